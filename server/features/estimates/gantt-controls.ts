import type { Day } from '../../domain/calendar.ts';
import { type GanttLine, type GanttView, networkGroup } from '../../domain/schedule/arrange-gantt.ts';
import { crewKindOf, crewWords, shownCrewKinds } from '../../domain/schedule/crew-words.ts';
import type { PlannedActivity } from '../../domain/schedule/schedule.ts';
import { workClasses, workClassOf, workClassWords } from '../../domain/schedule/work-class.ts';
import { formatMonth, monthOf, monthsBetween } from '../../platform/charts/month-axis.ts';
import { listAddress } from '../../web/to-pager.ts';
import { type GanttQuery, shiftMonth } from './gantt-inputs.ts';

/** More than this many groups are not offered one by one. */
const mostFolds = 400;
const zooms = [
  { label: 'Whole plan', months: null },
  { label: 'A year', months: 12 },
  { label: 'A quarter', months: 3 },
  { label: 'A month', months: 1 },
] as const;

export const ganttViewWords: Readonly<Record<GanttView, { label: string; noun: string; title: string; all: string }>> = {
  site: { label: 'Sites', noun: 'sites', title: 'The plan by site', all: 'All steps' },
  county: { label: 'Counties', noun: 'counties', title: 'The plan by county', all: 'All sites' },
  cluster: { label: 'Clusters', noun: 'clusters', title: 'The plan by cluster', all: 'All sites' },
  crew: { label: 'Crews', noun: 'crews', title: 'The plan by crew', all: 'All jobs' },
};

/** Search, choices and links by which a reader chooses what the chart of a plan shows; all of it is in the address. */
export function ganttControls(href: string, query: GanttQuery, { activities, groups, hasClusters, hasCounties, hasTerm, today }: Controlled) {
  const address = ganttAddress(href, query);
  const views = (Object.keys(ganttViewWords) as GanttView[]).filter((by) => (by !== 'cluster' || hasClusters) && (by !== 'county' || hasCounties));
  const span = spanOf(activities);
  const isChosen =
    query.search !== '' || query.from !== null || query.until !== null || query.trade !== null || query.workClass !== null || query.only !== null;
  return {
    filters: {
      id: 'plan',
      label: 'Search the plan',
      href,
      search: { name: 'q', label: 'Search the sites', value: query.search, placeholder: 'Name, code, county' },
      hidden: query.by === 'site' ? [] : [{ name: 'by', value: query.by }],
      choices: [...workChoices(activities, query, hasTerm), ...windowChoices(span, query), ...foldChoice(groups, query)],
      chips: views.map((by) => ({ label: ganttViewWords[by].label, href: address({ by, open: '', page: 1 }), current: by === query.by })),
      chipsLabel: 'Show the plan by',
      ...(isChosen && { clearHref: address({ search: '', from: null, until: null, trade: null, workClass: null, only: null, page: 1 }) }),
    },
    folds: [
      { label: 'Folded', href: address({ open: '', page: 1 }), current: query.open === '' },
      { label: ganttViewWords[query.by].all, href: address({ open: 'all', page: 1 }), current: query.open === 'all' },
    ],
    ...zoomLinks(span, query, { address, today }),
  };
}

/** The address of the chart with something changed. */
export function ganttAddress(href: string, query: GanttQuery) {
  return (change: Partial<GanttQuery>): string => {
    const next = { ...query, ...change };
    const values = { ...shownValues(next), q: next.search, page: next.page > 1 ? String(next.page) : '' };
    return `${listAddress(href, values)}#plan`;
  };
}

/** What the address says about the chart, by name, for links of other lists of the page. */
export function shownValues({ by, from, until, open, trade, workClass, only }: GanttQuery): Record<string, string> {
  return { by: by === 'site' ? '' : by, from: from ?? '', until: until ?? '', open, trade: trade ?? '', work: workClass ?? '', only: only ?? '' };
}

/** Trade, kind of work, and what to look at; only what the plan has. */
function workChoices(activities: readonly PlannedActivity[], { trade, workClass, only }: GanttQuery, hasTerm: boolean): Choice[] {
  const trades = new Set(activities.map(crewKindOf));
  const kinds = shownCrewKinds.filter((kind) => trades.has(kind));
  const classes = new Set(activities.map(({ kind }) => workClassOf(kind)));
  return [
    ...(kinds.length > 1
      ? [
          toChoice(
            'trade',
            'Trade',
            { value: trade, open: 'Any trade' },
            kinds.map((kind) => ({ value: kind, label: crewWords[kind].many })),
          ),
        ]
      : []),
    toChoice(
      'work',
      'Kind of work',
      { value: workClass, open: 'Any work' },
      workClasses.filter((one) => classes.has(one)).map((one) => ({ value: one, label: workClassWords[one] })),
    ),
    toChoice('only', 'What to look at', { value: only, open: 'All of it' }, [
      { value: 'driving', label: 'What sets the finish date' },
      ...(hasTerm ? [{ value: 'late', label: 'After the term' }] : []),
    ]),
  ];
}

/** First and last month of the window, from the months of the plan. */
function windowChoices(span: Span | undefined, { from, until }: GanttQuery): Choice[] {
  if (!span) return [];
  const months = monthsBetween(span.first, span.last).map((month) => ({ value: month, label: formatMonth(month) }));
  return [
    toChoice('from', 'First month', { value: from, open: 'From the start' }, months),
    toChoice('until', 'Last month', { value: until, open: 'To the end' }, months),
  ];
}

/** Which group to unfold: those of the page. */
function foldChoice(groups: readonly GanttLine[], { open }: GanttQuery): Choice[] {
  const named = groups.filter(({ group }) => group !== networkGroup).slice(0, mostFolds);
  const options = named.map(({ group, label }) => ({ value: group, label: `Unfold ${label}` }));
  const known = open === '' || options.some(({ value }) => value === open);
  return [
    toChoice('open', 'Unfold', { value: open, open: 'Unfold none' }, [
      { value: 'all', label: 'Unfold all' },
      ...options,
      ...(known || open === 'all' ? [] : [{ value: open, label: `Unfold ${open}` }]),
    ]),
  ];
}

/** Windows of a year, a quarter and a month from where the reader is, and the windows before and after. */
function zoomLinks(span: Span | undefined, { from, until }: GanttQuery, { address, today }: { address: Address; today: Day }) {
  if (!span) return { zooms: [], time: null };
  const now = monthOf(today);
  const start = from ?? (now >= span.first && now <= span.last ? now : span.first);
  const length = from !== null && until !== null ? monthsBetween(from, until).length : null;
  const at = (first: string, months: number) => address({ from: first, until: shiftMonth(first, months - 1), page: 1 });
  const earlier = from !== null && length !== null && from > span.first ? at(shiftMonth(from, -length), length) : null;
  const later = until !== null && length !== null && from !== null && until < span.last ? at(shiftMonth(from, length), length) : null;
  return {
    zooms: zooms.map(({ label, months }) => ({
      label,
      href: months === null ? address({ from: null, until: null, page: 1 }) : at(start, months),
      current: months === null ? from === null && until === null : length === months,
    })),
    time:
      length === null
        ? null
        : { label: length === 1 ? formatMonth(start) : `${formatMonth(start)} to ${formatMonth(until ?? start)}`, earlier, later },
  };
}

function spanOf(activities: readonly PlannedActivity[]): Span | undefined {
  const [one] = activities;
  if (!one) return undefined;
  const start = activities.reduce((least, { startOn }) => (startOn < least ? startOn : least), one.startOn);
  const finish = activities.reduce((most, { finishOn }) => (finishOn > most ? finishOn : most), one.finishOn);
  return { first: monthOf(start), last: monthOf(finish) };
}

function toChoice(name: string, label: string, { value, open }: { value: string | null; open: string }, options: Choice['options']): Choice {
  return { name, label, value: value ?? '', options: [{ value: '', label: open }, ...options] };
}

type Address = ReturnType<typeof ganttAddress>;

interface Choice {
  name: string;
  label: string;
  value: string;
  options: { value: string; label: string }[];
}

interface Span {
  first: string;
  last: string;
}

interface Controlled {
  activities: readonly PlannedActivity[];
  /** The groups of the lines shown. */
  groups: readonly GanttLine[];
  hasClusters: boolean;
  /** Whether enough sites tell their county. */
  hasCounties: boolean;
  hasTerm: boolean;
  today: Day;
}
