import { formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import type { ScheduleSummary } from '../../domain/schedule/schedule.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { drawSitesByMonth } from '../../platform/charts/draw-sites-by-month.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import {
  breakable,
  durationTable,
  estimateTitle,
  formatWhole,
  type ganttParts,
  phasesChart,
  type ReadyRow,
  termSentence,
} from '../estimates/index.ts';
import type { MadeRow } from './queries.ts';
import type { siteList } from './site-list.ts';
import { planTitle, schedulesCrumb } from './words.ts';

/** A plan of work: when it is done, what makes it late, who works when. */
export function resultPage(row: MadeRow, around: Around): Page {
  const { summaryJson: summary } = row;
  const { estimate, plan, sites, mayMake } = around;
  const copy = { label: 'Copy and change', href: listAddress(paths.newSchedule(), { from: String(row.id) }), tone: 'main' };
  return {
    template: 'schedules/result',
    title: `${planTitle(row)} · Schedules`,
    view: {
      head: {
        title: planTitle(row),
        crumbs: [schedulesCrumb, { label: estimateTitle(estimate), href: listAddress(paths.schedules(), { estimate: String(estimate.id) }) }],
        sentence: termSentence(summary),
        actions: [
          { label: 'Microsoft Project', href: paths.scheduleProjectXml(row.id) },
          { label: 'Calendar', href: paths.scheduleCalendar(row.id) },
          { label: 'CSV', href: paths.scheduleActivities(row.id) },
          { label: 'Track', href: paths.scheduleTrack(row.id) },
          ...(mayMake ? [copy] : []),
        ],
      },
      next: { title: 'What the date waits for.', text: summary.bottleneck },
      note: null,
      figures: figuresOf(summary),
      phases: phasesChart({ schedule: summary }),
      gantt: plan.gantt,
      crews: plan.crews,
      clock: plan.clock,
      months: drawSitesByMonth({ months: summary.sitesByMonth, termEndsOn: summary.termEndsOn }),
      ...sites,
      durations: durationTable(summary.assumptions),
    },
  };
}

function figuresOf(summary: ScheduleSummary) {
  const { settings, termEndsOn, withinTermShare } = summary;
  return [
    {
      label: 'Likely finish',
      value: breakable(summary.finishOn),
      note: `work starts ${formatDay(settings.startOn)} with ${counted(settings.towerCrews, 'tower crew')}`,
    },
    { label: 'Finish (P50)', value: breakable(summary.p50FinishOn), note: `half of ${formatWhole(summary.runs)} runs are done by then` },
    { label: 'Finish (P80)', value: breakable(summary.p80FinishOn), note: '8 of 10 runs are done by then' },
    {
      label: 'Term ends',
      value: termEndsOn === null ? 'No term' : breakable(termEndsOn),
      note: withinTermShare === null ? 'the program sets none' : `${inHundred(withinTermShare)} of 100 runs finish in time`,
    },
  ];
}

interface Around {
  estimate: ReadyRow;
  plan: ReturnType<typeof ganttParts>;
  sites: ReturnType<typeof siteList>;
  mayMake: boolean;
}
