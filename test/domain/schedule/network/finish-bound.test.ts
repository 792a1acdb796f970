import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import type { WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { findBestFinish } from '../../../support/find-best-finish.ts';
import { networks } from './random-network.ts';

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
      { numRuns: 400 },
    );
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
