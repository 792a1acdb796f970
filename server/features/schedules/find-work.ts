import type { Context } from '../../context.ts';
import { type Day, formatDay } from '../../domain/calendar.ts';
import type { WorkFacts } from '../../domain/filing/term-filing.ts';
import { listDelayEvents } from '../../domain/schedule/progress/list-delay-events.ts';
import type { PlannedActivity } from '../../domain/schedule/schedule.ts';
import { findTracked, type Tracked } from './load-tracked.ts';
import { findBaseline, findLatestRest } from './progress-queries.ts';
import { getMade, loadSchedule } from './queries.ts';
import { causeName, eventWords } from './slip-words.ts';
import { planTitle } from './words.ts';

/** What the record of the work of an estimate says on a day, for forms; null where no plan of it is the baseline. `placeOf` gives a site's name and state. */
export async function findWork(ctx: Context, estimateId: number, { on, placeOf }: WorkFrame): Promise<WorkFacts | null> {
  const set = await findBaseline(ctx, estimateId);
  const tracked = set && (await findTracked(ctx, await getMade(ctx, set.scheduleId)));
  if (!tracked) return null;
  const rest = await findLatestRest(ctx, tracked.baseline.id);
  const plan = rest && (await loadSchedule(ctx, await getMade(ctx, rest.scheduleId)));
  const expected = new Map(plan?.schedule.sites.map((site) => [site.siteCode, site.finishOn]));
  const finished = finishesOf(tracked);
  const baselineFinishOn = tracked.schedule.summary.finishOn;
  return {
    baseline: planTitle(tracked.baseline),
    baselineFinishOn,
    expectedFinishOn: plan?.schedule.summary.finishOn ?? baselineFinishOn,
    expectedFrom: rest ? `plan of the rest as of ${formatDay(rest.statusOn as Day)}` : 'the baseline itself: no plan of the rest was made',
    steps: stepsOf(tracked),
    sites: tracked.schedule.sites.map(({ siteCode, finishOn }) => ({
      siteCode,
      ...placeOf(siteCode),
      plannedFinishOn: finishOn,
      expectedFinishOn: expected.get(siteCode) ?? finishOn,
      finishedOn: finished.get(siteCode) ?? null,
    })),
    delays: listDelayEvents(tracked.schedule.activities, tracked.record, { statusOn: on, path: [] }).map((event) => ({
      siteCode: event.siteCode ?? '',
      activity: `${event.title}: ${eventWords(event)}`,
      cause: causeName(event.cause),
      days: event.days,
      from: event.from,
      until: event.until,
      note: event.note,
    })),
  };
}

/** Done, running and all steps by kind, in the order of the plan's phases. */
function stepsOf({ schedule, record }: Tracked): WorkFacts['steps'] {
  const entries = new Map(record.map((entry) => [entry.activityId, entry]));
  const count = (activities: readonly PlannedActivity[], isDone: boolean): number =>
    activities.filter(({ id }) => {
      const entry = entries.get(id);
      return entry !== undefined && (entry.finishedOn !== null) === isDone;
    }).length;
  return schedule.summary.phases.flatMap(({ kind, title }) => {
    const mine = schedule.activities.filter((activity) => activity.kind === kind);
    return mine.length === 0 ? [] : [{ title, done: count(mine, true), running: count(mine, false), of: mine.length }];
  });
}

/** By site, the day on which the last of its steps was done; null where one is not recorded as finished. */
function finishesOf({ schedule, record }: Tracked): Map<string, Day | null> {
  const done = new Map(record.map(({ activityId, finishedOn }) => [activityId, finishedOn]));
  const finishes = new Map<string, Day | null>();
  for (const { id, siteCode } of schedule.activities) {
    if (siteCode === null) continue;
    const [mine, before] = [done.get(id) ?? null, finishes.get(siteCode)];
    finishes.set(siteCode, mine === null || before === null ? null : before !== undefined && before > mine ? before : mine);
  }
  return finishes;
}

interface WorkFrame {
  on: Day;
  placeOf: (siteCode: string) => { name: string; state: string };
}
