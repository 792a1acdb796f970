import { type Day, daysBetween } from '../calendar.ts';
import { type Cents, sumCents } from '../money.ts';
import { bad, good, type Result } from '../result.ts';
import type { Schedule } from './schedule.ts';
import type { WorkPlan } from './work-plan.ts';

/** Crews beyond those of the plan that the curve looks at, and the most points it has. */
const crewsBeyond = 4;
const mostPoints = 12;
/** Where all further crews together bring less than this, the curve has its knee. */
const kneeDays = 14;

/** Numbers of tower crews to look at around the number of a plan, rising: all from 1 where they are few, else thinned towards the small ones. */
export function crewCounts(towerCrews: number): number[] {
  const most = towerCrews + crewsBeyond;
  if (most <= mostPoints) return Array.from({ length: most }, (_, index) => index + 1);
  const counts = new Set([towerCrews - 1, towerCrews, towerCrews + 1, towerCrews + 2, most]);
  for (let part = 1; counts.size < mostPoints && part <= mostPoints; part++) counts.add(Math.max(1, Math.round((most * part) / mostPoints)));
  return [...counts].sort((a, b) => a - b);
}

/**
 * What tower crews buy: finish and cost of the plan with each number of them. Each search is given the earliest schedule with as many crews or fewer,
 * that of the plan itself among them; a number that it cannot better keeps the work of the fewer. Refused where no number gives a plan; a number that gives none while others do is left out.
 */
export function drawCrewCurve(plan: WorkPlan, { counts, own }: CurveNumbers, planWith: PlanFrom): Result<CrewCurve> {
  const points: CrewPoint[] = [];
  let earliest: Schedule | undefined;
  let refusal: Result<never> | undefined;
  for (const teams of counts) {
    const crews = { ...plan.crews, 'tower-crew': { ...plan.crews['tower-crew'], teams } };
    if (own && own.summary.settings.towerCrews <= teams && !(earliest && earliest.summary.finishOn <= own.summary.finishOn)) earliest = own;
    const made = planWith({ ...plan, crews, goal: { kind: 'finish' } }, earliest);
    if (!made.ok) {
      refusal ??= bad(made.issues);
      continue;
    }
    const { finishOn, crews: uses, isResumed } = made.value.summary;
    if (!earliest || finishOn <= earliest.summary.finishOn) earliest = made.value;
    const last = points.at(-1);
    const isKept = isResumed === true && last?.finishOn === finishOn;
    const point = { teams, finishOn, crewCents: uses ? sumCents(uses.map(({ costCents }) => costCents)) : null, isKept };
    points.push(last && last.finishOn < finishOn ? { ...last, teams, isKept: true } : point);
  }
  const best = points.at(-1);
  if (!best) return refusal ?? bad([{ severity: 'error', code: 'no-points', message: 'No number of crews was looked at.' }]);
  const knee = points.find(({ finishOn }) => daysBetween(best.finishOn, finishOn) < kneeDays) ?? best;
  return good({ points, kneeTeams: knee.teams, kneeDays });
}

interface CurveNumbers {
  /** Numbers of tower crews, rising. */
  counts: readonly number[];
  /** The schedule of the plan itself. */
  own?: Schedule | undefined;
}

type PlanFrom = (plan: WorkPlan, startFrom: Schedule | undefined) => Result<Schedule>;

export interface CrewPoint {
  teams: number;
  /** Likely finish. */
  finishOn: Day;
  /** Of all crews; null where the planner does not count it. */
  crewCents: Cents | null;
  /** The work of fewer crews, which the search with these did not better. */
  isKept: boolean;
}

export interface CrewCurve {
  /** By rising number of crews; no point finishes later than the one before it. */
  points: CrewPoint[];
  /** The fewest crews from which on all further ones together bring less than `kneeDays`. */
  kneeTeams: number;
  kneeDays: number;
}
