import type { ComparedField, EntryChange } from '../../domain/catalog/compare-editions.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import { basisTag } from './basis-words.ts';
import { shortPrice, signedPercent } from './edition-words.ts';

const centsOf = { low: 'lowCents', likely: 'likelyCents', high: 'highCents' } as const;

export const changeColumns = [
  { label: 'Price', kind: 'key' },
  { label: 'Change' },
  { label: 'Low', kind: 'money' },
  { label: 'Likely', kind: 'money', pin: true },
  { label: 'High', kind: 'money' },
  { label: 'Basis now, and what it was', kind: 'words whole' },
];

/** One change between two editions as cells of a table. */
export function changeCells(change: EntryChange) {
  const entry = entryOf(change);
  return [
    { text: entry.item, small: `${entry.code} · ${entry.category} · ${entry.unit}` },
    { tag: changeTag(change) },
    priceMove(change, 'low'),
    priceMove(change, 'likely'),
    priceMove(change, 'high'),
    { tag: basisTag(entry.basis), small: wasBefore(change) },
  ];
}

/** What happened to a price, in a word or two. */
export function changeTag({ kind, before, after, fields }: EntryChange): { label: string; tone: string } {
  if (kind === 'added') return { label: 'Added', tone: 'info' };
  if (kind === 'dropped') return { label: 'Dropped', tone: 'stop' };
  if (fields.includes('unit')) return { label: 'Other unit', tone: 'warn' };
  if (before && after && before.likelyCents !== after.likelyCents)
    return after.likelyCents > before.likelyCents ? { label: 'Price up', tone: 'warn' } : { label: 'Price down', tone: 'ok' };
  if (fields.includes('low') || fields.includes('high')) return { label: 'Other range', tone: 'info' };
  return { label: 'Other words', tone: '' };
}

/** What a price was before, as far as it changed: `was $5 / $8 / $12 each; basis was Published`. */
export function wasBefore({ before, after, fields }: EntryChange): string {
  if (!before || !after) return '';
  const isPriced = fields.some(isPrice) || fields.includes('unit');
  const amounts = [before.lowCents, before.likelyCents, before.highCents].map((amount) => shortPrice(amount, before.unit));
  return [
    ...(isPriced ? [`was ${amounts.join(' / ')}${fields.includes('unit') ? ` ${before.unit}` : ''}`] : []),
    ...fields.filter((field) => !isPrice(field) && field !== 'unit').map((field) => `${field} was ${textOf(before, field)}`),
  ].join('; ');
}

export function entryOf({ before, after }: Pick<EntryChange, 'before' | 'after'>): PriceBookEntry {
  const entry = after ?? before;
  if (!entry) throw new Error('A change is of no price.');
  return entry;
}

function priceMove(change: EntryChange, field: 'low' | 'likely' | 'high') {
  const entry = entryOf(change);
  const share = change.fields.includes(field) ? change.moves[field] : null;
  return { text: shortPrice(entry[centsOf[field]], entry.unit), ...(share !== null && { small: signedPercent(share) }) };
}

function isPrice(field: ComparedField): field is 'low' | 'likely' | 'high' {
  return field === 'low' || field === 'likely' || field === 'high';
}

function textOf(entry: PriceBookEntry, field: ComparedField): string {
  if (field === 'basis') return basisTag(entry.basis).label;
  if (field === 'year') return entry.year === null ? 'not stated' : String(entry.year);
  const text = field === 'unit' || field === 'source' || field === 'category' || field === 'item' || field === 'notes' ? entry[field] : '';
  return text === '' ? 'empty' : `“${text}”`;
}
