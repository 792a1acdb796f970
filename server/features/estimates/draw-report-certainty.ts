import type { EstimateSummary } from '../../domain/cost/estimate.ts';
import { inHundred } from '../../domain/in-hundred.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import { formatCount } from '../../domain/words.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import type { CostReportDrawings, CostReportFacts } from './cost-report-facts.ts';
import { formatBasisPoints, formatPercentile } from './words.ts';

/** How sure the figures are: S-curve with the budget line, percentiles, what stands apart, drivers, and the risks of the simulation. */
export function drawReportCertainty(summary: EstimateSummary, { curve, drivers }: CostReportDrawings, facts: CostReportFacts): Block[] {
  const { risk, total } = summary;
  const { p10, p50, p80, p90, p95 } = risk.percentiles;
  const row = (chance: string, amount: Cents): Row => ({ cells: [chance, formatCents(amount)] });
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'How sure is that?' },
    {
      kind: 'drawing',
      drawing: curve,
      caption: `${formatCount(risk.trials)} trials, seed ${risk.seed}. Low and high of the first page add up every low and every high price, which never meet in practice.`,
    },
    {
      kind: 'table',
      caption: 'Chance that the work costs no more than an amount',
      columns: [
        { title: 'Chance', width: { share: 1 } },
        { title: 'Costs no more than', width: 'fit', align: 'right' },
      ],
      rows: [
        row(`${inHundred(risk.pointShare)} in 100 (point estimate)`, total.likelyCents),
        row('1 in 10 (P10)', p10),
        row('Even (P50)', p50),
        row('8 in 10 (P80)', p80),
        row('9 in 10 (P90)', p90),
        row('19 in 20 (P95)', p95),
        row('Mean of all trials', risk.meanCents),
        ...(risk.allocation === null ? [] : [row(`${inHundred(risk.allocation.share)} in 100 (allocation)`, risk.allocation.cents)]),
      ],
    },
    ...drawApart(summary, facts),
    { kind: 'heading', level: 2, text: 'What drives the spread' },
    { kind: 'drawing', drawing: drivers, caption: 'Share of the variance of the total. A vendor quote narrows a price.' },
    {
      kind: 'table',
      caption: 'Causes of the spread with their share of the variance',
      columns: [
        { title: 'Cause', width: { share: 1 } },
        { title: 'Share of the variance', width: 'fit', align: 'right' },
      ],
      rows: risk.drivers.map(({ label, share }) => ({ cells: [label, `${(share * 100).toFixed(1)} %`] })),
    },
    ...drawEvents(summary),
  ];
}

/** Contingency and reserve: beside the estimate, never in it. */
function drawApart({ contingencyCents, reserveCents, keptOutCents, timeCost }: EstimateSummary, { plan }: CostReportFacts): Block[] {
  if (!plan) return [];
  const { contingencyShare, reserveBasisPoints } = plan;
  const upTo = contingencyShare === null ? 'none was chosen' : `from the point estimate up to ${formatPercentile(contingencyShare)}`;
  const reserve =
    reserveBasisPoints === 0 ? 'none was chosen' : `${formatBasisPoints(reserveBasisPoints)} of the point estimate, for what nobody foresees`;
  return [
    {
      kind: 'table',
      caption: 'Amounts that stand apart: they are not part of what is filed',
      columns: [
        { title: 'Apart from the estimate', width: { share: 1 } },
        { title: 'Amount', width: 'fit', align: 'right' },
      ],
      rows: [
        { cells: [{ text: 'Contingency', small: upTo }, formatCents(contingencyCents)] },
        { cells: [{ text: 'Management reserve', small: reserve }, formatCents(reserveCents)] },
        ...(timeCost
          ? [
              {
                cells: [
                  { text: 'What the time of the work costs', small: 'two networks side by side, crews that wait; its own page has the parts' },
                  formatCents(timeCost.likelyCents),
                ],
              },
            ]
          : []),
        { cells: [{ text: 'Kept out', small: 'what the program does not pay, listed under Kept out' }, formatCents(keptOutCents)] },
      ],
    },
  ];
}

function drawEvents({ risk }: EstimateSummary): Block[] {
  if (risk.events.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: 'Risks that may strike' },
    { kind: 'paragraph', text: 'Each happens or not in each trial. They are in the simulated range, never in the point estimate.' },
    {
      kind: 'table',
      caption: 'Risks: sites concerned, how often each struck and what it cost on average over the trials, basis and source',
      columns: [
        { title: 'Risk', width: { share: 1 } },
        { title: 'Sites', width: 'fit', align: 'right' },
        { title: 'Struck', width: 'fit', align: 'right' },
        { title: 'Cost', width: 'fit', align: 'right' },
        { title: 'Basis', width: 84 },
      ],
      rows: risk.events.map((event) => ({
        cells: [
          { text: event.title, small: `Source: ${event.source}` },
          event.sites === 0 ? 'once' : formatCount(event.sites),
          event.meanCount.toFixed(2),
          formatCents(event.meanCents),
          event.basis,
        ],
      })),
    },
  ];
}
