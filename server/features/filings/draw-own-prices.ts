import type { FrozenFiling, FrozenOwnPrice } from '../../domain/filing/frozen-filing.ts';
import { formatCents, sumCents } from '../../domain/money.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import { formatPrice } from '../catalog/index.ts';

/** Part of Exhibit 2: contingency and management reserve, which the filing does not ask for. */
export function drawApart({ cost }: FrozenFiling): Block[] {
  if (!cost.apart) return [];
  const { contingencyCents, contingency, reserveCents, reserve } = cost.apart;
  return [
    { kind: 'heading', level: 3, text: 'Apart from the amount asked for' },
    {
      kind: 'facts',
      rows: [
        { label: 'Contingency', value: formatCents(contingencyCents), small: contingency },
        { label: 'Management reserve', value: formatCents(reserveCents), small: reserve },
      ],
    },
  ];
}

/** Part of Exhibit 2: what the program does not pay, each with the rule that says so. */
export function drawKeptOut({ cost }: FrozenFiling): Block[] {
  if (!cost.keptOut || cost.keptOut.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: 'Cost that is not asked for' },
    { kind: 'paragraph', text: 'The carrier pays these amounts itself. They are in no cost line and in no total of this filing.' },
    {
      kind: 'table',
      caption: 'Cost that is not asked for: number, item with reason, rule, amount',
      columns: [
        { title: 'No.', width: 'fit' },
        { title: 'Item', width: { share: 1 } },
        { title: 'Rule', width: { share: 0.8 } },
        { title: 'Amount', width: 'fit', align: 'right' },
      ],
      rows: [
        ...cost.keptOut.map(
          (kept): Row => ({
            cells: [
              kept.id,
              { text: `${kept.item}, ${kept.siteCode ?? 'whole network'}`, small: `${kept.kind} · ${kept.formula} · ${kept.reason}` },
              { text: kept.rule, small: kept.citation },
              formatCents(kept.amountCents),
            ],
          }),
        ),
        { kind: 'total', cells: [{ text: 'Not asked for', span: 3 }, formatCents(sumCents(cost.keptOut.map((kept) => kept.amountCents)))] },
      ],
    },
  ];
}

/** Part of Exhibit 5: the carrier's quotes and own estimates, with the documents behind them. */
export function drawOwnPrices({ cost }: FrozenFiling): Block[] {
  if (!cost.ownPrices || cost.ownPrices.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: "The applicant's own prices" },
    {
      kind: 'paragraph',
      text: 'Quotes and own estimates in place of prices of the edition, or for lines of their own. A document is named with the first digits of its SHA-256.',
    },
    {
      kind: 'table',
      caption: 'Own prices: code, what and where, unit, low, likely, high',
      columns: [
        { title: 'Code', width: 'fit' },
        { title: 'What', width: { share: 1 } },
        { title: 'Unit', width: 74 },
        { title: 'Low', width: 'fit', align: 'right' },
        { title: 'Likely', width: 'fit', align: 'right' },
        { title: 'High', width: 'fit', align: 'right' },
      ],
      rows: cost.ownPrices.map((price) => ({
        cells: [
          price.code,
          { text: price.what, small: `${price.kind} · ${price.where}` },
          price.unit,
          formatPrice(price.lowCents, price.unit),
          formatPrice(price.likelyCents, price.unit),
          formatPrice(price.highCents, price.unit),
        ],
        note: noteOf(price),
      })),
    },
  ];
}

function noteOf({ paid = '', from, reference, dates, documents, certified, reason }: FrozenOwnPrice): string {
  const who = reference === '' ? from : `${from}, ${reference}`;
  const proofs = documents.map(({ title, sha256 }) => `${title} (${sha256.slice(0, 12)}…)`).join(', ');
  return [paid, who, dates, proofs === '' ? '' : `Documents: ${proofs}`, certified, reason]
    .filter((part) => part !== '')
    .map((part) => (part.endsWith('.') ? part : `${part}.`))
    .join(' ');
}
