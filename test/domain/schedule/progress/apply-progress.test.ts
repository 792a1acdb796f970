import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PlacedNetwork, WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { applyProgress } from '../../../../server/domain/schedule/progress/apply-progress.ts';
import { explainSlip } from '../../../../server/domain/schedule/progress/explain-slip.ts';
import { restorePlan } from '../../../../server/domain/schedule/progress/restore-plan.ts';
import { sumByCause } from '../../../../server/domain/schedule/progress/sum-by-cause.ts';
import { traceSlipPath } from '../../../../server/domain/schedule/progress/trace-slip-path.ts';
import type { PlannedActivity } from '../../../../server/domain/schedule/schedule.ts';
import { type ActivityProgress, delayCauses } from '../../../../server/domain/schedule/work-plan.ts';
import { value } from '../../cost/planning-seed.ts';
import { findPlanFaults } from './find-plan-faults.ts';
import { aNetwork, asPlanned, placeInOrder, toDay } from './invented-network.ts';

/** What really happened by a status day: each activity that the plan had begun by then, somewhat late and somewhat longer, or not begun at all. */
const whatHappened = fc.record({
  status: fc.integer({ min: 0, max: 400 }),
  late: fc.array(fc.integer({ min: -5, max: 30 }), { minLength: 15, maxLength: 15 }),
  longer: fc.array(fc.integer({ min: -3, max: 25 }), { minLength: 15, maxLength: 15 }),
  causes: fc.array(fc.option(fc.constantFrom(...delayCauses)), { minLength: 15, maxLength: 15 }),
  remaining: fc.array(fc.option(fc.integer({ min: 1, max: 30 })), { minLength: 15, maxLength: 15 }),
});

function recordOf(network: WorkNetwork, { starts, ends }: PlacedNetwork, happened: Happened): ActivityProgress[] {
  return network.activities.flatMap(({ id, duration }, at): ActivityProgress[] => {
    const start = Math.max(0, (starts[at] ?? 0) + (happened.late[at] ?? 0));
    const end = Math.max(start, (ends[at] ?? 0) + (happened.late[at] ?? 0) + (happened.longer[at] ?? 0));
    if (duration === 0 || start > happened.status) return [];
    const isDone = end <= happened.status;
    return [
      {
        activityId: id,
        startedOn: toDay(start),
        finishedOn: isDone ? toDay(end) : null,
        remainingDays: isDone ? null : (happened.remaining[at] ?? null),
        cause: happened.causes[at] ?? null,
        note: '',
      },
    ];
  });
}

function replan(network: WorkNetwork, progress: ActivityProgress[], status: number) {
  const baselineIds = network.activities.map(({ id }) => id);
  const rest = value(applyProgress(network, { baselineIds, progress, statusOn: toDay(status) }));
  const placedRest = rest.network ? placeInOrder(rest.network) : null;
  return { rest, placedRest, placed: restorePlan(network, rest, placedRest) };
}

function compared(
  network: WorkNetwork,
  placed: PlacedNetwork,
  progress: ActivityProgress[],
): { finishOn: ReturnType<typeof toDay>; activities: PlannedActivity[] } {
  const record = new Map(progress.map((entry) => [entry.activityId, entry]));
  const activities = asPlanned(network, placed).map((activity): PlannedActivity => {
    const entry = record.get(activity.id);
    return entry ? { ...activity, actual: entry.finishedOn === null ? 'running' : 'done' } : activity;
  });
  return { finishOn: toDay(placed.finish), activities };
}

describe('the rest of a plan is planned anew from a status day', () => {
  test('without progress, from the first day, it is the same plan', () => {
    fc.assert(
      fc.property(aNetwork, (network) => {
        const { rest, placed } = replan(network, [], 0);
        expect(rest.network).toEqual(network);
        expect(placed).toEqual(placeInOrder(network));
      }),
    );
  });

  test('done work keeps its days, the rest keeps every law, and nothing begins before the status day', () => {
    fc.assert(
      fc.property(aNetwork, whatHappened, (network, happened) => {
        const progress = recordOf(network, placeInOrder(network), happened);
        const { rest, placedRest, placed } = replan(network, progress, happened.status);
        const record = new Map(progress.map((entry) => [entry.activityId, entry]));
        if (rest.network && placedRest) expect(findPlanFaults(rest.network, placedRest, new Set())).toEqual([]);
        const moments = rest.network ? [] : network.activities.flatMap(({ id, duration }) => (duration === 0 ? [id] : []));
        expect(findPlanFaults(withoutTeams(network), placed, new Set([...record.keys(), ...moments]))).toEqual([]);
        network.activities.forEach(({ id, duration }, at) => {
          const entry = record.get(id);
          if (entry) expect(toDay(placed.starts[at] ?? 0)).toBe(entry.startedOn);
          if (entry?.finishedOn) expect(toDay(placed.ends[at] ?? 0)).toBe(entry.finishedOn);
          else if (duration > 0) expect(placed.ends[at]).toBeGreaterThanOrEqual(happened.status);
          if (!entry && duration > 0 && rest.network) expect(placed.starts[at]).toBeGreaterThanOrEqual(happened.status);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('a trade goes on with what it has begun before it begins anything new', () => {
    fc.assert(
      fc.property(aNetwork, whatHappened, (network, happened) => {
        const progress = recordOf(network, placeInOrder(network), happened);
        const { rest, placedRest } = replan(network, progress, happened.status);
        if (!rest.network || !placedRest) return;
        const { activities } = rest.network;
        const isRunning = (at: number) => rest.actuals.has(rest.wholeOf[at] ?? -1);
        activities.forEach(({ resource, calendar }, at) => {
          const opens = rest.network?.calendars[calendar]?.days.find((open) => open >= happened.status) ?? Number.POSITIVE_INFINITY;
          if (!isRunning(at) || resource < 0 || opens > happened.status + 14) return;
          activities.forEach((other, position) => {
            if (other.resource === resource && other.duration > 0 && !isRunning(position)) {
              expect(placedRest.starts[position]).toBeGreaterThanOrEqual(placedRest.starts[at] ?? 0);
            }
          });
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a baseline of another inventory', () => {
  const [network] = fc.sample(aNetwork.filter(hasAllSites), { numRuns: 1, seed: 5 }) as [WorkNetwork];
  const ids = network.activities.map(({ id }) => id);
  const at = (baselineIds: string[], differences?: 'accept') =>
    applyProgress(network, { baselineIds, progress: [], statusOn: toDay(0), ...(differences && { differences }) });

  test('is refused by name, with the choices', () => {
    const added = at(ids.filter((id) => !id.startsWith('S1.')));
    expect(added.ok).toBe(false);
    expect(added.issues[0]).toMatchObject({ code: 'sites-added', subject: 'S1' });
    expect(added.issues[0]?.message).toContain('accept the difference');
    expect(at([...ids, 'S9.install']).issues[0]).toMatchObject({ code: 'sites-removed', subject: 'S9' });
    expect(at([...ids, 'S1.step-99']).issues[0]).toMatchObject({ code: 'activities-removed', subject: 'S1.step-99' });
  });

  test('is taken where the carrier accepts it, with a warning', () => {
    const accepted = at([...ids, 'S9.install'], 'accept');
    expect(accepted.ok).toBe(true);
    expect(accepted.issues).toMatchObject([{ severity: 'warning', code: 'sites-removed' }]);
  });

  test('a status day beyond the calendars is refused', () => {
    expect(applyProgress(network, { baselineIds: ids, progress: [], statusOn: toDay(9_999) }).issues[0]?.code).toBe('status-beyond-calendars');
  });
});

describe('days left are as of the day on which they were recorded', () => {
  const [network] = fc.sample(aNetwork.filter(hasAllSites), { numRuns: 1, seed: 5 }) as [WorkNetwork];
  const at = network.activities.findIndex(({ duration, calendar }) => duration > 0 && calendar >= 0);
  const { id = '', calendar = 0 } = network.activities[at] ?? {};
  const openBefore = (until: number) => [...(network.calendars[calendar]?.days ?? [])].filter((open) => open < until).length;
  const leftAt = (status: number, recorded: number, remainingDays: number) => {
    const entry = { activityId: id, startedOn: toDay(0), finishedOn: null, remainingDays, cause: null, note: '', recordedOn: toDay(recorded) };
    const baselineIds = network.activities.map((activity) => activity.id);
    const rest = value(applyProgress(network, { baselineIds, progress: [entry], statusOn: toDay(status) }));
    return rest.network?.activities.find((activity) => activity.id === id)?.duration;
  };

  test('open days that have passed since count as done, and one is left while it is not finished', () => {
    expect(openBefore(10)).toBeGreaterThan(0);
    expect(leftAt(0, 0, 20)).toBe(20);
    expect(leftAt(10, 0, 20)).toBe(20 - openBefore(10));
    expect(leftAt(10, 10, 20)).toBe(20);
    expect(leftAt(60, 0, 5)).toBe(1);
  });

  test('a plan from an earlier day gives the work the open days until the record as well', () => {
    expect(leftAt(2, 10, 20)).toBe(20 + openBefore(10) - openBefore(2));
  });
});

describe('the slip of the finish date is explained to the day', () => {
  test('parts sum to the slip, whatever happened, and all counted days have its sign', () => {
    fc.assert(
      fc.property(aNetwork, whatHappened, (network, happened) => {
        const first = placeInOrder(network);
        const progress = recordOf(network, first, happened);
        const current = compared(network, replan(network, progress, happened.status).placed, progress);
        const path = traceSlipPath(current);
        const slip = explainSlip(compared(network, first, []), current, { progress, path, statusOn: toDay(happened.status) });
        expect(slip.days).toBe(replan(network, progress, happened.status).placed.finish - first.finish);
        expect(sum(slip.parts.map(({ countedDays }) => countedDays))).toBe(slip.days);
        expect(sum(slip.parts.map(({ days }) => days))).toBe(slip.days);
        expect(sum(sumByCause(slip.parts).map(({ days }) => days))).toBe(slip.days);
        expect(slip.parts.every(({ countedDays }) => countedDays === 0 || Math.sign(countedDays) === Math.sign(slip.days))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('when everything was done as planned nothing slips', () => {
    fc.assert(
      fc.property(aNetwork, (network) => {
        const first = placeInOrder(network);
        const nothing = { status: 5_000, late: [], longer: [], causes: [], remaining: [] };
        const progress = recordOf(network, first, nothing);
        const { rest, placed } = replan(network, progress, 2_000);
        expect(rest.network).toBeNull();
        const current = compared(network, placed, progress);
        const slip = explainSlip(compared(network, first, []), current, { progress, path: traceSlipPath(current), statusOn: toDay(2_000) });
        expect(slip.days).toBe(0);
        expect(slip.parts).toEqual([]);
      }),
    );
  });

  test('the path runs from earlier to later and ends on the finish date', () => {
    fc.assert(
      fc.property(aNetwork, (network) => {
        const plan = compared(network, placeInOrder(network), []);
        const byId = new Map(plan.activities.map((activity) => [activity.id, activity]));
        const path = traceSlipPath(plan).map((id) => byId.get(id) as PlannedActivity);
        expect(path.at(-1)?.finishOn).toBe(plan.finishOn);
        path.slice(1).forEach(({ startOn }, index) => {
          expect((path[index]?.startOn ?? '') <= startOn).toBe(true);
        });
      }),
    );
  });
});

/** Who did what is done is not recorded, so that teams are checked in the plan of the rest alone. */
function withoutTeams(network: WorkNetwork): WorkNetwork {
  return { ...network, resources: network.resources.map((resource) => ({ ...resource, teams: 99 })) };
}

function hasAllSites({ activities }: WorkNetwork): boolean {
  return [0, 1, 2].every((site) => activities.some(({ place, duration }) => place === site && duration > 0));
}

function sum(days: readonly number[]): number {
  return days.reduce((total, one) => total + one, 0);
}

type Happened = typeof whatHappened extends fc.Arbitrary<infer Value> ? Value : never;
