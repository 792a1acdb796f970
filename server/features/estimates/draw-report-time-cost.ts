import type { TimeCost } from '../../domain/cost/time/time-cost.ts';
import { formatCents } from '../../domain/money.ts';
import type { Block } from '../../platform/pdf/document.ts';
import { costAndFinishChart } from './finish-charts.ts';
import { jointSentence, quantityOf, rateOf, timeCostWords } from './time-cost-parts.ts';

/** What the time of the work costs, beside the estimate; nothing for estimates made before it was computed. */
export function drawReportTimeCost(cost: TimeCost | undefined): Block[] {
  if (!cost) return [];
  const isInLines = cost.parts.some((part) => part.isInLines);
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'What the time costs' },
    { kind: 'paragraph', style: 'lead', text: timeCostWords.apart },
    {
      kind: 'table',
      caption: 'Cost of time by the plan and over the runs of the schedule, with its formula',
      columns: [
        { title: 'Cost of time', width: { share: 1 } },
        { title: 'By the plan', width: 'fit', align: 'right' },
        { title: 'P50', width: 'fit', align: 'right' },
        { title: 'P80', width: 'fit', align: 'right' },
      ],
      rows: [
        ...cost.parts.map((part) => ({
          cells: [
            { text: part.isInLines ? `${part.title} (in the lines already, not in the sum)` : part.title, small: part.formula },
            formatCents(part.likelyCents),
            formatCents(part.p50Cents),
            formatCents(part.p80Cents),
          ],
        })),
        {
          kind: 'total' as const,
          cells: ['Together, by run', formatCents(cost.likelyCents), formatCents(cost.p50Cents), formatCents(cost.p80Cents)],
        },
      ],
    },
    { kind: 'paragraph', text: `${cost.rule} (${cost.citation})` },
    { kind: 'paragraph', text: `${timeCostWords.labor} ${isInLines ? timeCostWords.inLines : timeCostWords.keptOut}` },
    {
      kind: 'table',
      caption: 'Rates of the cost of time: rate, quantity in the plan, how sure, source',
      columns: [
        { title: 'Cost of time', width: 120 },
        { title: 'Rate', width: 130 },
        { title: 'How sure', width: 78 },
        { title: 'Source', width: { share: 1 } },
      ],
      rows: cost.parts.map((part) => ({ cells: [{ text: part.title, small: quantityOf(part) }, rateOf(part), part.confidence, part.source] })),
    },
    { kind: 'heading', level: 3, text: 'Cost and date together' },
    { kind: 'drawing', drawing: costAndFinishChart(cost).wide, caption: jointSentence(cost) },
  ];
}
