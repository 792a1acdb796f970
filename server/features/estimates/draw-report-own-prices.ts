import { formatDay } from '../../domain/calendar.ts';
import type { EstimateSummary } from '../../domain/cost/estimate.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { formatCents } from '../../domain/money.ts';
import type { Block, Row } from '../../platform/pdf/document.ts';
import { formatPrice } from '../catalog/index.ts';
import type { CostReportFacts } from './cost-report-facts.ts';
import { amountOf, subjectOf } from './describe-own-price.ts';

/** What is the carrier's own: prices with their quotes and documents, changes of recipes, and what the program does not pay. */
export function drawReportOwnPrices(summary: EstimateSummary, facts: CostReportFacts, items: ReadonlyMap<string, string>): Block[] {
  const prices = facts.plan?.ownPrices ?? [];
  const changes = facts.changes ?? [];
  return [
    ...(prices.length + changes.length + summary.keptOut.length === 0 ? [] : [{ kind: 'page' as const, layout: 'portrait' as const }]),
    ...(prices.length === 0 ? [] : drawPrices(prices, items)),
    ...(changes.length === 0 ? [] : drawChanges(changes)),
    ...drawKeptOut(summary),
  ];
}

function drawPrices(prices: readonly OwnPrice[], items: ReadonlyMap<string, string>): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Own prices' },
    {
      kind: 'paragraph',
      text: 'Vendor quotes and own estimates as they stood when this estimate was asked for. Each takes the place of the price book where it says so.',
    },
    {
      kind: 'table',
      caption: 'Own prices: number, what it is for and its price with its documents, basis, day and last day',
      columns: [
        { title: 'Number', width: 'fit' },
        { title: 'For', width: { share: 1 } },
        { title: 'Basis', width: 'fit' },
        { title: 'Of', width: 'fit' },
        { title: 'Holds until', width: 'fit' },
      ],
      rows: prices.map((price) => ({
        cells: [
          price.code,
          { text: `${subjectOf(price, items)}${price.siteCode === null ? '' : `, at ${price.siteCode} only`}`, small: amountOf(price) },
          price.kind,
          formatDay(price.quotedOn),
          price.expiresOn === null ? 'no last day' : formatDay(price.expiresOn),
        ],
        note: noteOf(price),
      })),
    },
  ];
}

function noteOf({ from, reference, reason, comparableCents, unit, certified, documents }: OwnPrice): string {
  const by = [from, reference].filter((part) => part !== '').join(', ');
  const shares = comparableCents === null ? [] : [`The comparable costs ${formatPrice(comparableCents, unit)}; the rest is the carrier’s own share.`];
  const word = certified ? [`Certified in good faith by ${certified.by}, ${certified.title}, on ${formatDay(certified.on)}.`] : [];
  const papers = documents.map(({ title, sha256 }) => `Document: ${title} (SHA-256 ${sha256.slice(0, 12)}…).`);
  return [`${by}. ${reason}`, ...shares, ...word, ...papers].join(' ');
}

function drawChanges(changes: readonly { label: string; hint: string }[]): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Changes of recipes' },
    { kind: 'paragraph', text: 'What this carrier changed in what the work takes. Each change stands on its lines.' },
    {
      kind: 'table',
      caption: 'Changes of recipes with their reasons',
      columns: [
        { title: 'Change', width: { share: 1 } },
        { title: 'Reason', width: { share: 1 } },
      ],
      rows: changes.map(({ label, hint }) => ({ cells: [label, hint] })),
    },
  ];
}

function drawKeptOut({ keptOut, keptOutCents }: EstimateSummary): Block[] {
  if (keptOut.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Kept out' },
    { kind: 'paragraph', text: 'What the program does not pay. No line and no total of this estimate holds any of it.' },
    {
      kind: 'table',
      caption: 'Kept out: number, what with its rule and citation, kind, amount',
      columns: [
        { title: 'Number', width: 'fit' },
        { title: 'What', width: { share: 1 } },
        { title: 'Kind', width: 'fit' },
        { title: 'Amount', width: 'fit', align: 'right' },
      ],
      rows: [
        ...keptOut.map(
          (one): Row => ({
            cells: [
              one.id,
              { text: `${one.item}${one.siteCode === null ? '' : `, ${one.siteCode}`}`, small: one.formula },
              one.kind,
              formatCents(one.amountCents),
            ],
            note: `Rule: ${one.rule} (${one.citation}) Why: ${one.reason}`,
          }),
        ),
        { kind: 'total', cells: ['Total', '', '', formatCents(keptOutCents)] },
      ],
    },
  ];
}
