import type { EquipmentItem } from './equipment.ts';
import { toItemText, toSiteText } from './field-text.ts';
import type { IncomingItem, IncomingSite } from './incoming.ts';
import type { Inventory } from './inventory.ts';
import type { Site } from './site.ts';

/** One field before and after, in the words in which it is shown; '' for nothing. */
export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

export interface Changed<T> {
  before: T;
  after: T;
  changes: FieldChange[];
}

/** What would become of an inventory if a file were taken over. What the file does not name stays as it is and is not mentioned. */
export interface InventoryComparison {
  addedSites: Site[];
  changedSites: Changed<Site>[];
  unchangedSites: number;
  addedItems: EquipmentItem[];
  changedItems: Changed<EquipmentItem>[];
  unchangedItems: number;
}

/**
 * Compares what a file states with what the carrier has, sites by code and lines of equipment by tag, ignoring case. Fields that the file leaves
 * out or blank stay as they are.
 */
export function compareInventory(existing: Pick<Inventory, 'sites' | 'items'>, incoming: Incoming): InventoryComparison {
  const sites = compareAll(
    existing.sites,
    incoming.sites.map(({ site, given }) => ({ value: site, given })),
    { keyOf: (site) => site.code, toText: toSiteText },
  );
  const items = compareAll(
    existing.items,
    incoming.items.map(({ item, given }) => ({ value: item, given })),
    { keyOf: (item) => item.tag, toText: toItemText },
  );
  return {
    addedSites: sites.added,
    changedSites: sites.changed,
    unchangedSites: sites.unchanged,
    addedItems: items.added,
    changedItems: items.changed,
    unchangedItems: items.unchanged,
  };
}

function compareAll<T extends object>(
  existing: readonly T[],
  incoming: readonly Stated<T>[],
  how: Comparer<T>,
): { added: T[]; changed: Changed<T>[]; unchanged: number } {
  const known = new Map(existing.map((value) => [how.keyOf(value).toLowerCase(), value]));
  const added: T[] = [];
  const changed: Changed<T>[] = [];
  let unchanged = 0;
  for (const { value, given } of incoming) {
    const before = known.get(how.keyOf(value).toLowerCase());
    if (!before) {
      added.push(value);
      continue;
    }
    const differing = given.filter((field) => !isSame(before[field], value[field]));
    if (differing.length === 0) {
      unchanged++;
      continue;
    }
    const after = { ...before };
    for (const field of differing) after[field] = value[field];
    changed.push({
      before,
      after,
      changes: differing.map((field) => ({ field: String(field), before: how.toText(before, field), after: how.toText(after, field) })),
    });
  }
  return { added, changed, unchanged };
}

/** Values of fields: texts, numbers, null, or lists of texts. */
function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

interface Incoming {
  sites: readonly IncomingSite[];
  items: readonly IncomingItem[];
}

interface Stated<T> {
  value: T;
  given: readonly (keyof T)[];
}

interface Comparer<T> {
  keyOf: (value: T) => string;
  toText: (value: T, field: keyof T) => string;
}
