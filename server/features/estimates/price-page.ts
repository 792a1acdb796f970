import type { LineKind } from '../../../db/schema/estimates.ts';
import { type CostCategory, costCategories, isPercentUnit } from '../../domain/catalog/price-book.ts';
import { toSixDecimals } from '../../domain/cost/to-six-decimals.ts';
import { cents, formatCents, sumCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { basisTag, formatPrice, type StoredEdition } from '../catalog/index.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';
import { describeOwn, formatPriceYear, formatQuantity, formatRange } from './words.ts';

/** The sums of an estimate by price: how much of each, at what price, why, and on which basis. */
export function pricesPage(row: ReadyRow, category: CostCategory | undefined, edition: StoredEdition): Page {
  const here = paths.estimatePrices(row.id);
  const rank = (kind: LineKind) => costCategories.indexOf(kind.category);
  const kinds = mergeKinds(row.lineKindsJson)
    .filter((kind) => category === undefined || kind.category === category)
    .sort((a, b) => rank(a) - rank(b) || b.likelyCents - a.likelyCents);
  const total = sumCents(kinds.map((kind) => kind.likelyCents));
  const chip = (label: string, value: CostCategory | undefined) => ({
    label,
    href: listAddress(here, { category: value }),
    current: category === value,
  });
  const lines = kinds.reduce((sum, kind) => sum + kind.lineCount, 0);
  return {
    template: 'estimates/prices',
    title: `Cost by price · Estimate ${row.number}`,
    view: {
      head: {
        title: category ?? 'Cost by price',
        crumbs: category === undefined ? crumbs(row) : [...crumbs(row), { label: 'By price', href: here }],
        sentence: `${formatCents(total)} likely in ${counted(lines, 'line')}, from ${counted(new Set(kinds.map((kind) => kind.entryCode)).size, 'price')} of ${edition.title}.`,
      },
      chips: [chip('All', undefined), ...row.summaryJson.categories.map((one) => chip(one.category, one.category))],
      table: {
        caption: 'Prices used; every amount opens its formula, basis and source',
        captionHidden: true,
        columns: [
          { label: 'Price', kind: 'key' },
          { label: 'Phase', optional: true },
          { label: 'Lines', kind: 'number' },
          { label: 'Quantity', kind: 'number' },
          { label: 'Unit price', kind: 'money' },
          { label: 'Basis' },
          { label: 'Likely', kind: 'money', pin: true },
        ],
        rows: kinds.map((kind) => ({ cells: kindCells(kind, edition) })),
        total: [
          { text: 'Total', small: category === undefined ? 'ties to the total of the estimate' : 'ties to the category' },
          {},
          { text: String(lines) },
          {},
          {},
          {},
          { text: formatCents(total) },
        ],
      },
    },
  };
}

/** Kinds at one price as one: adjusters are told apart only by what stands at a site. */
function mergeKinds(kinds: readonly LineKind[]): LineKind[] {
  const merged = new Map<string, LineKind>();
  for (const kind of kinds) {
    const key = [kind.scope, kind.tail, kind.unitLikelyCents, kind.ownPrice?.code ?? '', kind.change ?? ''].join('\n');
    const known = merged.get(key);
    if (!known) {
      merged.set(key, { ...kind });
      continue;
    }
    known.lineCount += kind.lineCount;
    known.quantity = toSixDecimals(known.quantity + kind.quantity);
    known.lowCents = cents(known.lowCents + kind.lowCents);
    known.likelyCents = cents(known.likelyCents + kind.likelyCents);
    known.highCents = cents(known.highCents + kind.highCents);
  }
  return [...merged.values()];
}

function kindCells(kind: LineKind, edition: StoredEdition) {
  const isShare = isPercentUnit(kind.unit);
  const own = kind.ownPrice;
  const small = [kind.entryCode, kind.scope === 'network' ? 'network-wide' : kind.category, kind.unit];
  return [
    { text: kind.item, small: [...small, ...(own ? [describeOwn(own)] : []), ...(kind.change === undefined ? [] : [kind.change])].join(' · ') },
    { text: kind.phase },
    { text: String(kind.lineCount) },
    { text: isShare ? '' : formatQuantity(kind.quantity) },
    { text: formatPrice(kind.unitLikelyCents, kind.unit) },
    { tag: basisTag(kind.basis) },
    {
      explain: {
        figure: formatCents(kind.likelyCents),
        label: `${kind.item}, all lines`,
        formula: kindFormula(kind),
        inputs: [
          { label: 'Low to high', value: formatRange(kind.lowCents, kind.highCents) },
          ...(isShare ? [] : [{ label: 'Price level', value: formatPriceYear(kind.priceYear) }]),
          { label: 'Why', value: kind.reason },
        ],
        entry: own ? `${own.code}, your own price` : `${kind.entryCode}, ${edition.title}`,
        basis: basisTag(kind.basis).label,
        source: kind.source,
        ...(own ? {} : { href: listAddress(paths.priceBook(edition.id), { q: kind.entryCode }), linkLabel: 'The price in its book' }),
      },
    },
  ];
}

function kindFormula({ unit, quantity, unitLikelyCents, likelyCents, lineCount }: LineKind): string {
  const amount = formatCents(likelyCents);
  const rounded = lineCount > 1 ? ', each line rounded,' : '';
  if (isPercentUnit(unit))
    return `${formatPrice(unitLikelyCents, unit)} × ${formatCents(cents(Math.round(quantity * 10_000)))}${rounded} = ${amount}`;
  return `${formatQuantity(quantity)} ${unit} × ${formatCents(unitLikelyCents)}${rounded} = ${amount}`;
}
