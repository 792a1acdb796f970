import { isPercentUnit } from '../../domain/catalog/price-book.ts';
import type { PublicCostLine, PublicFiling } from '../../domain/filing/public-filing.ts';
import { withheldText } from '../../domain/filing/withheld-words.ts';
import { type Cents, cents, formatCents, sumCents } from '../../domain/money.ts';
import { counted, formatCount } from '../../domain/words.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import { formatPrice } from '../catalog/index.ts';
import { categoryTable, costLineTable, groupByPlace, siteCostTable } from './cost-tables.ts';
import { drawPrices } from './draw-filing-cost.ts';

/** Exhibits 2 to 5 of a public copy: every amount that is not withheld, and how they make up the amount asked for. */
export function drawPublicCost({ cost, inputs }: Pick<PublicFiling, 'cost' | 'inputs'>): Block[] {
  return [...drawCategories(cost), ...drawLines(cost), ...drawSum(cost), ...drawPrices({ cost, inputs })];
}

function drawCategories(cost: PublicFiling['cost']): Block[] {
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Exhibit 2. Cost by category' },
    { kind: 'paragraph', text: cost.comparison },
    categoryTable([
      ...cost.categories.map(
        ({ category, lineCount, bases, lowCents, likelyCents, highCents }): Row => ({
          cells: [category, formatCount(lineCount), bases, shown(lowCents), shown(likelyCents), shown(highCents)],
        }),
      ),
      {
        kind: 'total',
        cells: ['Total', formatCount(cost.lines.length), '', shown(cost.lowCents), shown(cost.totalCents), shown(cost.highCents)],
      },
    ]),
  ];
}

function drawLines(cost: PublicFiling['cost']): Block[] {
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Exhibit 3. Cost lines by site' },
    {
      kind: 'paragraph',
      text: 'Every cost line at its likely price, where that is not withheld. A sum that would give a withheld amount away is withheld too.',
    },
    costLineTable([...linesByPlace(cost)]),
  ];
}

function* linesByPlace(cost: PublicFiling['cost']): Generator<Row> {
  const sites = new Map(cost.sites.map((site) => [site.siteCode, site]));
  for (const [code, lines] of groupByPlace(cost.lines)) {
    const site = code === null ? undefined : sites.get(code);
    const title = code === null ? 'Whole network' : `${code} ${site?.name ?? ''}`.trimEnd();
    yield { kind: 'group', cells: [{ text: title, span: 5 }], bookmark: title };
    for (const line of lines) yield drawLine(line);
    const subtotal = code === null ? cost.networkCents : (site?.likelyCents ?? null);
    yield { kind: 'subtotal', cells: [{ text: `Subtotal, ${code ?? 'whole network'}`, span: 4 }, shown(subtotal)] };
  }
  yield { kind: 'total', cells: [{ text: 'Asked for', span: 4 }, formatCents(cost.totalCents)] };
}

function drawLine({ id, item, basis, phase, formula, change, unit, quantity, unitCents, amountCents }: PublicCostLine): Row {
  const isPercent = isPercentUnit(unit);
  const small = [basis, phase, ...(formula === '' ? [] : [formula]), ...(change === undefined ? [] : [change])].join(' · ');
  const price = unitCents === null ? withheldText : formatPrice(unitCents, unit);
  return {
    cells: [
      id,
      { text: item, small },
      isPercent || quantity === null ? '' : formatCount(quantity),
      isPercent ? price : { text: price, small: unit },
      shown(amountCents),
    ],
  };
}

/** Exhibit 4: what is shown and what is withheld make up the amount asked for; then each site. */
function drawSum(cost: PublicFiling['cost']): Block[] {
  const hidden = cost.lines.filter(({ amountCents }) => amountCents === null).length;
  const visible = sumCents(cost.lines.flatMap(({ amountCents }) => amountCents ?? []));
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Exhibit 4. How the amount asked for adds up' },
    {
      kind: 'table',
      caption: 'Cost lines shown and withheld, with their amounts together and the amount asked for',
      columns: [
        { title: 'Cost lines', width: { share: 1 } },
        { title: 'Amount', width: 'fit', align: 'right' },
      ],
      rows: [
        { cells: [`${counted(cost.lines.length - hidden, 'line')} whose amount is shown`, formatCents(visible)] },
        { cells: [`${counted(hidden, 'line')} whose amount is withheld, together`, formatCents(cost.withheldCents)] },
        { kind: 'total', cells: ['Asked for', formatCents(cents(visible + cost.withheldCents))] },
      ],
    },
    { kind: 'heading', level: 3, text: 'Cost by site' },
    siteCostTable(
      {
        sites: cost.sites.map(({ siteCode, name, likelyCents }) => ({ code: siteCode, name, amount: shown(likelyCents) })),
        network: shown(cost.networkCents),
      },
      { words: 'Asked for', amount: formatCents(cost.totalCents) },
    ),
  ];
}

function shown(amount: Cents | null): string {
  return amount === null ? withheldText : formatCents(amount);
}
