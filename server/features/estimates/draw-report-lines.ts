import { costCategories, isPercentUnit } from '../../domain/catalog/price-book.ts';
import type { CostLine } from '../../domain/cost/cost-lines.ts';
import type { Estimate } from '../../domain/cost/estimate.ts';
import { toSixDecimals } from '../../domain/cost/to-six-decimals.ts';
import { cents, formatCents } from '../../domain/money.ts';
import { formatCount } from '../../domain/words.ts';
import type { Drawing } from '../../platform/charts/drawing.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import { formatPrice } from '../catalog/index.ts';
import { describeOwn } from './words.ts';

/** Cost by category, each price summed over its cost lines, and the prices themselves with basis and source. */
export function drawReportLines({ lines }: Estimate, edition: { title: string; statement: string; chart: Drawing }): Block[] {
  const sums = sumByEntry(lines);
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Cost by category and price' },
    { kind: 'drawing', drawing: edition.chart, caption: 'Likely cost; the whiskers run from all low to all high prices.' },
    {
      kind: 'paragraph',
      text: `${formatCount(lines.length)} cost lines, those of the same price and part of the work taken together. Each line by itself stands in the filing and in the export of lines.`,
    },
    {
      kind: 'table',
      caption: 'Cost by category: item with its basis, number of lines, quantity, low, likely, high',
      columns: [
        { title: 'Item', width: { share: 1 } },
        { title: 'Lines', width: 'fit', align: 'right' },
        { title: 'Quantity', width: 'fit', align: 'right' },
        { title: 'Low', width: 'fit', align: 'right' },
        { title: 'Likely', width: 'fit', align: 'right' },
        { title: 'High', width: 'fit', align: 'right' },
      ],
      rows: rowsByCategory(sums),
    },
    { kind: 'page', layout: 'landscape' },
    { kind: 'heading', level: 2, text: 'Prices used' },
    { kind: 'paragraph', text: edition.statement },
    {
      kind: 'table',
      caption: 'Prices: code, item with its source, unit, low, likely, high, basis',
      columns: [
        { title: 'Code', width: 'fit' },
        { title: 'Item', width: { share: 1 } },
        { title: 'Unit', width: 72 },
        { title: 'Low', width: 'fit', align: 'right' },
        { title: 'Likely', width: 'fit', align: 'right' },
        { title: 'High', width: 'fit', align: 'right' },
        { title: 'Basis', width: 'fit' },
      ],
      rows: onePerEntry(sums).map(({ line }) => ({
        cells: [
          line.entryCode,
          line.item,
          line.unit,
          formatPrice(line.unitLowCents, line.unit),
          formatPrice(line.unitLikelyCents, line.unit),
          formatPrice(line.unitHighCents, line.unit),
          line.basis,
        ],
        note: `Source: ${line.source}`,
      })),
    },
  ];
}

function rowsByCategory(sums: readonly EntrySum[]): Row[] {
  const total: Row = { kind: 'total', cells: [{ text: 'Total', span: 3 }, ...amounts(addUp(sums))] };
  const rows = costCategories.flatMap((category): Row[] => {
    const own = sums.filter((sum) => sum.line.category === category);
    if (own.length === 0) return [];
    const rows = own.map((sum): Row => {
      const isPercent = isPercentUnit(sum.line.unit);
      return {
        cells: [
          { text: sum.line.item, small: smallOf(sum.line) },
          formatCount(sum.count),
          isPercent ? '' : { text: formatCount(toSixDecimals(sum.quantity)), small: sum.line.unit },
          ...amounts(sum),
        ],
      };
    });
    return [
      { kind: 'group', cells: [{ text: category, span: 6 }], bookmark: category },
      ...rows,
      { kind: 'subtotal', cells: [{ text: `Subtotal, ${category}`, span: 3 }, ...amounts(addUp(own))] },
    ];
  });
  return [...rows, total];
}

/** Code, basis and phase; own price and change of the recipe where there are any. */
function smallOf({ entryCode, basis, phase, unit, formula, ownPrice, change, siteCode }: CostLine): string {
  const own = ownPrice ? [describeOwn(ownPrice)] : [];
  const share = isPercentUnit(unit) && siteCode === null ? [formula] : [];
  return [entryCode, basis, phase, ...own, ...(change === undefined ? [] : [change]), ...share].join(' · ');
}

function addUp(sums: readonly EntrySum[]): Amounts {
  const whole = { low: 0, likely: 0, high: 0 };
  for (const { low, likely, high } of sums) {
    whole.low += low;
    whole.likely += likely;
    whole.high += high;
  }
  return whole;
}

function amounts({ low, likely, high }: Amounts): string[] {
  return [low, likely, high].map((amount) => formatCents(cents(amount)));
}

function sumByEntry(lines: readonly CostLine[]): EntrySum[] {
  const sums = new Map<string, EntrySum>();
  for (const line of lines) {
    const key = `${line.entryCode} ${line.phase} ${line.ownPrice?.code ?? ''}`;
    const sum = sums.get(key) ?? { line, count: 0, quantity: 0, low: 0, likely: 0, high: 0 };
    sums.set(key, sum);
    sum.count++;
    sum.quantity += line.quantity;
    sum.low += line.lowCents;
    sum.likely += line.likelyCents;
    sum.high += line.highCents;
  }
  return [...sums.values()].sort((one, other) => compareCodes(priceOf(one), priceOf(other)));
}

function onePerEntry(sums: readonly EntrySum[]): EntrySum[] {
  return sums.filter((sum, index) => {
    const before = sums[index - 1];
    return before === undefined || priceOf(sum) !== priceOf(before);
  });
}

/** One entry is two prices where an own price takes its place at some sites. */
function priceOf({ line }: EntrySum): string {
  return `${line.entryCode} ${line.ownPrice?.code ?? ''}`;
}

/** By code unit, the same in every locale. */
function compareCodes(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

interface EntrySum extends Amounts {
  line: CostLine;
  count: number;
  quantity: number;
}

interface Amounts {
  low: number;
  likely: number;
  high: number;
}
