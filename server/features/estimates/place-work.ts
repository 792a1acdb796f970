import type { Context } from '../../context.ts';
import type { GanttPlace } from '../../domain/schedule/arrange-gantt.ts';
import { clusterSites } from '../../domain/schedule/network/cluster-sites.ts';
import { findWork } from './find-work.ts';
import type { ReadyRow } from './queries.ts';

/**
 * The places of a plan with access season and cluster of each site, as they were in the inventory of the estimate; as they are where that was not
 * kept.
 */
export async function placeWork(ctx: Context, estimate: ReadyRow, places: readonly GanttPlace[]): Promise<GanttPlace[]> {
  const packages = (await findWork(ctx, estimate))?.packages ?? [];
  const clusters = clusterSites(packages);
  const known = new Map(
    packages.map(({ siteCode, season, county, city }, index) => [
      siteCode,
      { season, cluster: clusters[index], inCounty: county || city ? Boolean(county) : undefined },
    ]),
  );
  return places.map((place) => ({ ...place, ...known.get(place.code) }));
}
