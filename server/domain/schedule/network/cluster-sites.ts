import { milesBetween, type Place } from '../../geography.ts';
import type { WorkPackage } from '../work-packages.ts';
import { placeOf } from './group-structures.ts';

/** A crew takes sites within so many miles of a middle one together: a planning assumption. */
const clusterMiles = 20;
const nowhere = 'without coordinates';

/**
 * The name of the cluster of each site, in the order given: `around Burlington`. A site joins the nearest cluster within reach of its first site, or
 * begins one. Names are those of the place that most sites of the cluster share, else its county, else its first site; never twice.
 */
export function clusterSites(packages: readonly WorkPackage[]): string[] {
  const clusters: Cluster[] = [];
  const memberOf = packages.map((one): Cluster | null => {
    const place = placeOf(one);
    if (!place) return null;
    let nearest: Cluster | undefined;
    let least = clusterMiles;
    for (const cluster of clusters) {
      // A degree of latitude is 69 miles: most clusters are too far north or south to be asked further.
      if (Math.abs(cluster.center.latitude - place.latitude) * 69 > least) continue;
      const miles = milesBetween(cluster.center, place);
      if (miles <= least && (nearest === undefined || miles < least)) [nearest, least] = [cluster, miles];
    }
    const cluster = nearest ?? { center: place, members: [] };
    if (!nearest) clusters.push(cluster);
    cluster.members.push(one);
    return cluster;
  });
  const names = new Map<Cluster, string>();
  const taken = new Map<string, number>();
  for (const cluster of clusters) {
    const name = nameOf(cluster.members);
    const turn = (taken.get(name) ?? 0) + 1;
    taken.set(name, turn);
    names.set(cluster, turn === 1 ? name : `${name} ${turn}`);
  }
  return memberOf.map((cluster) => (cluster ? (names.get(cluster) ?? nowhere) : nowhere));
}

function nameOf(members: readonly WorkPackage[]): string {
  const city = mostFrequent(members.map((one) => one.city));
  if (city) return `around ${city}`;
  const county = mostFrequent(members.map((one) => one.county));
  if (county) return `in ${/county|parish|borough|census area|municipality/i.test(county) ? county : `${county} County`}`;
  const [first] = members;
  return `around ${first?.name || first?.siteCode}`;
}

/** Ties go by the alphabet. */
function mostFrequent(names: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, most], [b, count]) => count - most || (a < b ? -1 : 1))[0]?.[0];
}

interface Cluster {
  center: Place;
  members: WorkPackage[];
}
