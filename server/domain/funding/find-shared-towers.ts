import { milesBetween } from '../geography.ts';
import { zeroCents } from '../money.ts';
import type { SharedTower } from './funding.ts';

/** 100 meters: coordinates of two lists of one tower seldom lie farther apart. A planning assumption. */
const sameTowerMiles = 0.0621;
const degreesOfLatitude = sameTowerMiles / 69;

/**
 * Sites that stand on one spot, as towers whose sites are finished all or none: a crew comes once, and a structure is analyzed once for what it will
 * carry. The estimate prices each site by itself, so nothing is shared in money. The order of the input does not matter.
 */
export function findSharedTowers(sites: readonly TowerSite[]): SharedTower[] {
  const placed = sites.flatMap(({ siteCode, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ siteCode, latitude, longitude }],
  );
  placed.sort((a, b) => a.latitude - b.latitude || (a.siteCode < b.siteCode ? -1 : 1));
  const groupOf = placed.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (groupOf[at] !== at) at = groupOf[at] ?? at;
    return at;
  };
  placed.forEach((site, index) => {
    for (let other = index + 1; other < placed.length; other++) {
      const next = placed[other];
      if (!next || next.latitude - site.latitude > degreesOfLatitude) break;
      if (milesBetween(site, next) <= sameTowerMiles) groupOf[find(other)] = find(index);
    }
  });
  const groups = new Map<number, string[]>();
  placed.forEach(({ siteCode }, index) => {
    const group = find(index);
    groups.set(group, [...(groups.get(group) ?? []), siteCode]);
  });
  return [...groups.values()]
    .filter(({ length }) => length > 1)
    .map((codes) => [...codes].sort())
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
    .map((siteCodes) => ({ name: siteCodes.join(' and '), siteCodes, sharedCents: zeroCents, sharedDays: 0, together: true }));
}

interface TowerSite {
  siteCode: string;
  latitude: number | null;
  longitude: number | null;
}
