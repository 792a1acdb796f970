import type { TieOutCheck } from '../../domain/cost/totals/tie-out.ts';
import { cents, formatCents } from '../../domain/money.ts';
import type { Block } from '../../platform/pdf/document.ts';

/** The tie-out sheet: every total added up in every way, and what it was compared with. */
export function drawReportTieOut(checks: readonly TieOutCheck[]): Block[] {
  const failed = checks.filter((check) => !check.ties).length;
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Tie-out sheet' },
    {
      kind: 'paragraph',
      text:
        failed === 0
          ? `All ${checks.length} checks tie to the cent: every way of adding up this estimate gives the same total.`
          : `${failed} of ${checks.length} checks do not tie. Do not file this estimate.`,
    },
    {
      kind: 'table',
      caption: 'Checks: what and how, found, against, result',
      columns: [
        { title: 'Check', width: { share: 1 } },
        { title: 'Found', width: 'fit', align: 'right' },
        { title: 'Against', width: 'fit', align: 'right' },
        { title: 'Result', width: 'fit' },
      ],
      rows: checks.map((check) => ({
        cells: [
          { text: check.what, small: check.how },
          formatCents(check.cents),
          formatCents(check.againstCents),
          check.ties ? 'Ties' : `Differs by ${formatCents(cents(check.cents - check.againstCents))}`,
        ],
      })),
    },
  ];
}
