import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dollars } from '../../../../server/domain/money.ts';
import type { NetworkPlan, SearchSettings } from '../../../../server/domain/schedule/network/plan-network.ts';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import { prepareReplay } from '../../../../server/domain/schedule/network/replay-plan.ts';
import type { PlacedNetwork, WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { findNetworkFaults } from '../../../support/find-network-faults.ts';
import { activity, everyDay, networks } from './random-network.ts';

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

  test('a known plan of another network is left aside', () => {
    fc.assert(
      fc.property(any, any, (network, other) => {
        const planned = plan(network, { startFrom: plan(other, { schedules: 3 }), schedules: 6 });
        expect(findNetworkFaults(network, planned)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    { mobilisation: 3_000, crews: 2 },
    { mobilisation: 5_000, crews: 1 },
  ])(
    'of plans that finish as early it takes the one of $crews crews where another costs $$mobilisation and a day $4,000',
    ({ mobilisation, crews }) => {
      // Eight sites in two clusters a day apart; the last delivery sets the finish, so that one crew does all the work in time.
      const sites = Array.from({ length: 8 }, (_, index) => index);
      const place = (site: number) => ({ latitude: 40 + 0.01 * site, longitude: site % 2 === 0 ? -100 : -104 });
      const network: WorkNetwork = {
        startOn: '2025-01-06' as WorkNetwork['startOn'],
        dayCount: 200,
        activities: [
          ...sites.map((site) => activity(`S${site}.install`, { duration: 5, resource: 0, place: site })),
          activity('LAST.delivery', { duration: 60 }),
          activity('GOAL', { duration: 0 }),
        ],
        links: [...sites, 8].map((from) => ({ from, to: 9, kind: 'finish-start', lagDays: 0 })),
        resources: [
          {
            key: 'tower-crew',
            title: 'Tower crews',
            teams: 6,
            costPerDayCents: dollars(4_000),
            mobilisationCents: dollars(mobilisation),
            homes: sites.map((site) => place(site % 2)),
            travel: { freeMiles: 60, milesPerDay: 200 },
          },
        ],
        calendars: [everyDay(200)],
        places: sites.map((site) => ({ siteCode: `S${site}`, point: place(site), cluster: `C${site % 2}` })),
        goal: 9,
      };
      const planned = plan(network, { schedules: 200 });
      expect(planned.finish).toBe(59);
      expect([...new Set(planned.teams)].filter((team) => team >= 0)).toHaveLength(crews);
      for (const cluster of [0, 1]) expect(new Set(sites.filter((site) => site % 2 === cluster).map((site) => planned.teams[site])).size).toBe(1);
    },
  );

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
