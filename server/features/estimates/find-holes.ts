import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import { defaultPlan } from '../../domain/cost/default-plan.ts';
import { buildCostLines } from '../../domain/cost/lines/build-cost-lines.ts';
import type { Program } from '../../domain/programs/program.ts';
import { type Issue, isError } from '../../domain/result.ts';
import { findCurrentEdition } from '../catalog/index.ts';
import { getIncompleteInventory } from '../inventory/index.ts';
import { generationsOf } from './compute-estimate.ts';
import { explainHoles, judgeItems } from './judge-items.ts';

const mostSites = 200;

/**
 * What would make an estimate impossible, before it is asked for: the domain's own issues for the sites at which something may be missing. On a
 * large inventory only the first of them are looked at; the estimate itself looks at everything.
 */
export async function findHoles(ctx: Context, program: Program): Promise<Holes> {
  const edition = (await findCurrentEdition(ctx)) ?? ctx.reference.edition;
  const { inventory, siteCount } = await getIncompleteInventory(ctx, mostSites);
  const judged = judgeItems(inventory, program, { modelsByKey: ctx.reference.modelsByKey, boundary: 'leave out' });
  const { recipes, costData: data, modelsByKey } = ctx.reference;
  const estimatedOn = dayOf(ctx.now);
  const plan = defaultPlan(recipes, data, estimatedOn);
  const { inventory: known, covered } = judged;
  const inputs = {
    inventory: known,
    covered,
    edition,
    recipes,
    customers: 0,
    plan,
    data,
    program,
    estimatedOn,
    generations: generationsOf(modelsByKey),
  };
  const issues = buildCostLines(inputs).issues.filter((issue) => isError(issue) && issue.subject !== undefined);
  return { issues: explainHoles(issues, judged.reasons), uncheckedSites: Math.max(0, siteCount - inventory.sites.length) };
}

interface Holes {
  issues: Issue[];
  /** Sites at which something may be missing and that were not looked at. */
  uncheckedSites: number;
}
