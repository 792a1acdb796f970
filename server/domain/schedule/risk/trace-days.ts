import type { NetworkCalendar, WorkNetwork } from '../network/work-network.ts';
import type { DelayCause } from '../work-plan.ts';
import type { NetworkRun } from './run-network.ts';
import type { ActivityRisk } from './schedule-risk-data.ts';

/** A gap in a calendar longer than any weekend with holidays is a closed season. */
const longestWeekend = 6;

/** What days of the driving path are told as: a cause, and what of it. */
export interface DayPart {
  cause: DelayCause;
  title: string;
}

/**
 * Gives every calendar day of a run, from the first to the finish, to exactly one part: the path is walked back from the goal to what each activity
 * waited for, a link, its team or its release. A day is weather where the calendar was closed for a season or the day was lost; labor where
 * something on the path was ready and only its team was missing, or on the road; before a release what held the release; else what the activity on
 * the path counts as.
 */
export function prepareTrace(network: WorkNetwork, risks: readonly ActivityRisk[], freezeDays: Uint8Array): DayTrace {
  const parts: DayPart[] = [];
  const numberOf = (cause: DelayCause, title: string): number => {
    const known = parts.findIndex((part) => part.cause === cause && part.title === title);
    return known >= 0 ? known : parts.push({ cause, title }) - 1;
  };
  const { activities, links, resources, calendars, dayCount } = network;
  const own = Int32Array.from(risks, ({ cause, title }) => numberOf(cause, title));
  const atRelease = Int32Array.from(risks, ({ releaseCause }) => numberOf(releaseCause, releaseTitles[releaseCause]));
  const ofTeams = resources.map(({ title }) => numberOf('labor', `Waiting for ${lowered(title)}`));
  const weather = numberOf('weather', 'Closed seasons and bad weather');
  const review = numberOf('slow review', 'Claims reviewed later than planned');
  const isOpen = calendars.map(({ days }) => openDays(days, dayCount));
  const isShut = isOpen.map((open) => longClosures(open, freezeDays));
  const days = new Int32Array(parts.length);
  const path: number[] = [];

  const trace = (run: NetworkRun, lostOf: LostDays): TracedRun => {
    days.fill(0);
    path.length = 0;
    let activity = network.goal;
    let until = (run.ends[activity] ?? -1) + 1;
    /** From this day on a later activity of the path was ready and waited for teams of the resource. */
    let [readyFrom, waitingFor] = [Number.POSITIVE_INFINITY, -1];
    const count = (from: number, partOf: (day: number) => number): void => {
      for (let day = Math.max(0, from); day < until; day++) {
        const part = partOf(day);
        days[part] = (days[part] ?? 0) + 1;
      }
      until = Math.min(until, Math.max(0, from));
    };
    while (path.push(activity)) {
      const { calendar = 0, resource = -1, release = 0 } = activities[activity] ?? {};
      const lost = lostOf(activity);
      const isWeather = (day: number): boolean => isShut[calendar]?.[day] === 1 || (lost?.[day] === 1 && isOpen[calendar]?.[day] === 1);
      const toldAs = (day: number): number =>
        isWeather(day) ? weather : day >= readyFrom && waitingFor >= 0 ? (ofTeams[waitingFor] ?? 0) : (own[activity] ?? 0);
      count(run.starts[activity] ?? 0, toldAs);
      const ready = run.ready[activity] ?? 0;
      const there = run.teamReady[activity] ?? 0;
      const onTeam = ofTeams[resource] ?? own[activity] ?? 0;
      // An open day before the start, with all ready: it waited for its turn.
      count(Math.max(ready, there), (day) => (!isWeather(day) && resource >= 0 && isOpen[calendar]?.[day] === 1 ? onTeam : toldAs(day)));
      if (there > ready) {
        readyFrom = Math.min(readyFrom, ready);
        waitingFor = resource;
        const before = run.previous[activity] ?? -1;
        count(before < 0 ? 0 : (run.ends[before] ?? 0) + 1, () => onTeam);
        if (before < 0) break;
        activity = before;
        continue;
      }
      [readyFrom, waitingFor] = [Number.POSITIVE_INFINITY, -1];
      const link = links[run.links[activity] ?? -1];
      if (!link) {
        count(release, () => review);
        count(0, () => atRelease[activity] ?? 0);
        break;
      }
      // Days on top of a delivery are a late delivery.
      const lag = own[risks[link.from]?.isDelivery ? link.from : activity] ?? 0;
      if (link.kind === 'finish-start') count((run.ends[link.from] ?? 0) + 1, () => lag);
      activity = link.from;
    }
    return { days, path };
  };
  return { parts, trace };
}

const releaseTitles: Readonly<Record<DelayCause, string>> = {
  funding: 'Waiting for money or the order',
  'supply chain': 'Equipment announced late',
  labor: 'Waiting for teams',
  weather: 'Closed seasons and bad weather',
  'slow review': 'Waiting for claims to be reviewed',
  permits: 'Waiting for approval',
  'the work itself': 'Before the work may start',
};

function openDays(days: Int32Array, dayCount: number): Uint8Array {
  const open = new Uint8Array(dayCount);
  for (const day of days) open[day] = 1;
  return open;
}

/** By day, 1 where a calendar is shut for a season. */
export function isClosedSeason({ days }: Pick<NetworkCalendar, 'days'>, dayCount: number, freezeDays: Uint8Array): Uint8Array {
  return longClosures(openDays(days, dayCount), freezeDays);
}

/** Closed days in gaps that no weekend explains, but for freezes that the carrier set. */
function longClosures(open: Uint8Array, freezeDays: Uint8Array): Uint8Array {
  const closed = new Uint8Array(open.length);
  let from = 0;
  for (let day = 0; day <= open.length; day++) {
    if (day < open.length && open[day] === 0) continue;
    if (day - from > longestWeekend) closed.fill(1, from, day);
    from = day + 1;
  }
  freezeDays.forEach((isFrozen, day) => {
    if (isFrozen === 1) closed[day] = 0;
  });
  return closed;
}

function lowered(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

export interface DayTrace {
  parts: readonly DayPart[];
  /** What comes back is written again by the next call. */
  trace: (run: NetworkRun, lostOf: LostDays) => TracedRun;
}

interface TracedRun {
  /** Calendar days by part; they sum to the days from the first to the finish. */
  days: Int32Array;
  /** Activities on the driving path, from the goal back. */
  path: readonly number[];
}

/** Days lost to weather by an activity in the run, by day; undefined for work under a roof. */
export type LostDays = (activity: number) => Uint8Array | undefined;
