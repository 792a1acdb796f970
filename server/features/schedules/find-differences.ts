import type { Context } from '../../context.ts';
import { toWorkPlan } from '../../domain/schedule/default-settings.ts';
import { buildNetwork } from '../../domain/schedule/network/build-network.ts';
import { addSteps } from '../../domain/schedule/progress/add-steps.ts';
import { compareActivities } from '../../domain/schedule/progress/compare-activities.ts';
import { getReady } from '../estimates/index.ts';
import { findTask } from './find-task.ts';
import type { Tracked } from './load-tracked.ts';
import { toAdded } from './progress-queries.ts';

/** In what the work of today differs from that of the baseline, in sentences; none where it is the same, or where it cannot be built at all. */
export async function findDifferences(ctx: Context, { baseline, listed, latest, record }: Tracked): Promise<string[]> {
  const found = await findTask(ctx, baseline, await getReady(ctx, baseline.estimateId));
  if (!found.ok) return [];
  const { work, plan, data, siteCosts, networkCents } = found.value;
  const built = buildNetwork(work, toWorkPlan(plan), { ...data, siteCents: new Map(siteCosts), networkCents });
  if (!built.ok) return [];
  const { network } = built.value;
  const added = toAdded(latest.values());
  const baselineIds = [...listed.map(({ id }) => id), ...added.map(({ activityId }) => activityId)];
  const unknown = addSteps(network, added, 'accept').issues;
  return [...unknown, ...compareActivities(network, { baselineIds, progress: record, differences: 'accept' })].map(({ message }) => message);
}
