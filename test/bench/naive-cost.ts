import type { CostLine } from '../../server/domain/cost/cost-lines.ts';
import { indexShare } from '../../server/domain/cost/lines/index-share.ts';
import type { TrialSettings } from '../../server/domain/cost/risk/run-trials.ts';
import { randomStream } from '../../server/domain/random.ts';
import { type Corners, cornersOf, countAtRisk, countStruck, shareBelow, triangleOf } from './naive-draws.ts';

const certain: Corners = { low: 1, likely: 1, high: 1 };
const nothing: Corners = { low: 0, likely: 0, high: 0 };

/**
 * Total cost in cents, trial by trial, by the same model as `simulateCost`, line by line: each trial draws every price, the factor of every site and
 * every risk, and walks all lines. Lines are laid out in typed arrays first, so that a trial does nothing but arithmetic; what it draws with is its own.
 */
export function naiveTotals(lines: readonly CostLine[], settings: TrialSettings, onTrial?: (trial: number) => void): Float64Array<ArrayBuffer> {
  const { trials, risk } = settings;
  const random = randomStream(settings.seed, 'line by line');
  const laid = layOut(lines, settings);
  const { quantity, chances } = laid;
  const [prices, scopes, sites] = [
    laid.prices.map((price) => ({ ...price, at: triangleOf(price) })),
    laid.scopes.map(triangleOf),
    laid.sites.map(triangleOf),
  ];
  const [adjusters, years, percents] = [laid.adjusters.map(triangleOf), laid.years.map(triangleOf), laid.percents.map(triangleOf)];
  const events = layOutEvents(settings);
  const { any, sameCategory } = risk.priceCorrelation;
  const weights = { market: Math.sqrt(any), category: Math.sqrt(sameCategory - any), own: Math.sqrt(1 - sameCategory) };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

  const price = new Float64Array(prices.length);
  const scope = new Float64Array(scopes.length);
  const share = new Float64Array(adjusters.length);
  const factor = new Float64Array(sites.length);
  const category = new Float64Array(laid.categoryCount);
  const amount = new Float64Array(quantity.length);
  const ofYear = new Float64Array(years.length);
  const totals = new Float64Array(trials);
  const struck = new Float64Array(laid.draws.length);
  for (let trial = 0; trial < trials; trial++) {
    const market = normal();
    for (let c = 0; c < category.length; c++) category[c] = normal();
    for (const [p, { at, group }] of prices.entries()) {
      price[p] = at(shareBelow(weights.market * market + weights.category * (category[group] ?? 0) + weights.own * normal()));
    }
    for (const [s, at] of scopes.entries()) scope[s] = at(random());
    for (const [a, at] of adjusters.entries()) share[a] = at(random());
    for (const [s, at] of sites.entries()) factor[s] = at(random());
    for (const [d, draw] of laid.draws.entries()) struck[d] = countStruck(draw.sites, draw.share, random);
    for (const { line, draw, each } of chances) quantity[line] = each * (struck[draw] ?? 0);
    let direct = walkLines(laid, { price, scope, factor, amount, ofYear }) + walkAdjusters(laid, { share, amount, ofYear });
    const rise = random();
    for (const [y, at] of years.entries()) if (y > 0) direct += (ofYear[y] ?? 0) * at(rise);
    let total = direct;
    for (const at of percents) total += direct * at(random());
    for (const { places, probability, impact, dearer } of events) {
      total += countStruck(places, probability(random()), random) * impact(random()) * (1 + dearer(rise));
    }
    totals[trial] = total;
    onTrial?.(trial + 1);
  }
  return totals;
}

function layOutEvents({ risk, risksLeftOut, tallies, escalation }: TrialSettings) {
  return risk.events
    .filter(({ key }) => !risksLeftOut.includes(key))
    .map((event) => {
      const { scope, priceYear, probability, impactCents } = event;
      const count = countAtRisk(event, tallies);
      const isLater = escalation && escalation.workYear > priceYear;
      const points = (isLater && indexShare(escalation.index, priceYear, escalation.workYear)) || nothing;
      return {
        places: scope === 'site' ? count : Math.min(1, count),
        probability: triangleOf(probability),
        impact: triangleOf(impactCents),
        dearer: triangleOf({ low: points.low / 10_000, likely: points.likely / 10_000, high: points.high / 10_000 }),
      };
    });
}

function walkLines({ quantity, priceOf, scopeOf, siteOf, yearOf }: LaidOut, { price, scope, factor, amount, ofYear }: Drawn): number {
  let direct = 0;
  ofYear.fill(0);
  for (let i = 0; i < quantity.length; i++) {
    const cost = (quantity[i] ?? 0) * (price[priceOf[i] ?? 0] ?? 0) * (scope[scopeOf[i] ?? 0] ?? 0) * (factor[siteOf[i] ?? 0] ?? 0);
    const year = yearOf[i] ?? 0;
    amount[i] = cost;
    direct += cost;
    ofYear[year] = (ofYear[year] ?? 0) + cost;
  }
  return direct;
}

function walkAdjusters(
  { adjusterLines, adjusted, yearOf }: LaidOut,
  { share, amount, ofYear }: Pick<Drawn, 'amount' | 'ofYear'> & { share: Float64Array },
): number {
  let direct = 0;
  for (const { adjuster, from, to } of adjusterLines) {
    const part = share[adjuster] ?? 0;
    for (let k = from; k < to; k++) {
      const line = adjusted[k] ?? 0;
      const cost = part * (amount[line] ?? 0);
      const year = yearOf[line] ?? 0;
      direct += cost;
      ofYear[year] = (ofYear[year] ?? 0) + cost;
    }
  }
  return direct;
}

/** Index 0 of scopes, sites and years stands for none: a factor of 1, no escalation. */
function layOut(lines: readonly CostLine[], settings: TrialSettings): LaidOut {
  const { risk, tallies } = settings;
  const plain = lines.filter((line) => !line.shareOf);
  const structures = new Map(tallies.map(({ site, structure }) => [site.code, risk.siteFactors.find((known) => known.structure === structure)]));
  const prices = numbering<Corners & { group: number; isVaried: boolean }>();
  const scopes = numbering<Corners>([certain]);
  const sites = numbering<Corners>([certain]);
  const years = numbering<Corners>([certain]);
  const categories = numbering<string>();
  const shares = lines.filter((line) => line.shareOf);
  for (const line of shares) if (line.shareOf?.of === 'year') years.of(`${line.shareOf.year}`, () => fractions(line));
  const columns = { priceOf: [] as number[], scopeOf: [] as number[], siteOf: [] as number[], yearOf: [] as number[] };
  const atSite = new Map<string, number[]>();
  for (const [index, line] of plain.entries()) {
    const { entryCode, siteCode, phase, category, quantitySpread: spread } = line;
    const price = prices.of(`${entryCode} ${line.ownPrice?.code ?? ''}`, () => ({
      ...cornersOf(line, settings),
      group: categories.of(category, () => category),
    }));
    const isVaried = siteCode !== null && prices.values[price]?.isVaried;
    columns.priceOf.push(price);
    columns.scopeOf.push(spread ? scopes.of(`${entryCode} ${phase} ${spread.low} ${spread.high}`, () => ({ ...spread, likely: 1 })) : 0);
    columns.siteOf.push(isVaried ? sites.of(siteCode, () => structures.get(siteCode) ?? certain) : 0);
    columns.yearOf.push(line.ownPrice?.isHeldForWork ? 0 : years.find(`${line.priceYear}`));
    if (siteCode !== null) atSite.set(siteCode, [...(atSite.get(siteCode) ?? []), index]);
  }
  const draws = numbering<{ sites: number; share: number }>();
  const chances = plain.flatMap(({ chance, quantity, recipeKey }, line) => {
    if (!chance) return [];
    return [{ line, draw: draws.of(`${recipeKey} ${chance.share} ${chance.sites}`, () => chance), each: quantity / (chance.sites * chance.share) }];
  });
  const adjusters = numbering<Corners>();
  const adjusted: number[] = [];
  const taken = new Set<string>();
  const adjusterLines = shares.flatMap((line) => {
    const { shareOf, siteCode } = line;
    if (shareOf?.of !== 'site' || siteCode === null) return [];
    const from = adjusted.length;
    for (const index of atSite.get(siteCode) ?? []) {
      const isTaken = taken.has(`${shareOf.adjuster} ${index}`);
      if (isTaken || !shareOf.entryCodes.includes(plain[index]?.entryCode ?? '')) continue;
      taken.add(`${shareOf.adjuster} ${index}`);
      adjusted.push(index);
    }
    return [{ adjuster: adjusters.of(shareOf.adjuster, () => fractions(line)), from, to: adjusted.length }];
  });
  return {
    prices: prices.values,
    scopes: scopes.values,
    sites: sites.values,
    years: years.values,
    adjusters: adjusters.values,
    percents: shares.filter((line) => line.shareOf?.of === 'direct').map((line) => fractions(line, cornersOf(line, settings))),
    categoryCount: categories.values.length,
    quantity: Float64Array.from(plain, (line) => line.quantity),
    priceOf: Int32Array.from(columns.priceOf),
    scopeOf: Int32Array.from(columns.scopeOf),
    siteOf: Int32Array.from(columns.siteOf),
    yearOf: Int32Array.from(columns.yearOf),
    chances,
    draws: draws.values,
    adjusted: Int32Array.from(adjusted),
    adjusterLines,
  };
}

function numbering<T>(values: T[] = []): { values: T[]; of: (key: string, make: () => T) => number; find: (key: string) => number } {
  const numbers = new Map<string, number>();
  const of = (key: string, make: () => T): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, values.length);
    return values.push(make()) - 1;
  };
  return { values, of, find: (key) => numbers.get(key) ?? 0 };
}

function fractions({ unitLowCents, unitLikelyCents, unitHighCents }: CostLine, spread?: Corners): Corners {
  const { low, likely, high } = spread ?? { low: unitLowCents, likely: unitLikelyCents, high: unitHighCents };
  return { low: low / 10_000, likely: likely / 10_000, high: high / 10_000 };
}

interface LaidOut {
  prices: (Corners & { group: number })[];
  scopes: Corners[];
  sites: Corners[];
  years: Corners[];
  adjusters: Corners[];
  percents: Corners[];
  categoryCount: number;
  /** By line: quantity, and where its price, scope, site and year stand. */
  quantity: Float64Array;
  priceOf: Int32Array;
  scopeOf: Int32Array;
  siteOf: Int32Array;
  yearOf: Int32Array;
  /** Allowances with the number of sites that they share. */
  chances: { line: number; draw: number; each: number }[];
  draws: { sites: number; share: number }[];
  /** Lines that adjusters stand on, adjuster line after adjuster line. */
  adjusted: Int32Array;
  adjusterLines: { adjuster: number; from: number; to: number }[];
}

interface Drawn {
  price: Float64Array;
  scope: Float64Array;
  factor: Float64Array;
  /** Cost by line, and by price year. */
  amount: Float64Array;
  ofYear: Float64Array;
}
