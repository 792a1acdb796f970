import type { FrozenCostLine, FrozenFiling } from '../filing/frozen-filing.ts';
import { type Cents, cents, formatCents, zeroCents } from '../money.ts';
import { compareItems, compareSites, type ItemChange, type SiteChange } from './compare-equipment.ts';

/** What one version of a filing has that the other has not. */
export interface VersionComparison {
  /** The change in one sentence. */
  sentence: string;
  totalBefore: Cents;
  totalAfter: Cents;
  differenceCents: Cents;
  /** Answers and computed values whose words changed; one side is null where the line is new or gone. */
  values: { lineId: string; label: string; before: string | null; after: string | null }[];
  costLines: CostLineChange[];
  /** Cost categories whose total changed. */
  categories: { category: string; before: Cents; after: Cents }[];
  /** Equipment lines by tag that were added, taken out, moved to another site or changed. */
  items: ItemChange[];
  sites: SiteChange[];
}

export interface CostLineChange {
  id: string;
  item: string;
  change: 'added' | 'removed' | 'changed' | 'moved';
  siteBefore: string | null;
  siteAfter: string | null;
  amountBefore: Cents;
  amountAfter: Cents;
}

/** Compares two submitted versions. A cost line that left one site and turned up unchanged at another counts as moved, not as removed and added. */
export function compareVersions(before: FrozenFiling, after: FrozenFiling): VersionComparison {
  const values = compareValues(before, after);
  const costLines = compareCostLines(before.cost.lines, after.cost.lines);
  const items = compareItems(before, after);
  const sites = compareSites(before, after);
  const difference = cents(after.cost.totalCents - before.cost.totalCents);
  return {
    sentence: toSentence({ difference, values: values.length, costLines, items: items.length, sites: sites.length }),
    totalBefore: before.cost.totalCents,
    totalAfter: after.cost.totalCents,
    differenceCents: difference,
    values,
    costLines,
    categories: compareCategories(before, after),
    items,
    sites,
  };
}

function compareValues(before: FrozenFiling, after: FrozenFiling): VersionComparison['values'] {
  const linesOf = (filing: FrozenFiling) => filing.sections.flatMap(({ lines }) => lines);
  const old = new Map(linesOf(before).map((line) => [line.id, line]));
  const kept = new Set<string>();
  const changed: VersionComparison['values'] = [];
  for (const line of linesOf(after)) {
    kept.add(line.id);
    const earlier = old.get(line.id);
    if (earlier?.value !== line.value) changed.push({ lineId: line.id, label: line.label, before: earlier?.value ?? null, after: line.value });
  }
  for (const line of old.values()) {
    if (!kept.has(line.id)) changed.push({ lineId: line.id, label: line.label, before: line.value, after: null });
  }
  return changed;
}

function compareCostLines(before: readonly FrozenCostLine[], after: readonly FrozenCostLine[]): CostLineChange[] {
  const old = new Map(before.map((line) => [line.id, line]));
  const fresh = new Set(after.map((line) => line.id));
  const removed = before.filter((line) => !fresh.has(line.id));
  const removedByContent = new Map<string, FrozenCostLine[]>();
  for (const line of removed.toReversed()) {
    const alike = removedByContent.get(contentOf(line));
    if (alike) alike.push(line);
    else removedByContent.set(contentOf(line), [line]);
  }
  const moved = new Set<FrozenCostLine>();
  const changes: CostLineChange[] = [];
  for (const line of after) {
    const earlier = old.get(line.id);
    if (earlier) {
      if (contentOf(earlier) !== contentOf(line)) changes.push(toChange('changed', earlier, line));
      continue;
    }
    const source = removedByContent.get(contentOf(line))?.pop();
    if (source) moved.add(source);
    changes.push(source ? toChange('moved', source, line) : toChange('added', null, line));
  }
  for (const line of removed) if (!moved.has(line)) changes.push(toChange('removed', line, null));
  return changes;
}

function contentOf(line: FrozenCostLine): string {
  return `${line.entryCode}|${line.phase}|${line.quantity}|${line.unitCents}|${line.amountCents}|${line.basis}`;
}

function toChange(change: CostLineChange['change'], before: FrozenCostLine | null, after: FrozenCostLine | null): CostLineChange {
  return {
    id: after?.id ?? before?.id ?? '',
    item: after?.item ?? before?.item ?? '',
    change,
    siteBefore: before?.siteCode ?? null,
    siteAfter: after?.siteCode ?? null,
    amountBefore: before?.amountCents ?? zeroCents,
    amountAfter: after?.amountCents ?? zeroCents,
  };
}

function compareCategories(before: FrozenFiling, after: FrozenFiling): VersionComparison['categories'] {
  const old = new Map(before.cost.categories.map(({ category, likelyCents }) => [category, likelyCents]));
  const fresh = new Map(after.cost.categories.map(({ category, likelyCents }) => [category, likelyCents]));
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((category) => ({ category, before: old.get(category) ?? zeroCents, after: fresh.get(category) ?? zeroCents }))
    .filter((total) => total.before !== total.after);
}

function toSentence(of: { difference: Cents; values: number; costLines: readonly CostLineChange[]; items: number; sites: number }): string {
  if (of.values + of.costLines.length + of.items + of.sites === 0) return 'Nothing changed.';
  const count = (change: CostLineChange['change']) => of.costLines.filter((line) => line.change === change).length;
  const money =
    of.difference === 0
      ? 'The amount asked for is the same.'
      : `The amount asked for is ${formatCents(cents(Math.abs(of.difference)))} ${of.difference > 0 ? 'higher' : 'lower'}.`;
  return `${money} Cost lines: ${count('added')} added, ${count('removed')} removed, ${count('changed')} changed, ${count('moved')} moved. Equipment lines changed: ${of.items}. Sites changed: ${of.sites}. Values changed: ${of.values}.`;
}
