import type { AccessSeason } from '../inventory/site.ts';
import { type NumberHeap, numberHeap } from './number-heap.ts';
import { fitWork, lastDayOf, type SeasonCalendar, type WorkCalendar } from './work-calendar.ts';

const keySpace = 2 ** 20;

/** Jobs for one pool of teams, side by side by job number. A lower number goes first within its group. */
export interface Jobs {
  /** First day on which the job may start; Infinity while it waits for another job. */
  ready: Float64Array;
  /** Working days; 0 means that there is no such job. */
  length: Int32Array;
  order: JobOrder;
}

/** What does not change from case to case. */
export interface JobOrder {
  season: readonly AccessSeason[];
  /** Groups (0 to 3) with a lower number go first. */
  group: Uint8Array;
  /** The seasons that occur. */
  seasons: ReadonlySet<AccessSeason>;
}

/** Days from the start of the plan, and the team (from 0), by job number. */
export interface JobDays {
  start: Int32Array;
  /** Last working day. */
  end: Int32Array;
  team: Int32Array;
}

/**
 * Gives jobs to teams day by day: the team that is free first takes, of the jobs that are ready and can be reached on that day, the one of the
 * lowest group, then number. No team works on two jobs at once and none starts a job that does not fit before the next closure of its site.
 * `onPlaced` may make waiting jobs ready by setting `ready` and returning their number.
 */
export function dispatchJobs(jobs: Jobs, pool: Pool, onPlaced?: (job: number, lastDay: number) => number | undefined): JobDays {
  const count = jobs.ready.length;
  const placed: JobDays = { start: new Int32Array(count), end: new Int32Array(count), team: new Int32Array(count) };
  const { calendar } = pool;
  const horizon = calendar.dayCount - 1;
  const everyDay = calendar.seasons['all-year'];
  const future = numberHeap();
  const bins: Bin[] = [];
  const binOf = new Map<AccessSeason, Bin>();
  for (const season of jobs.order.seasons) {
    const bin = { season: calendar.seasons[season], groups: [numberHeap(), numberHeap(), numberHeap(), numberHeap()] };
    bins.push(bin);
    binOf.set(season, bin);
  }
  const wait = (job: number): void => future.push(Math.min(jobs.ready[job] ?? 0, horizon) * keySpace + job);
  for (let job = 0; job < count; job++) if ((jobs.length[job] ?? 0) > 0 && Number.isFinite(jobs.ready[job])) wait(job);
  const teams = numberHeap();
  for (let team = 0; team < pool.teams; team++) teams.push(team);

  while (teams.size() > 0) {
    const key = teams.pop();
    const team = key % keySpace;
    const today = everyDay.days[fitWork(everyDay, Math.floor(key / keySpace), 1)] ?? horizon;
    while (future.peek() < (today + 1) * keySpace) {
      const job = future.pop() % keySpace;
      binOf.get(jobs.order.season[job] ?? 'all-year')?.groups[jobs.order.group[job] ?? 0]?.push(job);
    }
    const { best, opens } = choose(bins, jobs, today);
    if (best) {
      const { season } = best;
      const job = best.heap.pop();
      const ordinal = fitWork(season, today, jobs.length[job] ?? 1);
      placed.start[job] = season.days[ordinal] ?? horizon;
      placed.end[job] = lastDayOf(season, ordinal, jobs.length[job] ?? 1);
      placed.team[job] = team;
      teams.push(((placed.end[job] ?? horizon) + 1) * keySpace + team);
      const follower = onPlaced?.(job, placed.end[job] ?? horizon);
      if (follower !== undefined) wait(follower);
    } else {
      const next = Math.min(opens, Math.floor(future.peek() / keySpace));
      if (Number.isFinite(next)) teams.push(Math.max(next, today + 1) * keySpace + team);
    }
  }
  return placed;
}

/** The heap to take from today, and the first later day on which a job that is ready can be reached. */
function choose(bins: readonly Bin[], jobs: Jobs, today: number): { best: Choice | undefined; opens: number } {
  let opens = Number.POSITIVE_INFINITY;
  let best: Choice | undefined;
  for (const { season, groups } of bins) {
    for (let group = 0; group < groups.length; group++) {
      const heap = groups[group];
      if (!heap || heap.size() === 0) continue;
      const rank = group * keySpace + heap.peek();
      if (best && best.rank < rank) continue;
      const start = season.days[fitWork(season, today, jobs.length[heap.peek()] ?? 1)] ?? today;
      if (start <= today) best = { heap, season, rank };
      else opens = Math.min(opens, start);
    }
  }
  return { best, opens };
}

export interface Pool {
  teams: number;
  calendar: WorkCalendar;
}

interface Bin {
  season: SeasonCalendar;
  groups: NumberHeap[];
}

interface Choice {
  heap: NumberHeap;
  season: SeasonCalendar;
  rank: number;
}
