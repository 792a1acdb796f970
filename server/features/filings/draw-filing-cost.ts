import { isPercentUnit } from '../../domain/catalog/price-book.ts';
import type { FrozenCostLine, FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { type Cents, formatCents, sumCents } from '../../domain/money.ts';
import { formatCount } from '../../domain/words.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import { formatPrice } from '../catalog/index.ts';
import { categoryTable, costLineTable, groupByPlace } from './cost-tables.ts';
import { drawTieOut } from './draw-filing-tie-out.ts';
import { drawApart, drawKeptOut, drawOwnPrices } from './draw-own-prices.ts';
import { isFourthEdition } from './is-fourth-edition.ts';

/** Exhibits 2 to 5: cost by category, every cost line by site, the sheet on which all totals meet, and the prices with basis and source. */
export function drawFilingCost(frozen: FrozenFiling): Block[] {
  return [
    ...drawCategories(frozen),
    ...drawApart(frozen),
    ...drawKeptOut(frozen),
    ...drawLines(frozen),
    ...drawTieOut(frozen),
    ...drawPrices(frozen),
    ...drawOwnPrices(frozen),
  ];
}

function drawCategories({ cost, inputs, paper }: FrozenFiling): Block[] {
  const sum = (amount: (category: FrozenFiling['cost']['categories'][number]) => Cents) => formatCents(sumCents(cost.categories.map(amount)));
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Exhibit 2. Cost by category' },
    { kind: 'paragraph', text: cost.comparison },
    {
      kind: 'paragraph',
      text: `The simulation gives an even chance of at most ${formatCents(cost.p50Cents)} (P50) and an 8 in 10 chance of at most ${formatCents(cost.p80Cents)} (P80).${cost.pointShare === undefined ? '' : ` The amount asked for is the sum of likely prices: ${cost.pointShare}.`}`,
      ...(isFourthEdition(paper) && {
        footnotes: [
          `${formatCount(inputs.trials)} trials, each with every price drawn between its low and high, seed ${inputs.seed}. The same inputs and seed give the same figures; Exhibit 9 names both.`,
        ],
      }),
    },
    categoryTable([
      ...cost.categories.map(
        (category): Row => ({
          cells: [
            category.category,
            formatCount(category.lineCount),
            category.bases,
            formatCents(category.lowCents),
            formatCents(category.likelyCents),
            formatCents(category.highCents),
          ],
        }),
      ),
      {
        kind: 'total',
        cells: [
          'Total',
          formatCount(cost.lines.length),
          '',
          sum((category) => category.lowCents),
          sum((category) => category.likelyCents),
          sum((category) => category.highCents),
        ],
      },
    ]),
  ];
}

function drawLines({ cost }: FrozenFiling): Block[] {
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Exhibit 3. Cost lines by site' },
    {
      kind: 'paragraph',
      text: 'Every cost line at its likely price. Under each item: what its price rests on, which part of the work it serves, and how its quantity came about.',
    },
    costLineTable([...linesByPlace(cost)]),
  ];
}

function* linesByPlace(cost: FrozenFiling['cost']): Generator<Row> {
  const names = new Map(cost.sites.map((site) => [site.siteCode, site.name]));
  for (const [code, lines] of groupByPlace(cost.lines)) {
    const title = code === null ? 'Whole network' : `${code} ${names.get(code) ?? ''}`.trimEnd();
    yield { kind: 'group', cells: [{ text: title, span: 5 }], bookmark: title };
    for (const line of lines) yield drawLine(line);
    const amount = formatCents(sumCents(lines.map((line) => line.amountCents)));
    yield { kind: 'subtotal', cells: [{ text: `Subtotal, ${code ?? 'whole network'}`, span: 4 }, amount] };
  }
  yield { kind: 'total', cells: [{ text: 'Total of all cost lines', span: 4 }, formatCents(sumCents(cost.lines.map((line) => line.amountCents)))] };
}

/** A percentage has no quantity to print: its formula says what it is taken of. A carrier's own price and its change of a recipe stand with the line. */
function drawLine(line: FrozenCostLine): Row {
  const isPercent = isPercentUnit(line.unit);
  return {
    cells: [
      line.id,
      { text: line.item, small: smallOf(line) },
      isPercent ? '' : formatCount(line.quantity),
      isPercent ? formatPrice(line.unitCents, line.unit) : { text: formatPrice(line.unitCents, line.unit), small: line.unit },
      formatCents(line.amountCents),
    ],
  };
}

function smallOf({ basis, ownPrice, phase, formula, change }: FrozenCostLine): string {
  const of = ownPrice === undefined ? basis : `${basis} ${ownPrice}`;
  return [of, phase, unbroken(formula), ...(change === undefined ? [] : [change])].join(' · ');
}

/** Keeps the parts of a count on one line: `48 sites × 3`. */
function unbroken(formula: string): string {
  return formula.replace(/ ([×÷%]) /g, '\u00a0$1\u00a0');
}

export function drawPrices({ cost, inputs }: { cost: Pick<FrozenFiling['cost'], 'prices'>; inputs: FrozenFiling['inputs'] }): Block[] {
  return [
    { kind: 'page', layout: 'landscape' },
    { kind: 'heading', level: 2, text: 'Exhibit 5. Prices used' },
    {
      kind: 'paragraph',
      text: `The prices of edition ${inputs.editionCode} that cost lines use. A planning assumption is the judgment of the edition's author and no official amount.`,
    },
    {
      kind: 'table',
      caption: 'Prices: code, item with its source, unit, low, likely, high, year of the price level, basis',
      columns: [
        { title: 'Code', width: 'fit' },
        { title: 'Item', width: { share: 1 } },
        { title: 'Unit', width: 74 },
        { title: 'Low', width: 'fit', align: 'right' },
        { title: 'Likely', width: 'fit', align: 'right' },
        { title: 'High', width: 'fit', align: 'right' },
        { title: 'Year', width: 'fit' },
        { title: 'Basis', width: 'fit' },
      ],
      rows: cost.prices.map((price) => ({
        cells: [
          price.code,
          price.item,
          price.unit,
          formatPrice(price.lowCents, price.unit),
          formatPrice(price.likelyCents, price.unit),
          formatPrice(price.highCents, price.unit),
          price.year,
          price.basis,
        ],
        note: `Source: ${asSentence(price.source)} ${price.notes}`.trimEnd(),
      })),
    },
  ];
}

function asSentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}
