import { formatDay } from '../../domain/calendar.ts';
import type { PriceMove } from '../../domain/cost/totals/list-price-moves.ts';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import { cents, formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { basisTag, formatPrice, type StoredEdition } from '../catalog/index.ts';
import { type MemoRow, mostEstimates } from './list-memo-rows.ts';
import { estimateTitle, formatPercent, formatSigned } from './words.ts';

const kindTags = {
  price: { label: 'Price moved', tone: 'info' },
  basis: { label: 'Range or basis', tone: 'info' },
  same: { label: 'Same', tone: 'ok' },
  vanished: { label: 'Vanished', tone: 'stop' },
  'other unit': { label: 'Other unit', tone: 'stop' },
  follows: { label: 'Follows', tone: 'info' },
  'own line': { label: 'Own line', tone: 'ok' },
} as const;

/** The memo of an edition: which estimates would move with it, and for one of them each price. */
export function memoPage(to: StoredEdition, rows: readonly MemoRow[], wanted: string | undefined): Page {
  const shown = rows.find(({ estimate }) => String(estimate.id) === wanted) ?? rows.find(({ estimate }) => estimate.isToFile) ?? rows[0];
  const moving = rows.filter(({ movedCents }) => movedCents !== 0).length;
  return {
    template: 'estimates/sheet',
    title: `What ${to.title} moves`,
    view: {
      head: {
        title: `What ${to.title} moves`,
        crumbs: [
          { label: 'Price books', href: paths.priceBooks() },
          { label: to.title, href: paths.priceBook(to.id) },
        ],
        sentence:
          rows.length === 0
            ? `No computed estimate rests on another edition than ${to.title}, in effect from ${formatDay(to.effectiveOn)}.`
            : `${moving === 0 ? 'None' : moving} of ${counted(rows.length, 'estimate')} made with another edition would move. Each keeps its own edition; nothing changes until you estimate again.`,
        actions: rows.length === 0 ? [] : [{ label: 'Price by price (CSV)', href: paths.priceMemoLines(to.id), download: true }],
      },
      sections:
        rows.length === 0
          ? [{ title: null, empty: { title: 'Nothing would move', text: 'Estimates made with this edition keep it forever.' } }]
          : [
              {
                title: 'Estimates',
                small: rows.length >= mostEstimates ? `the newest ${mostEstimates}` : null,
                table: estimateTable(to, rows),
              },
              ...(shown
                ? [{ title: `Price by price: ${estimateTitle(shown.estimate)}`, small: `from ${shown.from.title}`, table: moveTable(shown) }]
                : []),
            ],
    },
  };
}

/** Every price of every estimate as rows of a spreadsheet. */
export function memoSheet(to: StoredEdition, rows: readonly MemoRow[]): SheetTable {
  const headers = [
    'Estimate',
    'Name',
    'From edition',
    'To edition',
    'Price entry',
    'Item',
    'Kind',
    'Lines',
    'Price before',
    'Basis before',
    'Price after',
    'Basis after',
    'Unit',
    'Before',
    'After',
    'Move',
    'In words',
  ];
  const side = (one: PriceMove['before']) => (one === null ? ['', ''] : [formatPrice(one.cents, one.unit), one.basis]);
  return {
    name: 'Memo',
    columns: headers.map((header) => ({ header, width: 16 })),
    rows: rows.flatMap(({ estimate, from, moves }) =>
      moves.map((move) => [
        estimate.number,
        estimate.name,
        from.title,
        to.title,
        move.entryCode,
        move.item,
        move.kind,
        move.lineCount,
        ...side(move.before),
        ...side(move.after),
        move.after?.unit ?? move.before?.unit ?? '',
        move.beforeCents / 100,
        move.afterCents / 100,
        move.movedCents / 100,
        move.sentence,
      ]),
    ),
  };
}

function estimateTable(to: StoredEdition, rows: readonly MemoRow[]) {
  return {
    caption: 'Estimates made with another edition',
    captionHidden: true,
    columns: [
      { label: 'Estimate', kind: 'key' },
      { label: 'Made with' },
      { label: 'Likely total', kind: 'money' },
      { label: 'With this edition', kind: 'money' },
      { label: 'Move', kind: 'money', pin: true },
      { label: 'Share', kind: 'number' },
    ],
    rows: rows.map((row) => ({
      cells: [
        {
          text: estimateTitle(row.estimate),
          href: listAddress(paths.priceMemo(to.id), { estimate: String(row.estimate.id) }),
          ...(row.estimate.isToFile && { small: 'the one to file' }),
        },
        { text: row.from.title },
        { text: formatCents(row.beforeCents) },
        { text: formatCents(cents(row.beforeCents + row.movedCents)) },
        { text: formatSigned(row.movedCents) },
        { text: formatPercent(row.beforeCents === 0 ? 0 : row.movedCents / row.beforeCents) },
      ],
    })),
  };
}

function moveTable({ moves, beforeCents, movedCents, from }: MemoRow) {
  const telling = moves.filter((move) => move.kind !== 'same' || move.movedCents !== 0);
  const shown = [...telling].sort((one, other) => Math.abs(other.movedCents) - Math.abs(one.movedCents));
  const price = (one: PriceMove['before']) => (one === null ? {} : { text: formatPrice(one.cents, one.unit), small: basisTag(one.basis).label });
  return {
    caption: 'Each price of the estimate, before and after',
    captionHidden: true,
    columns: [
      { label: 'Price', kind: 'key' },
      { label: 'Before', kind: 'money' },
      { label: 'After', kind: 'money' },
      { label: 'What happens', kind: 'words whole' },
      { label: 'Kind' },
      { label: 'Move', kind: 'money', pin: true },
    ],
    rows: shown.map((move) => ({
      cells: [
        { text: move.item, small: `${move.entryCode} · ${counted(move.lineCount, 'line')}` },
        price(move.before),
        price(move.after),
        { text: move.sentence },
        { tag: kindTags[move.kind] },
        {
          explain: {
            figure: formatSigned(move.movedCents),
            label: `${move.item}, move`,
            formula: `${formatCents(move.afterCents)} − ${formatCents(move.beforeCents)} = ${formatSigned(move.movedCents)}`,
            inputs: [{ label: 'Lines', value: String(move.lineCount) }],
            basis: (move.after ?? move.before)?.basis ?? 'your own price',
            source: `${from.title} and this edition`,
          },
        },
      ],
    })),
    total: [
      { text: 'Total', small: `${counted(moves.length - shown.length, 'price stays', 'prices stay')} as before` },
      { text: formatCents(beforeCents) },
      { text: formatCents(cents(beforeCents + movedCents)) },
      {},
      {},
      { text: formatSigned(movedCents) },
    ],
  };
}
