import type { Person } from '../../context.ts';
import { dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress, toPager } from '../../web/to-pager.ts';
import { estimateTitle, formatWhole } from '../estimates/index.ts';
import type { ScheduleListRow } from './queries.ts';
import { planTitle, stateTag } from './words.ts';

/** The carrier's plans of work, newest first; of one estimate where one is chosen. */
export function schedulesPage(list: ScheduleList): Page {
  const { rows, total, page, size, estimate, hasEstimates, mayMake } = list;
  const made = rows.filter(({ status }) => status === 'ready' || status === 'stopped');
  const comparable = made.some((one, index) => made.findIndex(({ estimateId }) => estimateId === one.estimateId) !== index);
  const make = { label: 'New plan', href: listAddress(paths.newSchedule(), { estimate: estimate ? String(estimate.id) : '' }), tone: 'main' };
  const first = { label: 'Make an estimate', href: paths.newEstimate(), tone: 'main' };
  return {
    template: 'schedules/list',
    title: 'Schedules',
    view: {
      head: {
        title: 'Schedules',
        sentence: sentenceOf(list),
        actions: [...(comparable ? [{ label: 'Compare plans', href: paths.compareSchedules() }] : []), ...(mayMake && hasEstimates ? [make] : [])],
      },
      chips: estimate
        ? [
            { label: estimateTitle(estimate), href: listAddress(paths.schedules(), { estimate: String(estimate.id) }), current: true },
            { label: 'All estimates', href: paths.schedules(), current: false },
          ]
        : [],
      isEmpty: total === 0,
      empty: hasEstimates
        ? {
            title: 'No plan yet',
            text: 'A plan takes the work of an estimate, your crews and your days, and says when it is finished and what makes it late.',
            actions: mayMake ? [make] : [],
          }
        : {
            title: 'No estimate to plan from',
            text: 'A plan takes its sites and their work from an estimate. Make one first: it takes a few seconds.',
            actions: mayMake ? [first] : [],
          },
      table: {
        caption: 'Plans of work',
        captionHidden: true,
        keys: true,
        columns: [
          { label: 'Plan', kind: 'key' },
          { label: 'Estimate' },
          { label: 'Tower crews', kind: 'number' },
          { label: 'Likely finish' },
          { label: 'Finish (P80)', pin: true },
          { label: 'In the term', kind: 'number' },
          { label: 'Status' },
        ],
        rows: rows.map(listRow),
      },
      pager: toPager({
        page,
        size,
        total,
        noun: 'plans',
        toHref: (number) => listAddress(paths.schedules(), { estimate: estimate ? String(estimate.id) : '', page: String(number) }),
      }),
    },
  };
}

export function mayMakeSchedules(person: Person): boolean {
  return person.roles.includes('preparer');
}

function sentenceOf({ total, estimate }: ScheduleList): string {
  if (total === 0) return 'Plans of the work: with which crews, from which day, finished when.';
  const of = estimate ? ` of ${estimateTitle(estimate)}` : '';
  return `${counted(total, 'plan')}${of}. Each is kept as it was made; to change one, copy it.`;
}

function listRow(row: ScheduleListRow) {
  const { summaryJson: summary } = row;
  const share = summary?.withinTermShare ?? null;
  return {
    cells: [
      { text: planTitle(row), href: paths.schedule(row.id), small: formatDay(dayOf(row.createdAt as Instant)) },
      { text: estimateTitle({ name: row.estimateName, number: row.estimateNumber }), href: paths.estimate(row.estimateId) },
      { text: summary ? formatWhole(summary.settings.towerCrews) : '' },
      { text: summary ? formatDay(summary.finishOn) : '' },
      { text: summary ? formatDay(summary.p80FinishOn) : '' },
      { text: share === null ? '' : `${inHundred(share)} of 100` },
      { tag: stateTag(row) },
    ],
  };
}

interface ScheduleList {
  rows: ScheduleListRow[];
  total: number;
  page: number;
  size: number;
  /** The estimate whose plans are listed; null for all. */
  estimate: { id: number; name: string; number: number } | null;
  hasEstimates: boolean;
  mayMake: boolean;
}
