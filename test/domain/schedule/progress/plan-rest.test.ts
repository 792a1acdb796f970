import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, day } from '../../../../server/domain/calendar.ts';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import { planSchedule } from '../../../../server/domain/schedule/plan-schedule.ts';
import { applyProgress, type ProgressRecord } from '../../../../server/domain/schedule/progress/apply-progress.ts';
import type { Schedule } from '../../../../server/domain/schedule/schedule.ts';
import type { WorkPackage } from '../../../../server/domain/schedule/work-packages.ts';
import type { ActivityProgress } from '../../../../server/domain/schedule/work-plan.ts';
import { findNetworkFaults } from '../../../support/find-network-faults.ts';
import { value, workData } from '../../cost/planning-seed.ts';
import { aNetwork, placeInOrder, toDay } from './invented-network.ts';

const start = day('2026-06-01');
const packages = Array.from({ length: 6 }, (_, index): WorkPackage => {
  return {
    siteCode: `HP-000${index + 1}`,
    work: index === 5 ? 'indoor' : 'tower',
    onTower: index < 5,
    season: index === 3 ? 'no-winter' : 'all-year',
    latitude: 37 + index / 10,
    longitude: -102,
    devices: 0,
    core: index === 0,
    controller: false,
  };
});

function plan(rest?: ProgressRecord) {
  const settings = { startOn: start, firstFundsOn: start, termYears: 1, towerCrews: 2 };
  return planSchedule({ packages, radio: true, core: true }, { settings, ...workData, runs: 20, schedules: 60, rest }, 7);
}

const baseline = value(plan());
const baselineIds = baseline.activities.map(({ id }) => id);

/** What the plan had begun by a day, as planned. */
function asPlannedUntil(statusOn: Day, { activities }: Schedule): ActivityProgress[] {
  return activities.flatMap(({ id, startOn, finishOn }): ActivityProgress[] => {
    if (startOn >= statusOn) return [];
    return [{ activityId: id, startedOn: startOn, finishedOn: finishOn < statusOn ? finishOn : null, remainingDays: null, cause: null, note: '' }];
  });
}

describe('the rest of a plan, found by the search', () => {
  test('passes the check of any plan of a network, with what is done left out', () => {
    fc.assert(
      fc.property(aNetwork, fc.integer({ min: 0, max: 120 }), (network, status) => {
        const { starts, ends } = placeInOrder(network);
        const progress = network.activities.flatMap(({ id, duration }, at): ActivityProgress[] => {
          const [first, last] = [starts[at] ?? 0, ends[at] ?? 0];
          if (duration === 0 || first >= status) return [];
          const finishedOn = last < status ? toDay(last) : null;
          return [{ activityId: id, startedOn: toDay(first), finishedOn, remainingDays: null, cause: null, note: '' }];
        });
        const record = { baselineIds: network.activities.map(({ id }) => id), progress, statusOn: toDay(status) };
        const rest = value(applyProgress(network, record)).network;
        if (!rest) return;
        const placed = value(planNetwork(rest, { seed: 1, schedules: 12 }));
        expect(findNetworkFaults(rest, placed)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('without progress, from the first day, is the plan itself', () => {
    const rest = value(plan({ baselineIds, progress: [], statusOn: start }));
    expect(rest.activities.map(({ id, startOn, finishOn, crew }) => [id, startOn, finishOn, crew])).toEqual(
      baseline.activities.map(({ id, startOn, finishOn, crew }) => [id, startOn, finishOn, crew]),
    );
    expect(rest.summary.finishOn).toBe(baseline.summary.finishOn);
  });

  test.each([30, 120, 200])('keeps what is done after %i days, marks it, and begins nothing else before', (days) => {
    const statusOn = addDays(start, days);
    const progress = asPlannedUntil(statusOn, baseline);
    const rest = value(plan({ baselineIds, progress, statusOn }));
    const record = new Map(progress.map((entry) => [entry.activityId, entry]));
    expect(rest.activities.map(({ id }) => id).sort()).toEqual([...baselineIds].sort());
    for (const { id, startOn, finishOn, actual, crew } of rest.activities) {
      const entry = record.get(id);
      expect([id, actual]).toEqual([id, entry === undefined ? undefined : entry.finishedOn === null ? 'running' : 'done']);
      if (entry) expect(startOn).toBe(entry.startedOn);
      else expect(startOn >= statusOn).toBe(true);
      if (entry?.finishedOn) expect([finishOn, crew]).toEqual([entry.finishedOn, null]);
    }
    expect(rest.summary.finishOn >= statusOn).toBe(true);
    expect(rest.summary.p80FinishOn >= statusOn).toBe(true);
    expect(rest.sites.map(({ siteCode }) => siteCode)).toEqual(baseline.sites.map(({ siteCode }) => siteCode));
  });

  test('is refused with a sentence when nothing is left', () => {
    const statusOn = addDays(baseline.summary.finishOn, 1);
    const done = plan({ baselineIds, progress: asPlannedUntil(statusOn, baseline), statusOn });
    expect(done.issues.map(({ code, message }) => [code, message])).toEqual([['nothing-left', expect.stringContaining('no work is left')]]);
  });

  test('of another inventory is refused by name', () => {
    const done = plan({ baselineIds: [...baselineIds, 'HP-0099.survey'], progress: [], statusOn: start });
    expect(done.ok).toBe(false);
    expect(done.issues[0]).toMatchObject({ code: 'sites-removed', subject: 'HP-0099' });
  });
});
