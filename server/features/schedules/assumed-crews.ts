import type { Day } from '../../domain/calendar.ts';
import { formatCents } from '../../domain/money.ts';
import { completePlan, toWorkPlan } from '../../domain/schedule/default-settings.ts';
import type { TradeRules } from '../../domain/schedule/network/read-trade-rules.ts';
import type { WorkPackage } from '../../domain/schedule/work-packages.ts';
import { type CrewKind, crewKinds } from '../../domain/schedule/work-plan.ts';
import { formatCount } from '../../domain/words.ts';

/** What the planner assumes about each trade where the carrier says nothing, in words. */
export function assumedCrews(packages: readonly WorkPackage[], trades: TradeRules): AssumedCrews {
  const { teams } = completePlan(toWorkPlan({ startOn: '2027-01-01' as Day, termYears: null }), packages, trades);
  const assumed = crewKinds.map((trade): [CrewKind, AssumedCrew] => {
    const { rule, teams: count, costPerDayCents, mobilisationCents, home } = teams[trade];
    return [
      trade,
      {
        teams: formatCount(count),
        cost: formatCents(costPerDayCents).replace('$', ''),
        mobilisation: formatCents(mobilisationCents).replace('$', ''),
        home: home ? `${home.latitude}, ${home.longitude}` : 'Site code or coordinates',
        source: rule.confidence === 'planning assumption' ? `${rule.source} Planning assumption.` : rule.source,
      },
    ];
  });
  return Object.fromEntries(assumed) as AssumedCrews;
}

interface AssumedCrew {
  teams: string;
  cost: string;
  mobilisation: string;
  home: string;
  source: string;
}

export type AssumedCrews = Readonly<Record<CrewKind, AssumedCrew>>;
