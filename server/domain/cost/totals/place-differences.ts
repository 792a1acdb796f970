import type { Site } from '../../inventory/site.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import type { CostLine } from '../cost-lines.ts';
import type { RollUpPart } from '../estimate.ts';

/** A part of the network-wide cost may lie so far from its exact share: two amounts are split by largest remainder and added up. */
const roundedCents = 2;

/**
 * What the years of the likely plan hold beside what their own lines come to, in cents: lines of sites by the dates of their site, network-wide cost in
 * proportion to the likely cost of the sites. The sum of the differences; parts that no line is for count whole.
 */
export function differenceOfYears(years: readonly RollUpPart[], lines: readonly CostLine[], plan: DatedSites): number {
  const sites = new Map(plan.sites.map((site) => [site.siteCode, site]));
  const finishes = [plan.summary.finishOn, ...plan.sites.map((site) => site.finishOn)].map(yearOf);
  const lastYear = String(Math.max(...finishes.map(Number)));
  const bySites = new Map<string, number>();
  let network = 0;
  for (const { siteCode, phase, likelyCents } of lines) {
    if (siteCode === null) {
      network += likelyCents;
      continue;
    }
    const site = sites.get(siteCode);
    const year = site ? yearOf(phase === 'soft cost' ? site.startOn : phase === 'replacement' ? site.cutOverOn : site.finishOn) : lastYear;
    bySites.set(year, (bySites.get(year) ?? 0) + likelyCents);
  }
  const atSites = [...bySites.values()].reduce((sum, amount) => sum + Math.max(0, amount), 0);
  const stated = new Map(years.map((part) => [part.key, part.likelyCents]));
  let apart = 0;
  for (const year of new Set([...bySites.keys(), ...stated.keys()])) {
    const own = bySites.get(year) ?? 0;
    const share = atSites > 0 ? (network * Math.max(0, own)) / atSites : network / Math.max(1, stated.size);
    const difference = Math.abs((stated.get(year) ?? 0) - own - share);
    if (difference >= roundedCents) apart += Math.round(difference);
  }
  return apart;
}

/** What the counties hold beside what the lines of their own sites come to, in cents: the sum of the differences. */
export function differenceOfCounties(counties: readonly RollUpPart[], lines: readonly CostLine[], sites: readonly PlacedSite[]): number {
  const countyOf = new Map(
    sites.map(({ code, county, state }) => [code, [county?.trim(), county?.trim() ? state?.trim() : ''].filter(Boolean).join(', ')]),
  );
  const byCounty = new Map<string, number>();
  for (const { siteCode, likelyCents } of lines) {
    const county = siteCode === null ? 'Network-wide' : countyOf.get(siteCode) || 'County not stated';
    byCounty.set(county.toLowerCase(), (byCounty.get(county.toLowerCase()) ?? 0) + likelyCents);
  }
  const stated = new Map(counties.map((part) => [part.key.toLowerCase(), part.likelyCents]));
  let apart = 0;
  for (const key of new Set([...byCounty.keys(), ...stated.keys()])) apart += Math.abs((byCounty.get(key) ?? 0) - (stated.get(key) ?? 0));
  return apart;
}

function yearOf(day: string): string {
  return day.slice(0, 4);
}

type PlacedSite = Pick<Site, 'code' | 'county' | 'state'>;
export type DatedSites = { sites: readonly Pick<Schedule['sites'][number], 'siteCode' | 'startOn' | 'cutOverOn' | 'finishOn'>[] } & {
  summary: Pick<Schedule['summary'], 'finishOn'>;
};
