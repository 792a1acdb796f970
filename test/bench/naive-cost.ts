import type { CostLine } from '../../server/domain/cost/cost-lines.ts';
import { sitesAtRisk } from '../../server/domain/cost/risk/discrete-risks.ts';
import { normalShare, type Spread, triangularAt } from '../../server/domain/cost/risk/distributions.ts';
import { drawBinomial } from '../../server/domain/cost/risk/draw-binomial.ts';
import { priceSpread } from '../../server/domain/cost/risk/price-spread.ts';
import type { TrialSettings } from '../../server/domain/cost/risk/run-trials.ts';
import { randomStream } from '../../server/domain/random.ts';

const certain: Spread = { low: 1, likely: 1, high: 1 };

/**
 * Total cost in cents, trial by trial, by the same model as `simulateCost`, line by line: each trial draws every price, the factor of every site and
 * every risk, and walks all lines. Lines are laid out in typed arrays first, so that a trial does nothing but arithmetic.
 */
export function naiveTotals(lines: readonly CostLine[], settings: TrialSettings, onTrial?: (trial: number) => void): Float64Array<ArrayBuffer> {
  const { trials, risk, tallies, risksLeftOut } = settings;
  const random = randomStream(settings.seed, 'line by line');
  const laid = layOut(lines, settings);
  const { prices, scopes, adjusters, years, percents, sites, quantity, chances } = laid;
  const events = risk.events.filter(({ key }) => !risksLeftOut.includes(key)).map((event) => ({ event, count: sitesAtRisk(event, tallies) }));
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
  for (let trial = 0; trial < trials; trial++) {
    const market = normal();
    for (let c = 0; c < category.length; c++) category[c] = normal();
    for (const [p, { spread, group }] of prices.entries()) {
      price[p] = triangularAt(normalShare(weights.market * market + weights.category * (category[group] ?? 0) + weights.own * normal()), spread);
    }
    for (const [s, spread] of scopes.entries()) scope[s] = triangularAt(random(), spread);
    for (const [a, spread] of adjusters.entries()) share[a] = triangularAt(random(), spread);
    for (let s = 0; s < factor.length; s++) factor[s] = triangularAt(random(), sites[s] ?? certain);
    for (const { line, sites: count, share: chance, each } of chances) quantity[line] = each * drawBinomial(count, chance, random);
    let direct = walkLines(laid, { price, scope, factor, amount, ofYear }) + walkAdjusters(laid, { share, amount, ofYear });
    const rise = random();
    for (const [y, spread] of years.entries()) if (y > 0) direct += (ofYear[y] ?? 0) * triangularAt(rise, spread);
    let total = direct;
    for (const spread of percents) total += direct * triangularAt(random(), spread);
    for (const { event, count } of events) {
      const places = event.scope === 'site' ? count : Math.min(1, count);
      total += drawBinomial(places, triangularAt(random(), event.probability), random) * triangularAt(random(), event.impactCents);
    }
    totals[trial] = total;
    onTrial?.(trial + 1);
  }
  return totals;
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
  const prices = numbering<{ spread: Spread; group: number }>();
  const scopes = numbering<Spread>([certain]);
  const sites = numbering<Spread>([certain]);
  const years = numbering<Spread>([certain]);
  const categories = numbering<string>();
  const shares = lines.filter((line) => line.shareOf);
  for (const line of shares) if (line.shareOf?.of === 'year') years.of(`${line.shareOf.year}`, () => fractions(line));
  const columns = { priceOf: [] as number[], scopeOf: [] as number[], siteOf: [] as number[], yearOf: [] as number[] };
  const atSite = new Map<string, number[]>();
  for (const [index, line] of plain.entries()) {
    const { entryCode, siteCode, phase, category, quantitySpread: spread } = line;
    columns.priceOf.push(
      prices.of(`${entryCode} ${line.ownPrice?.code ?? ''}`, () => ({
        spread: priceSpread(line, settings),
        group: categories.of(category, () => category),
      })),
    );
    columns.scopeOf.push(spread ? scopes.of(`${entryCode} ${phase} ${spread.low} ${spread.high}`, () => ({ ...spread, likely: 1 })) : 0);
    columns.siteOf.push(siteCode === null ? 0 : sites.of(siteCode, () => structures.get(siteCode) ?? certain));
    columns.yearOf.push(years.find(`${line.priceYear}`));
    if (siteCode !== null) atSite.set(siteCode, [...(atSite.get(siteCode) ?? []), index]);
  }
  const adjusters = numbering<Spread>();
  const adjusted: number[] = [];
  const adjusterLines = shares.flatMap((line) => {
    const { shareOf, siteCode } = line;
    if (shareOf?.of !== 'site' || siteCode === null) return [];
    const from = adjusted.length;
    for (const index of atSite.get(siteCode) ?? []) if (shareOf.entryCodes.includes(plain[index]?.entryCode ?? '')) adjusted.push(index);
    return [{ adjuster: adjusters.of(shareOf.adjuster, () => fractions(line)), from, to: adjusted.length }];
  });
  return {
    prices: prices.values,
    scopes: scopes.values,
    sites: sites.values,
    years: years.values,
    adjusters: adjusters.values,
    percents: shares.filter((line) => line.shareOf?.of === 'direct').map((line) => fractions(line, priceSpread(line, settings))),
    categoryCount: categories.values.length,
    quantity: Float64Array.from(plain, (line) => line.quantity),
    priceOf: Int32Array.from(columns.priceOf),
    scopeOf: Int32Array.from(columns.scopeOf),
    siteOf: Int32Array.from(columns.siteOf),
    yearOf: Int32Array.from(columns.yearOf),
    chances: plain.flatMap(({ chance, quantity }, line) => (chance ? [{ ...chance, line, each: quantity / (chance.sites * chance.share) }] : [])),
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

function fractions({ unitLowCents, unitLikelyCents, unitHighCents }: CostLine, spread?: Spread): Spread {
  const { low, likely, high } = spread ?? { low: unitLowCents, likely: unitLikelyCents, high: unitHighCents };
  return { low: low / 10_000, likely: likely / 10_000, high: high / 10_000 };
}

interface LaidOut {
  prices: { spread: Spread; group: number }[];
  scopes: Spread[];
  sites: Spread[];
  years: Spread[];
  adjusters: Spread[];
  percents: Spread[];
  categoryCount: number;
  /** By line: quantity, and where its price, scope, site and year stand. */
  quantity: Float64Array;
  priceOf: Int32Array;
  scopeOf: Int32Array;
  siteOf: Int32Array;
  yearOf: Int32Array;
  chances: { line: number; sites: number; share: number; each: number }[];
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
