import { formatDay } from '../../domain/calendar.ts';
import type { Estimate, EstimateSummary } from '../../domain/cost/estimate.ts';
import { tieOut } from '../../domain/cost/totals/tie-out.ts';
import { formatCents } from '../../domain/money.ts';
import type { Block, PdfDocument, Row } from '../../platform/pdf/document.ts';
import type { CostReportDrawings, CostReportFacts } from './cost-report-facts.ts';
import { drawReportCertainty } from './draw-report-certainty.ts';
import { drawReportFinish } from './draw-report-finish.ts';
import { drawReportFoundations } from './draw-report-foundations.ts';
import { drawReportLines } from './draw-report-lines.ts';
import { drawReportOwnPrices } from './draw-report-own-prices.ts';
import { drawReportRollUps } from './draw-report-roll-ups.ts';
import { drawReportSchedule } from './draw-report-schedule.ts';
import { drawReportSites } from './draw-report-sites.ts';
import { drawReportSummary } from './draw-report-summary.ts';
import { drawReportTieOut } from './draw-report-tie-out.ts';
import { drawReportTimeCost } from './draw-report-time-cost.ts';

/**
 * The printed cost report: one page that says what the reader came to learn, then how sure it is, every way of dividing the total, each price with
 * its basis, what is the carrier's own, what is kept out, the schedule, what the estimate rests on, and the sheet that proves the totals. Drawn from
 * the estimate alone.
 */
export function costReportDocument(estimate: Estimate, facts: CostReportFacts, drawings: CostReportDrawings): PdfDocument {
  const { summary, lines } = estimate;
  const title = facts.scenario && facts.scenario.name !== `Estimate ${facts.number}` ? ` (${facts.scenario.name})` : '';
  const day = formatDay(summary.estimatedOn);
  const items = new Map(lines.map((line) => [line.entryCode, line.item]));
  return {
    title: `What it will cost, ${facts.carrierName}`,
    subject: `Estimate ${facts.number}${title} of ${day}, cost of replacing covered equipment`,
    author: facts.carrierName,
    language: 'en-US',
    createdAt: facts.computedAt,
    runningHead: { left: `${facts.carrierName} · Cost report`, right: `Estimate ${facts.number} of ${day}` },
    runningFoot: `Prices: ${facts.edition.title}, each with its basis`,
    blocks: [
      ...drawReportSummary(summary, facts),
      { kind: 'page', layout: 'portrait' },
      { kind: 'contents', title: 'Contents' },
      ...drawReportCertainty(summary, drawings, facts),
      ...drawComparison(summary),
      ...drawReportRollUps(estimate),
      ...drawReportSites(estimate, facts),
      ...drawReportLines(estimate, { ...facts.edition, chart: drawings.categories }),
      ...drawReportOwnPrices(summary, facts, items),
      ...drawReportSchedule(summary.schedule, drawings.phases, drawings.plan),
      ...drawReportFinish(summary.schedule),
      ...drawReportTimeCost(summary.timeCost),
      ...drawReportFoundations(summary, facts),
      ...drawReportTieOut(facts.checks ?? tieOut(estimate, facts.plan)),
    ],
  };
}

function drawComparison({ comparison }: EstimateSummary): Block[] {
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Against public figures' },
    { kind: 'paragraph', text: comparison.sentence },
    {
      kind: 'table',
      caption: 'Public figures: what was reported, amount per site, source',
      columns: [
        { title: 'Reported', width: { share: 1 } },
        { title: 'Per site', width: 'fit', align: 'right' },
        { title: 'Source', width: { share: 0.9 } },
      ],
      rows: [
        ...comparison.figures.map(
          (figure): Row => ({
            cells: [{ text: figure.label, small: figure.note }, formatCents(figure.perSiteCents), { text: figure.source, small: figure.evidence }],
          }),
        ),
        { kind: 'total', cells: ['This estimate', formatCents(comparison.perSiteCents), ''] },
      ],
    },
  ];
}
