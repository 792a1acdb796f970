import { formatDay } from '../../domain/calendar.ts';
import { formatCents } from '../../domain/money.ts';
import type { DurationKind } from '../../domain/schedule/duration-kinds.ts';
import type { CrewUse } from '../../domain/schedule/schedule.ts';
import type { CrewKind, CrewPlan, WorkPlan } from '../../domain/schedule/work-plan.ts';
import { counted, formatCount } from '../../domain/words.ts';
import type { MadeRow } from './queries.ts';
import { crewTitles, shownCrews } from './words.ts';

const namesShown = 12;

/** Every setting of a plan in words, each stated by the carrier or assumed, with where the assumption comes from. */
export function settingRows({ planJson: plan, summaryJson: summary, passes, seed }: MadeRow): SettingRow[] {
  const { settings, crews = [], assumptions } = summary;
  const titles = new Map(assumptions.map(({ kind, title }) => [kind, title]));
  return [
    stated('Work may start', formatDay(plan.startOn)),
    plan.orderOn
      ? stated('Orders go out', formatDay(plan.orderOn))
      : assumed('Orders go out', formatDay(plan.startOn), 'The day the work may start.'),
    plan.firstFundsOn
      ? stated('First money arrives', formatDay(plan.firstFundsOn))
      : assumed(
          'First money arrives',
          formatDay(settings.firstFundsOn),
          '76 days after the start, as between the approvals and the first money of 2022 (derived).',
        ),
    listed(
      'Money in parts',
      plan.money.map(({ on, cents }) => `${formatCents(cents)} on ${formatDay(on)}`),
    ),
    ...shownCrews.flatMap((trade) =>
      crewRow(trade, plan.crews[trade], { use: crews.find(({ crewKind }) => crewKind === trade), towerCrews: settings.towerCrews }),
    ),
    plan.workWeek === 'six days'
      ? stated('Working week', 'Six days, with Saturdays')
      : assumed('Working week', 'Five days', 'Monday to Friday without federal holidays (5 U.S.C. 6103).'),
    listed(
      'Freezes',
      plan.freezes.map(({ from, until, stops, title }) => `${title}: no ${stops}, ${formatDay(from)} to ${formatDay(until)}`),
    ),
    listed('Own durations', ownDurations(plan, titles)),
    listed(
      'Late deliveries',
      plan.lateDeliveries.map(({ siteCode, days, reason }) => `${siteCode ?? 'All sites'}: ${counted(days, 'day')}, ${reason}`),
    ),
    listed('Sites left out', plan.sitesLeftOut),
    stated('Goal', goalWords(plan)),
    stated('Search', `${counted(passes, 'pass', 'passes')}, seed ${seed}`),
  ];
}

/** `Finish as early as possible`. */
export function goalWords({ goal }: WorkPlan): string {
  return goal.kind === 'finish' ? 'Finish as early as possible' : `As few tower crews as still finish by ${formatDay(goal.finishBy)}`;
}

function crewRow(trade: CrewKind, plan: CrewPlan | undefined, found: { use: CrewUse | undefined; towerCrews: number }): SettingRow[] {
  const label = crewTitles[trade];
  if (plan) {
    const { teams, costPerDayCents, mobilisationCents, home } = plan;
    const parts = [
      formatCount(teams),
      ...(costPerDayCents === undefined ? [] : [`${formatCents(costPerDayCents)} a day`]),
      ...(mobilisationCents === undefined ? [] : [`mobilization ${formatCents(mobilisationCents)}`]),
      ...(home === undefined ? [] : [`from ${home.latitude}, ${home.longitude}`]),
    ];
    return [stated(label, parts.join(', '))];
  }
  if (found.use) return [assumed(label, formatCount(found.use.teams), found.use.basis)];
  return trade === 'tower-crew'
    ? [assumed(label, formatCount(found.towerCrews), 'By the number of sites with work at height (planning assumption).')]
    : [];
}

function ownDurations(plan: WorkPlan, titles: ReadonlyMap<DurationKind, string>): string[] {
  return Object.entries(plan.durations).map(
    ([kind, { lowDays, likelyDays, highDays, reason }]) =>
      `${titles.get(kind as DurationKind) ?? kind}: ${lowDays} to ${highDays}, likely ${likelyDays}. ${reason}`,
  );
}

function listed(label: string, parts: readonly string[]): SettingRow {
  if (parts.length === 0) return { label, value: 'None', origin: 'nothing stated', source: '' };
  const shown = parts.slice(0, namesShown).join('; ');
  return stated(label, parts.length > namesShown ? `${shown}; and ${formatCount(parts.length - namesShown)} more` : shown);
}

function stated(label: string, value: string): SettingRow {
  return { label, value, origin: 'stated', source: '' };
}

function assumed(label: string, value: string, source: string): SettingRow {
  return { label, value, origin: 'assumed', source };
}

export interface SettingRow {
  label: string;
  value: string;
  /** By the carrier, or by the planner; nothing where the setting holds nothing up. */
  origin: 'stated' | 'assumed' | 'nothing stated';
  source: string;
}
