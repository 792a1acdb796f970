import { addDays, type Day } from '../calendar.ts';
import type { Place } from '../geography.ts';
import type { Cents } from '../money.ts';
import type { TradeRule, TradeRules } from './network/read-trade-rules.ts';
import type { ScheduleSettings } from './schedule.ts';
import type { WorkPackage } from './work-packages.ts';
import { type CrewKind, crewKinds, type WorkPlan } from './work-plan.ts';

/**
 * Planning assumption behind the day of the first money where the carrier has not stated it: approvals were given on July 15 2022, and the earliest
 * terms show first money about Sept 29 2022 (derived from published term ends).
 */
export const defaultSettings = { daysToFirstFunds: 76 } as const;

/** A plan of work as the carrier stated it, or the few settings of an estimate as one. */
export function toWorkPlan(request: ScheduleRequest | WorkPlan): WorkPlan {
  if ('crews' in request) return request;
  const { startOn, firstFundsOn, termYears, towerCrews } = request;
  return {
    startOn,
    firstFundsOn,
    termYears,
    money: [],
    crews: towerCrews === undefined ? {} : { 'tower-crew': { teams: towerCrews } },
    workWeek: 'five days',
    freezes: [],
    durations: {},
    sitesLeftOut: [],
    lateDeliveries: [],
    goal: { kind: 'finish' },
  };
}

/** The plan with what is assumed where the carrier has said nothing: teams by the number of sites, first money some time after the start. */
export function completePlan(plan: WorkPlan, packages: readonly WorkPackage[], trades: TradeRules): CompletePlan {
  const atHeight = packages.filter(({ work }) => work === 'tower' || work === 'light').length;
  const home = homeOf(packages);
  const teamsOf = (trade: CrewKind): number => {
    const { number } = trades[trade];
    const stated = plan.crews[trade]?.teams;
    if (stated !== undefined) return stated;
    // Whoever plans without tower crews still has technicians.
    if ('as' in number) return Math.max(1, Math.round(teamsOf(number.as)));
    const sites = number.of === 'sites' ? packages.length : atHeight;
    return Math.min(number.most, Math.max(number.fewest, Math.ceil(sites / number.per)));
  };
  const crews = crewKinds.map((trade): [CrewKind, TeamPlan] => {
    const [rule, own] = [trades[trade], plan.crews[trade]];
    return [
      trade,
      {
        rule,
        teams: teamsOf(trade),
        costPerDayCents: own?.costPerDayCents ?? rule.costPerDay.likelyCents,
        mobilisationCents: own?.mobilisationCents ?? rule.mobilisationCents,
        home: own?.home ?? home,
        stated: own !== undefined,
      },
    ];
  });
  const firstFundsOn = plan.firstFundsOn ?? addDays(plan.startOn, defaultSettings.daysToFirstFunds);
  return { ...plan, orderOn: plan.orderOn ?? plan.startOn, firstFundsOn, teams: Object.fromEntries(crews) as Record<CrewKind, TeamPlan> };
}

export function toScheduleSettings({ startOn, firstFundsOn, termYears, teams }: CompletePlan): ScheduleSettings {
  return { startOn, firstFundsOn, towerCrews: teams['tower-crew'].teams, termYears };
}

/** The first warehouse, else the first core or exchange, of which the place is known. */
function homeOf(packages: readonly WorkPackage[]): Place | null {
  const ranks = ['warehouse', 'core', 'data-center', 'central-office'];
  const rank = ({ kind }: WorkPackage): number => ranks.indexOf(kind ?? '');
  const bases = packages.filter((one) => rank(one) >= 0 && one.latitude !== null && one.longitude !== null);
  bases.sort((a, b) => rank(a) - rank(b) || (a.siteCode < b.siteCode ? -1 : 1));
  const { latitude = null, longitude = null } = bases[0] ?? {};
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

/** What the carrier set; the rest is assumed. */
export interface ScheduleRequest {
  startOn: Day;
  termYears: number | null;
  firstFundsOn?: Day | undefined;
  /** A whole number of 1 or more. */
  towerCrews?: number | undefined;
}

/** A plan with nothing left open. */
export interface CompletePlan extends WorkPlan {
  orderOn: Day;
  firstFundsOn: Day;
  teams: Readonly<Record<CrewKind, TeamPlan>>;
}

export interface TeamPlan {
  rule: TradeRule;
  teams: number;
  costPerDayCents: Cents;
  mobilisationCents: Cents;
  home: Place | null;
  /** The carrier said something about the trade. */
  stated: boolean;
}
