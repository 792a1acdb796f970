import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dollars } from '../../../../server/domain/money.ts';
import { flattenNetwork } from '../../../../server/domain/schedule/network/flat-network.ts';
import { pairNetworks } from '../../../../server/domain/schedule/network/pair-networks.ts';
import type { NetworkPlan, SearchSettings } from '../../../../server/domain/schedule/network/plan-network.ts';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import { comparePlans, type PlanWorth, weighPlan } from '../../../../server/domain/schedule/network/plan-worth.ts';
import { prepareReplay } from '../../../../server/domain/schedule/network/replay-plan.ts';
import type { NetworkLink, PlacedNetwork, WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
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

  test('no step of the search keeps a plan that is worth less', () => {
    fc.assert(
      fc.property(any, (network) => {
        const problem = { network, flat: flattenNetwork(network), pairs: pairNetworks(network) };
        const worths: PlanWorth[] = [];
        plan(network, { schedules: 80, onBest: (best) => worths.push(weighPlan(problem, best)) });
        expect(worths.length).toBeGreaterThan(0);
        for (const [index, worth] of worths.slice(1).entries()) expect(comparePlans(worth, worths[index] ?? worth)).toBeLessThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('two crews with two far groups of sites each keep to their own, though all sites are within a day of each other', () => {
    const sites = Array.from({ length: 24 }, (_, index) => index);
    const [civil, installs] = [sites, sites.map((site) => sites.length + site)];
    const goal = sites.length * 2;
    const place = (site: number) => ({ latitude: 40 + 0.02 * Math.floor(site / 2), longitude: site % 2 === 0 ? -100 : -101.5 });
    const trade = { costPerDayCents: dollars(3_500), mobilisationCents: dollars(0), homes: [] };
    const network: WorkNetwork = {
      startOn: '2025-01-06' as WorkNetwork['startOn'],
      dayCount: 300,
      activities: [
        ...sites.map((site) => activity(`S${site}.civil`, { duration: 2, resource: 0, place: site })),
        ...sites.map((site) => activity(`S${site}.install`, { duration: 5, resource: 1, place: site })),
        activity('GOAL', { duration: 0 }),
      ],
      links: sites.flatMap((site): NetworkLink[] => [
        { from: civil[site] ?? 0, to: installs[site] ?? 0, kind: 'finish-start', lagDays: 0 },
        { from: installs[site] ?? 0, to: goal, kind: 'finish-start', lagDays: 0 },
      ]),
      resources: [
        { key: 'technician', title: 'Technicians', teams: 2, ...trade, travel: null },
        { key: 'tower-crew', title: 'Tower crews', teams: 2, ...trade, travel: { freeMiles: 100, milesPerDay: 300 } },
      ],
      calendars: [everyDay(300)],
      places: sites.map((site) => ({ siteCode: `S${site}`, point: place(site), cluster: '' })),
      goal,
    };
    const planned = plan(network, { schedules: 100 });
    expect(findNetworkFaults(network, planned)).toEqual([]);
    const crews = [0, 1].map((group) => new Set(sites.filter((site) => site % 2 === group).map((site) => planned.teams[installs[site] ?? 0])));
    expect(crews.map(({ size }) => size)).toEqual([1, 1]);
    // 2 days before the first crew starts, and 12 sites of 5 days each.
    expect(planned.finish).toBe(61);
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
