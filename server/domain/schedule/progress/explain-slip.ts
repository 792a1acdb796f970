import { addDays, type Day, daysBetween } from '../../calendar.ts';
import { type BusinessCounter, businessCounterOver } from '../federal-days.ts';
import type { PlannedActivity } from '../schedule.ts';
import type { ActivityProgress, AddedStep, DelayCause } from '../work-plan.ts';
import { netOut } from './net-out.ts';
import { withMoments } from './with-moments.ts';

/**
 * Why a plan finishes on another day than its baseline. Along the driving path of the current plan, from its first activity to its last, every
 * calendar day of difference belongs to a part: an activity began later than its turn, or took longer. A part with a record carries the cause
 * stated there, or none; work that could have begun and of which nothing is recorded has none. What else moved without a record (weekends, closed seasons, the order in which crews take the sites) is one part,
 * `plan`. A step that was added since the baseline (see `withAddedSteps`) is one part with all its days. Days made up are taken off the delays before them, the nearest first. The counted days of the parts sum exactly to the slip.
 */
export function explainSlip(baseline: ComparedPlan, current: ComparedPlan, { progress, added = [], path, statusOn }: SlipRecord): Slip {
  const days = daysBetween(baseline.finishOn, current.finishOn);
  const steps = pairSteps(baseline, current, path);
  const record = new Map(progress.map((entry) => [entry.activityId, entry]));
  const causes = new Map(added.map((step) => [step.activityId, step.cause]));
  const countBusiness = businessCounterOver([...baseline.activities, ...current.activities]);
  const direct = steps.flatMap((step, index): GrossPart[] => {
    const entry = record.get(step.after.id);
    const { wait, growth, isTurn } = shiftOf(step, { previous: steps[index - 1], next: steps[index + 1] });
    if (step.before.isAdded) {
      const { id: activityId, siteCode, finishOn: on } = step.after;
      const cause = wait + growth > 0 ? (entry ? entry.cause : (causes.get(activityId) ?? null)) : null;
      return wait + growth === 0 ? [] : [{ activityId, siteCode, how: 'added', days: wait + growth, cause, on }];
    }
    if (!entry) return isTurn ? [] : notBegun(step.after, { wait, statusOn, countBusiness });
    const part = (how: SlipPart['how'], partDays: number, on: Day): GrossPart => {
      const cause = partDays > 0 ? entry.cause : null;
      return { activityId: step.after.id, siteCode: step.after.siteCode, how, days: partDays, cause, on };
    };
    const waited = hasBusinessDay(step.after.startOn, wait, countBusiness) && !(isTurn && entry.cause === null);
    const { before, after } = step;
    const isLonger = countBusiness(after.startOn, after.finishOn) !== countBusiness(before.startOn, before.finishOn);
    return [
      ...(waited ? [part('started later', wait, after.startOn)] : []),
      ...(isLonger && growth !== 0 ? [part('took longer', growth, after.finishOn)] : []),
    ];
  });
  const rest = days - direct.reduce((sum, part) => sum + part.days, 0);
  const lastOn = steps.at(-1)?.after.finishOn ?? current.finishOn;
  const plan: GrossPart = { activityId: null, siteCode: null, how: 'plan', days: rest, cause: null, on: lastOn };
  const inOrder = [...direct].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { baselineOn: baseline.finishOn, currentOn: current.finishOn, days, parts: netOut(rest === 0 ? inOrder : [...inOrder, plan]) };
}

/** Days up to the status day on which work could have begun of which nothing is recorded. */
function notBegun({ id, siteCode, startOn }: PlannedActivity, { wait, statusOn, countBusiness }: Missing): GrossPart[] {
  const turn = addDays(startOn, -wait);
  const days = Math.min(wait, daysBetween(turn, statusOn));
  if (days <= 0 || countBusiness(turn, addDays(turn, days - 1)) === 0) return [];
  return [{ activityId: id, siteCode, how: 'not begun', days, cause: null, on: statusOn }];
}

/** The activities of the path that both plans have. */
function pairSteps(baseline: ComparedPlan, current: ComparedPlan, path: readonly string[]): Step[] {
  const then = new Map(withMoments(baseline.activities).map((activity) => [activity.id, activity]));
  const now = new Map(withMoments(current.activities).map((activity) => [activity.id, activity]));
  return path.flatMap((id) => {
    const [before, after] = [then.get(id), now.get(id)];
    return before && after ? [{ before, after }] : [];
  });
}

/** What an activity adds to the slip of the one before it on the path: by waiting, and by taking longer where the next waits for its end. */
function shiftOf({ before, after }: Step, { previous, next }: { previous: Step | undefined; next: Step | undefined }): Shift {
  const began = daysBetween(before.startOn, after.startOn);
  const growth = next && startsWith(after, next.after) ? 0 : daysBetween(before.finishOn, after.finishOn) - began;
  if (!previous) return { wait: began, growth, isTurn: false };
  const origin = startsWith(previous.after, after) ? 'startOn' : 'finishOn';
  const isTurn = !after.waitsFor?.some(({ id }) => id === previous.after.id);
  return { wait: began - daysBetween(previous.before[origin], previous.after[origin]), growth, isTurn };
}

/** Whether an activity waits for the start of another alone. */
function startsWith(from: PlannedActivity, to: PlannedActivity): boolean {
  const links = to.waitsFor?.filter(({ id }) => id === from.id) ?? [];
  return links.length > 0 && links.every(({ kind }) => kind === 'start-start');
}

/** A shift over a weekend or a holiday alone is nobody's delay. */
function hasBusinessDay(startOn: Day, wait: number, countBusiness: BusinessCounter): boolean {
  if (wait === 0) return false;
  const turn = addDays(startOn, -wait);
  return (wait > 0 ? countBusiness(turn, addDays(startOn, -1)) : countBusiness(startOn, addDays(turn, -1))) > 0;
}

/** A plan as far as it is compared. */
export interface ComparedPlan {
  finishOn: Day;
  activities: readonly PlannedActivity[];
}

export interface SlipRecord {
  progress: readonly ActivityProgress[];
  /** Steps that the baseline does not have, for the cause of those that have not begun. */
  added?: readonly AddedStep[] | undefined;
  /** Ids of the activities that set the finish of the current plan, from the first to the last (see `traceSlipPath`). */
  path: readonly string[];
  /** First day of the rest in the current plan. */
  statusOn: Day;
}

export interface Slip {
  baselineOn: Day;
  currentOn: Day;
  /** Calendar days; negative where the plan finishes earlier. */
  days: number;
  /** In order of days, what the plan itself moves last. */
  parts: SlipPart[];
}

export interface SlipPart {
  /** Null for what the plan of the rest moves. */
  activityId: string | null;
  siteCode: string | null;
  /** `not begun`: nothing is recorded, although it could have begun before the status day. `added`: the baseline did not have the step. */
  how: 'started later' | 'took longer' | 'not begun' | 'added' | 'plan';
  /** Calendar days, negative where days were made up. */
  days: number;
  /** Days that are left in the slip after what was made up; they sum to it. */
  countedDays: number;
  /** As stated in the record; null where none was, and for days made up. */
  cause: DelayCause | null;
  on: Day;
}

type GrossPart = Omit<SlipPart, 'countedDays'>;

interface Step {
  before: PlannedActivity;
  after: PlannedActivity;
}

interface Missing {
  wait: number;
  statusOn: Day;
  countBusiness: BusinessCounter;
}

interface Shift {
  wait: number;
  growth: number;
  /** It waited for a crew, not for work that must come first. */
  isTurn: boolean;
}
