import type { Outlier } from '../../domain/cost/totals/find-outliers.ts';
import { fewestCarriers, fewestLines } from '../../domain/cost/totals/price-statistics.ts';
import { formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { formatPrice, formatUnitPrice, type StoredEdition } from '../catalog/index.ts';
import type { EstimateOutliers } from './find-estimate-outliers.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';
import { formatWhole } from './words.ts';

/** Prices that a reviewer will ask about: beside the range of the edition, or far from what was approved before. */
export function outliersPage(row: ReadyRow, { outliers, statisticCount }: EstimateOutliers, edition: StoredEdition): Page {
  const yardstick =
    statisticCount === 0
      ? `Too few lines have been approved on this server to compare with: ${fewestCarriers} other carriers and ${fewestLines} lines must stand behind a price.`
      : `${counted(statisticCount, 'price')} of approved lines on this server, never by carrier, are the second yardstick.`;
  return {
    template: 'estimates/sheet',
    title: `Outliers · Estimate ${row.number}`,
    view: {
      head: {
        title: 'Outliers',
        crumbs: crumbs(row),
        sentence:
          outliers.length === 0
            ? `No price lies outside the range of ${edition.title}. ${yardstick}`
            : `${counted(outliers.length, 'price lies', 'prices lie')} outside what is usual: a reviewer will ask about them. ${yardstick}`,
      },
      sections: [
        outliers.length === 0
          ? { title: null, empty: { title: 'No outlier', text: 'Every price is in the range of its price book and of what was approved before.' } }
          : { title: null, table: outlierTable(row, outliers, edition) },
      ],
    },
  };
}

function outlierTable(row: ReadyRow, outliers: readonly Outlier[], edition: StoredEdition) {
  return {
    caption: 'Prices outside what is usual',
    captionHidden: true,
    columns: [
      { label: 'Price', kind: 'key' },
      { label: 'What is unusual', kind: 'words whole' },
      { label: 'Lines', kind: 'number' },
      { label: 'Unit price', kind: 'money' },
      { label: 'All its lines', kind: 'money', pin: true },
    ],
    rows: outliers.map((one) => ({
      cells: [
        { text: one.item, small: `${one.entryCode} · ${one.unit}`, href: paths.estimateLine(row.id, one.firstLineId) },
        { text: one.sentence },
        { text: formatWhole(one.lineCount) },
        { text: formatPrice(one.unitCents, one.unit) },
        {
          explain: {
            figure: formatCents(one.likelyCents),
            label: `${one.item}, all lines at this price`,
            formula: `Sum of ${counted(one.lineCount, 'line')} at ${formatUnitPrice(one.unitCents, one.unit)} = ${formatCents(one.likelyCents)}`,
            inputs: [{ label: 'Usual', value: `${formatPrice(one.lowCents, one.unit)} to ${formatPrice(one.highCents, one.unit)}` }],
            entry: `${one.entryCode}, ${edition.title}`,
            basis: one.against === 'edition' ? 'range of the price book' : `approved lines of ${fewestCarriers} other carriers or more`,
            source: 'the lines of this estimate',
            href: paths.estimateLine(row.id, one.firstLineId),
            linkLabel: 'One of the lines',
          },
        },
      ],
    })),
  };
}
