import type { Context } from '../../context.ts';
import { isOnlyMoreCrews } from '../../domain/schedule/what-if.ts';
import type { WorkPlan } from '../../domain/schedule/work-plan.ts';
import { getSchedule, isMade, type MadeRow } from './queries.ts';

/** The plan that was copied, where the copy only adds tower crews to it: the copy need not finish later. */
export async function findFewerCrews(ctx: Context, copiedFromId: number | null, plan: WorkPlan): Promise<MadeRow | undefined> {
  const before = copiedFromId === null ? undefined : await getSchedule(ctx, copiedFromId);
  if (!before || !isMade(before)) return undefined;
  return isOnlyMoreCrews(before.planJson, plan, before.summaryJson.settings.towerCrews) ? before : undefined;
}
