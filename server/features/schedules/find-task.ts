import type { Context } from '../../context.ts';
import type { Cents } from '../../domain/money.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { findWork, listPlaces, type ReadyRow } from '../estimates/index.ts';
import type { PlanTask } from './plan-task.ts';
import type { ScheduleRow } from './queries.ts';

/** What a plan is made from: the work of its estimate with the plan and what is assumed. */
export async function findTask(ctx: Context, row: Pick<ScheduleRow, 'planJson' | 'seed' | 'passes'>, estimate: ReadyRow): Promise<Result<PlanTask>> {
  const work = await findWork(ctx, estimate);
  if (!work) {
    const message = `Estimate ${estimate.number} was computed before plans could be made from it. Copy it with the same settings, and plan from the copy.`;
    return bad([{ severity: 'error', code: 'work-missing', message }]);
  }
  const siteCosts = (await listPlaces(ctx, estimate)).map(({ siteCode, likelyCents }): [string, Cents] => [
    siteCode.toLowerCase(),
    likelyCents as Cents,
  ]);
  const { likelyCents: networkCents } = estimate.summaryJson.networkTotal;
  const { extensionMonths } = getProgram(estimate.program);
  const { planJson: plan, seed, passes } = row;
  return good({ work, plan, data: ctx.reference.work, siteCosts, networkCents, extensionMonths, seed, passes });
}
