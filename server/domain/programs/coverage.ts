import type { EquipmentModel } from '../catalog/model.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { type CoverageVerdict, coverItem, type ItemCoverage } from './cover-item.ts';
import type { Program } from './program.ts';

/** Units of equipment by verdict. */
export type UnitCounts = Record<CoverageVerdict, number>;

/** The covered test over a whole inventory under one program. */
export interface InventoryCoverage {
  /** One for each item, in the order of the inventory's items. */
  items: ItemCoverage[];
  /** Units of the whole inventory. */
  units: UnitCounts;
  /** Items (lines, whatever their quantity) of the whole inventory. */
  lines: UnitCounts;
  /** Units of each site, in the order of the inventory's sites. */
  sites: { siteCode: string; units: UnitCounts }[];
}

/**
 * Runs the covered test on every item and sums it up by site. `models` are the catalog models by key. Items with the same maker, model, day and
 * status share one verdict object: treat it as read only.
 */
export function coverageOf(inventory: Inventory, models: ReadonlyMap<string, EquipmentModel>, program: Program): InventoryCoverage {
  const units = noUnits();
  const lines = noUnits();
  const sites = inventory.sites.map((site) => ({ siteCode: site.code, units: noUnits() }));
  const unitsBySite = new Map(sites.map((site) => [site.siteCode.toLowerCase(), site.units]));
  const known = new Map<string, ItemCoverage>();
  const items = inventory.items.map((item) => {
    const key = `${item.maker}\n${item.model}\n${item.modelKey}\n${item.category}\n${item.obtainedOn}\n${item.status}\n${item.notes}`;
    let coverage = known.get(key);
    if (!coverage) {
      coverage = coverItem(item, item.modelKey === null ? null : (models.get(item.modelKey) ?? null), program);
      known.set(key, coverage);
    }
    units[coverage.verdict] += item.quantity;
    lines[coverage.verdict] += 1;
    const here = unitsBySite.get(item.siteCode.toLowerCase());
    if (here) here[coverage.verdict] += item.quantity;
    return coverage;
  });
  return { items, units, lines, sites };
}

function noUnits(): UnitCounts {
  return { covered: 0, 'not covered': 0, boundary: 0, unknown: 0 };
}
