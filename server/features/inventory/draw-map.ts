import { join } from 'node:path';
import type { SiteCoverage } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import { drawSiteMap } from '../../platform/charts/draw-site-map.ts';
import type { Drawing } from '../../platform/charts/drawing.ts';
import { boxAround } from '../../platform/charts/geo-box.ts';
import { readBaseMap } from '../../platform/charts/read-base-map.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getInventoryState, listPoints, type SiteFilter } from './queries.ts';

const baseMapFolder = join(projectRoot, 'public/base-map');
const mostKept = 50;
/** With more sites than this a page is quicker without the drawing in it. */
const mostInPage = 200;
const kept = new Map<string, Drawing | null>();

/** The sites that match, over county lines; null when none has coordinates. The newest drawings are kept while the inventory stays as it is. */
export async function drawMap(ctx: Context, filter: SiteFilter): Promise<Drawing | null> {
  const { version, program } = await getInventoryState(ctx);
  const key = JSON.stringify([requireCarrierId(ctx), version, program, filter]);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const points = await listPoints(ctx, filter);
  const sites = points.map((point) => ({ latitude: point.latitude, longitude: point.longitude, status: statusOf(point.coverage) }));
  const description = `${points.length} ${points.length === 1 ? 'site' : 'sites'}; the list beside the map names them.`;
  const drawing =
    sites.length === 0 ? null : drawSiteMap(sites, await readBaseMap(baseMapFolder, boxAround(sites)), { title: 'Map of the sites', description });
  kept.set(key, drawing);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return drawing;
}

/** The map for a page of the list with so many sites: the drawing itself, or `large` where it is better asked for apart. */
export async function mapForPage(ctx: Context, filter: SiteFilter, siteCount: number): Promise<Drawing | 'large' | null> {
  return siteCount > mostInPage ? 'large' : await drawMap(ctx, filter);
}

function statusOf(coverage: SiteCoverage): 'covered' | 'boundary' | 'to-resolve' | 'none' {
  return coverage === 'to resolve' ? 'to-resolve' : coverage;
}
