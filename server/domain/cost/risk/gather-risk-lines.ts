import type { CostPhase, StructureClass } from '../../catalog/recipe.ts';
import type { CostLine, LineOwnPrice } from '../cost-lines.ts';
import type { SiteTally } from '../tally-covered.ts';

/**
 * Gathers cost lines by price, by use of a price and by site. A use is a price with what multiplies it: the scope factor of its entry and phase,
 * and the adjusters of its site. Quantities are summed as whole millionths, so that no sum depends on the order of the lines.
 */
export function gatherRiskLines(lines: readonly CostLine[], tallies: readonly SiteTally[]): GatheredLines {
  const gathered: GatheredLines = { pointCents: 0, prices: [], sites: [], adjusters: [], years: [], percents: [] };
  const prices = new Map<string, OpenPrice[]>();
  const sites = new Map<string, OpenSite>();
  const structures = new Map(tallies.map((tally) => [tally.site.code, tally.structure]));
  const siteOf = (code: string): OpenSite => {
    const known = sites.get(code);
    if (known) return known;
    const made = { code, structure: structures.get(code) ?? null, uses: [], millionths: [], likelyCents: 0, adjusters: [] };
    sites.set(code, made);
    gathered.sites.push(made);
    return made;
  };
  for (const line of lines) {
    gathered.pointCents += line.likelyCents;
    if (line.shareOf) addShare(gathered, line, line.siteCode === null ? null : siteOf(line.siteCode));
    else {
      const use = findUse(findPrice(line, { prices, gathered }), line);
      const millionths = Math.round(line.quantity * 1e6);
      if (line.chance) addChance(use, { ...line.chance, recipe: line.recipeKey, millionths });
      if (line.siteCode === null) use.networkMillionths += millionths;
      else addToSite(siteOf(line.siteCode), use, { millionths, likelyCents: line.likelyCents });
    }
  }
  for (const site of gathered.sites) if (site.adjusters.length > 0) adjustUses(site);
  return gathered;
}

function addShare({ adjusters, years, percents }: GatheredLines, line: CostLine, site: OpenSite | null): void {
  const { shareOf } = line;
  if (shareOf?.of === 'direct') percents.push(line);
  else if (shareOf?.of === 'year') addYear(years, { line, year: shareOf.year });
  else if (shareOf && site) addAdjuster(site, findAdjuster(line, shareOf.adjuster, adjusters), shareOf.entryCodes);
}

/** One share for each year, in however many lines it is written: the first by id. */
function addYear(years: GatheredLines['years'], share: GatheredLines['years'][number]): void {
  const at = years.findIndex(({ year }) => year === share.year);
  const known = years[at];
  if (!known) years.push(share);
  else if (share.line.id < known.line.id) years[at] = share;
}

/** One adjuster for each entry of a site, in however many lines it is written. */
function addAdjuster(site: OpenSite, adjuster: OpenAdjuster, codes: readonly string[]): void {
  const known = site.adjusters.find((one) => one.adjuster === adjuster);
  if (!known) site.adjusters.push({ adjuster, codes: [...codes] });
  else for (const code of codes) if (!known.codes.includes(code)) known.codes.push(code);
}

/** Adjusters with one key and other values stay apart here; they share their random stream. */
function findAdjuster(line: CostLine, key: string, adjusters: OpenAdjuster[]): OpenAdjuster {
  for (const adjuster of adjusters) if (adjuster.key === key && isSameUnitPrice(adjuster.line, line)) return adjuster;
  const made = { key, sort: [key, line.unitLowCents, line.unitLikelyCents, line.unitHighCents].join('\t'), line };
  adjusters.push(made);
  return made;
}

/** The price of a line: one for all lines with the same entry, own price, three values, basis and year. */
function findPrice(line: CostLine, { prices, gathered }: { prices: Map<string, OpenPrice[]>; gathered: GatheredLines }): OpenPrice {
  let ofEntry = prices.get(line.entryCode);
  if (!ofEntry) {
    ofEntry = [];
    prices.set(line.entryCode, ofEntry);
  }
  for (const price of ofEntry) if (isSamePrice(price.line, line)) return price;
  const made: OpenPrice = { line, uses: [] };
  ofEntry.push(made);
  gathered.prices.push(made);
  return made;
}

function isSamePrice(a: CostLine, b: CostLine): boolean {
  return isSameUnitPrice(a, b) && a.priceYear === b.priceYear && a.basis === b.basis && isSameOwnPrice(a.ownPrice, b.ownPrice);
}

function isSameOwnPrice(a: LineOwnPrice | undefined, b: LineOwnPrice | undefined): boolean {
  return a === b || (a?.code === b?.code && a?.paidUpToCents === b?.paidUpToCents && a?.isHeldForWork === b?.isHeldForWork);
}

function isSameUnitPrice(a: CostLine, b: CostLine): boolean {
  return a.unitLikelyCents === b.unitLikelyCents && a.unitLowCents === b.unitLowCents && a.unitHighCents === b.unitHighCents;
}

function findUse(price: OpenPrice, { phase, quantitySpread: spread }: CostLine): OpenUse {
  for (const use of price.uses) {
    const isSame = use.spread?.low === spread?.low && use.spread?.high === spread?.high && (!spread || use.phase === phase);
    if (isSame && use.adjusters.length === 0) return use;
  }
  const made: OpenUse = { price, phase, spread, adjusters: [], adjusted: [], networkMillionths: 0, chances: [] };
  price.uses.push(made);
  return made;
}

function addChance(use: OpenUse, chance: OpenUse['chances'][number]): void {
  const found = use.chances.find(({ share, recipe }) => share === chance.share && recipe === chance.recipe);
  if (found) {
    found.sites += chance.sites;
    found.millionths += chance.millionths;
  } else use.chances.push(chance);
}

function addToSite(site: OpenSite, use: OpenUse, { millionths, likelyCents }: { millionths: number; likelyCents: number }): void {
  site.likelyCents += likelyCents;
  const at = site.uses.indexOf(use);
  if (at >= 0) site.millionths[at] = (site.millionths[at] ?? 0) + millionths;
  else {
    site.uses.push(use);
    site.millionths.push(millionths);
  }
}

/** Takes the uses of a site with the adjusters that stand on them. */
function adjustUses(site: OpenSite): void {
  site.adjusters.sort((a, b) => (a.adjuster.sort < b.adjuster.sort ? -1 : 1));
  for (const [index, use] of site.uses.entries()) {
    const code = use.price.line.entryCode;
    const applied = site.adjusters.filter(({ codes }) => codes.includes(code)).map(({ adjuster }) => adjuster);
    if (applied.length > 0) site.uses[index] = withAdjusters(use, applied);
  }
}

function withAdjusters(use: OpenUse, adjusters: OpenAdjuster[]): OpenUse {
  const known = use.adjusted.find(
    (one) => one.adjusters.length === adjusters.length && one.adjusters.every((adjuster, a) => adjuster === adjusters[a]),
  );
  if (known) return known;
  const made: OpenUse = { ...use, adjusters, adjusted: [], networkMillionths: 0, chances: [] };
  use.adjusted.push(made);
  use.price.uses.push(made);
  return made;
}

export interface OpenPrice {
  /** One of its lines. */
  line: CostLine;
  uses: OpenUse[];
}

export interface OpenUse {
  price: OpenPrice;
  phase: CostPhase;
  spread: CostLine['quantitySpread'];
  /** In their order. */
  adjusters: OpenAdjuster[];
  /** The same with adjusters. */
  adjusted: OpenUse[];
  networkMillionths: number;
  chances: { recipe: string; sites: number; share: number; millionths: number }[];
}

export interface OpenSite {
  code: string;
  structure: StructureClass | null;
  uses: OpenUse[];
  millionths: number[];
  likelyCents: number;
  adjusters: { adjuster: OpenAdjuster; codes: string[] }[];
}

export interface OpenAdjuster {
  key: string;
  /** Key and values, to put adjusters in order. */
  sort: string;
  /** One of its lines. */
  line: CostLine;
}

export interface GatheredLines {
  /** Sum of the likely amounts of all lines. */
  pointCents: number;
  prices: OpenPrice[];
  sites: OpenSite[];
  adjusters: OpenAdjuster[];
  years: { line: CostLine; year: number }[];
  percents: CostLine[];
}
