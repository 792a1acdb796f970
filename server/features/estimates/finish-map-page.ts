import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { FinishMap } from '../../platform/charts/draw-finish-map.ts';
import { formatMonth } from '../../platform/charts/month-axis.ts';
import type { Page } from '../../web/render-page.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';

/** When each site is finished, on a map, with the months in a table beside it. */
export function finishMapPage(row: ReadyRow, { map, by, placed, unplaced }: Shown): Page {
  const here = paths.estimateScheduleMap(row.id);
  const { sitesByMonth } = row.summaryJson.schedule;
  const total = sitesByMonth.reduce((sum, { finished }) => sum + finished, 0);
  const until = by === null ? total : sitesByMonth.reduce((sum, { month, finished }) => (month <= by ? sum + finished : sum), 0);
  const without = unplaced === 0 ? '' : ` ${counted(unplaced, 'site')} without coordinates ${unplaced === 1 ? 'is' : 'are'} not on the map.`;
  const done =
    by === null
      ? `${counted(total, 'site')} by month of finish.`
      : `${formatCount(until)} of ${counted(total, 'site')} finished by the end of ${formatMonth(by)}.`;
  let sum = 0;
  return {
    template: 'estimates/finish-map',
    title: `Finish on the map · Estimate ${row.number}`,
    view: {
      head: {
        title: 'Finish on the map',
        crumbs: [...crumbs(row), { label: 'How long it will take', href: paths.estimateSchedule(row.id) }],
        sentence: `${done}${without}`,
        actions: [{ label: 'The plan as a chart', href: paths.estimateSchedule(row.id) }],
      },
      filters: {
        href: here,
        choices: [
          {
            name: 'by',
            label: 'Finished by the end of',
            value: by ?? '',
            options: [{ value: '', label: 'Any month' }, ...sitesByMonth.map(({ month }) => ({ value: month, label: formatMonth(month) }))],
          },
        ],
        clearHref: by === null ? null : here,
      },
      drawing: placed === 0 ? null : (map?.drawing ?? null),
      legend: (map?.classes ?? []).map((one) => ({ ...one, number: String(one.number), count: counted(one.count, 'site') })),
      open: by === null ? null : `Not finished by the end of ${formatMonth(by)}: ${counted(placed - (map?.doneCount ?? 0), 'site')}`,
      empty: {
        title: 'No site has coordinates',
        text: 'Enter latitude and longitude of your sites, then estimate again: the map shows them as they were on the day.',
      },
      table: {
        caption: 'Sites by month of finish',
        captionHidden: true,
        columns: [
          { label: 'Month', kind: 'key' },
          { label: 'Finished', kind: 'number', pin: true },
          { label: 'In all', kind: 'number' },
        ],
        rows: sitesByMonth.map(({ month, finished }) => {
          sum += finished;
          return { on: month === by, cells: [{ text: formatMonth(month) }, { text: formatCount(finished) }, { text: formatCount(sum) }] };
        }),
      },
    },
  };
}

interface Shown {
  map: FinishMap | null;
  /** `2027-03`, or null for all. */
  by: string | null;
  /** Sites on the map, and those without coordinates. */
  placed: number;
  unplaced: number;
}
