import type { BasisCounts } from '../../../db/schema/catalog.ts';
import { dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import { type PriceBookEntry, priceBases } from '../../domain/catalog/price-book.ts';
import type { Recipe } from '../../domain/catalog/recipe.ts';
import type { Cents } from '../../domain/money.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { basisTag, formatPrice } from './basis-words.ts';
import type { ListedEdition } from './queries.ts';

const mostNamed = 12;

/** A price without cents that are zero. */
export function shortPrice(amount: Cents, unit: string): string {
  return formatPrice(amount, unit).replace(/\.00$/, '');
}

/** `68 planning assumption · 3 published`, in the order of strength. */
export function basisList(bases: BasisCounts): string {
  return priceBases.flatMap((basis) => (bases[basis] ? [`${formatCount(bases[basis])} ${basis}`] : [])).join(' · ');
}

/** What an edition rests on, as one word: official where it says so of any price, else the basis of most prices. */
export function leadingBasis(bases: BasisCounts): { label: string; tone: string } {
  if (bases['official catalog']) return { label: 'Official catalog, as stated', tone: 'info' };
  const [leading] = [...priceBases].sort((one, other) => (bases[other] ?? 0) - (bases[one] ?? 0));
  return leading && bases[leading] ? basisTag(leading) : { label: 'No prices', tone: 'warn' };
}

/** Who published an edition, and who may use it. */
export function publisherOf({ publisher, ownerId }: Pick<ListedEdition, 'publisher' | 'ownerId'>): { name: string; reach: string } {
  return {
    name: publisher ?? 'Ships with this program',
    reach: ownerId === null ? 'for everybody on this server' : 'for your organization only',
  };
}

/** The code of an edition; with its publisher where a carrier and an administrator gave two editions one code or title. */
export function editionCode(edition: NamedEdition, editions: readonly NamedEdition[]): string {
  const isNamedAgain = editions.some(
    ({ id, code, title }) => id !== edition.id && (isSameName(code, edition.code) || isSameName(title, edition.title)),
  );
  return isNamedAgain ? `${edition.code} of ${edition.publisher ?? 'this program'}` : edition.code;
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Who stands behind an edition that somebody imported, and what it says of official prices; null for the one that ships with the program. */
export function verificationOf(edition: ListedEdition): { tone: string; title: string; text: string } | null {
  if (edition.publisher === null) return null;
  const official = edition.bases['official catalog'] ?? 0;
  const person = edition.publishedBy === null ? '' : `${edition.publishedBy}, for `;
  const published = `${person}${edition.publisher} published it on ${formatDay(dayOf(edition.createdAt as Instant))}.`;
  if (official === 0)
    return { tone: 'info', title: 'Published by a user of this server.', text: `${published} This server has not verified its prices.` };
  const stated = `${published} They state that ${counted(official, 'price')} ${official === 1 ? 'is' : 'are'} taken from the official catalog “${edition.officialSource}”.`;
  return {
    tone: 'warn',
    title: 'Official as stated, not verified.',
    text: `${stated} This server has not verified that; compare with the catalog itself.`,
  };
}

/** What the recipes need and an edition does not hold; null where it has all. */
export function missingPrices(recipes: readonly Recipe[], entries: readonly PriceBookEntry[]): { tone: string; title: string; text: string } | null {
  const codes = new Set(entries.map((entry) => entry.code));
  const missing = [...new Set(recipes.flatMap((recipe) => recipe.steps.map((step) => step.entryCode)))].filter((code) => !codes.has(code));
  if (missing.length === 0) return null;
  const named = missing.slice(0, mostNamed).join(', ');
  const more = missing.length > mostNamed ? ` and ${missing.length - mostNamed} more` : '';
  return {
    tone: 'warn',
    title: `${counted(missing.length, 'price')} that recipes use ${missing.length === 1 ? 'is' : 'are'} not in it.`,
    text: `An estimate with this edition is refused where it needs one of them: ${named}${more}.`,
  };
}

/** Low, likely, high, and what they rest on: one price as cells of a table. */
export function priceCells(entry: PriceBookEntry) {
  const year = entry.year === null ? 'year not stated' : `dollars of ${entry.year}`;
  return [
    { text: entry.item, small: `${entry.code} · ${entry.category} · ${entry.unit} · ${year}` },
    { text: shortPrice(entry.lowCents, entry.unit) },
    { text: shortPrice(entry.likelyCents, entry.unit) },
    { text: shortPrice(entry.highCents, entry.unit) },
    { tag: basisTag(entry.basis), small: [entry.source, entry.notes].filter((part) => part !== '').join('. ') },
  ];
}

export const priceTableColumns = [
  { label: 'Price', kind: 'key' },
  { label: 'Low', kind: 'money' },
  { label: 'Likely', kind: 'money', pin: true },
  { label: 'High', kind: 'money' },
  { label: 'Basis, source and notes', kind: 'words whole' },
];

/** A share as people read a change: `+11.1 %`, `−8 %`. */
export function signedPercent(share: number): string {
  const percent = Math.round(share * 1000) / 10;
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toLocaleString('en-US')}\u00a0%`;
}

type NamedEdition = Pick<ListedEdition, 'id' | 'code' | 'title' | 'publisher'>;
