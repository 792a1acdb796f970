import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { type Cents, cents, formatCents, sumCents } from '../../domain/money.ts';
import { capitalised, formatCount } from '../../domain/words.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import { siteCostTable } from './cost-tables.ts';

/** Exhibit 4: the amount asked for, added up in every way in which the filing divides it, then each division. */
export function drawTieOut({ cost }: FrozenFiling): Block[] {
  const byCategory = sumCents(cost.categories.map((category) => category.likelyCents));
  const sites = sumCents(cost.sites.map((site) => site.likelyCents));
  const byPlace = sumCents([sites, cost.networkCents]);
  const byLine = sumCents(cost.lines.map((line) => line.amountCents));
  const verdict = (sum: Cents) => (sum === cost.totalCents ? 'Equal' : `Differs by ${formatCents(cents(sum - cost.totalCents))}`);
  const row = (way: string, small: string, sum: Cents): Row => ({ cells: [{ text: way, small }, formatCents(sum), verdict(sum)] });
  const rollUps = cost.rollUps ?? [];
  return [
    { kind: 'page', layout: 'portrait' },
    { kind: 'heading', level: 2, text: 'Exhibit 4. Tie-out' },
    {
      kind: 'paragraph',
      text: 'The amount asked for, added up in every way in which this filing divides it. Each cost line is a whole number of cents, rounded once; what serves several years is divided by largest remainder. So the sums meet to the cent.',
    },
    {
      kind: 'table',
      caption: 'The amount asked for, added up by category, by place, by line and by each further division',
      columns: [
        { title: 'Added up', width: { share: 1 } },
        { title: 'Amount', width: 'fit', align: 'right' },
        { title: 'Against the amount asked for', width: 160 },
      ],
      rows: [
        row('By category', `${formatCount(cost.categories.length)} categories of Exhibit 2`, byCategory),
        row('By place', `sites ${formatCents(sites)} and whole network ${formatCents(cost.networkCents)}`, byPlace),
        row('By line', `${formatCount(cost.lines.length)} cost lines of Exhibit 3`, byLine),
        ...rollUps.map(({ title, parts }) =>
          row(
            title,
            parts.length === 1 ? '1 part below' : `${formatCount(parts.length)} parts below`,
            sumCents(parts.map((part) => part.likelyCents)),
          ),
        ),
        { kind: 'total', cells: ['Asked for', formatCents(cost.totalCents), ''] },
      ],
    },
    ...rollUps.flatMap(drawRollUp),
    { kind: 'heading', level: 3, text: 'Cost by site' },
    siteCostTable(
      {
        sites: cost.sites.map(({ siteCode, name, likelyCents }) => ({ code: siteCode, name, amount: formatCents(likelyCents) })),
        network: formatCents(cost.networkCents),
      },
      { words: 'Total', amount: formatCents(byPlace) },
    ),
  ];
}

function drawRollUp({ title, parts }: NonNullable<FrozenFiling['cost']['rollUps']>[number]): Block[] {
  const sum = (amount: (part: (typeof parts)[number]) => Cents) => formatCents(sumCents(parts.map(amount)));
  return [
    { kind: 'heading', level: 3, text: title },
    {
      kind: 'table',
      caption: `${title}: low, likely and high`,
      columns: [
        { title: 'Part', width: { share: 1 } },
        { title: 'Low', width: 'fit', align: 'right' },
        { title: 'Likely', width: 'fit', align: 'right' },
        { title: 'High', width: 'fit', align: 'right' },
      ],
      rows: [
        ...parts.map(
          (part): Row => ({ cells: [capitalised(part.key), formatCents(part.lowCents), formatCents(part.likelyCents), formatCents(part.highCents)] }),
        ),
        { kind: 'total', cells: ['Total', sum((part) => part.lowCents), sum((part) => part.likelyCents), sum((part) => part.highCents)] },
      ],
    },
  ];
}
