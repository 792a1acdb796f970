import type { LineKind, StoredLine } from '../../../db/schema/estimates.ts';
import type { CostLine } from '../../domain/cost/cost-lines.ts';
import { toSixDecimals } from '../../domain/cost/to-six-decimals.ts';
import { type Cents, cents } from '../../domain/money.ts';

/**
 * Lines for keeping: what lines of one price have in common is kept once, with its sums, and each line shrinks to its own figures. A network of
 * 24,000 sites has some 300,000 lines, most of whose text is the same.
 */
export function packLines(lines: readonly CostLine[]): PackedLines {
  const kinds: LineKind[] = [];
  const places = new Map<string, number>();
  const bySite = new Map<string, StoredLine[]>();
  for (const line of lines) {
    const tail = line.id.slice((line.siteCode ?? 'NETWORK').length + 1);
    const key = keyOf(line, tail);
    let place = places.get(key);
    if (place === undefined) {
      place = kinds.length;
      places.set(key, place);
      kinds.push(newKind(line, tail));
    }
    const kind = kinds[place];
    if (kind) addTo(kind, line);
    const stored: StoredLine = [place, line.quantity, line.lowCents, line.likelyCents, line.highCents, line.formula];
    if (line.chance) stored.push(line.chance);
    const site = bySite.get(line.siteCode ?? '');
    if (site) site.push(stored);
    else bySite.set(line.siteCode ?? '', [stored]);
  }
  return { kinds, bySite };
}

/** The lines of one site, or of the network where `siteCode` is empty, as they were. */
export function unpackLines(kinds: readonly LineKind[], siteCode: string, stored: readonly StoredLine[]): CostLine[] {
  return stored.flatMap(([place, quantity, low, likely, high, formula, chance]) => {
    const kind = kinds[place];
    if (!kind) return [];
    const { recipeKey, entryCode, category, phase, item, unit, unitLowCents, unitLikelyCents, unitHighCents, basis, source, reason } = kind;
    // Written out: objects made by rest and spread are several times slower to read, and there are hundreds of thousands of them.
    const line: CostLine = {
      id: `${siteCode === '' ? 'NETWORK' : siteCode}.${kind.tail}`,
      siteCode: siteCode === '' ? null : siteCode,
      recipeKey,
      entryCode,
      category,
      phase,
      item,
      unit,
      quantity,
      unitLowCents,
      unitLikelyCents,
      unitHighCents,
      lowCents: low as Cents,
      likelyCents: likely as Cents,
      highCents: high as Cents,
      basis,
      source,
      formula,
      reason,
      priceYear: kind.priceYear,
    };
    if (kind.change !== undefined) line.change = kind.change;
    if (kind.ownPrice) line.ownPrice = kind.ownPrice;
    if (kind.quantitySpread) line.quantitySpread = kind.quantitySpread;
    if (kind.shareOf) line.shareOf = kind.shareOf;
    if (chance) line.chance = chance;
    return [line];
  });
}

/** All that a kind holds, as far as lines with the same tail can differ in it: price and reason by own prices of a site, shares by what stands there. */
function keyOf(line: CostLine, tail: string): string {
  const { siteCode, recipeKey, reason, unitLowCents, unitLikelyCents, unitHighCents, change, ownPrice, quantitySpread, shareOf } = line;
  const plain = `${siteCode === null ? 'network' : 'site'}\n${tail}\n${recipeKey}\n${unitLowCents} ${unitLikelyCents} ${unitHighCents}\n${reason}`;
  if (!change && !ownPrice && !quantitySpread && !shareOf) return plain;
  return `${plain}\n${JSON.stringify([change, ownPrice, quantitySpread, shareOf])}`;
}

function newKind(line: CostLine, tail: string): LineKind {
  const { recipeKey, entryCode, category, phase, item, unit, unitLowCents, unitLikelyCents, unitHighCents, basis, source, reason } = line;
  const prices = { unitLowCents, unitLikelyCents, unitHighCents };
  const sums = { lineCount: 0, quantity: 0, lowCents: cents(0), likelyCents: cents(0), highCents: cents(0) };
  const rare = {
    ...(line.change !== undefined && { change: line.change }),
    ...(line.ownPrice && { ownPrice: line.ownPrice }),
    ...(line.quantitySpread && { quantitySpread: line.quantitySpread }),
    ...(line.shareOf && { shareOf: line.shareOf }),
  };
  const words = { item, unit, basis, source, reason, priceYear: line.priceYear };
  return { tail, scope: line.siteCode === null ? 'network' : 'site', recipeKey, entryCode, category, phase, ...words, ...prices, ...rare, ...sums };
}

function addTo(kind: LineKind, line: CostLine): void {
  kind.lineCount++;
  kind.quantity = toSixDecimals(kind.quantity + line.quantity);
  kind.lowCents = cents(kind.lowCents + line.lowCents);
  kind.likelyCents = cents(kind.likelyCents + line.likelyCents);
  kind.highCents = cents(kind.highCents + line.highCents);
}

interface PackedLines {
  kinds: LineKind[];
  /** By site code; the network-wide lines under the empty one. */
  bySite: Map<string, StoredLine[]>;
}
