import { type Cents, cents, splitCents, timesCents } from '../../money.ts';
import { formatCount } from '../../words.ts';
import type { CostLine } from '../cost-lines.ts';

/** How many lines that differ are named. */
const namedAtMost = 3;
/** Stands for prices whose source states no year; they are not escalated. */
const noYear = 0;

/**
 * Computes every line anew, each rounded once: plain lines from quantity and unit price in all three columns, and the likely amount of shares:
 * adjusters on the lines of their site, escalation on the prices of its year and phase, percentages on everything before. Amounts in cents.
 */
export function recomputeLines(lines: readonly CostLine[]): Recomputed[] {
  const bases = gatherBases(lines);
  const groups = { plain: group(), low: group(), high: group(), site: group(), year: group(), direct: group() };
  for (const line of lines) {
    const { id, shareOf, quantity, lowCents, likelyCents, highCents } = line;
    if (shareOf) {
      addTo(groups[shareOf.of], id, [likelyCents, shareOfBase(line, baseOf(line, bases))]);
      continue;
    }
    addTo(groups.plain, id, [likelyCents, timesCents(line.unitLikelyCents, quantity)]);
    addTo(groups.low, id, [lowCents, timesCents(line.unitLowCents, quantity)]);
    addTo(groups.high, id, [highCents, timesCents(line.unitHighCents, quantity)]);
  }
  return [
    toCheck(groups.plain, ['Quantity × unit price', 'lines', 'each likely amount recomputed and rounded once']),
    toCheck(groups.low, ['Quantity × lowest unit price', 'lines', 'each low amount recomputed and rounded once']),
    toCheck(groups.high, ['Quantity × highest unit price', 'lines', 'each high amount recomputed and rounded once']),
    toCheck(groups.site, ['Adjusters', 'lines', 'each likely amount recomputed on the lines of its site that it is a share of']),
    toCheck(groups.year, [
      'Escalation, recomputed',
      'lines',
      'each likely amount recomputed on the prices of its year and phase and their adjusters',
    ]),
    toCheck(groups.direct, ['Percentages', 'lines', 'each likely amount recomputed on the sum of lines, adjusters and escalation']),
  ];
}

function gatherBases(lines: readonly CostLine[]): Bases {
  const bySite = new Map<string | null, CostLine[]>();
  const adjusted = new Set<string | null>();
  for (const line of lines) if (line.shareOf?.of === 'site') adjusted.add(line.siteCode);
  const byYear = new Map<string, number>();
  let direct = 0;
  for (const line of lines) {
    if (line.shareOf?.of !== 'direct') direct += line.likelyCents;
    if (line.shareOf) continue;
    if (line.priceYear !== null && !line.ownPrice?.isHeldForWork) {
      const key = yearKey(line.priceYear, line.phase);
      byYear.set(key, (byYear.get(key) ?? 0) + line.likelyCents);
    }
    if (!adjusted.has(line.siteCode)) continue;
    const atSite = bySite.get(line.siteCode) ?? [];
    bySite.set(line.siteCode, atSite);
    atSite.push(line);
  }
  for (const line of lines) if (line.shareOf?.of === 'site') addAdjusted(line, bySite.get(line.siteCode) ?? [], byYear);
  return { direct, bySite, byYear };
}

/** What an adjuster adds to the prices of each year at its site: its amount split over the years by largest remainder, rising years, none first. */
export function addAdjusted(adjuster: CostLine, atSite: readonly CostLine[], byYear: Map<string, number>): void {
  if (adjuster.shareOf?.of !== 'site') return;
  const codes = adjuster.shareOf.entryCodes;
  const ofYears = new Map<number, number>();
  for (const line of atSite) {
    if (line.phase !== adjuster.phase || !codes.includes(line.entryCode)) continue;
    const year = line.priceYear ?? noYear;
    ofYears.set(year, (ofYears.get(year) ?? 0) + line.likelyCents);
  }
  const years = [...ofYears].sort(([a], [b]) => a - b);
  if (!years.some(([, base]) => base > 0)) return;
  const parts = splitCents(
    adjuster.likelyCents,
    years.map(([, base]) => base),
  );
  for (const [index, [year]] of years.entries()) {
    const key = yearKey(year, adjuster.phase);
    byYear.set(key, (byYear.get(key) ?? 0) + (parts[index] ?? 0));
  }
}

export function yearKey(year: number, phase: CostLine['phase']): string {
  return `${year}/${phase}`;
}

function baseOf({ siteCode, phase, shareOf }: CostLine, bases: Bases): number {
  if (shareOf?.of === 'direct') return bases.direct;
  if (shareOf?.of === 'year') return bases.byYear.get(yearKey(shareOf.year, phase)) ?? 0;
  if (shareOf?.of !== 'site') return 0;
  let base = 0;
  for (const line of bases.bySite.get(siteCode) ?? [])
    if (line.phase === phase && shareOf.entryCodes.includes(line.entryCode)) base += line.likelyCents;
  return base;
}

function shareOfBase(line: CostLine, base: number): Cents {
  return timesCents(cents(Math.round(base)), line.unitLikelyCents / 10_000);
}

function group(): Group {
  return { found: 0, recomputed: 0, count: 0, wrong: 0, named: [] };
}

function addTo(sums: Group, id: string, [found, amount]: [Cents, Cents]): void {
  sums.found += found;
  sums.recomputed += amount;
  sums.count++;
  if (amount === found) return;
  sums.wrong++;
  if (sums.named.length < namedAtMost) sums.named.push(id);
}

function toCheck({ found, recomputed, count, wrong, named }: Group, [what, noun, how]: [string, string, string]): Recomputed {
  const words = `${formatCount(count)} ${count === 1 ? noun.replace(/s$/, '') : noun}, ${how}`;
  const differ = wrong === 0 ? '' : `; ${wrong === 1 ? '1 differs' : `${wrong} differ`}: ${named.join(', ')}${wrong > named.length ? ' …' : ''}`;
  return { what, how: `${words}${differ}`, cents: cents(recomputed), againstCents: cents(found), ties: wrong === 0 };
}

interface Bases {
  direct: number;
  bySite: Map<string | null, CostLine[]>;
  byYear: Map<string, number>;
}

interface Group {
  found: number;
  recomputed: number;
  count: number;
  wrong: number;
  named: string[];
}

/** All lines of one kind: what they come to when computed anew, what they state, and whether each single one agrees. */
interface Recomputed {
  what: string;
  how: string;
  cents: Cents;
  againstCents: Cents;
  ties: boolean;
}
