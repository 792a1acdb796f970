import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NetworkPlan, SearchSettings } from '../../../../server/domain/schedule/network/plan-network.ts';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import { prepareReplay } from '../../../../server/domain/schedule/network/replay-plan.ts';
import type { PlacedNetwork, WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { findNetworkFaults } from '../../../support/find-network-faults.ts';
import { networks } from './random-network.ts';

function plan(network: WorkNetwork, own: Partial<SearchSettings & { startFrom: PlacedNetwork }> = {}): NetworkPlan {
  const planned = planNetwork(network, { seed: 1, schedules: 40, ...own });
  if (!planned.ok) throw new Error(planned.issues.map(({ message }) => message).join(' '));
  return planned.value;
}

const any = networks({ activities: [1, 30] });

describe('a plan of a network', () => {
  test('keeps links, releases, calendars, windows, teams and the road on every day, and never beats its bound', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 60 }), (network, schedules) => {
        const planned = plan(network, { schedules });
        expect(findNetworkFaults(network, planned)).toEqual([]);
        expect(planned.finish).toBeGreaterThanOrEqual(planned.bound.day);
        expect(planned.schedules).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 120 },
    );
  });

  test('is the same for the same seed and budget, and never later for a larger one', () => {
    fc.assert(
      fc.property(any, (network) => {
        const once = plan(network);
        expect(plan(network)).toEqual(once);
        expect(plan(network, { schedules: 120 }).finish).toBeLessThanOrEqual(once.finish);
      }),
      { numRuns: 60 },
    );
  });

  test('is its own replay', () => {
    fc.assert(
      fc.property(any, (network) => {
        const planned = plan(network);
        const replay = prepareReplay(network, planned);
        expect(replay.run()).toBe(planned.finish);
        expect([replay.starts, replay.ends]).toEqual([planned.starts, planned.ends]);
      }),
      { numRuns: 60 },
    );
  });

  test('with one team more and the plan of before, is never later', () => {
    fc.assert(
      fc.property(any, fc.nat(1), (network, more) => {
        const known = plan(network);
        const resources = network.resources.map((resource, index) => (index === more ? { ...resource, teams: resource.teams + 1 } : resource));
        const larger = { ...network, resources };
        const planned = plan(larger, { startFrom: known, schedules: 4 });
        expect(findNetworkFaults(larger, planned)).toEqual([]);
        expect(planned.finish).toBeLessThanOrEqual(known.finish);
      }),
      { numRuns: 60 },
    );
  });

  test('told to stop at once, it is still a plan', () => {
    fc.assert(
      fc.property(any, (network) => {
        let told = 0;
        const planned = plan(network, { schedules: 1_000_000, shouldStop: () => true, onBest: () => told++ });
        expect(findNetworkFaults(network, planned)).toEqual([]);
        expect(planned.schedules).toBeLessThan(10);
        expect(told).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});
