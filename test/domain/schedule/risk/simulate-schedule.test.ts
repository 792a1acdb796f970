import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import type { PlacedNetwork, WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { prepareDraws } from '../../../../server/domain/schedule/risk/draw-durations.ts';
import { toRunCalendar } from '../../../../server/domain/schedule/risk/run-calendar.ts';
import { prepareRuns } from '../../../../server/domain/schedule/risk/run-network.ts';
import type { ActivityRisk } from '../../../../server/domain/schedule/risk/schedule-risk-data.ts';
import { type FinishRisk, type SimulationSettings, simulateSchedule } from '../../../../server/domain/schedule/risk/simulate-schedule.ts';
import { findNetworkFaults } from '../../../support/find-network-faults.ts';
import { networks } from '../network/random-network.ts';
import { aCalendar, aNetwork, certain, planSimply, risksOf, settingsFor, wideRisksOf } from './invented-network.ts';

const anyWish = fc.record({ sites: fc.integer({ min: 1, max: 14 }), crews: fc.integer({ min: 1, max: 4 }), winters: fc.boolean() });
const anySeed = fc.integer({ min: 0, max: 1e6 });
/** Three standard errors of a share in 4,000 runs. */
const tolerance = 3 * Math.sqrt(0.25 / 4000);

function simulate(network: WorkNetwork, values: Partial<SimulationSettings> = {}, placed: PlacedNetwork = planSimply(network)): FinishRisk {
  const risk = simulateSchedule(network, placed, settingsFor(network, values));
  if (!risk) throw new Error('A run does not end.');
  return risk;
}

/** Two tasks side by side that each take 1, 2 or 3 days, and one day after both. */
function threeActivities(): { network: WorkNetwork; risks: ActivityRisk[] } {
  const base = aNetwork({ sites: 1, dayCount: 100 });
  const task = { step: 'task', place: -1, duration: 2, calendar: 0, resource: -1, release: 0 };
  const network: WorkNetwork = {
    ...base,
    activities: [
      { ...task, id: 'A', title: 'A' },
      { ...task, id: 'B', title: 'B' },
      { ...task, id: 'GOAL', title: 'Goal', duration: 1 },
    ],
    links: [0, 1].map((from) => ({ from, to: 2, kind: 'finish-start', lagDays: 0 })),
    goal: 2,
  };
  return { network, risks: risksOf(network, ({ id }) => (id === 'GOAL' ? {} : { spread: { low: 1, likely: 2, high: 3 } })) };
}

describe('a schedule carried out many times', () => {
  test('without any uncertainty ends on the day of the plan in every run', () => {
    fc.assert(
      fc.property(anyWish, anySeed, (wish, seed) => {
        const network = aNetwork(wish);
        const placed = planSimply(network);
        const risk = simulate(network, { seed, runs: 3 }, placed);
        expect(risk.plannedFinish).toBe(placed.finish);
        expect([...new Set(risk.finishes)]).toEqual([placed.finish]);
      }),
      { numRuns: 50 },
    );
  });

  test('without any uncertainty is the plan of the planner itself, day by day', () => {
    fc.assert(
      fc.property(networks({ activities: [2, 14] }), anySeed, (network, seed) => {
        const planned = planNetwork(network, { seed, schedules: 6 });
        if (!planned.ok) return;
        const { starts, ends, finish } = planned.value;
        let again: Int32Array[] = [];
        const onRun: SimulationSettings['onRun'] = (run) => {
          again = [run.starts.slice(), run.ends.slice()];
        };
        const risk = simulate(network, { runs: 1, onRun }, planned.value);
        expect(again).toEqual([starts, ends]);
        expect([risk.plannedFinish, ...risk.finishes]).toEqual([finish, finish]);
      }),
    );
  });

  test('keeps links, calendars, windows, releases, teams and roads in every run', () => {
    fc.assert(
      fc.property(networks({ activities: [2, 14], dayCount: 400 }), anySeed, (network, seed) => {
        const planned = planNetwork(network, { seed, schedules: 4 });
        if (!planned.ok) return;
        const carryOut = prepareRuns(network, planned.value);
        const draw = prepareDraws(network, wideRisksOf(network), { data: certain, seed });
        const calendars = network.calendars.map(toRunCalendar);
        const calendarOf = Int32Array.from(network.activities, ({ calendar }) => calendar);
        for (let turn = 0; turn < 3; turn++) {
          const { durations, releases } = draw();
          const run = carryOut({ durations, releases, calendars, calendarOf });
          if (!run) return;
          const drawn = { ...network, activities: network.activities.map((one, index) => ({ ...one, duration: durations[index] ?? 0 })) };
          expect(findNetworkFaults(drawn, { ...run, finish: run.ends[network.goal] ?? 0 })).toEqual([]);
        }
      }),
    );
  });

  test('puts every day of the path under one cause, in the plan and in every run', () => {
    fc.assert(
      fc.property(anyWish, anySeed, (wish, seed) => {
        const network = aNetwork(wish);
        const risk = simulate(network, { seed, runs: 20, risks: wideRisksOf(network) });
        expect(risk.parts.reduce((sum, { plannedDays }) => sum + plannedDays, 0)).toBe(risk.plannedFinish + 1);
        const mean = risk.finishes.reduce((sum, finish) => sum + finish + 1, 0) / risk.runs;
        expect(risk.parts.reduce((sum, { meanDays }) => sum + meanDays, 0)).toBeCloseTo(mean, 8);
        expect(risk.criticality[network.goal]).toBe(1);
        for (const share of risk.criticality) expect(share >= 0 && share <= 1).toBe(true);
        for (const { correlation } of risk.drivers) expect(Math.abs(correlation)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });

  test('gives the same for the same seed, and another for another', () => {
    const network = aNetwork();
    const risks = wideRisksOf(network);
    const finishes = (seed: number) => [...simulate(network, { seed, risks }).finishes];
    expect(finishes(1)).toEqual(finishes(1));
    expect(finishes(1)).not.toEqual(finishes(2));
  });

  test('does not depend on the order of the activities', () => {
    const network = aNetwork({ sites: 5, crews: 5 });
    const count = network.activities.length;
    const turned = (index: number): number => count - 1 - index;
    const reversed: WorkNetwork = {
      ...network,
      activities: network.activities.toReversed(),
      links: network.links.map((link) => ({ ...link, from: turned(link.from), to: turned(link.to) })),
      goal: turned(network.goal),
    };
    const placed = planSimply(network);
    const { starts, ends, teams } = placed;
    const other = { ...placed, starts: starts.toReversed(), ends: ends.toReversed(), teams: teams.toReversed() };
    const kinds = [{ key: 'wind', lostDayShares: Array.from({ length: 12 }, () => 0.2) }];
    const weather = { kinds, kindsAt: network.places.map(() => [0]) };
    const one = simulate(network, { risks: wideRisksOf(network), weather }, placed);
    const two = simulate(reversed, { risks: wideRisksOf(reversed), weather }, other);
    expect(two.finishes).toEqual(one.finishes);
  });

  test('never gets a narrower range from wider durations, in a chain', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 2, max: 4 }), (seed, factor) => {
        const network = aNetwork({ sites: 1, winters: false, crews: 1 });
        const range = (width: number): number => {
          const risks = risksOf(network, ({ duration, step }) =>
            step === 'survey' || step === 'permit' || duration === 0
              ? {}
              : { isFieldWork: false, spread: { low: duration - 0.2 * width * duration, likely: duration, high: duration + 0.4 * width * duration } },
          );
          const { finishes } = simulate(network, { seed, risks });
          const sorted = finishes.toSorted();
          return (sorted[180] ?? 0) - (sorted[20] ?? 0);
        };
        expect(range(factor)).toBeGreaterThanOrEqual(range(1));
      }),
      { numRuns: 30 },
    );
  });
});

describe('worked by hand', () => {
  test('two tasks of 1, 2 or 3 days and one after both', () => {
    // A day drawn from the triangle 1, 2, 3 rounds to 1 or 3 with probability 1/8 each, so the later of two is 1, 2, 3 with 1/64, 48/64, 15/64.
    const { network, risks } = threeActivities();
    const risk = simulate(network, { risks, runs: 4000 });
    const share = (finish: number): number => risk.finishes.filter((one) => one === finish).length / risk.runs;
    for (const [finish, exact] of [
      [1, 1 / 64],
      [2, 48 / 64],
      [3, 15 / 64],
    ] as const)
      expect(Math.abs(share(finish) - exact)).toBeLessThan(tolerance);
    // A alone is the later with 1/8 · 7/8 + 6/8 · 1/8 = 13/64; in a tie, 38/64, one of the two is named, always the same.
    const [a = 0, b = 0] = risk.criticality;
    expect(a + b).toBeCloseTo(1, 10);
    expect(Math.abs(Math.min(a, b) - 13 / 64)).toBeLessThan(tolerance);
  });

  test('a day of work where every other day is lost waits for the first dry one', () => {
    const base = aNetwork({ sites: 1, dayCount: 100, winters: false });
    const network: WorkNetwork = {
      ...base,
      calendars: [aCalendar('every day', { dayCount: 100, startOn: base.startOn, isOpen: () => true })],
      activities: [{ id: 'HP-0001.install', step: 'install', title: 'Install', place: 0, duration: 1, calendar: 0, resource: -1, release: 0 }],
      links: [],
      goal: 0,
    };
    const risks = risksOf(network, () => ({ isFieldWork: true }));
    const kinds = [{ key: 'storms', lostDayShares: Array.from({ length: 12 }, () => 0.5) }];
    const risk = simulate(network, { risks, runs: 4000, weather: { kinds, kindsAt: [[0]] } });
    for (const [finish, exact] of [
      [0, 1 / 2],
      [1, 1 / 4],
      [2, 1 / 8],
    ] as const)
      expect(Math.abs(risk.finishes.filter((one) => one === finish).length / risk.runs - exact)).toBeLessThan(tolerance);
    const weather = risk.parts.find(({ cause }) => cause === 'weather');
    expect(Math.abs((weather?.meanDays ?? 0) - 1)).toBeLessThan(3 * Math.sqrt(2 / 4000));
  });

  test('neighbors lose the same days, and places of other weather their own', () => {
    const base = aNetwork({ sites: 3, dayCount: 400, winters: false });
    const field = { step: 'install', duration: 20, calendar: 1, resource: -1, release: 0 };
    const network: WorkNetwork = {
      ...base,
      activities: [0, 1, 2]
        .map((place) => ({ ...field, id: `HP-000${place + 1}.install`, title: 'Install', place }))
        .concat({ ...field, id: 'GOAL', title: 'Goal', place: -1, duration: 0 }),
      links: [0, 1, 2].map((from) => ({ from, to: 3, kind: 'finish-start', lagDays: 0 })),
      goal: 3,
    };
    const risks = risksOf(network, () => ({ isFieldWork: true }));
    const lostDayShares = Array.from({ length: 12 }, () => 0.3);
    const weather = {
      kinds: [
        { key: 'north', lostDayShares },
        { key: 'south', lostDayShares },
      ],
      kindsAt: [[0], [0], [1]],
    };
    const ends: [number, number, number][] = [];
    simulate(network, {
      risks,
      weather,
      runs: 50,
      onRun: (run, number) => {
        if (number >= 0) ends.push([run.ends[0] ?? 0, run.ends[1] ?? 0, run.ends[2] ?? 0]);
      },
    });
    expect(ends.every(([one, neighbor]) => one === neighbor)).toBe(true);
    expect(ends.some(([one, , far]) => one !== far)).toBe(true);
  });

  test('late deliveries come in the share of runs that the data say', () => {
    const network = aNetwork({ sites: 1, winters: false });
    const data = { ...certain, lateDelivery: { ...certain.lateDelivery, share: 0.25 } };
    const { finishes } = simulate(network, { data, runs: 4000 });
    const usual = Math.min(...finishes);
    expect(Math.abs(finishes.filter((finish) => finish > usual + 100).length / 4000 - 0.25)).toBeLessThan(tolerance);
  });

  test('a crew does not wait for a late site while others are ready', () => {
    const network = aNetwork({ sites: 12, crews: 1, winters: false });
    const placed = planSimply(network);
    const late = risksOf(network, ({ id }) => (id === 'HP-0001.environment' ? { spread: { low: 200, likely: 200, high: 200 } } : {}));
    const { finishes, plannedFinish } = simulate(network, { runs: 1, risks: late }, placed);
    // In the order of the plan everything would wait for the first site.
    expect((finishes[0] ?? 0) - plannedFinish).toBeLessThan(120);
  });
});
