import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { Cents } from '../../domain/money.ts';
import { drawCostMap } from '../../platform/charts/draw-cost-map.ts';
import { boxAround } from '../../platform/charts/geo-box.ts';
import { readBaseMap } from '../../platform/charts/read-base-map.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { listSiteSums, type ReadyRow, type SiteSum } from './queries.ts';

const baseMapFolder = join(projectRoot, 'public/base-map');
const title = 'Cost of each site on the map';
const mostKept = 20;
const kept = new Map<string, KeptMap>();

/** The sites of an estimate over county lines, larger and darker the more each costs; null where none has coordinates. */
export async function drawEstimateMap(sites: readonly Placeable[], { legendInside }: { legendInside: boolean }): Promise<KeptMap['map']> {
  const placed = sites.flatMap(({ latitude, longitude, likelyCents }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude, likelyCents: likelyCents as Cents }],
  );
  if (placed.length === 0) return null;
  const baseMap = await readBaseMap(baseMapFolder, boxAround(placed));
  await breathe();
  return drawCostMap(placed, baseMap, { title, legendInside });
}

/** The same for a page, kept for the estimates looked at last: an estimate never changes. */
export async function mapForPage(ctx: Context, row: ReadyRow): Promise<KeptMap> {
  const key = [row.carrierId, row.id, row.inputsSha256].join(' ');
  const known = kept.get(key);
  if (known) return known;
  const sites = await listSiteSums(ctx, row);
  await breathe();
  const unplaced = sites.filter(({ latitude, longitude }) => latitude === null || longitude === null).length;
  const found = { map: await drawEstimateMap(sites, { legendInside: false }), unplaced };
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return found;
}

export interface KeptMap {
  map: ReturnType<typeof drawCostMap> | null;
  /** Sites without coordinates. */
  unplaced: number;
}

type Placeable = Pick<SiteSum, 'latitude' | 'longitude' | 'likelyCents'>;
