import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../../server/domain/calendar.ts';
import { accessSeasons } from '../../../../server/domain/inventory/site.ts';
import { type Cents, dollars } from '../../../../server/domain/money.ts';
import { buildNetwork } from '../../../../server/domain/schedule/network/build-network.ts';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import type { WorkKind, WorkProgram } from '../../../../server/domain/schedule/work-packages.ts';
import { findNetworkFaults } from '../../../support/find-network-faults.ts';
import { value, workData } from '../../cost/planning-seed.ts';
import { aPlan, aTower, built, find, startOn, towers, waits } from './work-case.ts';

describe('what waits for what', () => {
  const two: WorkProgram = {
    packages: [aTower('T1', { backhaulTo: 'core' }), aTower('T2', { backhaulTo: 'T1', microwave: true, heightFeet: 320 })],
    radio: true,
    core: true,
  };

  test('a tower goes from survey over analysis, drawings and permits to install, cut-over, time on air and removal', () => {
    const network = built(two);
    expect(waits(network, 'T2.structural-analysis')).toEqual(['T2.survey']);
    expect(waits(network, 'T2.permit')).toEqual(['T2.design']);
    expect(waits(network, 'T2.staging')).toEqual(['NETWORK.lead-time']);
    expect(waits(network, 'T2.install')).toEqual(['T2.civil', 'T2.delivery']);
    expect(waits(network, 'T2.removal')).toEqual(['T2.optimization', 'T2.soak']);
    expect(waits(network, 'T2.sanitize')).toEqual(['T2.removal']);
  });

  test('the core comes before the first cut-over, and goes after the last', () => {
    const network = built(two);
    expect(waits(network, 'T1.cut-over')).toEqual(['NETWORK.core', 'T1.install']);
    expect(waits(network, 'NETWORK.all-on-air')).toEqual(['NETWORK.core', 'T1.cut-over', 'T2.cut-over']);
    expect(waits(network, 'NETWORK.core-removal')).toEqual(['NETWORK.all-on-air']);
    expect(waits(built({ ...two, core: false }), 'T1.cut-over')).toEqual(['NETWORK.interworking', 'T1.install']);
  });

  test('the old core serves until customer devices and indoor sites are off it too', () => {
    const others = [aTower('P1', { work: 'premises', onTower: false, devices: 49 }), aTower('I1', { work: 'indoor', onTower: false })];
    const network = built({ ...two, packages: [...two.packages, ...others] });
    expect(waits(network, 'NETWORK.all-on-air')).toEqual(['I1.indoor', 'NETWORK.core', 'P1.premises', 'T1.cut-over', 'T2.cut-over']);
  });

  test('a hop is cut over with or before what hangs on it, and a new microwave radio waits for coordination and application', () => {
    const network = built(two);
    expect(waits(network, 'T2.cut-over')).toEqual(['NETWORK.core', 'T1.cut-over (start)', 'T2.install', 'T2.microwave-license']);
    expect(waits(network, 'T2.microwave-license')).toEqual(['T2.coordination']);
    expect(find(network, 'T2.coordination').duration).toBe(30);
    expect(() => find(network, 'T1.coordination')).toThrow();
  });

  test('a structure above 200 ft is registered, a lower one is not', () => {
    const network = built(two);
    expect(waits(network, 'T2.registration')).toEqual(['T2.design']);
    expect(() => find(network, 'T1.registration')).toThrow();
    expect(() => find(built({ ...two, packages: [aTower('T1', { heightFeet: 200 })] }), 'T1.registration')).toThrow();
  });

  test('a step that only a share of sites needs takes no day of the likely plan', () => {
    const network = built(two);
    for (const step of ['environment', 'tribal-notice', 'modification']) expect(find(network, `T1.${step}`).duration).toBe(0);
  });

  test('two sites on one structure share its analysis and are built one after another', () => {
    const place = { latitude: 40.1, longitude: -100.2 };
    // 80 ft farther north.
    const near = { latitude: 40.1 + 80 / 5280 / 69.1, longitude: -100.2 };
    const far = { latitude: 40.1 + 150 / 5280 / 69.1, longitude: -100.2 };
    const packages = [aTower('A1', place), aTower('B2', near)];
    const network = built({ packages, radio: true, core: true });
    const [first, second] = network.sites.map(({ siteCode }) => siteCode);
    expect(() => find(network, `${second}.structural-analysis`)).toThrow();
    expect(waits(network, `${first}.structural-analysis`)).toEqual([`${first}.survey`, `${second}.survey`].sort());
    expect(waits(network, `${second}.design`)).toEqual([`${first}.structural-analysis`]);
    expect(waits(network, `${second}.install`)).toContain(`${first}.install`);
    expect(network.assumptions.join(' ')).toContain('share a structure');
    const apart = built({ packages: [aTower('A1', place), aTower('B2', far)], radio: true, core: true });
    expect(find(apart, 'A1.structural-analysis').duration).toBe(find(apart, 'B2.structural-analysis').duration);
  });

  test('customer devices take a team a day for every 24', () => {
    const packages = [aTower('P1', { work: 'premises', onTower: false, devices: 49 })];
    expect(find(built({ packages, radio: false, core: false }), 'P1.premises').duration).toBe(3);
  });
});

describe('a chain of three sites, planned by hand', () => {
  // Order June 1 to 30, 2026; core 210 days to Tue Jan 26, 2027. Two engineers cut over two sites on Wed and Thu, the third on Mon and Tue Feb 2.
  // Core removal: 15 business days from Feb 3 without Presidents' Day, to Feb 24. Transport 7 days to Mar 3, destruction 22 days to Mar 25.
  const chain: WorkProgram = {
    packages: [aTower('T1', { backhaulTo: 'core' }), aTower('T2', { backhaulTo: 'T1' }), aTower('T3', { backhaulTo: 'T2' })],
    radio: true,
    core: true,
  };

  test('ends on March 25, 2027, with the far end of the chain cut over last or with the others', () => {
    const network = built(chain, { crews: { 'tower-crew': { teams: 1 }, 'integration-engineer': { teams: 2 } } });
    const plan = value(planNetwork(network.network, { seed: 1, schedules: 100 }));
    expect(findNetworkFaults(network.network, plan)).toEqual([]);
    const toNumber = (text: string) => (Date.parse(text) - Date.parse(startOn)) / 86_400_000;
    expect(plan.finish).toBe(toNumber('2027-03-25'));
    const at = (id: string) => network.network.activities.findIndex((activity) => activity.id === id);
    expect(plan.starts[at('T1.cut-over')]).toBe(toNumber('2027-01-27'));
    expect(plan.ends[at('T3.cut-over')]).toBe(toNumber('2027-02-02'));
    expect(plan.ends[at('NETWORK.core-removal')]).toBe(toNumber('2027-02-24'));
  });
});

describe('money, orders and deliveries', () => {
  test('equipment of a site is ordered with the part of the money that covers it, in the order of the backhaul', () => {
    const program = towers(4);
    const siteCents = new Map<string, Cents>(program.packages.map(({ siteCode }) => [siteCode.toLowerCase(), dollars(100)]));
    const packages = program.packages.map((site, index) => ({ ...site, backhaulTo: index === 0 ? 'core' : `T${index}` }));
    const money = [
      { on: day('2026-12-01'), cents: dollars(200) },
      { on: day('2026-07-01'), cents: dollars(250) },
    ];
    const network = built({ ...program, packages }, { money }, { siteCents, networkCents: dollars(50) });
    const batches = ['T1', 'T2', 'T3', 'T4'].map((code) => waits(network, `${code}.staging`)[0]);
    expect(batches).toEqual(['NETWORK.lead-time', 'NETWORK.lead-time', 'NETWORK.lead-time-2', 'NETWORK.lead-time-2']);
    expect(find(network, 'NETWORK.lead-time').release).toBe(30);
    expect(find(network, 'NETWORK.lead-time-2').release).toBe(183);
    expect(waits(network, 'NETWORK.lead-time-2')).toEqual(['NETWORK.order']);
  });

  test('money that does not reach is said, and the last part takes what is left', () => {
    const siteCents = new Map<string, Cents>([
      ['t1', dollars(100)],
      ['t2', dollars(100)],
    ]);
    const money = [{ on: day('2026-07-01'), cents: dollars(150) }];
    const result = buildNetwork(towers(2), aPlan({ money }), { ...workData, siteCents });
    expect(result.ok).toBe(true);
    expect(result.issues.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'money-short']]);
    expect(result.issues[0]?.message).toContain('does not reach for 1 site');
  });

  test('nothing is ordered before the order day, and a late delivery delays its site, or all with the core', () => {
    const lateDeliveries = [
      { siteCode: 'T2', days: 20, reason: 'Antennas out of stock' },
      { siteCode: null, days: 10, reason: 'Strike at the port' },
    ];
    const network = built(towers(2), { orderOn: day('2026-06-15'), lateDeliveries });
    expect(find(network, 'NETWORK.order').release).toBe(14);
    expect(waits(network, 'T1.staging')).toEqual(['NETWORK.lead-time + 10']);
    expect(waits(network, 'T2.staging')).toEqual(['NETWORK.lead-time + 30']);
    expect(waits(network, 'NETWORK.core')).toEqual(['NETWORK.order + 10']);
    const ofRadios = built({ ...towers(2), core: false }, { lateDeliveries });
    expect(waits(ofRadios, 'NETWORK.interworking')).toEqual(['NETWORK.lead-time + 10']);
  });

  test('sites left out are not in the plan, and traffic passes over them', () => {
    const packages = [aTower('T1', { backhaulTo: 'core' }), aTower('T2', { backhaulTo: 'T1' }), aTower('T3', { backhaulTo: 'T2' })];
    const network = built({ packages, radio: true, core: true }, { sitesLeftOut: ['t2'] });
    expect(network.sites.map(({ siteCode }) => siteCode).sort()).toEqual(['T1', 'T3']);
    expect(waits(network, 'T3.cut-over')).toContain('T1.cut-over (start)');
  });

  test('what the carrier knows better goes before the assumption, with its reason', () => {
    const own = { lowDays: 30, likelyDays: 45, highDays: 60, reason: 'Our county board meets every six weeks' };
    const network = built(towers(1), { durations: { permit: own } });
    expect(find(network, 'T1.permit').duration).toBe(45);
    expect(network.durations.permit).toMatchObject({ confidence: 'stated by the carrier', source: expect.stringContaining('county board') });
  });
});

describe('any network of work', () => {
  const site = fc.record({
    work: fc.constantFrom<WorkKind>('tower', 'light', 'indoor', 'premises', 'storage'),
    season: fc.constantFrom(...accessSeasons),
    latitude: fc.option(fc.integer({ min: 0, max: 40 }).map((step) => 36 + step / 10)),
    longitude: fc.integer({ min: 0, max: 40 }).map((step) => -104 + step / 10),
    devices: fc.integer({ min: 1, max: 100 }),
    core: fc.boolean(),
    controller: fc.boolean(),
    microwave: fc.boolean(),
    state: fc.constantFrom('CO', 'WY', undefined),
    elevationFeet: fc.constantFrom(4_000, 9_500, undefined),
    heightFeet: fc.constantFrom(120, 350, undefined),
  });
  const program = fc.record({ packages: fc.array(site, { minLength: 1, maxLength: 14 }), radio: fc.boolean(), core: fc.boolean() }).map(
    ({ packages, ...rest }): WorkProgram => ({
      ...rest,
      packages: packages.map((one, index) => ({
        ...one,
        siteCode: `S${index}`,
        onTower: one.work === 'tower',
        core: one.core && rest.core,
        controller: one.controller && (one.work === 'tower' || one.work === 'light' || one.work === 'indoor'),
      })),
    }),
  );

  test('does not depend on the order of the sites', () => {
    fc.assert(
      fc.property(program, (work) => {
        const turned = { ...work, packages: [...work.packages].reverse() };
        expect(JSON.stringify(built(turned))).toBe(JSON.stringify(built(work)));
      }),
      { numRuns: 40 },
    );
  });

  test('has a plan in which the independent checker finds no fault', () => {
    fc.assert(
      fc.property(program, fc.integer({ min: 1, max: 3 }), (work, teams) => {
        const { network } = built(work, { crews: { 'tower-crew': { teams } } });
        const plan = value(planNetwork(network, { seed: 1, schedules: 12 }));
        expect(findNetworkFaults(network, plan)).toEqual([]);
        expect(plan.finish).toBeGreaterThanOrEqual(plan.bound.day);
      }),
      { numRuns: 25 },
    );
  });
});
