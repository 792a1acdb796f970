import { formatDay } from '../../domain/calendar.ts';
import type { FrozenFiling, FrozenWorkChart } from '../../domain/filing/frozen-filing.ts';
import { formatCount } from '../../domain/words.ts';
import { drawGanttSheets } from '../../platform/charts/draw-gantt.ts';
import { drawPhases } from '../../platform/charts/draw-phases.ts';
import type { Block } from '../../platform/pdf/document.ts';
import { isFourthEdition } from './is-fourth-edition.ts';

/** Exhibit 6: the sentence, the phases as a figure and a table, the days of each site, the durations behind them. */
export function drawFilingTimeline({ timeline, paper }: Pick<FrozenFiling, 'timeline' | 'paper'>): Block[] {
  const { phases, termEndsOn, p80FinishOn } = timeline;
  const chart = drawPhases({ phases, termEndsOn, p80FinishOn });
  return [
    { kind: 'page', layout: 'landscape' },
    { kind: 'heading', level: 2, text: 'Exhibit 6. Timeline' },
    {
      kind: 'paragraph',
      text: timeline.sentence,
      style: 'lead',
      ...(isFourthEdition(paper) && {
        footnotes: ['Counted in simulated runs of this plan, each with every duration drawn between its low and high. The durations stand below.'],
      }),
    },
    { kind: 'drawing', drawing: chart.full ?? chart.wide },
    ...(timeline.chart === undefined ? [] : drawWorkChart(timeline.chart, timeline)),
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 3, text: 'Kinds of work' },
    {
      kind: 'table',
      caption: 'Kinds of work: how many, first start, last finish',
      columns: [
        { title: 'Kind of work', width: { share: 1 } },
        { title: 'Number', width: 'fit', align: 'right' },
        { title: 'First start', width: 'fit' },
        { title: 'Last finish', width: 'fit' },
      ],
      rows: phases.map((phase) => ({ cells: [phase.title, formatCount(phase.count), formatDay(phase.startOn), formatDay(phase.finishOn)] })),
    },
    { kind: 'heading', level: 3, text: 'Days by site' },
    {
      kind: 'table',
      caption: 'Days by site: work starts, new equipment on air, old equipment gone',
      columns: [
        { title: 'Site', width: 'fit' },
        { title: 'Name', width: { share: 1 } },
        { title: 'Work starts', width: 'fit' },
        { title: 'Cut over', width: 'fit' },
        { title: 'Finished', width: 'fit' },
      ],
      rows: timeline.sites.map((site) => ({
        cells: [site.siteCode, site.name, formatDay(site.startOn), formatDay(site.cutOverOn), formatDay(site.finishOn)],
      })),
    },
    { kind: 'heading', level: 3, text: 'Durations used' },
    {
      kind: 'table',
      caption: 'Durations: step, days from low to high, how sure, source',
      columns: [
        { title: 'Step', width: 150 },
        { title: 'Days', width: 94 },
        { title: 'How sure', width: 76 },
        { title: 'Source', width: { share: 1 } },
      ],
      rows: timeline.durations.map((duration) => ({ cells: [duration.title, duration.days, duration.confidence, duration.source] })),
    },
  ];
}

/** Every row of bars once, on as many wide pages as they need. */
function drawWorkChart({ by, lines, statutory }: FrozenWorkChart, { termEndsOn, p80FinishOn }: FrozenFiling['timeline']): Block[] {
  const title = `The work by ${{ sites: 'site', counties: 'county', states: 'state' }[by]}`;
  const sheets = drawGanttSheets({ title, noun: by, lines, statutory, termEndsOn, p80FinishOn, todayOn: null, from: null, until: null });
  return [
    { kind: 'page', layout: 'landscape' },
    { kind: 'heading', level: 3, text: title },
    ...sheets.map((drawing, index): Block => {
      const part = sheets.length > 1 ? ` Sheet ${index + 1} of ${sheets.length}.` : '';
      return { kind: 'drawing', drawing, caption: `Likely plan. Months without work at either end are left out.${part}`, whole: true };
    }),
  ];
}
