import { costPhases } from '../../catalog/recipe.ts';
import { cents, splitCents } from '../../money.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import type { Range, RollUpPart } from '../estimate.ts';
import type { SiteTally } from '../tally-covered.ts';
import { columns, type LineSums, phaseCount } from './add-up-lines.ts';

const networkKey = 'Network-wide';
const noCountyKey = 'County not stated';
const noYearKey = 'Year not planned';

/** Cents of all lines by phase, in the order of `costPhases`, phases without cost left out. The parts sum to the total. */
export function rollUpPhases(sums: LineSums): RollUpPart[] {
  return costPhases
    .map((phase, place) => {
      const range = [0, 0, 0] as Triple;
      for (let owner = 0; owner <= sums.codes.length; owner++) addAt(range, sums, owner * phaseCount + place);
      return toPart(phase, range);
    })
    .filter(hasCost);
}

/**
 * Cents by calendar year of the likely plan, in order of the years. A site's soft cost falls in the year its work starts, its replacement in the year
 * it is cut over, its removal and disposal in the year it is finished; a site without dates falls in the last year. Network-wide lines spread over the
 * years in proportion to the likely cost of the sites, by largest remainder; evenly where no site costs anything. Without a plan there is one part.
 */
export function rollUpYears(sums: LineSums, plan: PlannedDates | null, workYear?: number): RollUpPart[] {
  if (!plan) return [toPart(workYear === undefined ? noYearKey : String(workYear), totalOf(sums))];
  const dated = new Map(plan.sites.map((site) => [site.siteCode, yearsByPhase(site)]));
  const lastYear = Math.max(yearOf(plan.summary.finishOn), ...plan.sites.map((site) => yearOf(site.finishOn)));
  const byYear = new Map<number, Triple>();
  sums.codes.forEach((code, index) => {
    const years = dated.get(code);
    for (let place = 0; place < phaseCount; place++) {
      const year = years?.[place] ?? lastYear;
      const range = byYear.get(year) ?? [0, 0, 0];
      byYear.set(year, range);
      addAt(range, sums, (index + 1) * phaseCount + place);
    }
  });
  if (byYear.size === 0) byYear.set(lastYear, [0, 0, 0]);
  const years = [...byYear].filter(([, range]) => range.some((amount) => amount !== 0)).sort(([a], [b]) => a - b);
  const spread = years.length > 0 ? years : [...byYear];
  const shares = spreadNetwork(
    networkOf(sums),
    spread.map(([, range]) => range[1]),
  );
  return spread.map(([year, range], index) => toPart(String(year), plus(range, shares[index] ?? [0, 0, 0]))).filter(hasCost);
}

/** Cents by county (`Banner, NE`) in alphabetical order, then sites without a county together, then what is network-wide. */
export function rollUpCounties(sums: LineSums, tallies: readonly SiteTally[]): RollUpPart[] {
  const siteOf = new Map(tallies.map((tally) => [tally.site.code, tally.site]));
  const found = new Map<string, { key: string; range: Triple }>();
  const withoutCounty = [0, 0, 0] as Triple;
  sums.codes.forEach((code, index) => {
    const site = siteOf.get(code);
    const county = site?.county?.trim();
    const key = county ? [county, site?.state?.trim()].filter(Boolean).join(', ') : '';
    const part = key ? (found.get(key.toLowerCase()) ?? { key, range: [0, 0, 0] }) : { key, range: withoutCounty };
    if (key) found.set(key.toLowerCase(), part);
    for (let place = 0; place < phaseCount; place++) addAt(part.range, sums, (index + 1) * phaseCount + place);
  });
  const counties = [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ key, range }) => toPart(key, range));
  return [...counties, toPart(noCountyKey, withoutCounty), toPart(networkKey, networkOf(sums))].filter(hasCost);
}

export function totalOf(sums: LineSums): Triple {
  const range = [0, 0, 0] as Triple;
  for (let at = 0; at < (sums.codes.length + 1) * phaseCount; at++) addAt(range, sums, at);
  return range;
}

/** Low, likely and high cents of the network-wide lines. */
export function networkOf(sums: LineSums): Triple {
  return ownerOf(sums, 0);
}

/** Low, likely and high cents of one owner: 0 the network, 1 the first site. */
export function ownerOf(sums: LineSums, owner: number): Triple {
  const range = [0, 0, 0] as Triple;
  for (let place = 0; place < phaseCount; place++) addAt(range, sums, owner * phaseCount + place);
  return range;
}

export function toRange([low, likely, high]: Triple): Range {
  return { lowCents: cents(low), likelyCents: cents(likely), highCents: cents(high) };
}

/** Splits the steps from low to likely and from likely to high, so that no part has its low above its likely or its likely above its high. */
function spreadNetwork([low, likely, high]: Triple, siteCosts: readonly number[]): Triple[] {
  const positive = siteCosts.map((amount) => Math.max(0, amount));
  const weights = positive.some((amount) => amount > 0) ? positive : siteCosts.map(() => 1);
  const lows = splitCents(cents(low), weights);
  const likelySteps = splitCents(cents(likely - low), weights);
  const highSteps = splitCents(cents(high - likely), weights);
  return weights.map((_, index) => {
    const lowPart = lows[index] ?? 0;
    const likelyPart = lowPart + (likelySteps[index] ?? 0);
    return [lowPart, likelyPart, likelyPart + (highSteps[index] ?? 0)];
  });
}

/** The year of each phase at a site, in the order of `costPhases`. */
function yearsByPhase({ startOn, cutOverOn, finishOn }: Schedule['sites'][number]): number[] {
  const years = { removal: yearOf(finishOn), replacement: yearOf(cutOverOn), disposal: yearOf(finishOn), 'soft cost': yearOf(startOn) };
  return costPhases.map((phase) => years[phase]);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function addAt(range: Triple, sums: LineSums, place: number): void {
  const at = place * columns;
  range[0] += sums.byPhase[at] ?? 0;
  range[1] += sums.byPhase[at + 1] ?? 0;
  range[2] += sums.byPhase[at + 2] ?? 0;
}

function plus(a: Triple, b: Triple): Triple {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function toPart(key: string, range: Triple): RollUpPart {
  return { key, ...toRange(range) };
}

function hasCost(part: RollUpPart): boolean {
  return part.lowCents !== 0 || part.likelyCents !== 0 || part.highCents !== 0;
}

/** Low, likely, high in cents. */
export type Triple = [number, number, number];
export type PlannedDates = Pick<Schedule, 'sites'> & { summary: Pick<Schedule['summary'], 'finishOn'> };
