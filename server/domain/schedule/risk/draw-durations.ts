import { type Spread, triangularAt } from '../../cost/risk/distributions.ts';
import { type RandomStream, randomStream } from '../../random.ts';
import type { WorkNetwork } from '../network/work-network.ts';
import type { ActivityRisk, ScheduleRiskData } from './schedule-risk-data.ts';

/** Taken once: looking up `Math` millions of times is slow in the sandbox of the tests. */
const { max, round } = Math;
/** Numbers that every draw takes from its stream in every run, used or not: run 12 of an activity is the same whatever else is drawn. */
const numbersPerRun = 3;

/**
 * Draws of durations and releases, run after run. Each activity has a stream of its own, named after it, so its days depend neither on the order of
 * the activities nor on what is drawn for others. The arrays that come back are filled anew by the next call.
 */
export function prepareDraws(network: WorkNetwork, risks: readonly ActivityRisk[], { data, seed }: DrawSettings): () => DrawnCase {
  const { activities } = network;
  const durations = Int32Array.from(activities, ({ duration }) => duration);
  const releases = Int32Array.from(activities, ({ release }) => release);
  const names = new Map<string, number>();
  const streams: RandomStream[] = [];
  const numberOf = (name: string): number => {
    const known = names.get(name);
    if (known !== undefined) return known;
    names.set(name, streams.length);
    return streams.push(randomStream(seed, `duration ${name}`)) - 1;
  };
  const uncertain = risks.flatMap((risk, activity): OneDraw[] =>
    isUncertain(risk, data) ? [{ activity, risk, draw: numberOf(risk.draw) * numbersPerRun, need: numberOf(risk.neededWith) * numbersPerRun }] : [],
  );
  const common = randomStream(seed, 'run');
  const numbers = new Float64Array(streams.length * numbersPerRun);
  const claims = risks.flatMap(({ followsClaims }, index) => (followsClaims ? [index] : []));
  return () => {
    const pace = triangularAt(common(), data.fieldPace);
    const reviewDays = Math.round(triangularAt(common(), data.slowReview));
    streams.forEach((stream, place) => {
      for (let turn = 0; turn < numbersPerRun; turn++) numbers[place * numbersPerRun + turn] = stream();
    });
    for (const one of uncertain) durations[one.activity] = drawDays(one, { data, pace, numbers });
    for (const index of claims) releases[index] = (activities[index]?.release ?? 0) + reviewDays;
    return { durations, releases };
  };
}

/** Whole days of an activity in one run: 0 where the step is not needed, else at least 1 for what takes a day in the plan. */
function drawDays({ risk, draw, need }: OneDraw, { data, pace, numbers }: OneRun): number {
  if ((numbers[need] ?? 0) >= risk.share) return 0;
  const isLate = risk.isDelivery && (numbers[draw + 2] ?? 0) < data.lateDelivery.share;
  const drawn = triangularAt(numbers[draw + 1] ?? 0, isLate ? laterOf(data.lateDelivery, risk.spread) : risk.spread);
  return max(risk.spread.likely > 0 ? 1 : 0, round(risk.isFieldWork ? drawn * pace : drawn));
}

/** A late delivery never comes before a usual one. */
function laterOf(late: Spread, usual: Spread): Spread {
  return { low: Math.max(late.low, usual.low), likely: Math.max(late.likely, usual.likely), high: Math.max(late.high, usual.high) };
}

function isUncertain({ spread, share, isFieldWork, isDelivery }: ActivityRisk, { fieldPace, lateDelivery }: ScheduleRiskData): boolean {
  return (
    spread.low < spread.high ||
    (share > 0 && share < 1) ||
    (isFieldWork && spread.likely > 0 && (fieldPace.low !== 1 || fieldPace.high !== 1)) ||
    (isDelivery && lateDelivery.share > 0)
  );
}

interface DrawSettings {
  data: ScheduleRiskData;
  seed: number;
}

/** By activity. */
interface DrawnCase {
  durations: Int32Array;
  releases: Int32Array;
}

interface OneDraw {
  activity: number;
  risk: ActivityRisk;
  /** Places of its numbers, and of the one that says whether it is needed. */
  draw: number;
  need: number;
}

interface OneRun {
  data: ScheduleRiskData;
  pace: number;
  numbers: Float64Array;
}
