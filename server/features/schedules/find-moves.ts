import type { Context } from '../../context.ts';
import { compareSites, whySiteMoved } from '../../domain/schedule/compare-sites.ts';
import type { ShownMove } from './compare-page.ts';
import { listActivitiesOf, listAllSites, type MadeRow } from './queries.ts';

const mostShown = 20;

/** Sites whose finish moved between two plans: how many, and the farthest with the reason. Activities are read for those alone. */
export async function findMoves(ctx: Context, before: MadeRow, after: MadeRow) {
  const [old, now] = [await listAllSites(ctx, before), await listAllSites(ctx, after)];
  const plansOf = (sites: typeof old) => sites.flatMap(({ siteJson }) => (siteJson === null ? [] : [siteJson]));
  const { moves, onlyBefore, onlyAfter } = compareSites(plansOf(old), plansOf(now));
  const farthest = moves.slice(0, mostShown);
  const codes = farthest.map(({ siteCode }) => siteCode);
  const [oldSteps, newSteps] = [await listActivitiesOf(ctx, before, codes), await listActivitiesOf(ctx, after, codes)];
  const names = new Map(old.map((site) => [site.siteCode, site]));
  const shown = farthest.map((move): ShownMove => {
    const { siteName = move.siteCode, place = '' } = names.get(move.siteCode) ?? {};
    return { ...move, siteName, place, why: whySiteMoved(oldSteps.get(move.siteCode) ?? [], newSteps.get(move.siteCode) ?? [], move.days) };
  });
  return {
    shown,
    earlier: moves.filter(({ days }) => days < 0).length,
    later: moves.filter(({ days }) => days > 0).length,
    onlyBefore,
    onlyAfter,
  };
}
