import { type LinkedActivities, linkActivities } from './link-activities.ts';
import type { Schedule } from './schedule.ts';
import { traceDrivingPath } from './trace-driving-path.ts';

/** Beyond this the path is not traced: it would take longer than a reader waits. */
const mostTraced = 40_000;
const known = new WeakMap<object, FollowedPlan>();

/**
 * What waits for what in a plan, and the ids of the activities that set its finish; none in a plan of more than 40,000. Remembered for the very
 * array of activities, which nobody changes.
 */
export function followPlan({ activities, summary }: Pick<Schedule, 'activities' | 'summary'>): FollowedPlan {
  const found = known.get(activities);
  if (found) return found;
  const linked = linkActivities(activities, summary.assumptions);
  const followed = { linked, driving: activities.length > mostTraced ? new Set<string>() : traceDrivingPath(activities, linked) };
  known.set(activities, followed);
  return followed;
}

export interface FollowedPlan {
  linked: LinkedActivities;
  driving: ReadonlySet<string>;
}
