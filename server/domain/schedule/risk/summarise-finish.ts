import { type Day, fromDayNumber, toDayNumber } from '../../calendar.ts';
import { cents, splitCents } from '../../money.ts';
import type { WorkNetwork } from '../network/work-network.ts';
import { type DelayCause, delayCauses } from '../work-plan.ts';
import type { FinishDetails } from './finish-details.ts';
import type { CauseGain } from './relax-causes.ts';
import type { FinishRisk } from './simulate-schedule.ts';

const curvePoints = 100;
const namedCritical = 10;
const tenths = 10;

/**
 * What the runs of a schedule say, in days of the calendar: percentiles by nearest rank, the chance of each limit, the curve, causes whose days sum to
 * the length of the plan (the mean of the runs to a tenth), and what lies on the driving path most often.
 */
export function summariseFinish(network: WorkNetwork, risk: FinishRisk, { seed, limits, gains, gainRuns }: FinishContext): FinishSummary {
  const startNumber = toDayNumber(network.startOn);
  const sorted = risk.finishes.toSorted();
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * risk.runs) - 1)] ?? 0;
  const at = (share: number): Day => fromDayNumber(startNumber + rank(share));
  const within = (finish: number): number => countUpTo(sorted, finish) / risk.runs;
  const curve = new Map<Day, number>();
  for (let point = 0; point <= curvePoints; point++) curve.set(at(point / curvePoints), within(rank(point / curvePoints)));
  const meanDays = inTenths(risk.parts.map((part) => part.meanDays));
  const parts = risk.parts.map(({ cause, title, plannedDays }, index) => ({ cause, title, plannedDays, meanDays: meanDays[index] ?? 0 }));
  const length = meanDays.reduce((sum, days) => sum + days, 0);
  return {
    p50FinishOn: at(0.5),
    p80FinishOn: at(0.8),
    p90FinishOn: at(0.9),
    finishCurve: [...curve].map(([day, share]) => ({ day, share })),
    chances: limits.map(({ title, endsOn }) => ({ title, endsOn, share: within(toDayNumber(endsOn) - startNumber) })),
    causes: delayCauses.map((cause) => {
      const days = toTenths(parts.reduce((sum, part) => sum + (part.cause === cause ? part.meanDays : 0), 0));
      return { cause, days, share: length === 0 ? 0 : days / length };
    }),
    finishRisk: {
      seed,
      parts: parts.filter((part) => part.plannedDays > 0 || part.meanDays > 0),
      drivers: risk.drivers,
      gains: gains.map(({ cause, days, finish, meanDays: mean }) => ({ cause, days, finishOn: fromDayNumber(startNumber + finish), meanDays: mean })),
      gainRuns,
      critical: mostCritical(network, risk.criticality),
      criticalSites: mostCriticalSites(network, risk.criticality),
    },
  };
}

/** Activities that the finish waited for most often; those of one share in the order of the network. */
function mostCritical({ activities, places }: WorkNetwork, shares: Float64Array): FinishDetails['critical'] {
  return activities
    .map(({ id, title, place, duration }, index) => {
      return { id, title, siteCode: places[place]?.siteCode ?? null, share: shares[index] ?? 0, duration };
    })
    .filter(({ share, duration }) => share > 0 && duration > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, namedCritical)
    .map(({ id, title, siteCode, share }) => ({ id, title, siteCode, share }));
}

/** Sites by the step at them that the finish waited for most often. */
function mostCriticalSites({ activities, places }: WorkNetwork, shares: Float64Array): FinishDetails['criticalSites'] {
  const bySite = new Map<string, { siteCode: string; title: string; share: number }>();
  activities.forEach(({ place, title }, index) => {
    const siteCode = places[place]?.siteCode;
    const share = shares[index] ?? 0;
    if (siteCode !== undefined && share > (bySite.get(siteCode)?.share ?? 0)) bySite.set(siteCode, { siteCode, title, share });
  });
  return [...bySite.values()].sort((a, b) => b.share - a.share).slice(0, namedCritical);
}

/** Days to a tenth that still sum to the rounded sum: largest remainder, as with money. */
function inTenths(days: readonly number[]): number[] {
  const total = days.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return days.map(() => 0);
  return splitCents(cents(Math.round(total * tenths)), days).map((value) => value / tenths);
}

function toTenths(days: number): number {
  return Math.round(days * tenths) / tenths;
}

function countUpTo(sorted: Int32Array, finish: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) <= finish) from = middle + 1;
    else to = middle;
  }
  return from;
}

interface FinishContext {
  seed: number;
  /** Days by which the work should be done, rising: the term and its extensions. */
  limits: readonly { title: string; endsOn: Day }[];
  gains: readonly CauseGain[];
  /** Runs behind the mean gains. */
  gainRuns: number;
}

/** What the schedule's summary keeps of the simulation. */
export interface FinishSummary {
  p50FinishOn: Day;
  p80FinishOn: Day;
  p90FinishOn: Day;
  finishCurve: { day: Day; share: number }[];
  chances: { title: string; endsOn: Day; share: number }[];
  causes: { cause: DelayCause; days: number; share: number }[];
  finishRisk: Omit<FinishDetails, 'assumptions'>;
}
