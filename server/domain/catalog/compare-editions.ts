import type { Cents } from '../money.ts';
import type { PriceBookEntry } from './price-book.ts';

const comparedFields = ['low', 'likely', 'high', 'unit', 'basis', 'source', 'category', 'item', 'year', 'notes'] as const;
export type ComparedField = (typeof comparedFields)[number];

/** One price that is not the same in both editions. */
export interface EntryChange {
  code: string;
  kind: 'added' | 'dropped' | 'changed';
  /** null on what was added. */
  before: PriceBookEntry | null;
  /** null on what was dropped. */
  after: PriceBookEntry | null;
  /** What differs, in the order of `comparedFields`; empty unless `kind` is `changed`. */
  fields: ComparedField[];
  /** How far each price moved as a share of before (0.1 is 10 % more); null where there is nothing to compare or the unit is another one. */
  moves: Record<'low' | 'likely' | 'high', number | null>;
}

export interface EditionDifference {
  /** In the order of the later edition, what was dropped at the end. */
  changes: EntryChange[];
  counts: {
    before: number;
    after: number;
    added: number;
    dropped: number;
    changed: number;
    same: number;
    /** Prices in both of which low, likely or high is another amount. */
    moved: number;
    /** Of those, by the likely price. */
    up: number;
    down: number;
    unit: number;
    basis: number;
    source: number;
  };
}

/** What differs between two price lists, matched by code; upper and lower case of codes are the same. */
export function compareEditions(before: readonly PriceBookEntry[], after: readonly PriceBookEntry[]): EditionDifference {
  const left = new Map(before.map((entry) => [entry.code.toLowerCase(), entry]));
  const changes: EntryChange[] = [];
  for (const entry of after) {
    const key = entry.code.toLowerCase();
    const old = left.get(key);
    left.delete(key);
    if (!old) changes.push({ code: entry.code, kind: 'added', before: null, after: entry, fields: [], moves: still });
    else if (!isSame(old, entry)) {
      const fields = comparedFields.filter((field) => fieldOf(old, field) !== fieldOf(entry, field));
      changes.push({ code: entry.code, kind: 'changed', before: old, after: entry, fields, moves: movesOf(old, entry) });
    }
  }
  for (const entry of left.values()) changes.push({ code: entry.code, kind: 'dropped', before: entry, after: null, fields: [], moves: still });
  return { changes, counts: countChanges(changes, { before: before.length, after: after.length }) };
}

/** Whether a price that is in both editions has another amount. */
export function isMoved({ fields }: EntryChange): boolean {
  return fields.includes('low') || fields.includes('likely') || fields.includes('high');
}

const still = { low: null, likely: null, high: null } as const;

/** Written out, because most of 20,000 prices are the same. */
function isSame(one: PriceBookEntry, other: PriceBookEntry): boolean {
  return (
    one.lowCents === other.lowCents &&
    one.likelyCents === other.likelyCents &&
    one.highCents === other.highCents &&
    one.unit === other.unit &&
    one.basis === other.basis &&
    one.source === other.source &&
    one.category === other.category &&
    one.item === other.item &&
    one.year === other.year &&
    one.notes === other.notes
  );
}

function countChanges(changes: readonly EntryChange[], sizes: { before: number; after: number }): EditionDifference['counts'] {
  const counts = { ...sizes, added: 0, dropped: 0, changed: 0, same: 0, moved: 0, up: 0, down: 0, unit: 0, basis: 0, source: 0 };
  for (const change of changes) {
    counts[change.kind]++;
    if (isMoved(change)) counts.moved++;
    const { before, after, fields } = change;
    if (before && after && after.likelyCents > before.likelyCents) counts.up++;
    if (before && after && after.likelyCents < before.likelyCents) counts.down++;
    for (const field of fields) if (field === 'unit' || field === 'basis' || field === 'source') counts[field]++;
  }
  return { ...counts, same: sizes.after - counts.added - counts.changed };
}

function fieldOf(entry: PriceBookEntry, field: ComparedField): string | number | null {
  if (field === 'low') return entry.lowCents;
  if (field === 'likely') return entry.likelyCents;
  if (field === 'high') return entry.highCents;
  return entry[field];
}

function movesOf(before: PriceBookEntry, after: PriceBookEntry): EntryChange['moves'] {
  if (before.unit !== after.unit) return still;
  return {
    low: shareOf(before.lowCents, after.lowCents),
    likely: shareOf(before.likelyCents, after.likelyCents),
    high: shareOf(before.highCents, after.highCents),
  };
}

function shareOf(before: Cents, after: Cents): number | null {
  return before === 0 ? null : (after - before) / before;
}
