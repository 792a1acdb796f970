import { formatDay } from '../../domain/calendar.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { drawSitesByMonth } from '../../platform/charts/draw-sites-by-month.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { phasesChart } from './charts.ts';
import type { ganttParts } from './gantt-parts.ts';
import type { SiteQuery } from './inputs.ts';
import type { ReadyRow, SiteListRow } from './queries.ts';
import { breakable, durationTable, likelyWords, planContents, termSentence } from './schedule-words.ts';
import { siteDates } from './site-dates.ts';
import { crumbs } from './site-pages.ts';
import { formatWhole } from './words.ts';

/** How long it will take: phases, the whole plan, crews and sites by month, the program's clock, durations with their sources, and the dates of each site. */
export function schedulePage(row: ReadyRow, list: SchedulePageList, plan: ReturnType<typeof ganttParts>): Page {
  const { schedule } = row.summaryJson;
  const { settings } = schedule;
  const here = paths.estimateSchedule(row.id);
  const { query, rows, total, size } = list;
  const dated = rows.map(({ scheduleJson, ...site }) => ({ ...site, dates: scheduleJson }));
  return {
    template: 'estimates/schedule',
    title: `How long it will take · Estimate ${row.number}`,
    view: {
      head: { title: 'How long it will take', crumbs: crumbs(row), sentence: termSentence(schedule), actions: fileLinks(row) },
      figures: [
        {
          label: 'Likely finish',
          value: breakable(schedule.finishOn),
          note: `work starts ${formatDay(settings.startOn)} with ${counted(settings.towerCrews, 'tower crew')}`,
        },
        { label: 'Finish (P50)', value: breakable(schedule.p50FinishOn), note: `half of ${formatWhole(schedule.runs)} runs are done by then` },
        { label: 'Finish (P80)', value: breakable(schedule.p80FinishOn), note: '8 of 10 runs are done by then' },
        {
          label: 'Term ends',
          value: schedule.termEndsOn === null ? 'No term' : breakable(schedule.termEndsOn),
          note: schedule.withinTermShare === null ? 'the program sets none' : `${inHundred(schedule.withinTermShare)} of 100 runs finish in time`,
        },
      ],
      likely: likelyWords(schedule),
      contents: planContents(plan.gantt.title),
      bottleneck: schedule.bottleneck,
      whatIf: { label: 'Plan with other crews or days', href: listAddress(paths.newSchedule(), { estimate: String(row.id) }) },
      phases: phasesChart(row.summaryJson),
      gantt: plan.gantt,
      crews: plan.crews,
      clock: plan.clock,
      months: drawSitesByMonth({ months: schedule.sitesByMonth, termEndsOn: schedule.termEndsOn }),
      durations: durationTable(schedule.assumptions),
      ...siteDates(here, { estimateId: row.id, rows: dated, total, page: query.page, size, search: query.search }, plan.shown),
    },
  };
}

/** The plan on paper and for other programs. */
function fileLinks(row: ReadyRow) {
  return [
    { label: 'How sure is the date?', href: paths.estimateFinish(row.id) },
    { label: 'On the map', href: paths.estimateScheduleMap(row.id) },
    { label: 'Schedule report', href: paths.estimateScheduleOrder(row.id) },
    { label: 'Microsoft Project', href: paths.estimateProjectXml(row.id) },
    { label: 'Calendar', href: paths.estimateCalendar(row.id) },
    { label: 'CSV', href: paths.estimateActivities(row.id) },
    { label: 'Field sheets for the survey', href: paths.fieldSheets() },
  ];
}

interface SchedulePageList {
  rows: SiteListRow[];
  total: number;
  query: SiteQuery;
  size: number;
}
