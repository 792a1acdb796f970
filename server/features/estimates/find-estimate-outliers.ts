import { setImmediate as breathe } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { StructureClass } from '../../domain/catalog/recipe.ts';
import type { CostLine } from '../../domain/cost/cost-lines.ts';
import { findOutliers, type Outlier } from '../../domain/cost/totals/find-outliers.ts';
import { cents } from '../../domain/money.ts';
import { getEdition, getPriceStatistics } from '../catalog/index.ts';
import { unpackLines } from './pack-lines.ts';
import { eachSiteBatch, type ReadyRow } from './queries.ts';

/**
 * Prices of an estimate outside the range of its edition or of what was approved before. Lines of one price and kind of site are taken together while
 * they are read, with pauses, so that a large network does not stop other requests.
 */
export async function findEstimateOutliers(ctx: Context, row: ReadyRow): Promise<EstimateOutliers> {
  const statistics = await getPriceStatistics(ctx);
  const edition = await getEdition(ctx, row.editionId);
  // Without approved prices only own prices can lie outside of anything.
  if (statistics.length === 0 && !row.lineKindsJson.some((kind) => kind.ownPrice)) return { outliers: [], statisticCount: 0 };
  const kinds = new Map<string, CostLine & { lineCount: number }>();
  const siteClasses = new Map<string, StructureClass>();
  for await (const batch of eachSiteBatch(ctx, row)) {
    for (const site of batch) {
      if (site.structure !== null) siteClasses.set(site.siteCode, site.structure);
      for (const stored of site.linesJson) {
        const key = `${stored[0]} ${site.structure}`;
        const known = kinds.get(key);
        if (known) {
          known.lineCount++;
          known.likelyCents = cents(known.likelyCents + stored[3]);
        } else for (const line of unpackLines(row.lineKindsJson, site.siteCode, [stored])) kinds.set(key, { ...line, lineCount: 1 });
      }
    }
    await breathe();
  }
  const outliers = findOutliers([...kinds.values()], edition, { statistics, siteClasses });
  return { outliers, statisticCount: statistics.length };
}

export interface EstimateOutliers {
  outliers: Outlier[];
  /** Prices on this server that enough approved lines stand behind. */
  statisticCount: number;
}
