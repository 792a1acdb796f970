import { bad, good, type Result } from '../../result.ts';
import type { BuiltNetwork } from '../network/build-network.ts';
import { type NetworkPlan, planNetwork, type SearchSettings } from '../network/plan-network.ts';
import type { PlacedNetwork } from '../network/work-network.ts';
import type { PlannedActivity } from '../schedule.ts';
import type { ActivityProgress } from '../work-plan.ts';
import { addSteps } from './add-steps.ts';
import { applyProgress, type ProgressRecord, type RestNetwork } from './apply-progress.ts';
import { restorePlan } from './restore-plan.ts';

/**
 * Plans what is left of a built network from a status day (see `applyProgress`): the rest with its plan, and the days of the whole, facts included.
 * Steps that were added take the days stated for them. Where the old equipment is gone already, or nothing is left, there is nothing to search:
 * refused with a sentence.
 */
export function planRest(likely: BuiltNetwork, record: ProgressRecord, search: SearchSettings): Result<PlannedRest> {
  const { added = [], differences = 'refuse' } = record;
  const grown = addSteps(likely.network, added, differences);
  if (!grown.ok) return grown;
  const built = { ...likely, network: grown.value };
  const baselineIds = [...record.baselineIds, ...added.map(({ activityId }) => activityId)];
  const applied = applyProgress(built.network, { ...record, baselineIds });
  if (!applied.ok) return applied;
  const rest = applied.value;
  const goal = rest.actuals.get(built.network.goal);
  if (!rest.network || (goal && goal.end !== null)) {
    const message = 'The last old equipment is recorded as destroyed, so no work is left that the finish waits for. There is no rest to plan.';
    return bad([{ severity: 'error', code: 'nothing-left', field: 'statusOn', message }]);
  }
  const placed = planNetwork(rest.network, search);
  if (!placed.ok) return placed;
  return good(
    {
      built: { ...built, network: rest.network, times: timesOf(built, rest) },
      placed: placed.value,
      whole: { built, placed: restorePlan(built.network, rest, placed.value) },
    },
    [...grown.issues, ...applied.issues],
  );
}

/**
 * A running step is drawn by its remaining share of the planned days. A step that only a share of sites needs, and on whose end begun work waited,
 * was not needed: it is not drawn.
 */
function timesOf({ network, times }: BuiltNetwork, { network: rest, wholeOf, actuals }: RestNetwork): number[] {
  const passed = passedSteps(network, actuals);
  return Array.from(wholeOf, (whole, position) => {
    if (passed.has(whole)) return 0;
    const [planned, left] = [network.activities[whole]?.duration ?? 0, rest?.activities[position]?.duration ?? 0];
    return (times[whole] ?? 1) * (actuals.has(whole) && planned > 0 ? left / planned : 1);
  });
}

/** Positions of what takes no day and is not recorded, although work that waits for it, or for another such step after it, has begun. */
function passedSteps({ activities, links }: BuiltNetwork['network'], actuals: RestNetwork['actuals']): Set<number> {
  const passed = new Set<number>();
  for (let before = -1; before < passed.size; ) {
    before = passed.size;
    for (const { from, to, kind } of links) {
      const isPassed = kind === 'finish-start' && (actuals.has(to) || passed.has(to));
      if (isPassed && !actuals.has(from) && activities[from]?.duration === 0) passed.add(from);
    }
  }
  return passed;
}

/** Activities of a plan of the rest with the mark of what is done or running; slack means nothing there. */
export function markActuals(activities: readonly PlannedActivity[], progress: readonly ActivityProgress[]): PlannedActivity[] {
  const record = new Map(progress.map((entry) => [entry.activityId, entry]));
  return activities.map(({ slackDays, ...activity }): PlannedActivity => {
    const entry = record.get(activity.id);
    if (entry) return { ...activity, actual: entry.finishedOn === null ? 'running' : 'done' };
    return slackDays !== undefined && slackDays >= 0 ? { ...activity, slackDays } : activity;
  });
}

export interface PlannedRest {
  /** The rest with its plan. */
  built: BuiltNetwork;
  placed: NetworkPlan;
  /** Everything, with the days that are facts. */
  whole: { built: BuiltNetwork; placed: PlacedNetwork };
}
