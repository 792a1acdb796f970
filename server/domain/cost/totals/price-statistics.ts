import type { StructureClass } from '../../catalog/recipe.ts';
import { type Cents, cents } from '../../money.ts';

/** Below either, no figure is given: with fewer, a reader could work out whose price it is. */
export const fewestCarriers = 5;
export const fewestLines = 10;
/** Own lines carry the number of the carrier's register as code, `Q-3`: no price that carriers share. */
const ownLineCode = /^[QE]-\d+$/;

/**
 * Quartiles of approved unit prices by entry, unit and kind of site, for the reader whose organization is `readerId`. Each carrier counts once, with
 * the middle price of its lines, and the reader's own lines do not count. Groups of fewer carriers or lines than that are left out, and amounts
 * are rounded to two digits, so that no figure is the price of a carrier. In order of entry, unit, kind of site.
 */
export function priceStatistics(rows: readonly CarrierPrice[], readerId: number | null): PriceStatistic[] {
  const groups = new Map<string, CarrierPrice[]>();
  for (const row of rows) {
    if (row.lineCount < 1 || row.carrierId === readerId || ownLineCode.test(row.entryCode)) continue;
    const key = `${row.entryCode}\n${row.unit}\n${row.siteClass}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(row);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, group]) => statisticOf(group));
}

function statisticOf(group: readonly CarrierPrice[]): PriceStatistic[] {
  const [first] = group;
  const byCarrier = new Map<number, CarrierPrice[]>();
  for (const row of group) byCarrier.set(row.carrierId, [...(byCarrier.get(row.carrierId) ?? []), row]);
  const lineCount = group.reduce((sum, row) => sum + row.lineCount, 0);
  if (!first || byCarrier.size < fewestCarriers || lineCount < fewestLines) return [];
  const rising = [...byCarrier.values()].map(middlePrice).sort((a, b) => a - b);
  const at = (share: number): Cents => toTwoDigits(quantile(rising, share));
  const { entryCode, unit, siteClass } = first;
  return [{ entryCode, unit, siteClass, carrierCount: byCarrier.size, lineCount, lowerCents: at(0.25), medianCents: at(0.5), upperCents: at(0.75) }];
}

/** The price that half of a carrier's lines do not exceed. */
function middlePrice(rows: readonly CarrierPrice[]): number {
  const half = rows.reduce((sum, row) => sum + row.lineCount, 0) / 2;
  let passed = 0;
  for (const row of [...rows].sort((a, b) => a.unitCents - b.unitCents)) {
    passed += row.lineCount;
    if (passed >= half) return row.unitCents;
  }
  return 0;
}

/** On straight lines between the carriers' prices in rising order (Hyndman and Fan 1996, type 7). */
function quantile(rising: readonly number[], share: number): number {
  const place = share * (rising.length - 1);
  const before = rising[Math.floor(place)] ?? 0;
  const after = rising[Math.ceil(place)] ?? before;
  return before + (place - Math.floor(place)) * (after - before);
}

/** `$31,234.56` as `$31,000.00`. */
function toTwoDigits(amount: number): Cents {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, amount))) - 1);
  return cents(Math.round(amount / step) * step);
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

/** Approved unit prices of one entry at one kind of site: how many carriers and lines, lower quartile, median and upper quartile, rounded to two digits. */
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
