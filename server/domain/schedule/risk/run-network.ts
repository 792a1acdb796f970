import { daysOnRoad, travelTable } from '../network/travel-days.ts';
import type { PlacedNetwork, WorkNetwork } from '../network/work-network.ts';
import { type NumberHeap, numberHeap } from '../number-heap.ts';
import { fitOpen, type RunCalendar } from './run-calendar.ts';

/** A team does not stand before a closed site: work that could start only after more days than a long weekend waits without it. */
const mostWait = 4;
const noSteps = new Float64Array(0);

/** Days of all activities in one run, and what each start waited for. The arrays belong to the runner and are written again by each run. */
export interface NetworkRun {
  starts: Int32Array;
  /** Last day; the day before its start for a moment. */
  ends: Int32Array;
  /** Team of its resource from 0; -1 without a resource, or where it takes no days. */
  teams: Int32Array;
  /** The day on which links and release allowed it to start. */
  ready: Int32Array;
  /** Position of the link that gave `ready`; -1 for the release, or day 0. */
  links: Int32Array;
  /** What its team did before; -1 for the first work of a team, or work without a team. */
  previous: Int32Array;
  /** The day from which its team could be there; 0 for work without a team. */
  teamReady: Int32Array;
}

/**
 * Carries out a plan with other durations, as teams would: each keeps its order of the plan as long as the sites are ready in time. A site that is
 * late loses its turn: a free team takes, of the sites whose planned day has come, the ready one that the plan has first. Nothing starts before its
 * planned day but in its turn, with its planned team. With the durations of the plan, the plan comes out, where everything in it starts as early as
 * its links, teams and calendars allow.
 */
export function prepareRuns(network: WorkNetwork, placed: PlacedNetwork): (days: RunDays) => NetworkRun | undefined {
  const { activities, resources, dayCount } = network;
  const count = activities.length;
  const resourceOf = Int32Array.from(activities, ({ resource }) => resource);
  const pointOf = Int32Array.from(activities, ({ place }) => (place < 0 ? network.places.length : place));
  const out = linksOut(network);
  const teams = numberTeams(network, placed);
  const travel = travelTable(network);
  const homes = travel.homes.flatMap((home) => [...home]);
  const rank = new Int32Array(count);
  const byRank = rankActivities(placed, resourceOf);
  byRank.forEach((activity, place) => {
    rank[activity] = place;
  });

  const run: NetworkRun = {
    starts: new Int32Array(count),
    ends: new Int32Array(count),
    teams: new Int32Array(count),
    ready: new Int32Array(count),
    links: new Int32Array(count),
    previous: new Int32Array(count),
    teamReady: new Int32Array(count),
  };
  const { starts, ends, ready, links, previous, teamReady } = run;
  const firstTeam = teams.first;
  const waitsFor = new Int32Array(count);
  const done = new Uint8Array(count);
  const isReady = new Uint8Array(count);
  const head = new Int32Array(dayCount + 1);
  const next = new Int32Array(count + teams.count);
  const freeFrom = new Int32Array(teams.count);
  const isFree = new Uint8Array(teams.count);
  const lastJob = new Int32Array(teams.count);
  const turn = new Int32Array(teams.count);
  const stack: number[] = [];

  return ({ durations, releases, calendars, calendarOf }) => {
    let left = count;
    let today = 0;
    waitsFor.set(out.waitsFor);
    done.fill(0);
    isReady.fill(0);
    head.fill(-1);
    ready.set(releases);
    links.fill(-1);
    previous.fill(-1);
    run.teams.fill(-1);
    teamReady.fill(0);
    freeFrom.fill(0);
    isFree.fill(1);
    lastJob.fill(-1);
    turn.set(teams.from.subarray(0, teams.count));
    const waiting: NumberHeap[] = resources.map(() => numberHeap());
    const touched = new Uint8Array(resources.length);

    const note = (item: number, day: number): void => {
      const at = day < today ? today : day > dayCount ? dayCount : day;
      next[item] = head[at] ?? -1;
      head[at] = item;
    };
    const fitDays = (activity: number, earliest: number, length: number): number => {
      const calendar = calendars[calendarOf[activity] ?? 0];
      const ordinal = calendar ? fitOpen(calendar, earliest, length) : -1;
      if (ordinal < 0) return -1;
      ends[activity] = calendar?.days[ordinal + length - 1] ?? 0;
      return calendar?.days[ordinal] ?? 0;
    };
    /** All that can follow at once follows; work for teams is noted for the day on which it is ready. */
    const settle = (first: number): boolean => {
      stack.push(first);
      for (let activity = stack.pop(); activity !== undefined; activity = stack.pop()) {
        const length = durations[activity] ?? 0;
        if (done[activity] === 0) {
          if (length > 0 && (resourceOf[activity] ?? -1) >= 0) {
            note(activity, ready[activity] ?? 0);
            continue;
          }
          const start = length === 0 ? (ready[activity] ?? 0) : fitDays(activity, ready[activity] ?? 0, length);
          if (start < 0) return false;
          starts[activity] = start;
          if (length === 0) ends[activity] = start - 1;
          done[activity] = 1;
        }
        left--;
        for (let at = out.from[activity] ?? 0; at < (out.from[activity + 1] ?? 0); at++) {
          const follower = out.to[at] ?? 0;
          const day = (out.isStart[at] ? (starts[activity] ?? 0) : (ends[activity] ?? 0) + 1) + (out.lags[at] ?? 0);
          if (day > (ready[follower] ?? 0) || (day === ready[follower] && links[follower] === -1)) {
            ready[follower] = day;
            links[follower] = out.items[at] ?? 0;
          }
          waitsFor[follower] = (waitsFor[follower] ?? 0) - 1;
          if (waitsFor[follower] === 0) stack.push(follower);
        }
      }
      return true;
    };
    const road = (team: number, activity: number): number => {
      const before = lastJob[team] ?? -1;
      const steps = travel.steps[teams.resource[team] ?? 0] ?? noSteps;
      return steps.length === 0
        ? 0
        : daysOnRoad(travel.points, steps, (before < 0 ? (homes[team] ?? 0) : (pointOf[before] ?? 0)) * 3, (pointOf[activity] ?? 0) * 3);
    };
    /** Gives the work to the team, or notes it for the day on which its calendar lets it start. Undefined where that day never comes. */
    const give = (activity: number, team: number): boolean | undefined => {
      const length = durations[activity] ?? 0;
      const there = (freeFrom[team] ?? 0) + road(team, activity);
      const earliest = there > today ? there : today;
      const start = fitDays(activity, earliest, length);
      if (start < 0) return undefined;
      if (start - earliest > mostWait) {
        // Before its planned day it is noted for that day already.
        if ((placed.starts[activity] ?? 0) <= today) {
          note(activity, start);
          isReady[activity] = 0;
        }
        return false;
      }
      starts[activity] = start;
      run.teams[activity] = team - (firstTeam[resourceOf[activity] ?? 0] ?? 0);
      teamReady[activity] = there;
      previous[activity] = lastJob[team] ?? -1;
      done[activity] = 1;
      isReady[activity] = 0;
      isFree[team] = 0;
      lastJob[team] = activity;
      freeFrom[team] = (ends[activity] ?? 0) + 1;
      note(count + team, freeFrom[team] ?? 0);
      return true;
    };
    const freeTeam = (activity: number): number => {
      const planned = teams.planned[activity] ?? -1;
      if (planned >= 0 && isFree[planned] === 1) return planned;
      const resource = resourceOf[activity] ?? 0;
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let team = teams.first[resource] ?? 0; team < (teams.first[resource + 1] ?? 0); team++) {
        if (isFree[team] !== 1) continue;
        const days = road(team, activity);
        if (days >= least) continue;
        best = team;
        least = days;
      }
      return best;
    };
    const nextOf = (team: number): number => {
      let at = turn[team] ?? 0;
      const end = teams.from[team + 1] ?? 0;
      while (at < end && (done[teams.jobs[at] ?? 0] === 1 || durations[teams.jobs[at] ?? 0] === 0)) at++;
      turn[team] = at;
      return at < end ? (teams.jobs[at] ?? -1) : -1;
    };
    /** Late or due work first, in the order of the plan, to any team; then each free team its own next, if that is ready before its day. */
    const assign = (resource: number): boolean => {
      const heap = waiting[resource];
      while (heap && heap.size() > 0) {
        const activity = byRank[heap.peek()] ?? 0;
        const team = freeTeam(activity);
        if (team < 0) return true;
        heap.pop();
        if (done[activity] === 1 || isReady[activity] === 0) continue;
        const given = give(activity, team);
        if (given === undefined || (given && !settle(activity))) return false;
      }
      for (let team = teams.first[resource] ?? 0; team < (teams.first[resource + 1] ?? 0); team++) {
        if (isFree[team] !== 1) continue;
        const activity = nextOf(team);
        if (activity < 0 || isReady[activity] === 0) continue;
        const given = give(activity, team);
        if (given === undefined || (given && !settle(activity))) return false;
      }
      return true;
    };

    for (const activity of out.sources) if (!settle(activity)) return undefined;
    for (; left > 0; today++) {
      if (today >= dayCount) return undefined;
      while ((head[today] ?? -1) >= 0) {
        touched.fill(0);
        for (let item = head[today] ?? -1; item >= 0; item = head[today] ?? -1) {
          head[today] = next[item] ?? -1;
          if (item >= count) {
            isFree[item - count] = 1;
            touched[teams.resource[item - count] ?? 0] = 1;
            continue;
          }
          if (done[item] === 1) continue;
          const resource = resourceOf[item] ?? 0;
          isReady[item] = 1;
          touched[resource] = 1;
          // Before its day it can only be taken in turn; on that day it comes up again.
          if ((placed.starts[item] ?? 0) <= today) waiting[resource]?.push(rank[item] ?? 0);
          else note(item, placed.starts[item] ?? 0);
        }
        for (let resource = 0; resource < touched.length; resource++) if (touched[resource] === 1 && !assign(resource)) return undefined;
      }
    }
    return run;
  };
}

function rankActivities({ starts }: PlacedNetwork, resources: Int32Array): Int32Array {
  const all = Int32Array.from(resources, (_, activity) => activity);
  return all.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || a - b);
}

/** Links by the activity that they come from. */
function linksOut({ activities, links }: WorkNetwork) {
  const count = activities.length;
  const from = new Int32Array(count + 1);
  const waitsFor = new Int32Array(count);
  for (const link of links) {
    from[link.from + 1] = (from[link.from + 1] ?? 0) + 1;
    waitsFor[link.to] = (waitsFor[link.to] ?? 0) + 1;
  }
  for (let activity = 0; activity < count; activity++) from[activity + 1] = (from[activity + 1] ?? 0) + (from[activity] ?? 0);
  const place = from.slice();
  const [to, lags, items] = [new Int32Array(links.length), new Int32Array(links.length), new Int32Array(links.length)];
  const isStart = new Uint8Array(links.length);
  links.forEach((link, item) => {
    const at = place[link.from] ?? 0;
    place[link.from] = at + 1;
    to[at] = link.to;
    lags[at] = link.lagDays;
    items[at] = item;
    isStart[at] = link.kind === 'start-start' ? 1 : 0;
  });
  const sources = activities.flatMap((_, activity) => (waitsFor[activity] === 0 ? [activity] : []));
  return { from, to, lags, items, isStart, waitsFor, sources };
}

/** All teams in one numbering, each with its work in the order of the plan. */
function numberTeams({ activities, resources }: WorkNetwork, placed: PlacedNetwork) {
  const first = new Int32Array(resources.length + 1);
  resources.forEach(({ teams }, index) => {
    first[index + 1] = (first[index] ?? 0) + teams;
  });
  const count = first[resources.length] ?? 0;
  const resource = new Int32Array(count);
  resources.forEach((_, index) => {
    resource.fill(index, first[index], first[index + 1]);
  });
  const planned = Int32Array.from(activities, (activity, index) => {
    const team = placed.teams[index] ?? -1;
    return activity.resource < 0 || team < 0 ? -1 : (first[activity.resource] ?? 0) + team;
  });
  const ordered = Array.from(planned, (_, activity) => activity)
    .filter((activity) => (planned[activity] ?? -1) >= 0)
    .sort((a, b) => (planned[a] ?? 0) - (planned[b] ?? 0) || (placed.starts[a] ?? 0) - (placed.starts[b] ?? 0) || a - b);
  const from = new Int32Array(count + 1);
  for (const activity of ordered) from[(planned[activity] ?? 0) + 1] = (from[(planned[activity] ?? 0) + 1] ?? 0) + 1;
  for (let team = 0; team < count; team++) from[team + 1] = (from[team + 1] ?? 0) + (from[team] ?? 0);
  return { count, first, resource, planned, from, jobs: Int32Array.from(ordered) };
}

/** By activity, but for the calendars. */
export interface RunDays {
  durations: Int32Array;
  releases: Int32Array;
  calendars: readonly RunCalendar[];
  /** Position in the calendars. */
  calendarOf: Int32Array;
}
