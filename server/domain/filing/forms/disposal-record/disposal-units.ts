import type { EquipmentItem } from '../../../inventory/equipment.ts';
import { readSerials } from '../../../inventory/read-serials.ts';
import type { ItemCoverage } from '../../../programs/cover-item.ts';
import type { TermFacts } from '../../term-filing.ts';
import { everyOther } from '../../term-values.ts';
import { disposedTable } from './disposal-fields.ts';

/** A row of a disposal record as far as it can be read; a cell that cannot is empty, null or 0. */
export interface DisposedRow {
  /** Position in its table, from 0. */
  index: number;
  /** Number of the record that it stands in. */
  record: string;
  cells: Readonly<Record<string, string>>;
  /** Whole units; 0 where none are given. */
  quantity: number;
  serials: readonly string[];
  /** The line of the inventory with this tag, ignoring case; null where there is none. */
  held: HeldItem | null;
}

export interface HeldItem {
  item: EquipmentItem;
  coverage: ItemCoverage;
}

/** Covered units of one line of the inventory: `filed` on records filed before, `here` on this one, `left` on none; the three are all of them. */
export interface ItemDisposal {
  item: EquipmentItem;
  filed: number;
  here: number;
  left: number;
}

/** The rows of this record. */
export function disposedRows(facts: Facts): DisposedRow[] {
  return toRows(facts.rows[disposedTable.key] ?? [], facts.number, heldByTag(facts));
}

/** The rows of every other disposal record of the carrier, for whichever application: its inventory is one. */
export function filedRows(facts: Facts): DisposedRow[] {
  const held = heldByTag(facts);
  return [...facts.otherDisposals, ...everyOther(facts)]
    .filter(({ kind }) => kind === 'disposal-record')
    .flatMap(({ entered, number }) => toRows(entered.rows[disposedTable.key] ?? [], number, held));
}

/**
 * Each line of covered equipment with its units by record, in the order of the inventory. Units open under the rules are among them, as in every
 * count of covered units. What records say beyond the units of a line is not counted: the checks name it.
 */
export function disposalOf(facts: Facts): ItemDisposal[] {
  const filed = unitsByTag(filedRows(facts));
  const here = unitsByTag(disposedRows(facts));
  return facts.inventory.items.flatMap((item, index) => {
    const verdict = facts.coverage.items[index]?.verdict;
    if (verdict !== 'covered' && verdict !== 'boundary') return [];
    const before = Math.min(item.quantity, filed.get(tagKey(item.tag)) ?? 0);
    const now = Math.min(item.quantity - before, here.get(tagKey(item.tag)) ?? 0);
    return [{ item, filed: before, here: now, left: item.quantity - before - now }];
  });
}

/** Sum of one count over the lines of `disposalOf`. */
export function sumOf(items: readonly ItemDisposal[], of: 'filed' | 'here' | 'left'): number {
  return items.reduce((total, item) => total + item[of], 0);
}

/** Units by tag. */
function unitsByTag(rows: readonly DisposedRow[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { cells, quantity } of rows) units.set(tagKey(cells.tag ?? ''), (units.get(tagKey(cells.tag ?? '')) ?? 0) + quantity);
  return units;
}

/** Tags are compared like this. */
export function tagKey(tag: string): string {
  return tag.trim().toLowerCase();
}

function toRows(rows: readonly Readonly<Record<string, string>>[], record: string, held: ReadonlyMap<string, HeldItem>): DisposedRow[] {
  return rows.map((cells, index) => ({
    index,
    record,
    cells,
    quantity: /^\d{1,9}$/.test(cells.quantity ?? '') ? Number(cells.quantity) : 0,
    serials: (cells.serials ?? '') === '' ? [] : (readSerials(cells.serials ?? '').value ?? []),
    held: held.get(tagKey(cells.tag ?? '')) ?? null,
  }));
}

function heldByTag({ inventory, coverage }: Facts): Map<string, HeldItem> {
  return new Map(
    inventory.items.flatMap((item, index) => {
      const of = coverage.items[index];
      return of ? [[tagKey(item.tag), { item, coverage: of }] as const] : [];
    }),
  );
}

type Facts = Pick<TermFacts, 'inventory' | 'coverage' | 'rows' | 'earlier' | 'later' | 'otherDisposals' | 'number'>;
