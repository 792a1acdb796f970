import type { FundingAsked } from '../../../db/schema/funding.ts';
import type { Context } from '../../context.ts';
import { applyRecipeChanges } from '../../domain/catalog/apply-recipe-changes.ts';
import { structureClass } from '../../domain/cost/structure-class.ts';
import { type ApportionedCost, apportionCost } from '../../domain/funding/apportion-cost.ts';
import { type BarredSite, barLateSites, timeSites } from '../../domain/funding/plan-chosen.ts';
import type { Site } from '../../domain/inventory/site.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { toWorkPlan } from '../../domain/schedule/default-settings.ts';
import { getInventory } from '../inventory/index.ts';
import { type TimeLimit, toTimeLimit } from './choose-in-time.ts';
import { findWork } from './find-work.ts';
import { listSiteSums, type ReadyEstimate, type SiteSum } from './queries.ts';
import { readSettingsText } from './settings.ts';

/** Where the whole misses 80 %, each site is asked for more, in this order: ten sites at 80 % each are together in time once in ten. */
const sureEnough = [0.95, 0.98, 0.99, 1];

/** An estimate with what each of its sites costs by itself, and the inventory that its sites are in now. */
export async function readFundingSource(ctx: Context, estimate: ReadyEstimate): Promise<Omit<FundingSource, 'barred'>> {
  const { sites, version } = await getInventory(ctx);
  const siteOf = new Map(sites.map((site) => [site.code, site]));
  const placed = estimate.sites.map(({ siteCode }) => {
    const site = siteOf.get(siteCode);
    return { siteCode, structure: site ? structureClass(site) : null, kind: site?.kind ?? null };
  });
  const { recipes } = ctx.reference.recipes;
  const changed = applyRecipeChanges(recipes, estimate.row.planJson.recipeChanges);
  const cost = apportionCost(estimate.lines, placed, changed.ok ? changed.value : recipes);
  return { estimate, cost, places: await listSiteSums(ctx, estimate.row), sites, inventoryVersion: version };
}

/** What a deadline allows: crew days, and the sites that no number of crews finishes in time. Nothing where there is none. */
export async function findTimeLimit(ctx: Context, estimate: ReadyEstimate, { asked, cost }: AskedLimit): Promise<Result<FoundLimit>> {
  const { deadlineOn } = asked;
  if (!deadlineOn) return good({ limit: null, barred: [] });
  const work = await findWork(ctx, estimate.row);
  if (!work) {
    const message = 'This estimate was made before its work was kept for other schedules. Make a new estimate to plan to a deadline.';
    return bad([{ severity: 'error', code: 'work-missing', message }]);
  }
  const inputs = { settings: estimate.schedule.summary.settings, ...ctx.reference.work };
  const chosen = { inputs, seed: readSettingsText(estimate.row.settingsJson).seed };
  const timed = timeSites(work, deadlineOn, chosen);
  if (!timed.ok) return timed;
  const late = barLateSites(timed.value, deadlineOn, asked.keepBy === 'likely' ? 'likely' : 0.8);
  const risky = asked.keepBy === 'likely' ? [] : sureEnough.map((least) => barLateSites(timed.value, deadlineOn, least));
  const { activities } = estimate.schedule;
  // Parts of the money hold up the order of equipment in the schedule of the chosen sites; none may come before the work starts.
  const { startOn } = inputs.settings;
  const money = (asked.moneyParts ?? []).map((part) => ({ ...part, on: part.on < startOn ? startOn : part.on }));
  const siteCents = new Map([...cost.sites].map(([siteCode, { costCents }]) => [siteCode.toLowerCase(), costCents]));
  const paid = { ...inputs, siteCents, networkCents: cost.core.costCents, settings: { ...toWorkPlan(inputs.settings), money } };
  return good({ limit: toTimeLimit(asked, { ...chosen, inputs: paid, work, activities, timed: timed.value, risky }), barred: late });
}

export interface FundingSource {
  estimate: ReadyEstimate;
  cost: ApportionedCost;
  /** The sites of the estimate where they stood on its day. */
  places: readonly Pick<SiteSum, 'siteCode' | 'latitude' | 'longitude'>[];
  /** The inventory as it is now. */
  sites: readonly Site[];
  inventoryVersion: number;
  /** What cannot be finished by the deadline. */
  barred: readonly BarredSite[];
}

interface AskedLimit {
  asked: FundingAsked;
  cost: ApportionedCost;
}

interface FoundLimit {
  limit: TimeLimit | null;
  barred: BarredSite[];
}
