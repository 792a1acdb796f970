import { percentUnit } from '../catalog/price-book.ts';
import type { CostLine } from './cost-lines.ts';
import type { Spread } from './distributions.ts';

/** An estimate gathered by price entry, so that a trial costs the same whatever the number of lines. */
export interface RiskModel {
  entries: { code: string; label: string; spread: Spread }[];
  /** Quantity of each entry in network-wide lines without chance, by entry index. */
  networkQuantity: Float64Array;
  /** Sites by falling likely cost, then code. */
  sites: SiteQuantities[];
  /** Allowances for a share of sites; `entry` is the index of the price. */
  chances: { entry: number; sites: number; share: number; label: string }[];
  /** Shares of direct cost, with basis points as spread. */
  percents: { label: string; spread: Spread }[];
}

interface SiteQuantities {
  code: string;
  /** Entry indices and their quantities, side by side. */
  entries: number[];
  quantities: number[];
  likely: number;
}

/** Gathers cost lines by entry. The order of the lines does not matter. */
export function toRiskModel(lines: readonly CostLine[]): RiskModel {
  const direct = lines.filter((line) => line.unit !== percentUnit);
  const codes = [...new Set(direct.map((line) => line.entryCode))].sort(byText);
  const indexOf = new Map(codes.map((code, index) => [code, index]));
  const firstLine = new Map<string, CostLine>();
  for (const line of direct) if (!firstLine.has(line.entryCode)) firstLine.set(line.entryCode, line);
  const entries = codes.map((code) => {
    const line = firstLine.get(code);
    return { code, label: `Price: ${line?.item ?? code}`, spread: spreadOf(line) };
  });
  const networkQuantity = new Float64Array(codes.length);
  const chances = new Map<string, RiskModel['chances'][number]>();
  const sites = new Map<string, SiteQuantities>();
  for (const line of direct) {
    const entry = indexOf.get(line.entryCode) ?? 0;
    if (line.chance) {
      const key = `${line.entryCode} ${line.chance.share}`;
      const earlier = chances.get(key) ?? { entry, sites: 0, share: line.chance.share, label: `Number of sites that need: ${line.item}` };
      chances.set(key, { ...earlier, sites: earlier.sites + line.chance.sites });
    } else if (line.siteCode === null) networkQuantity[entry] = (networkQuantity[entry] ?? 0) + line.quantity;
    else {
      const site = sites.get(line.siteCode) ?? { code: line.siteCode, entries: [], quantities: [], likely: 0 };
      sites.set(line.siteCode, site);
      addQuantity(site, entry, line);
    }
  }
  const percents = lines.filter((line) => line.unit === percentUnit).map((line) => ({ label: line.item, spread: spreadOf(line) }));
  return {
    entries,
    networkQuantity,
    sites: [...sites.values()].sort((a, b) => b.likely - a.likely || byText(a.code, b.code)),
    chances: [...chances.entries()].sort((a, b) => byText(a[0], b[0])).map(([, chance]) => chance),
    percents: percents.sort((a, b) => byText(a.label, b.label)),
  };
}

function spreadOf(line: CostLine | undefined): Spread {
  return { low: line?.unitLowCents ?? 0, likely: line?.unitLikelyCents ?? 0, high: line?.unitHighCents ?? 0 };
}

function addQuantity(site: SiteQuantities, entry: number, line: CostLine): void {
  site.likely += line.likelyCents;
  const at = site.entries.indexOf(entry);
  if (at >= 0) site.quantities[at] = (site.quantities[at] ?? 0) + line.quantity;
  else {
    site.entries.push(entry);
    site.quantities.push(line.quantity);
  }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
