import type { Day } from '../../domain/calendar.ts';
import { arrangeGantt, type GanttActivity, type GanttLine, type GanttPlace } from '../../domain/schedule/arrange-gantt.ts';
import { chooseGanttView } from '../../domain/schedule/choose-gantt-view.ts';
import { countTradeMonths, type TradeMonths } from '../../domain/schedule/count-crew-months.ts';
import { followPlan } from '../../domain/schedule/follow-plan.ts';
import { pageLines } from '../../domain/schedule/page-lines.ts';
import type { SeasonRules } from '../../domain/schedule/read-access-seasons.ts';
import type { Schedule, ScheduleSummary } from '../../domain/schedule/schedule.ts';
import type { StatutoryDay } from '../../domain/schedule/statutory-days.ts';
import type { CrewKind } from '../../domain/schedule/work-plan.ts';
import { counted } from '../../domain/words.ts';
import { drawCrewMonths } from '../../platform/charts/draw-crew-months.ts';
import { drawGantt } from '../../platform/charts/draw-gantt.ts';
import { toPager } from '../../web/to-pager.ts';
import { clockTable } from './clock-table.ts';
import { ganttAddress, ganttControls, ganttViewWords, shownValues } from './gantt-controls.ts';
import { type GanttQuery, openGroups, windowOf } from './gantt-inputs.ts';

/** Lines on a page: what a screen and a sheet of paper hold. Counties and clusters take several bars a line. */
const linesPerPage = 30;
const countiesPerPage = 20;
export const noCounties = 'Fewer than half of the sites tell their county, so sites near each other stand together here.';
/** Crews by month, remembered for the very array of activities, which nobody changes: they are the same in every view. */
const knownMonths = new WeakMap<object, TradeMonths[]>();

/** The parts of a page that show a whole plan: the Gantt chart with its views, the crews by month, the program's clock. */
export function ganttParts(
  { href, statutory, seasons }: ShownAt,
  { schedule, places }: ShownPlan,
  { query: asked, today }: { query: GanttQuery; today: Day },
) {
  const query = { ...asked, by: chooseGanttView(asked.by, places) };
  const { activities, summary } = schedule;
  const { termEndsOn, p80FinishOn } = summary;
  const view = ganttViewWords[query.by];
  const window = windowOf(query);
  const { driving } = followPlan(schedule);
  const lines = arrangeGantt(activities, places, { ...query, open: openGroups(query), ...window, driving, termEndsOn, seasons });
  const isFolded = (query.by === 'county' || query.by === 'cluster') && query.open === '';
  const size = isFolded ? countiesPerPage : linesPerPage;
  const page = pageLines(lines, query.page, size);
  const address = ganttAddress(href, query);
  const drawn = { title: view.title, noun: view.noun, lines: page.lines, statutory, termEndsOn, p80FinishOn, todayOn: today, ...window };
  const groups = lines.filter(({ depth }) => depth === 0);
  return {
    gantt: {
      title: view.title,
      chart: lines.length === 0 ? null : { ...drawGantt(drawn), caption: captionOf(page.lines, driving, query.by !== asked.by) },
      ...ganttControls(href, query, {
        activities,
        groups: query.by === 'site' ? page.lines.filter(({ depth }) => depth === 0) : groups,
        hasClusters: places.some(({ cluster }) => cluster !== undefined),
        hasCounties: chooseGanttView('county', places) === 'county',
        hasTerm: termEndsOn !== null,
        today,
      }),
      pager: toPager({ page: page.number, size, total: lines.length, noun: 'lines', toHref: (number) => address({ page: number }) }),
    },
    crews: drawCrewMonths(tradeMonths(activities, summary)),
    clock: clockTable(statutory),
    /** What the address says about the chart, for links of the list below it. */
    shown: shownValues(query),
  };
}

function tradeMonths(activities: GanttActivity[], summary: ScheduleSummary): TradeMonths[] {
  const months = knownMonths.get(activities) ?? countTradeMonths(activities, teamsOf(summary));
  knownMonths.set(activities, months);
  return months;
}

/** How many teams of each trade the plan has. */
export function teamsOf({ settings, crews = [] }: ScheduleSummary): ReadonlyMap<CrewKind, number> {
  return new Map<CrewKind, number>([
    ['tower-crew', settings.towerCrews],
    ...crews.map(({ crewKind, teams }): [CrewKind, number] => [crewKind, teams]),
  ]);
}

function captionOf(lines: readonly GanttLine[], driving: ReadonlySet<string>, isInstead: boolean): string {
  const instead = isInstead ? [noCounties] : [];
  const path = driving.size === 0 ? [] : [`The bracket marks the ${counted(driving.size, 'step')} in a row that set the finish date.`];
  const closed = lines.some((one) => one.closed) ? ['Upright stripes: the site is closed then.'] : [];
  return [...instead, 'Likely plan. Months without work at either end are left out.', ...path, ...closed].join(' ');
}

/** The page that shows the plan, the program's days for it, and when seasons close sites. */
interface ShownAt {
  href: string;
  statutory: readonly StatutoryDay[];
  seasons?: SeasonRules | undefined;
}

interface ShownPlan {
  schedule: Omit<Schedule, 'activities'> & { activities: GanttActivity[] };
  places: readonly GanttPlace[];
}
