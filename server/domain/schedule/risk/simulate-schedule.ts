import type { PlacedNetwork, WorkNetwork } from '../network/work-network.ts';
import { prepareDraws } from './draw-durations.ts';
import { prepareWeather, type WeatherKind } from './draw-weather.ts';
import { toRunCalendar } from './run-calendar.ts';
import { type NetworkRun, prepareRuns } from './run-network.ts';
import type { ActivityRisk, ScheduleRiskData } from './schedule-risk-data.ts';
import { type DayPart, prepareTrace } from './trace-days.ts';
import { prepareGroups } from './watch-groups.ts';

const mostRuns = 1000;
const leastRuns = 60;
/** Runs times activities: some seconds of work at most. */
const runBudget = 1_500_000;

/** 1,000 runs where the network is small, fewer where it is large: the finish of a large one varies less. */
export function countRuns({ activities }: Pick<WorkNetwork, 'activities'>): number {
  return Math.min(mostRuns, Math.max(leastRuns, Math.floor(runBudget / Math.max(1, activities.length))));
}

/**
 * Carries out a plan many times with durations, lead times and weather drawn at random, as `simulate-schedule.md` describes it. The same inputs and
 * seed give the same runs, whatever the order of the activities. Without any uncertainty every run ends on the finish of the plan, where the plan does
 * everything as early as it can. Undefined where a run does not end within the calendars of the network.
 */
export function simulateSchedule(network: WorkNetwork, placed: PlacedNetwork, settings: SimulationSettings): FinishRisk | undefined {
  const { seed, data, risks, weather, onProgress } = settings;
  const runs = settings.runs ?? countRuns(network);
  const carryOut = prepareRuns(network, placed);
  const { parts, trace } = prepareTrace(network, risks, settings.freezeDays);
  const planned = carryOut(plannedDays(network));
  if (!planned) return undefined;
  settings.onRun?.(planned, -1);
  const plannedFinish = planned.ends[network.goal] ?? 0;
  const plannedParts = Int32Array.from(trace(planned, () => undefined).days);

  const drawDays = prepareDraws(network, risks, { data, seed });
  const isOutdoors = risks.map(({ isFieldWork }) => isFieldWork);
  const skies = prepareWeather(network, { ...weather, isOutdoors, badSeason: data.badSeason }, seed);
  const groups = prepareGroups(risks, runs);
  const finishes = new Int32Array(runs);
  const reached = new Int32Array(network.activities.length);
  const columns = parts.map(() => new Float64Array(runs));
  for (let run = 0; run < runs; run++) {
    const { durations, releases } = drawDays();
    groups.note(run, durations);
    const done = carryOut({ durations, releases, calendars: skies.draw(run), calendarOf: skies.calendarOf });
    if (!done) return undefined;
    const { days, path } = trace(done, skies.lostOf);
    finishes[run] = done.ends[network.goal] ?? 0;
    groups.noteLost(run, skies.daysLost(finishes[run] ?? 0));
    for (const activity of path) reached[activity] = (reached[activity] ?? 0) + 1;
    days.forEach((count, part) => {
      const column = columns[part];
      if (column) column[run] = count;
    });
    settings.onRun?.(done, run);
    if (run % 16 === 15) onProgress?.((run + 1) / runs);
  }
  onProgress?.(1);
  return {
    runs,
    finishes,
    plannedFinish,
    criticality: Float64Array.from(reached, (count) => count / runs),
    parts: parts.map((part, index) => ({
      ...part,
      plannedDays: plannedParts[index] ?? 0,
      meanDays: (columns[index] ?? new Float64Array(0)).reduce((sum, days) => sum + days, 0) / runs,
    })),
    drivers: groups.rank(finishes),
  };
}

function plannedDays(network: WorkNetwork) {
  return {
    durations: Int32Array.from(network.activities, ({ duration }) => duration),
    releases: Int32Array.from(network.activities, ({ release }) => release),
    calendars: network.calendars.map(toRunCalendar),
    calendarOf: Int32Array.from(network.activities, ({ calendar }) => calendar),
  };
}

export interface SimulationSettings {
  seed: number;
  data: ScheduleRiskData;
  /** One for each activity of the network, in its order. */
  risks: readonly ActivityRisk[];
  weather: {
    kinds: readonly WeatherKind[];
    /** By place: positions of the kinds of weather that it knows, rising. */
    kindsAt: readonly (readonly number[])[];
  };
  /** By day, 1 where the carrier itself stops work: no weather. */
  freezeDays: Uint8Array;
  /** 1 or more; left out, see `countRuns`. */
  runs?: number | undefined;
  /** Called with each run, first with that of the plan as run -1. The days are written again by the next run. */
  onRun?: ((days: NetworkRun, run: number) => void) | undefined;
  /** Called with the share done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

export interface FinishRisk {
  runs: number;
  /** Day of the finish by run, counted from the start of the plan, in the order of the runs. */
  finishes: Int32Array;
  plannedFinish: number;
  /** By activity: share of runs in which it lay on the driving path. */
  criticality: Float64Array;
  /** Calendar days of the driving path, in the plan and on average over the runs. Each sums to the days from the start to the finish. */
  parts: (DayPart & { plannedDays: number; meanDays: number })[];
  /** How closely the finish follows the days of a kind of step, or of weather: rank correlation from -1 to 1, the closest first. */
  drivers: { label: string; correlation: number }[];
}
