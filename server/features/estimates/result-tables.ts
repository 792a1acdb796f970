import type { CategoryTotal, EstimateSummary } from '../../domain/cost/estimate.ts';
import { type Cents, formatCents, formatDollars } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { listAddress } from '../../web/to-pager.ts';
import { basisTag, type StoredEdition } from '../catalog/index.ts';
import type { ReadyRow } from './queries.ts';
import { formatPercent, formatWhole } from './words.ts';

/** Cost by category; the likely amount of each opens what it is made of. */
export function categoryTable(row: ReadyRow, edition: StoredEdition) {
  const { categories, total } = row.summaryJson;
  const shareOf = (amount: Cents) => (total.likelyCents === 0 ? formatPercent(0) : formatPercent(amount / total.likelyCents));
  return {
    caption: 'Cost by category; every likely amount opens its formula, inputs, basis and source',
    captionHidden: true,
    columns: [
      { label: 'Category', kind: 'key' },
      { label: 'Sites', kind: 'number', optional: true },
      { label: 'Basis', kind: 'words' },
      { label: 'Low', kind: 'money' },
      { label: 'Likely', kind: 'money', pin: true },
      { label: 'High', kind: 'money' },
      { label: 'Share', kind: 'number', optional: true },
    ],
    rows: categories.map((category) => {
      const href = listAddress(paths.estimatePrices(row.id), { category: category.category });
      return {
        cells: [
          { text: category.category, href },
          { text: category.siteCount === 0 ? 'network' : formatWhole(category.siteCount) },
          { text: category.bases.join(', ') },
          { text: formatCents(category.lowCents) },
          { explain: explainCategory(row, { category, edition, href }) },
          { text: formatCents(category.highCents) },
          { text: shareOf(category.likelyCents) },
        ],
      };
    }),
    total: [
      { text: 'Total' },
      { text: formatWhole(row.summaryJson.coveredSiteCount) },
      {
        text: '',
        small: `ties to the sum of ${counted(
          categories.reduce((sum, category) => sum + category.lineCount, 0),
          'line',
        )}`,
      },
      { text: formatCents(total.lowCents) },
      { text: formatCents(total.likelyCents) },
      { text: formatCents(total.highCents) },
      { text: formatPercent(1) },
    ],
  };
}

/** The estimate among the public figures, by amount. */
export function comparisonTable({ comparison }: EstimateSummary) {
  return {
    caption: 'Public figures per site',
    captionHidden: true,
    columns: [
      { label: 'Figure', kind: 'key' },
      { label: 'Per site', kind: 'money', pin: true },
      { label: 'Evidence' },
      { label: 'Source and remarks', kind: 'words whole' },
    ],
    rows: [
      ...comparison.figures.map((figure) => ({
        amount: figure.perSiteCents,
        cells: [
          { text: figure.label },
          { text: formatDollars(figure.perSiteCents) },
          { text: figure.evidence },
          { text: figure.source, small: figure.note },
        ],
      })),
      {
        amount: comparison.perSiteCents,
        on: true,
        cells: [
          { text: 'This estimate' },
          { text: formatDollars(comparison.perSiteCents) },
          { text: 'computed' },
          { text: 'likely total divided by sites with covered equipment' },
        ],
      },
    ].sort((a, b) => a.amount - b.amount),
  };
}

export function comparisonTag(verdict: EstimateSummary['comparison']['verdict']) {
  return {
    below: { label: 'Below the band', tone: 'warn' },
    within: { label: 'Within the band', tone: 'ok' },
    above: { label: 'Above the band', tone: 'warn' },
  }[verdict];
}

function explainCategory(row: ReadyRow, { category, edition, href }: { category: CategoryTotal; edition: StoredEdition; href: string }) {
  const kinds = row.lineKindsJson.filter((kind) => kind.category === category.category).sort((a, b) => b.likelyCents - a.likelyCents);
  const sources = [...new Set(kinds.map((kind) => kind.source))];
  return {
    figure: formatCents(category.likelyCents),
    label: category.category,
    formula: `Sum of ${counted(category.lineCount, 'line')}${category.siteCount > 0 ? ` at ${counted(category.siteCount, 'site')}` : ''} = ${formatCents(category.likelyCents)}`,
    inputs: kinds.slice(0, 3).map((kind) => ({ label: kind.entryCode, value: `${kind.item}: ${formatCents(kind.likelyCents)}` })),
    entry: `${[...new Set(kinds.map((kind) => kind.entryCode))].join(', ')}, ${edition.title}`,
    basis: category.bases.map((basis) => basisTag(basis).label).join(', '),
    source: sources.slice(0, 3).join('; ') + (sources.length > 3 ? `; ${sources.length - 3} more` : ''),
    href,
    linkLabel: 'Each price with its quantity',
  };
}
