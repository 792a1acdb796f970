import { milesBetween, type Place } from '../geography.ts';
import type { Problem } from './reading.ts';

/** Below this many sites nothing can be said about which lies far off. */
const fewestSites = 10;
const alwaysNearMiles = 250;
/** How many times the radius that holds nine tenths of the network counts as far off. */
const farFactor = 2.5;

/** Doubts that only the whole network can raise: two sites at one spot, and a site far from all others. Sites without coordinates take no part. */
export function checkPlaces(sites: readonly SitePlace[]): { code: string; problem: Problem }[] {
  const placed = sites.flatMap(({ code, latitude, longitude }) => (latitude === null || longitude === null ? [] : [{ code, latitude, longitude }]));
  return [...findTwins(placed), ...findStrays(placed)];
}

function findTwins(sites: readonly (Place & { code: string })[]): { code: string; problem: Problem }[] {
  const first = new Map<string, string>();
  const found: { code: string; problem: Problem }[] = [];
  for (const { code, latitude, longitude } of sites) {
    const spot = `${latitude.toFixed(5)},${longitude.toFixed(5)}`;
    const other = first.get(spot);
    if (other === undefined) first.set(spot, code);
    else found.push({ code, problem: twin(code, other) });
  }
  return found;
}

function findStrays(sites: readonly (Place & { code: string })[]): { code: string; problem: Problem }[] {
  if (sites.length < fewestSites) return [];
  const middle = {
    latitude: quantile(
      sites.map((site) => site.latitude),
      0.5,
    ),
    longitude: quantile(
      sites.map((site) => site.longitude),
      0.5,
    ),
  };
  const distances = sites.map((site) => milesBetween(site, middle));
  const farMiles = Math.max(alwaysNearMiles, farFactor * quantile(distances, 0.9));
  return sites.flatMap(({ code }, index) => {
    const miles = distances[index] ?? 0;
    return miles > farMiles ? [{ code, problem: stray(code, miles) }] : [];
  });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

function twin(code: string, other: string): Problem {
  return {
    severity: 'warning',
    code: 'same-coordinates',
    message: `${code} stands on the same spot as ${other}. Correct the coordinates of one, or keep one code if they are the same place.`,
    wanted: 'coordinates of its own',
  };
}

function stray(code: string, miles: number): Problem {
  return {
    severity: 'warning',
    code: 'far-from-others',
    message: `${code} lies ${Math.round(miles).toLocaleString('en-US')} miles from the middle of the network, far beyond the other sites. Check its coordinates.`,
    wanted: 'a place near the other sites',
  };
}

interface SitePlace {
  code: string;
  latitude: number | null;
  longitude: number | null;
}
