import { type Day, formatDay } from '../../domain/calendar.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress, toPager } from '../../web/to-pager.ts';
import { basisTag, formatPrice } from '../catalog/index.ts';
import { expiryTag } from '../documents/index.ts';
import type { ListQuery, PriceChip } from './inputs.ts';
import type { OwnPriceRow, UnreadableRow } from './queries.ts';
import { itemOf, placeOf, rangeOf } from './words.ts';

const pageSize = 50;

const chips: readonly { value: PriceChip | undefined; label: string }[] = [
  { value: undefined, label: 'In force' },
  { value: 'quotes', label: 'Vendor quotes' },
  { value: 'estimates', label: 'Own estimates' },
  { value: 'expired', label: 'Expired' },
  { value: 'withdrawn', label: 'Withdrawn' },
];

/** The register of own prices, with search and chips. */
export function ownPricesPage(list: OwnPriceList): Page {
  const { query } = list;
  const found = everyRow(list).filter((row) => matches(row, list));
  const shown = found.filter((row) => belongs(row, query.show, list.today));
  const isEmpty = everyRow(list).length === 0;
  const page = Math.min(query.page, Math.max(1, Math.ceil(shown.length / pageSize)));
  const address = (change: { show?: PriceChip | undefined; page?: number }) => {
    const { show, page: number } = { show: query.show, page: 1, ...change };
    return listAddress(paths.ownPrices(), { q: query.search, show, page: number > 1 ? String(number) : undefined });
  };
  const actions = list.mayEdit
    ? [
        { label: 'Import many', href: paths.ownPriceImport() },
        { label: 'Enter an own estimate', href: paths.newOwnEstimate() },
        { label: 'Enter a vendor quote', href: paths.newQuote(), tone: 'main' },
      ]
    : [];
  return {
    template: 'quotes/list',
    title: 'Own prices',
    view: {
      head: { title: 'Own prices', sentence: sentenceOf(list), actions: isEmpty ? [] : actions },
      next: nextOf(list),
      empty: isEmpty
        ? {
            title: 'No own prices yet',
            text: 'The price book is for planning. A vendor’s quote, or an estimate of your own with support, takes the place of one of its prices everywhere or at one site. Reviewers trust those.',
            actions: [...actions].reverse(),
          }
        : null,
      filters: {
        href: paths.ownPrices(),
        search: { name: 'q', label: 'Search the own prices', value: query.search, placeholder: 'Item, code, vendor, site' },
        hidden: query.show === undefined ? [] : [{ name: 'show', value: query.show }],
        chips: chips.map(({ value, label }) => ({
          label,
          count: String(found.filter((row) => belongs(row, value, list.today)).length),
          href: address({ show: value }),
          current: query.show === value,
        })),
        clearHref: query.search === '' ? null : listAddress(paths.ownPrices(), { show: query.show }),
      },
      table: {
        caption: 'Own prices',
        captionHidden: true,
        keys: true,
        columns: [
          { label: 'Price of', kind: 'key' },
          { label: 'Basis' },
          { label: 'Where', optional: true },
          { label: 'One unit', kind: 'money', pin: true },
          { label: 'From', kind: 'prose' },
          { label: 'Holds' },
        ],
        rows: shown.slice((page - 1) * pageSize, page * pageSize).map((row) => ({ cells: toCells(row, list) })),
      },
      hasNoMatch: shown.length === 0,
      pager: {
        ...toPager({ page, size: pageSize, total: shown.length, noun: 'own prices', toHref: (number) => address({ page: number }) }),
        keys: true,
        ...(shown.length === 0 && { text: 'No own price matches.' }),
      },
    },
  };
}

/** What cannot be read stands first: nothing can be estimated before it is dealt with. */
function everyRow({ rows, unreadable }: OwnPriceList): ListedRow[] {
  return [...unreadable.map((row) => ({ ...row, priceJson: null })), ...rows];
}

function toCells(row: ListedRow, list: OwnPriceList) {
  return row.priceJson === null ? toUnreadableCells(row, list) : toPriceCells(row, list);
}

function toUnreadableCells({ id, code, status }: UnreadableRow, { mayEdit }: OwnPriceList) {
  const isActive = status === 'active';
  const advice = 'Its row in the database is damaged. Withdraw it and enter the price anew, or ask whoever runs this server for a backup.';
  const address = isActive && mayEdit ? { href: paths.withdrawOwnPrice(id) } : {};
  return [
    { text: isActive && mayEdit ? `Withdraw ${code}` : code, ...address, small: code },
    { tag: { label: 'Cannot be read', tone: 'stop' } },
    { text: '' },
    { text: '' },
    { text: isActive ? `${advice} No new estimate is made before.` : 'Its row in the database is damaged.' },
    isActive ? { text: '' } : { tag: { label: 'Withdrawn', tone: '' } },
  ];
}

function toPriceCells(row: OwnPriceRow, { items, today }: OwnPriceList) {
  const price = row.priceJson;
  return [
    {
      text: itemOf(price, items),
      href: paths.ownPrice(row.id),
      small: [row.code, price.entryCode ?? 'a line of its own', price.unit, rangeOf(price)].filter((part) => part !== '').join(' · '),
    },
    { tag: basisTag(price.kind) },
    { text: placeOf(price) },
    { text: formatPrice(price.likelyCents, price.unit) },
    { text: price.from, small: [price.reference, formatDay(price.quotedOn)].filter((part) => part !== '').join(', ') },
    row.status === 'withdrawn' ? { tag: { label: 'Withdrawn', tone: '' } } : (wrapped(expiryTag(price.expiresOn, today)) ?? { text: 'No last day' }),
  ];
}

function wrapped(tag: ReturnType<typeof expiryTag>) {
  return tag && { tag };
}

function belongs(row: ListedRow, show: PriceChip | undefined, today: Day): boolean {
  if (show === 'withdrawn') return row.status === 'withdrawn';
  if (row.status === 'withdrawn') return false;
  if (row.priceJson === null) return show === undefined;
  if (show === 'quotes') return row.priceJson.kind === 'vendor quote';
  if (show === 'estimates') return row.priceJson.kind === 'own estimate';
  return show !== 'expired' || isExpired(row, today);
}

function isExpired({ priceJson: { expiresOn } }: OwnPriceRow, today: Day): boolean {
  return expiresOn !== null && expiresOn < today;
}

function matches(row: ListedRow, { query, items }: OwnPriceList): boolean {
  if (query.search === '') return true;
  if (row.priceJson === null) return row.code.toLowerCase().includes(query.search.toLowerCase());
  const price = row.priceJson;
  const text = [row.code, price.entryCode ?? '', itemOf(price, items), price.siteCode ?? '', price.from, price.reference, price.unit]
    .join(' ')
    .toLowerCase();
  return query.search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function sentenceOf({ rows, unreadable }: OwnPriceList): string {
  const inForce = rows.filter(({ status }) => status === 'active');
  if (rows.length === 0 && unreadable.length === 0) return 'None yet: every estimate rests on the price book alone.';
  const quotes = inForce.filter(({ priceJson }) => priceJson.kind === 'vendor quote').length;
  const own = inForce.length - quotes;
  return `${counted(quotes, 'vendor quote')} and ${counted(own, 'own estimate')} in force. A new estimate ticks them all; leave out what a scenario should not use.`;
}

function nextOf({ rows, today, mayEdit }: OwnPriceList) {
  const late = rows.filter((row) => row.status === 'active' && isExpired(row, today));
  if (late.length === 0 || !mayEdit) return null;
  return {
    title: `Next: renew ${counted(late.length, 'quote')} that expired.`,
    text: 'Until then an estimate takes the price with a wider range, and the checks warn of it.',
    who: 'You act.',
    action: { label: 'Show them', href: listAddress(paths.ownPrices(), { show: 'expired' }), small: true },
  };
}

type ListedRow = OwnPriceRow | (UnreadableRow & { priceJson: null });

interface OwnPriceList {
  rows: OwnPriceRow[];
  /** Damaged in the database. */
  unreadable: UnreadableRow[];
  query: ListQuery;
  /** What each entry of the price book in use is, by code. */
  items: ReadonlyMap<string, string>;
  today: Day;
  mayEdit: boolean;
}
