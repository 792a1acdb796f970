import { type Day, formatDay } from '../../domain/calendar.ts';
import { arrangeGantt, type GanttLine, type GanttView, networkGroup } from '../../domain/schedule/arrange-gantt.ts';
import { countCrewMonths } from '../../domain/schedule/count-crew-months.ts';
import { linkActivities } from '../../domain/schedule/link-activities.ts';
import { pageLines } from '../../domain/schedule/page-lines.ts';
import type { PlannedActivity } from '../../domain/schedule/schedule.ts';
import type { StatutoryDay } from '../../domain/schedule/statutory-days.ts';
import { traceDrivingPath } from '../../domain/schedule/trace-driving-path.ts';
import { counted } from '../../domain/words.ts';
import { drawCrewMonths } from '../../platform/charts/draw-crew-months.ts';
import { drawGantt } from '../../platform/charts/draw-gantt.ts';
import { formatMonth, monthOf, monthsBetween } from '../../platform/charts/month-axis.ts';
import { listAddress, toPager } from '../../web/to-pager.ts';
import { type GanttQuery, openGroups, windowOf } from './gantt-inputs.ts';
import type { LoadedPlan } from './load-plan.ts';

/** Lines on a page: what a screen and a sheet of paper hold. Counties take several bars a line. */
const linesPerPage = 30;
const countiesPerPage = 20;
/** Beyond this the path is not traced: it would take longer than a reader waits. */
const mostTraced = 40_000;
/** More than this many groups are not offered one by one. */
const mostFolds = 40;

const views: Readonly<Record<GanttView, { label: string; noun: string; title: string }>> = {
  site: { label: 'Sites', noun: 'sites', title: 'The plan by site' },
  county: { label: 'Counties', noun: 'counties', title: 'The plan by county' },
  crew: { label: 'Tower crews', noun: 'tower crews', title: 'The plan by tower crew' },
};

/** The parts of the schedule page that show the whole plan: the Gantt chart with its views, the crews by month, the program's clock, and the files. */
export function ganttParts({ href, statutory }: ShownAt, { schedule, places }: LoadedPlan, { query, today }: { query: GanttQuery; today: Day }) {
  const { activities, summary } = schedule;
  const { termEndsOn, p80FinishOn, settings } = summary;
  const view = views[query.by];
  const window = windowOf(query);
  const driving = activities.length > mostTraced ? new Set<string>() : traceDrivingPath(activities, linkActivities(activities, summary.assumptions));
  const lines = arrangeGantt(activities, places, { by: query.by, open: openGroups(query), search: query.search, ...window, driving });
  const size = query.by === 'county' && query.open === '' ? countiesPerPage : linesPerPage;
  const page = pageLines(lines, query.page, size);
  const address = toAddress(href, query);
  return {
    gantt: {
      title: view.title,
      chart:
        lines.length === 0
          ? null
          : {
              ...drawGantt({ title: view.title, noun: view.noun, lines: page.lines, statutory, termEndsOn, p80FinishOn, todayOn: today, ...window }),
              caption: captionOf(driving),
            },
      filters: {
        id: 'plan',
        label: 'Search the plan',
        href,
        search: { name: 'q', label: 'Search the sites', value: query.search, placeholder: 'Name, code, county' },
        hidden: [
          { name: 'by', value: query.by === 'site' ? '' : query.by },
          { name: 'open', value: query.open },
        ].filter(({ value }) => value !== ''),
        choices: windowChoices(activities, query),
        chips: (Object.keys(views) as GanttView[]).map((by) => ({
          label: views[by].label,
          href: address({ by, open: '', page: 1 }),
          current: by === query.by,
        })),
        chipsLabel: 'Show the plan by',
        ...((query.search !== '' || query.from !== null || query.until !== null) && {
          clearHref: address({ search: '', from: null, until: null, page: 1 }),
        }),
      },
      folds: foldLinks(lines, query, address),
      pager: toPager({ page: page.number, size, total: lines.length, noun: 'lines', toHref: (number) => address({ page: number }) }),
    },
    crews: drawCrewMonths({ months: countCrewMonths(activities), towerCrews: settings.towerCrews }),
    clock: clockTable(statutory),
    /** What the address says about the chart, for links of the list below it. */
    shown: shownValues(query),
  };
}

function captionOf(driving: ReadonlySet<string>): string {
  return driving.size === 0
    ? 'Likely plan. Months without work at either end are left out.'
    : `Likely plan. Months without work at either end are left out. The bracket marks the ${counted(driving.size, 'step')} in a row that set the finish date.`;
}

function toAddress(href: string, query: GanttQuery) {
  return (change: Partial<GanttQuery>): string => {
    const next = { ...query, ...change };
    const values = { ...shownValues(next), q: next.search, page: next.page > 1 ? String(next.page) : '' };
    return `${listAddress(href, values)}#plan`;
  };
}

function shownValues({ by, from, until, open }: GanttQuery): Record<'by' | 'from' | 'until' | 'open', string> {
  return { by: by === 'site' ? '' : by, from: from ?? '', until: until ?? '', open };
}

/** First and last month of the window, from the months of the plan. */
function windowChoices(activities: readonly PlannedActivity[], { from, until }: GanttQuery) {
  const [first] = activities;
  if (!first) return [];
  const start = activities.reduce((least, { startOn }) => (startOn < least ? startOn : least), first.startOn);
  const finish = activities.reduce((most, { finishOn }) => (finishOn > most ? finishOn : most), first.finishOn);
  const months = monthsBetween(monthOf(start), monthOf(finish)).map((month) => ({ value: month, label: formatMonth(month) }));
  const choice = (name: string, label: string, { value, open }: { value: string | null; open: string }) => ({
    name,
    label,
    value: value ?? '',
    options: [{ value: '', label: open }, ...months],
  });
  return [
    choice('from', 'First month', { value: from, open: 'From the start' }),
    choice('until', 'Last month', { value: until, open: 'To the end' }),
  ];
}

/** Links that unfold every group, none, or one of them. */
function foldLinks(lines: readonly GanttLine[], { by, open }: GanttQuery, address: (change: Partial<GanttQuery>) => string) {
  const groups = lines.filter(({ depth }) => depth === 0);
  const all = [
    { label: 'Folded', href: address({ open: '', page: 1 }), current: open === '' },
    {
      label: by === 'county' ? 'All sites' : by === 'crew' ? 'All jobs' : 'All steps',
      href: address({ open: 'all', page: 1 }),
      current: open === 'all',
    },
  ];
  if (by === 'site' || groups.length > mostFolds) return all;
  const each = groups
    .filter(({ group }) => group !== networkGroup)
    .map(({ group, label }) => ({ label, href: address({ open: group, page: 1 }), current: open === group }));
  return [...all, ...each];
}

function clockTable(days: readonly StatutoryDay[]) {
  return {
    caption: 'Term and reports',
    captionHidden: true,
    columns: [{ label: 'What', kind: 'key' }, { label: 'Day', pin: true }, { label: 'Source' }, { label: 'How the day comes about', kind: 'words' }],
    rows: days.map(({ title, day, citation, note }) => ({
      cells: [{ text: title }, { text: formatDay(day) }, { text: citation === '' ? 'Your plan' : citation }, { text: note }],
    })),
  };
}

/** The page that shows the plan, and the program's days for it. */
interface ShownAt {
  href: string;
  statutory: readonly StatutoryDay[];
}
