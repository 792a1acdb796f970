import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, formatDay } from '../../../server/domain/calendar.ts';
import { crewCounts, drawCrewCurve } from '../../../server/domain/schedule/crew-curve.ts';
import { planSchedule, type ScheduleInputs } from '../../../server/domain/schedule/plan-schedule.ts';
import type { Schedule } from '../../../server/domain/schedule/schedule.ts';
import type { WorkPlan } from '../../../server/domain/schedule/work-plan.ts';
import { value, workData } from '../cost/planning-seed.ts';
import { aPlan, towers } from './network/work-case.ts';

const sites = towers(12);

function planned(plan: Partial<WorkPlan>, more: Partial<ScheduleInputs> = {}): Schedule {
  return value(planSchedule(sites, { settings: aPlan(plan), ...workData, runs: 1, schedules: 4, ...more }, more.schedules ?? 1));
}
const withCrews = (teams: number): Partial<WorkPlan> => ({ crews: { 'tower-crew': { teams } } });

describe('a plan with more crews', () => {
  test('never finishes later than the one with fewer that it is given, however short its search', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), (teams, more) => {
        const fewer = planned(withCrews(teams), { schedules: 60 });
        const given = planned(withCrews(teams + more), { schedules: 1, startFrom: fewer });
        const alone = planned(withCrews(teams + more), { schedules: 1 });
        expect(given.summary.finishOn <= fewer.summary.finishOn).toBe(true);
        expect(given.summary.isResumed === true).toBe(alone.summary.finishOn > fewer.summary.finishOn);
        expect(given.summary.settings.towerCrews).toBe(teams + more);
      }),
      { numRuns: 8 },
    );
  });

  test('goes on from the days of an earlier plan where its own search is worse', () => {
    const good = planned(withCrews(2), { schedules: 200 });
    const again = planned(withCrews(2), { schedules: 1, startFrom: good });
    expect(again.summary.finishOn <= good.summary.finishOn).toBe(true);
  });

  test('is planned by itself where the earlier plan is of other work', () => {
    const other = planned({ ...withCrews(1), sitesLeftOut: ['T1'] });
    const whole = planned(withCrews(2), { startFrom: other });
    expect(whole.summary.isResumed).toBeUndefined();
    expect(whole.summary.finishOn).toBe(planned(withCrews(2)).summary.finishOn);
  });

  test('is never later on the curve, nor than the plan itself', () => {
    const own = planned(withCrews(2), { schedules: 200 });
    const curve = value(
      drawCrewCurve(aPlan(withCrews(2)), { counts: crewCounts(2), own }, (plan, startFrom) =>
        planSchedule(sites, { settings: plan, ...workData, runs: 1, schedules: 2, startFrom }, 1),
      ),
    );
    const days = curve.points.map(({ finishOn }) => finishOn);
    expect(days).toEqual([...days].sort().reverse());
    for (const { teams, finishOn } of curve.points) if (teams >= 2) expect(finishOn <= own.summary.finishOn).toBe(true);
  });
});

describe('the fewest tower crews', () => {
  test('finish by the day, and fewer than are proven to be needed do not', () => {
    const finishBy = planned(withCrews(3), { schedules: 60 }).summary.finishOn;
    const { summary } = planned({ goal: { kind: 'fewest crews', finishBy } }, { schedules: 60 });
    const fewest = summary.fewestCrews;
    if (!fewest) throw new Error('Nothing is said about fewer.');
    expect(summary.finishOn <= finishBy).toBe(true);
    expect(fewest).toMatchObject({ finishBy, teams: summary.settings.towerCrews });
    expect(fewest.teams).toBeLessThanOrEqual(3);
    expect(fewest.leastProven).toBeLessThanOrEqual(fewest.teams);
    for (let teams = 1; teams < fewest.leastProven; teams++)
      expect(planned(withCrews(teams), { schedules: 60 }).summary.finishOn > finishBy).toBe(true);
  });

  test('of a day before any plan are refused with that day', () => {
    const finishBy = addDays(aPlan().startOn, 20);
    const refused = planSchedule(sites, { settings: aPlan({ goal: { kind: 'fewest crews', finishBy } }), ...workData, runs: 1, schedules: 4 }, 1);
    expect(refused.ok).toBe(false);
    expect(refused.issues[0]?.message).toContain(`No number of tower crews finishes the work by ${formatDay(finishBy)}: `);
    expect(refused.issues[0]?.field).toBe('finishBy');
  });
});
