import type { EquipmentModel } from '../../domain/catalog/model.ts';
import type { EquipmentItem } from '../../domain/inventory/equipment.ts';
import type { Inventory } from '../../domain/inventory/inventory.ts';
import { coverageOf } from '../../domain/programs/coverage.ts';
import type { Program } from '../../domain/programs/program.ts';
import type { Issue } from '../../domain/result.ts';
import type { EstimateSettings } from './settings.ts';

/**
 * Which items an estimate counts under a program. An item without a verdict, or on the boundary while nobody decided about such items, is left
 * undecided: the estimate is refused for it, and `explainHoles` says why.
 */
export function judgeItems(inventory: Inventory, program: Program, by: JudgedBy): JudgedInventory {
  const coverage = coverageOf(inventory, by.modelsByKey, program);
  const covered = new Map<string, boolean>();
  const reasons = new Map<string, string>();
  let boundaryUnits = 0;
  const items = inventory.items.map((item, index) => {
    const test = coverage.items[index];
    const live = item.status !== 'destroyed';
    if (test?.verdict === 'covered') covered.set(item.tag, true);
    else if (test?.verdict === 'not covered') covered.set(item.tag, false);
    else if (test?.verdict === 'boundary') {
      if (live) boundaryUnits += item.quantity;
      if (by.boundary !== null) covered.set(item.tag, by.boundary === 'count');
      else reasons.set(item.tag, `${named(item)}: ${test.reason} Say in the estimate whether such equipment counts.`);
    } else reasons.set(item.tag, `${named(item)}: ${test?.reason ?? 'It was not tested.'}`);
    return item.category === null && item.modelKey !== null ? { ...item, category: by.modelsByKey.get(item.modelKey)?.category ?? null } : item;
  });
  return { inventory: { ...inventory, items }, covered, reasons, boundaryUnits };
}

/** The issues of an estimate with the covered test's own reason where an item has no verdict. */
export function explainHoles(issues: readonly Issue[], reasons: ReadonlyMap<string, string>): Issue[] {
  return issues.map((issue) => {
    const reason = issue.code === 'covered-undecided' ? reasons.get(issue.subject ?? '') : undefined;
    return reason === undefined ? issue : { ...issue, message: reason };
  });
}

function named(item: EquipmentItem): string {
  return `${item.tag} (${item.maker} ${item.model}) at ${item.siteCode}`;
}

interface JudgedBy {
  modelsByKey: ReadonlyMap<string, EquipmentModel>;
  boundary: EstimateSettings['boundary'];
}

export interface JudgedInventory {
  /** With the category of the catalog model where an item states none. */
  inventory: Inventory;
  covered: ReadonlyMap<string, boolean>;
  /** By tag, for items without a decision: why, and what to do. */
  reasons: ReadonlyMap<string, string>;
  /** Units that the rules leave open. */
  boundaryUnits: number;
}
