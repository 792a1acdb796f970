import { type Day, daysBetween, formatDay } from '../../calendar.ts';
import type { Issue } from '../../result.ts';
import { counted } from '../../words.ts';
import type { PlannedActivity } from '../schedule.ts';
import type { ActivityProgress } from '../work-plan.ts';
import { nameActivity } from './name-activity.ts';
import { nearestIds } from './nearest-ids.ts';

/** Days after the baseline from which a finish without a cause is asked about. */
export const lateDaysWithoutCause = 5;
/** No step of the work takes longer than this; more is a slip of the keys. */
export const mostDaysLeft = 2_000;
/** Work this long before the first day of the plan is a wrong year, not an early start. */
const mostDaysBefore = 1_100;

/**
 * What is wrong with a record of progress, by entry, in the order of the entries. `progress` is the whole record, the newest word on each activity;
 * `activities` are those of the baseline with what they wait for. Errors stop the record from being kept; warnings ask, because reality may do
 * what a plan does not allow.
 */
export function checkProgress(progress: readonly ActivityProgress[], { startOn, activities }: TrackedPlan, statusOn: Day): EntryIssue[] {
  const plan = new Map(activities.map((activity) => [activity.id, activity]));
  const firstEntries = new Map<string, ActivityProgress>();
  return progress.flatMap((entry, position) => {
    const activity = plan.get(entry.activityId);
    const found = activity ? [...checkDays(entry, { activity, startOn, statusOn }), ...checkRemaining(entry)] : [unknownActivity(entry, plan)];
    if (firstEntries.has(entry.activityId)) {
      const message = `${entry.activityId} is recorded twice. Keep one line for it.`;
      found.push({ severity: 'error', code: 'activity-twice', field: 'activityId', message });
    }
    if (!firstEntries.has(entry.activityId)) firstEntries.set(entry.activityId, entry);
    return found.map((issue) => ({ ...issue, subject: entry.activityId, entry: position }));
  });
}

function checkDays(entry: ActivityProgress, { activity, startOn, statusOn }: Frame): Issue[] {
  const { startedOn, finishedOn, cause } = entry;
  const name = nameActivity(activity);
  const issues: Issue[] = [];
  const error = (code: string, field: string, message: string): void => void issues.push({ severity: 'error', code, field, message });
  const warning = (code: string, field: string, message: string): void => void issues.push({ severity: 'warning', code, field, message });
  if (startedOn > statusOn) {
    error('starts-in-future', 'startedOn', `${name} cannot have begun on ${formatDay(startedOn)}: the record reaches ${formatDay(statusOn)}.`);
  }
  if (finishedOn !== null && finishedOn > statusOn) {
    error(
      'finishes-in-future',
      'finishedOn',
      `${name} cannot have been finished on ${formatDay(finishedOn)}: the record reaches ${formatDay(statusOn)}. Leave the day empty while the work goes on.`,
    );
  }
  if (finishedOn !== null && finishedOn < startedOn) {
    error(
      'finishes-before-start',
      'finishedOn',
      `${name} is recorded as finished on ${formatDay(finishedOn)}, before it began on ${formatDay(startedOn)}. Correct one of the days.`,
    );
  }
  const early = daysBetween(startedOn, startOn);
  if (early > mostDaysBefore) {
    error(
      'wrong-year',
      'startedOn',
      `${name} cannot have begun on ${formatDay(startedOn)}, years before the plan, ${formatDay(startOn)}. Check the year.`,
    );
  } else if (early > 0) {
    warning(
      'starts-before-approval',
      'startedOn',
      `${name} began on ${formatDay(startedOn)}, before the first day of the plan, ${formatDay(startOn)}. Correct the day, or keep it if the carrier began at its own risk.`,
    );
  }
  const late = daysBetween(activity.finishOn, finishedOn ?? statusOn);
  if (issues.every(({ severity }) => severity === 'warning') && cause === null && late > lateDaysWithoutCause) {
    const how = finishedOn === null ? 'is still going on' : 'was finished';
    const message = `${name} ${how} ${counted(late, 'day')} after the baseline, and no cause is stated. State the cause: a petition for more time needs it.`;
    warning('late-without-cause', 'cause', message);
  }
  return issues;
}

function checkRemaining({ activityId, finishedOn, remainingDays }: ActivityProgress): Issue[] {
  if (remainingDays === null) return [];
  const issue = (code: string, message: string): Issue[] => [{ severity: 'error', code, field: 'remainingDays', message }];
  const found = String(remainingDays);
  if (!Number.isInteger(remainingDays)) return issue('remaining-not-whole', `${activityId}: write the days left as a whole number, not ${found}.`);
  if (remainingDays < 0) return issue('remaining-negative', `${activityId}: days left cannot be ${found}. Write 0 or more, or leave it empty.`);
  if (finishedOn !== null && remainingDays > 0) {
    return issue('remaining-after-finish', `${activityId} is finished, so ${counted(remainingDays, 'day')} cannot be left. Clear one of the two.`);
  }
  if (finishedOn === null && remainingDays === 0) {
    return issue('nothing-remaining', `${activityId} has no day left: state the day on which it was finished.`);
  }
  if (remainingDays > mostDaysLeft) {
    return issue('remaining-absurd', `${activityId}: ${counted(remainingDays, 'day')} left is more than any step takes. Check the number.`);
  }
  return [];
}

function unknownActivity({ activityId }: ActivityProgress, plan: ReadonlyMap<string, PlannedActivity>): Issue {
  const near = nearestIds(activityId, plan.keys());
  const offer = near.length === 0 ? 'Take the id from the template of activities.' : `Did you mean ${near.join(' or ')}?`;
  const message = `The baseline has no activity ${activityId}. ${offer}`;
  return { severity: 'error', code: 'unknown-activity', field: 'activityId', message, found: activityId.slice(0, 80) };
}

export interface TrackedPlan {
  /** Its first day: approval, or the day the carrier began at its own risk. */
  startOn: Day;
  activities: readonly PlannedActivity[];
}

/** An issue with the position of its entry in the record. */
export interface EntryIssue extends Issue {
  entry: number;
}

interface Frame {
  activity: PlannedActivity;
  startOn: Day;
  statusOn: Day;
}
