import { costCategories, priceBases } from '../../catalog/price-book.ts';
import { costPhases } from '../../catalog/recipe.ts';
import type { CostLine } from '../cost-lines.ts';

/** Low, likely and high of one sum, next to each other in its array. */
export const columns = 3;
export const phaseCount = costPhases.length;
export const categoryCount = costCategories.length;

const categoryPlaces: ReadonlyMap<string, number> = new Map(costCategories.map((category, place) => [category, place]));
const phasePlaces: ReadonlyMap<string, number> = new Map(costPhases.map((phase, place) => [phase, place]));
const basisBits: ReadonlyMap<string, number> = new Map(priceBases.map((basis, place) => [basis, 1 << place]));

/**
 * Adds up the lines in one pass. Place 0 is the whole network, places 1 and up are the given sites in their order, and after them sites that only
 * the lines name. Sums are whole cents in floating point, exact below 2^53. Throws RangeError on a category or phase that is not known.
 */
export function addUpLines(lines: readonly CostLine[], siteCodes: readonly string[]): LineSums {
  const places = new Map(siteCodes.map((code, index) => [code, index + 1]));
  const codes = [...siteCodes];
  let sums = emptySums(codes.length + 1);
  let lastCode: string | null = null;
  let owner = 0;
  let escalation = 0;
  for (const line of lines) {
    if (line.siteCode !== lastCode) {
      lastCode = line.siteCode;
      owner = lastCode === null ? 0 : (places.get(lastCode) ?? -1);
      if (owner === -1 && lastCode !== null) {
        codes.push(lastCode);
        owner = codes.length;
        places.set(lastCode, owner);
        if ((owner + 1) * categoryCount > sums.likelyByCategory.length) sums = grow(sums, 2 * owner + 2);
      }
    }
    const category = placeOf(categoryPlaces, line.category);
    const phaseAt = (owner * phaseCount + placeOf(phasePlaces, line.phase)) * columns;
    addTo(sums.byPhase, phaseAt, line);
    addTo(sums.byCategory, category * columns, line);
    const siteCategory = owner * categoryCount + category;
    sums.likelyByCategory[siteCategory] = (sums.likelyByCategory[siteCategory] ?? 0) + line.likelyCents;
    sums.categoriesSeen[owner] = (sums.categoriesSeen[owner] ?? 0) | (1 << category);
    sums.linesByCategory[category] = (sums.linesByCategory[category] ?? 0) + 1;
    sums.basesByCategory[category] = (sums.basesByCategory[category] ?? 0) | (basisBits.get(line.basis) ?? 0);
    if (line.shareOf?.of === 'year') escalation += line.likelyCents;
  }
  return { ...sums, codes, escalation };
}

function placeOf(places: ReadonlyMap<string, number>, name: string): number {
  const place = places.get(name);
  if (place === undefined) throw new RangeError(`Not a known category or phase of cost: ${name}`);
  return place;
}

function addTo(sums: Float64Array, at: number, line: CostLine): void {
  sums[at] = (sums[at] ?? 0) + line.lowCents;
  sums[at + 1] = (sums[at + 1] ?? 0) + line.likelyCents;
  sums[at + 2] = (sums[at + 2] ?? 0) + line.highCents;
}

function emptySums(owners: number): Arrays {
  return {
    byPhase: new Float64Array(owners * phaseCount * columns),
    likelyByCategory: new Float64Array(owners * categoryCount),
    categoriesSeen: new Uint16Array(owners),
    byCategory: new Float64Array(categoryCount * columns),
    linesByCategory: new Uint32Array(categoryCount),
    basesByCategory: new Uint16Array(categoryCount),
  };
}

function grow(sums: Arrays, owners: number): Arrays {
  const grown = emptySums(owners);
  grown.byPhase.set(sums.byPhase);
  grown.likelyByCategory.set(sums.likelyByCategory);
  grown.categoriesSeen.set(sums.categoriesSeen);
  return { ...grown, byCategory: sums.byCategory, linesByCategory: sums.linesByCategory, basesByCategory: sums.basesByCategory };
}

interface Arrays {
  /** By owner (0 the network, then the sites), phase and column. */
  byPhase: Float64Array;
  /** Likely cents by owner and category. */
  likelyByCategory: Float64Array;
  /** By owner: one bit for each category with a line. */
  categoriesSeen: Uint16Array;
  /** By category and column. */
  byCategory: Float64Array;
  linesByCategory: Uint32Array;
  /** By category: one bit for each basis among its lines, in the order of `priceBases`. */
  basesByCategory: Uint16Array;
}

export interface LineSums extends Arrays {
  /** Site codes: owner 1 is the first. */
  codes: string[];
  /** Likely cents of the escalation lines. */
  escalation: number;
}
