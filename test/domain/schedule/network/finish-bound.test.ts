import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import type { WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { findBestFinish } from '../../../support/find-best-finish.ts';
import { activity, calendarOf, everyDay, networks, twoTrades } from './random-network.ts';

const tiny = networks({ activities: [1, 5], dayCount: 120 });

function planned(network: WorkNetwork, schedules: number) {
  const plan = planNetwork(network, { seed: 1, schedules });
  if (!plan.ok) throw new Error(plan.issues.map(({ message }) => message).join(' '));
  return plan.value;
}

describe('the bound of the finish', () => {
  test('is never above the best of all plans, and no plan is better than the best', () => {
    fc.assert(
      fc.property(tiny, (network) => {
        const best = findBestFinish(network);
        const { finish, bound } = planned(network, 30);
        expect(bound.day).toBeLessThanOrEqual(best);
        expect(finish).toBeGreaterThanOrEqual(best);
      }),
      { numRuns: 150 },
    );
  });

  test('is never above the best where one trade waits for another', () => {
    fc.assert(
      fc.property(twoTrades({ jobs: [1, 3] }), (network) => {
        const { finish, bound } = planned(network, 30);
        const best = findBestFinish(network);
        expect(bound.day).toBeLessThanOrEqual(best);
        expect(finish).toBeGreaterThanOrEqual(best);
      }),
      { numRuns: 120 },
    );
  });

  test('counts that a slow trade keeps another waiting', () => {
    const [sample] = fc.sample(twoTrades({ jobs: [1, 1] }), 1);
    const [before, resource] = [sample?.links[0], sample?.resources[0]];
    if (!sample || !before || !resource) throw new Error('no sample');
    // Six jobs of 2 days, then 4 days by the one team of another trade. The first is closed from day 4 to 19: two jobs are done before.
    const jobs = Array.from({ length: 6 }, (_, index) => index);
    const network: WorkNetwork = {
      ...sample,
      activities: [
        ...jobs.flatMap((job) => [activity(`A${job}`, { duration: 2, resource: 0, calendar: 1 }), activity(`B${job}`, { duration: 4, resource: 1 })]),
        activity('GOAL', { duration: 0 }),
      ],
      links: jobs.flatMap((job) => [
        { ...before, from: job * 2, to: job * 2 + 1, lagDays: 0 },
        { ...before, from: job * 2 + 1, to: 12, lagDays: 0 },
      ]),
      resources: [
        { ...resource, teams: 1 },
        { ...resource, teams: 1 },
      ],
      calendars: [everyDay(120), calendarOf('freeze', `oooo${'x'.repeat(16)}${'o'.repeat(100)}`)],
      goal: 12,
    };
    // The third of the first trade ends on day 21; from day 22 on four times 4 days. Each trade by itself could end on day 31.
    expect(planned(network, 30)).toMatchObject({ finish: 37, bound: { day: 37, by: 'teams', resource: 1 } });
  });

  test('the search finds the best of small networks', () => {
    const misses = fc.sample(tiny, { numRuns: 150, seed: 7 }).filter((network) => planned(network, 100).finish > findBestFinish(network));
    expect(misses.length).toBeLessThanOrEqual(3);
  });

  test('a later release never lets the best plan finish earlier', () => {
    fc.assert(
      fc.property(tiny, fc.nat(4), fc.integer({ min: 1, max: 15 }), (network, which, later) => {
        const activities = network.activities.map((activity, index) =>
          index === which % network.activities.length ? { ...activity, release: activity.release + later } : activity,
        );
        const [before, after] = [planned(network, 60), planned({ ...network, activities }, 60)];
        const areSolved = before.finish === before.bound.day && after.finish === after.bound.day;
        if (areSolved) expect(after.finish).toBeGreaterThanOrEqual(before.finish);
        expect(after.finish).toBeGreaterThanOrEqual(before.bound.day);
      }),
      { numRuns: 150 },
    );
  });
});
