import type { Day } from '../../server/domain/calendar.ts';
import type { CostRiskData, CostRiskEvent } from '../../server/domain/cost/cost-data.ts';
import type { CostLine } from '../../server/domain/cost/cost-lines.ts';
import type { SiteTally } from '../../server/domain/cost/tally-covered.ts';

/**
 * What the walk line by line draws with. Nothing here is taken from the simulation that it is compared with, and where there is another way to draw
 * the same thing it is taken: otherwise a fault would stand in both and no test of two samples would see it.
 */

/** Share of the standard normal below `z`, by the series φ(z) · (z + z³/3 + z⁵/15 + …) (Marsaglia 2004). */
export function shareBelow(z: number): number {
  if (z < -8) return 0;
  if (z > 8) return 1;
  let [sum, term] = [z, z];
  for (let n = 3; Math.abs(term) > 1e-17 * Math.abs(sum); n += 2) {
    term *= (z * z) / n;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/** A triangle with its area to the left of the peak: the value with `share` of the area below it splits one of the two sides. */
export function triangleOf({ low, likely, high }: Corners): (share: number) => number {
  const [left, right] = [likely - low, high - likely];
  if (left + right === 0) return () => likely;
  const area = left / (left + right);
  return (share) => (share <= area ? low + left * Math.sqrt(share / area) : high - right * Math.sqrt((1 - share) / (1 - area)));
}

/** Sites struck, one after the other: the number of sites that are spared before the next is geometric. */
export function countStruck(sites: number, share: number, random: () => number): number {
  if (share <= 0) return 0;
  if (share >= 1) return sites;
  const spared = Math.log1p(-share);
  let struck = -1;
  for (let place = 0; place <= sites; place += 1 + Math.floor(Math.log(1 - random()) / spared)) struck++;
  return struck;
}

export function countAtRisk({ only }: CostRiskEvent, tallies: readonly SiteTally[]): number {
  const { structures, access, ownership, categories } = only;
  let count = 0;
  for (const { site, structure, active } of tallies) {
    if (active.size === 0) continue;
    if (structures && !structures.includes(structure)) continue;
    if (access && !access.includes(site.access)) continue;
    if (ownership && (site.ownership === null || !ownership.includes(site.ownership))) continue;
    if (categories && ![...active.keys()].some((category) => categories.includes(category))) continue;
    count++;
  }
  return count;
}

/** Corners of the price of a line, and whether it takes the factor of its site. */
export function cornersOf(line: CostLine, { risk, estimatedOn }: { risk: CostRiskData; estimatedOn: Day }): Corners & { isVaried: boolean } {
  const { unitLowCents: low, unitLikelyCents: likely, unitHighCents: high, ownPrice } = line;
  const isHeld = ownPrice !== undefined && ownPrice.kind === 'vendor quote' && !(ownPrice.expiresOn !== null && ownPrice.expiresOn < estimatedOn);
  const cap = ownPrice?.paidUpToCents;
  const isVaried = !isHeld && cap === undefined && risk.siteFactorCategories.some((category) => category === line.category);
  const width = risk.basisSpread.find(({ basis }) => basis === line.basis);
  const widened = low === high && !isHeld && (cap === undefined || likely < cap) && width;
  const ends = widened ? { low: likely * widened.low, high: likely * widened.high } : { low, high };
  return { low: ends.low, likely, high: cap === undefined ? ends.high : Math.max(likely, Math.min(cap, ends.high)), isVaried };
}

export interface Corners {
  low: number;
  likely: number;
  high: number;
}
