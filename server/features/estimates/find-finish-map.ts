import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { drawFinishMap, type FinishMap } from '../../platform/charts/draw-finish-map.ts';
import { boxAround } from '../../platform/charts/geo-box.ts';
import { readBaseMap } from '../../platform/charts/read-base-map.ts';
import { projectRoot } from '../../platform/project-root.ts';
import { loadPlan } from './load-plan.ts';
import { listSiteSums, type ReadyRow } from './queries.ts';

const baseMapFolder = join(projectRoot, 'public/base-map');

/** The sites of an estimate by month of finish on a map; null where none has coordinates. */
export async function findFinishMap(
  ctx: Context,
  row: ReadyRow,
  by: string | null,
): Promise<{ map: FinishMap | null; placed: number; unplaced: number }> {
  const { schedule } = await loadPlan(ctx, row);
  const finishOf = new Map(schedule.sites.map(({ siteCode, finishOn }) => [siteCode, finishOn]));
  const sites = (await listSiteSums(ctx, row)).flatMap(({ siteCode, latitude, longitude }) => {
    const finishOn = finishOf.get(siteCode);
    return finishOn ? [{ latitude, longitude, finishOn }] : [];
  });
  const placed = sites.flatMap(({ latitude, longitude, finishOn }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude, finishOn }],
  );
  const unplaced = sites.length - placed.length;
  if (placed.length === 0) return { map: null, placed: 0, unplaced };
  const baseMap = await readBaseMap(baseMapFolder, boxAround(placed));
  await breathe();
  return { map: drawFinishMap(placed, baseMap, by), placed: placed.length, unplaced };
}
