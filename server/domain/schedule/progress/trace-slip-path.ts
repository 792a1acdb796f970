import { addDays, type Day, daysBetween } from '../../calendar.ts';
import type { PlannedActivity } from '../schedule.ts';
import type { ComparedPlan } from './explain-slip.ts';
import { isMoment, withMoments } from './with-moments.ts';

/** Days by which done work may overlap what it waited for, and after which a job of the same trade is taken for what a team did before. */
const turnDays = 7;

/**
 * Ids of the activities that set the finish of a plan, from the first to the last: from the one on the finish date back to what each waited for
 * longest, a link or the job that its team did before. Whose team did a job that is done is not recorded; where planned work had to wait for
 * more than its links, the job of its trade that ended last before it is taken.
 */
export function traceSlipPath({ finishOn, activities: listed }: ComparedPlan): string[] {
  const activities = withMoments(listed);
  const byId = new Map(activities.map((activity) => [activity.id, activity]));
  const turns = previousJobs(activities);
  const done = doneByTrade(activities);
  const path: string[] = [];
  const seen = new Set<string>();
  let current = listed.findLast((activity) => activity.finishOn === finishOn) ?? latest(listed);
  while (current !== undefined && !seen.has(current.id)) {
    path.push(current.id);
    seen.add(current.id);
    current = driverOf(current, { byId, turns, done });
  }
  return path.reverse();
}

function driverOf(activity: PlannedActivity, { byId, turns, done }: Known): PlannedActivity | undefined {
  const { id, startOn, waitsFor = [], actual, crewKind } = activity;
  let [best, until]: [PlannedActivity | undefined, Day | ''] = [undefined, ''];
  // Reality overlaps a little what a plan keeps apart.
  const limit = actual === undefined ? startOn : addDays(startOn, turnDays);
  const consider = (other: PlannedActivity | undefined, day: Day | undefined): void => {
    if (other && day !== undefined && day < limit && day > until) [best, until] = [other, day];
  };
  for (const { id: from, kind, lagDays } of waitsFor) {
    const other = byId.get(from);
    consider(other, other && addDays(kind === 'start-start' ? other.startOn : other.finishOn, kind === 'start-start' ? lagDays - 1 : lagDays));
  }
  if (actual !== undefined || isMoment(activity)) return best;
  consider(turns.get(id), turns.get(id)?.finishOn);
  const last = crewKind && done.get(crewKind)?.findLast(({ finishOn }) => finishOn < startOn);
  if (last && daysBetween(last.finishOn, startOn) <= turnDays) consider(last, last.finishOn);
  return best;
}

/** By the id of a job the one that its team did before. */
function previousJobs(activities: readonly PlannedActivity[]): Map<string, PlannedActivity> {
  const teams = new Map<string, PlannedActivity[]>();
  for (const activity of activities) {
    if (activity.crew === null) continue;
    const team = `${activity.crewKind ?? ''} ${activity.crew}`;
    const jobs = teams.get(team);
    if (jobs) jobs.push(activity);
    else teams.set(team, [activity]);
  }
  const turns = new Map<string, PlannedActivity>();
  for (const jobs of teams.values()) {
    jobs.sort(byEnd);
    jobs.forEach((job, index) => {
      const before = jobs[index - 1];
      if (before) turns.set(job.id, before);
    });
  }
  return turns;
}

/** Jobs that are done, by trade, in order of their last days. */
function doneByTrade(activities: readonly PlannedActivity[]): Map<string, PlannedActivity[]> {
  const trades = new Map<string, PlannedActivity[]>();
  for (const activity of activities) {
    if (activity.actual !== 'done' || activity.crewKind === undefined) continue;
    const jobs = trades.get(activity.crewKind);
    if (jobs) jobs.push(activity);
    else trades.set(activity.crewKind, [activity]);
  }
  for (const jobs of trades.values()) jobs.sort(byEnd);
  return trades;
}

function latest(activities: readonly PlannedActivity[]): PlannedActivity | undefined {
  return activities.reduce<PlannedActivity | undefined>((last, one) => (last && last.finishOn >= one.finishOn ? last : one), undefined);
}

function byEnd(a: PlannedActivity, b: PlannedActivity): number {
  return a.finishOn < b.finishOn ? -1 : a.finishOn > b.finishOn ? 1 : a.id < b.id ? -1 : 1;
}

interface Known {
  byId: ReadonlyMap<string, PlannedActivity>;
  turns: ReadonlyMap<string, PlannedActivity>;
  done: ReadonlyMap<string, readonly PlannedActivity[]>;
}
