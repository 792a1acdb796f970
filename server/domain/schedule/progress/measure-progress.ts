import { addDays, type Day, daysBetween, toDayNumber } from '../../calendar.ts';
import type { PlannedActivity } from '../schedule.ts';
import type { ActivityProgress } from '../work-plan.ts';

/**
 * How much of a baseline is done on a status day, beside what it had planned by then. Work is weighed by the calendar days that the baseline gives
 * each activity; work that goes on counts for the share of its days that is behind it. `earnedOn` is the day by which the baseline had planned as
 * much as is done.
 */
export function measureProgress(baseline: readonly PlannedActivity[], progress: readonly ActivityProgress[], statusOn: Day): ProgressMeasure {
  const record = new Map(progress.map((entry) => [entry.activityId, entry]));
  const sites = new Map<string, { isDone: boolean; isPlanned: boolean }>();
  const measure = { activities: baseline.length, done: 0, running: 0, plannedDone: 0 };
  let [all, planned, earned] = [0, 0, 0];
  for (const { id, siteCode, startOn, finishOn } of baseline) {
    const entry = record.get(id);
    const [isDone, isPlanned] = [entry !== undefined && entry.finishedOn !== null, finishOn <= statusOn];
    if (isDone) measure.done++;
    else if (entry) measure.running++;
    if (isPlanned) measure.plannedDone++;
    const length = Math.max(0, daysBetween(startOn, finishOn) + 1);
    all += length;
    planned += Math.min(length, Math.max(0, daysBetween(startOn, statusOn) + 1));
    earned += length * (isDone ? 1 : entry ? doneShare(entry, length, statusOn) : 0);
    if (siteCode === null) continue;
    const site = sites.get(siteCode) ?? { isDone: true, isPlanned: true };
    sites.set(siteCode, { isDone: site.isDone && isDone, isPlanned: site.isPlanned && isPlanned });
  }
  const list = [...sites.values()];
  return {
    ...measure,
    sites: list.length,
    sitesDone: list.filter(({ isDone }) => isDone).length,
    sitesPlanned: list.filter(({ isPlanned }) => isPlanned).length,
    plannedPercent: percent(planned, all),
    earnedPercent: percent(earned, all),
    earnedOn: dayOfWork(baseline, earned),
  };
}

/** Share of the work that is behind: days so far of days so far and left. */
function doneShare({ startedOn, remainingDays }: ActivityProgress, length: number, statusOn: Day): number {
  const past = Math.max(0, daysBetween(startedOn, statusOn));
  const left = remainingDays ?? Math.max(1, length - past);
  return past + left === 0 ? 0 : past / (past + left);
}

/** The day at whose end the baseline had planned so much work, in weighed days; the day before its first where there is none. */
function dayOfWork(baseline: readonly PlannedActivity[], wanted: number): Day | null {
  const changes = new Map<number, number>();
  for (const { startOn, finishOn } of baseline) {
    if (finishOn < startOn) continue;
    const [from, after] = [toDayNumber(startOn), toDayNumber(finishOn) + 1];
    changes.set(from, (changes.get(from) ?? 0) + 1);
    changes.set(after, (changes.get(after) ?? 0) - 1);
  }
  const turns = [...changes.keys()].sort((a, b) => a - b);
  const [first] = turns;
  if (first === undefined) return null;
  let [sum, rate] = [0, 0];
  for (const [index, turn] of turns.entries()) {
    rate += changes.get(turn) ?? 0;
    const next = turns[index + 1] ?? turn;
    const span = rate * (next - turn);
    if (sum + span >= wanted && rate > 0) return addDays('1970-01-01' as Day, turn - 1 + Math.floor((wanted - sum) / rate));
    sum += span;
  }
  return addDays('1970-01-01' as Day, (turns.at(-1) ?? first) - 1);
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;
}

export interface ProgressMeasure {
  activities: number;
  done: number;
  running: number;
  /** Activities that the baseline had finished by the status day. */
  plannedDone: number;
  sites: number;
  /** Sites all of whose activities are done. */
  sitesDone: number;
  sitesPlanned: number;
  /** Of the work in days of the baseline, with one decimal. */
  plannedPercent: number;
  earnedPercent: number;
  /** Null for a baseline without activities. */
  earnedOn: Day | null;
}
