import type { StructureClass } from '../../catalog/recipe.ts';
import { type Cents, cents, timesCents } from '../../money.ts';

/** Below either, no figure is given: a reader could tell whose price it is. */
const fewestCarriers = 3;
const fewestLines = 10;
/** Own lines carry the number of the carrier's register as code, `Q-3`: no price that carriers share. */
const ownLineCode = /^[QE]-\d+$/;

/**
 * Quartiles of approved unit prices by entry, unit and kind of site, each price counted once for each of its lines; in order of entry, unit, kind of site.
 * Groups of fewer than 3 carriers or 10 lines are left out. A quartile is the lowest price that its share of lines does not exceed; where the share
 * falls between two prices, the middle of both. Nothing names a carrier.
 */
export function priceStatistics(rows: readonly CarrierPrice[]): PriceStatistic[] {
  const groups = new Map<string, CarrierPrice[]>();
  for (const row of rows) {
    if (row.lineCount < 1 || ownLineCode.test(row.entryCode)) continue;
    const key = `${row.entryCode}\n${row.unit}\n${row.siteClass}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(row);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => statisticOf(group));
}

function statisticOf(group: readonly CarrierPrice[]): PriceStatistic[] {
  const [first] = group;
  const carrierCount = new Set(group.map((row) => row.carrierId)).size;
  const lineCount = group.reduce((sum, row) => sum + row.lineCount, 0);
  if (!first || carrierCount < fewestCarriers || lineCount < fewestLines) return [];
  const rising = [...group].sort((a, b) => a.unitCents - b.unitCents);
  const at = (share: number): Cents => quantile(rising, share * lineCount);
  const { entryCode, unit, siteClass } = first;
  return [{ entryCode, unit, siteClass, carrierCount, lineCount, lowerCents: at(0.25), medianCents: at(0.5), upperCents: at(0.75) }];
}

function quantile(rising: readonly CarrierPrice[], wanted: number): Cents {
  let passed = 0;
  for (const [index, row] of rising.entries()) {
    passed += row.lineCount;
    if (passed > wanted) return row.unitCents;
    const next = rising[index + 1];
    if (passed === wanted && next) return timesCents(cents(row.unitCents + next.unitCents), 0.5);
  }
  return rising[rising.length - 1]?.unitCents ?? cents(0);
}

/** Approved lines of one carrier at one unit price, as in `ApprovedPriceRow`, with whose they are. */
export interface CarrierPrice {
  carrierId: number;
  entryCode: string;
  unit: string;
  siteClass: StructureClass | 'network';
  unitCents: Cents;
  lineCount: number;
}

/** Approved unit prices of one entry at one kind of site: how many carriers and lines, lower quartile, median and upper quartile. */
export interface PriceStatistic {
  entryCode: string;
  unit: string;
  siteClass: StructureClass | 'network';
  carrierCount: number;
  lineCount: number;
  lowerCents: Cents;
  medianCents: Cents;
  upperCents: Cents;
}
