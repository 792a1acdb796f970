import { join } from 'node:path';
import { counted } from '../../domain/words.ts';
import { drawChoiceMap } from '../../platform/charts/draw-choice-map.ts';
import type { Drawing } from '../../platform/charts/drawing.ts';
import { boxAround } from '../../platform/charts/geo-box.ts';
import { readBaseMap } from '../../platform/charts/read-base-map.ts';
import { projectRoot } from '../../platform/project-root.ts';
import type { SiteSum } from './queries.ts';

const baseMapFolder = join(projectRoot, 'public/base-map');

/** Which sites of a plan are finished whole and which are left out, over county lines; null where none has coordinates. */
export async function drawPartFundingMap(sites: readonly SiteSum[], { done, core }: MarkedSites): Promise<PartFundingMap> {
  const placed = sites.flatMap(({ siteCode, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ latitude, longitude, isChosen: done.has(siteCode), isRinged: core.has(siteCode) }],
  );
  const doneCount = placed.filter(({ isChosen }) => isChosen).length;
  const counts = {
    coreCount: placed.filter(({ isRinged }) => isRinged).length,
    doneCount,
    leftOutCount: placed.length - doneCount,
    unplacedCount: sites.length - placed.length,
  };
  if (placed.length === 0) return { drawing: null, ...counts };
  const words = {
    title: 'What the money finishes, on the map',
    description: `${counted(counts.doneCount, 'site')} finished whole, as full dots; ${counted(counts.leftOutCount, 'site')} left out, as hollow squares${counts.coreCount > 0 ? '; the core with a ring' : ''}.`,
  };
  return { drawing: drawChoiceMap(placed, await readBaseMap(baseMapFolder, boxAround(placed)), words), ...counts };
}

export interface PartFundingMap {
  drawing: Drawing | null;
  doneCount: number;
  leftOutCount: number;
  unplacedCount: number;
  coreCount: number;
}

interface MarkedSites {
  done: ReadonlySet<string>;
  /** Where the core stands. */
  core: ReadonlySet<string>;
}
