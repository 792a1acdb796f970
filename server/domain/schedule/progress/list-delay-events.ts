import { addDays, type Day, daysBetween } from '../../calendar.ts';
import { businessCounterOver } from '../federal-days.ts';
import type { PlannedActivity } from '../schedule.ts';
import type { ActivityProgress, DelayCause } from '../work-plan.ts';
import { actualMoments, withMoments } from './with-moments.ts';

/**
 * What was late, as dated events in order of days: an activity that began later than it could have, what it waits for being over, or that took
 * longer than the baseline says. Lateness that was only passed on is no event of its own, and neither is a shift over a weekend. Work that goes
 * on counts up to the status day, and no further than the day on which it was recorded. Only what is recorded counts.
 */
export function listDelayEvents(
  listed: readonly PlannedActivity[],
  record: readonly RecordedProgress[],
  { statusOn, path }: EventFrame,
): DelayEvent[] {
  const baseline = withMoments(listed);
  const then = new Map(baseline.map((activity) => [activity.id, activity]));
  const entries = new Map(record.map((entry) => [entry.activityId, entry]));
  const moments = actualMoments(baseline, (id) => entries.get(id)?.finishedOn ?? undefined);
  const onPath = new Set(path);
  const actualDays = record.map(({ startedOn, finishedOn }) => ({ startOn: startedOn, finishOn: finishedOn ?? statusOn }));
  const countBusiness = businessCounterOver([...listed, ...actualDays]);
  const events = record.flatMap((entry): DelayEvent[] => {
    const before = then.get(entry.activityId);
    if (!before) return [];
    const { activityId, startedOn, cause, note, recordedOn, recordedBy } = entry;
    const until = entry.finishedOn ?? (recordedOn < statusOn ? recordedOn : statusOn);
    const event = (how: DelayEvent['how'], span: { from: Day; until: Day }): DelayEvent[] => {
      if (span.from > span.until || countBusiness(span.from, span.until) === 0) return [];
      const days = daysBetween(span.from, span.until) + 1;
      const about = { activityId, siteCode: before.siteCode, title: before.title, onPath: onPath.has(activityId) };
      return [{ ...about, how, ...span, days, isOpen: how !== 'started later' && entry.finishedOn === null, cause, note, recordedOn, recordedBy }];
    };
    const late = daysBetween(before.startOn, startedOn) - passedOn(before, { then, entries, moments });
    const isLonger = countBusiness(startedOn, until) > countBusiness(before.startOn, before.finishOn);
    return [
      ...(late > 0 ? event('started later', { from: addDays(startedOn, -late), until: addDays(startedOn, -1) }) : []),
      ...(isLonger
        ? event(before.isAdded ? 'added' : 'took longer', { from: addDays(startedOn, daysBetween(before.startOn, before.finishOn) + 1), until })
        : []),
    ];
  });
  return events.sort((a, b) => compare(a.from, b.from) || compare(a.activityId, b.activityId) || compare(a.how, b.how));
}

/** Days by which what an activity waits for was over later than in the baseline; 0 where it was not. */
function passedOn({ waitsFor = [] }: PlannedActivity, { then, entries, moments }: Known): number {
  let [planned, actual]: [Day | '', Day | ''] = ['', ''];
  for (const { id, kind, lagDays } of waitsFor) {
    const before = then.get(id);
    if (!before) continue;
    const entry = entries.get(id);
    const [plannedEnd, actualEnd] =
      kind === 'start-start' ? [before.startOn, entry?.startedOn] : [before.finishOn, moments.get(id) ?? entry?.finishedOn];
    const [plannedUntil, actualUntil] = [addDays(plannedEnd, lagDays), addDays(actualEnd ?? plannedEnd, lagDays)];
    if (plannedUntil > planned) planned = plannedUntil;
    if (actualUntil > actual) actual = actualUntil;
  }
  return planned === '' || actual === '' ? 0 : Math.max(0, daysBetween(planned, actual));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** An entry with who recorded it and when. */
export interface RecordedProgress extends ActivityProgress {
  recordedOn: Day;
  recordedBy: string;
  /** `as planned`: in bulk, without a word about the single activity. */
  source?: 'form' | 'file' | 'as planned' | undefined;
}

export interface DelayEvent {
  activityId: string;
  siteCode: string | null;
  title: string;
  /** `added`: the step is not of the baseline, and all its days are more. */
  how: 'started later' | 'took longer' | 'added';
  /** Calendar days of the delay, both included. */
  from: Day;
  until: Day;
  days: number;
  /** The work goes on; `until` is the status day, or the day of the record where that is earlier. */
  isOpen: boolean;
  /** The activity sets the finish date of the current plan. */
  onPath: boolean;
  cause: DelayCause | null;
  note: string;
  recordedOn: Day;
  recordedBy: string;
}

interface EventFrame {
  statusOn: Day;
  /** Ids of the activities that set the finish date. */
  path: readonly string[];
}

interface Known {
  then: ReadonlyMap<string, PlannedActivity>;
  entries: ReadonlyMap<string, ActivityProgress>;
  moments: ReadonlyMap<string, Day>;
}
