import { isPercentUnit, type PriceBasis } from '../catalog/price-book.ts';
import type { StructureClass } from '../catalog/recipe.ts';
import { toSixDecimals } from '../cost/to-six-decimals.ts';
import type { FrozenFiling } from '../filing/frozen-filing.ts';
import type { Cents } from '../money.ts';

/** Lines of an accepted filing that share entry, unit, kind of site and unit price. `unitCents` is the likely price per unit. */
export interface ApprovedPriceRow {
  entryCode: string;
  unit: string;
  siteClass: StructureClass | 'network';
  unitCents: Cents;
  lineCount: number;
  quantity: number;
}

/** Prices that somebody obtained: what an edition assumes says nothing new when it is approved, however often. */
const obtained: ReadonlySet<PriceBasis> = new Set(['official catalog', 'vendor quote', 'own estimate']);

/**
 * What an accepted filing says about prices: its lines at prices that the carrier obtained or the official catalog states, gathered by entry, kind of
 * site and unit price. Shares of other cost are left out, and sites whose structure was not frozen.
 */
export function listApprovedPrices({ sites, cost }: FrozenFiling): ApprovedPriceRow[] {
  const classes = new Map(sites.map((site) => [site.code, site.structureClass]));
  const rows = new Map<string, ApprovedPriceRow>();
  for (const { entryCode, unit, siteCode, unitCents, quantity, basis } of cost.lines) {
    const siteClass = siteCode === null ? 'network' : classes.get(siteCode);
    if (isPercentUnit(unit) || entryCode === '' || !obtained.has(basis) || siteClass === undefined) continue;
    const key = `${entryCode}\n${unit}\n${siteClass}\n${unitCents}`;
    const row = rows.get(key) ?? { entryCode, unit, siteClass, unitCents, lineCount: 0, quantity: 0 };
    rows.set(key, row);
    row.lineCount++;
    row.quantity = toSixDecimals(row.quantity + quantity);
  }
  return [...rows.values()];
}
