import { describe, expect, test } from '@jest/globals';
import { addDays, day } from '../../../server/domain/calendar.ts';
import { joinCostAndFinish } from '../../../server/domain/cost/time/join-cost-and-finish.ts';
import { gatherTimeCost } from '../../../server/domain/cost/time/make-time-cost.ts';
import { readTimeCosts } from '../../../server/domain/cost/time/read-time-costs.ts';
import { cents } from '../../../server/domain/money.ts';
import type { WorkNetwork } from '../../../server/domain/schedule/network/work-network.ts';
import { simulateSchedule } from '../../../server/domain/schedule/risk/simulate-schedule.ts';
import { aNetwork, planSimply, settingsFor, wideRisksOf } from '../schedule/risk/invented-network.ts';
import { seedJson, value } from './planning-seed.ts';

const rates = value(readTimeCosts(seedJson('time-costs.json')));

/** The invented network with a cut-over between installation and removal at each site. */
function withCutOvers(sites: number, crews = 1): WorkNetwork {
  const base = aNetwork({ sites, crews, winters: false });
  const activities = [...base.activities];
  const links = [...base.links];
  base.activities.forEach((activity, index) => {
    if (activity.step !== 'install') return;
    const { id, place } = activity;
    const cutOver =
      activities.push({
        id: id.replace('install', 'cut-over'),
        step: 'cut-over',
        title: 'Cut-over',
        place,
        duration: 2,
        calendar: 0,
        resource: -1,
        release: 0,
      }) - 1;
    links.push({ from: index, to: cutOver, kind: 'finish-start', lagDays: 0 }, { from: cutOver, to: index + 1, kind: 'finish-start', lagDays: 9 });
  });
  return { ...base, activities, links };
}

function gather(network: WorkNetwork, { isInLines = false, uncertain = false }: { isInLines?: boolean; uncertain?: boolean } = {}) {
  const runs = 200;
  const gathering = gatherTimeCost(network, { rates, runs, seed: 7, program: 'scrp', isInLines });
  const risks = uncertain ? wideRisksOf(network) : undefined;
  const risk = simulateSchedule(network, planByOrder(network), settingsFor(network, { runs, onRun: gathering.note, ...(risks && { risks }) }));
  if (!risk) throw new Error('A run does not end.');
  return { ...gathering.finish(), risk };
}

/** `planSimply` takes activities in their order, so cut-overs go between. */
function planByOrder(network: WorkNetwork) {
  const rank = (index: number): number => {
    const { step, place } = network.activities[index] ?? { step: '', place: 0 };
    return index === network.goal
      ? 1e6
      : place < 0
        ? index
        : 10 * (place + 1) + ['survey', 'permit', 'environment', 'install', 'cut-over', 'removal'].indexOf(step);
  };
  const order = network.activities.map((_, index) => index).sort((a, b) => rank(a) - rank(b));
  const place = new Map(order.map((index, at) => [index, at]));
  const sorted = {
    ...network,
    activities: order.flatMap((index) => network.activities[index] ?? []),
    links: network.links.map((link) => ({ ...link, from: place.get(link.from) ?? 0, to: place.get(link.to) ?? 0 })),
    goal: place.get(network.goal) ?? 0,
  };
  const placed = planSimply(sorted);
  const back = (list: Int32Array) => Int32Array.from(network.activities, (_, index) => list[place.get(index) ?? 0] ?? 0);
  return { starts: back(placed.starts), ends: back(placed.ends), teams: back(placed.teams), finish: placed.finish };
}

describe('what the time of the work costs', () => {
  test('is months of two networks by the plan times the rate, as the formula says', () => {
    const network = withCutOvers(1);
    const placed = planByOrder(network);
    const on = network.activities.findIndex(({ step }) => step === 'cut-over');
    const off = network.activities.findIndex(({ step }) => step === 'removal');
    const days = (placed.ends[off] ?? 0) - (placed.ends[on] ?? 0);
    const months = Math.round((days / (365.25 / 12)) * 10) / 10;
    const power = gather(network).cost.parts.find(({ key }) => key === 'power');
    expect(power?.quantity).toBe(months);
    expect(power?.likelyCents).toBe(Math.round(months * 35_000));
    expect(power?.formula).toContain(`${months} site-months × $350.00`);
  });

  test('sums its parts to the cent, with one sum for each run', () => {
    const { cost, byRun, risk } = gather(withCutOvers(8), { uncertain: true });
    expect(cost.parts.reduce((sum, { likelyCents }) => sum + likelyCents, 0)).toBe(cost.likelyCents);
    expect(cost.p80Cents).toBeGreaterThanOrEqual(cost.p50Cents);
    expect(byRun.length).toBe(risk.runs);
  });

  test('leaves out what the lines ask for already, and says so', () => {
    const { cost } = gather(withCutOvers(3), { isInLines: true });
    expect(cost.parts.filter(({ isInLines }) => isInLines).map(({ key }) => key)).toEqual(['power', 'tower-load', 'backhaul']);
    const counted = cost.parts.filter(({ isInLines }) => !isInLines);
    expect(cost.likelyCents).toBe(counted.reduce((sum, { likelyCents }) => sum + likelyCents, 0));
  });

  test('a crew that waits long costs no more than to send it home and back', () => {
    // One crew, two sites: between the installations and the removals it waits for the time on air.
    const standby = gather(withCutOvers(1)).cost.parts.find(({ key }) => key === 'standby');
    expect(standby?.quantity).toBeGreaterThan(2);
    expect(standby?.likelyCents).toBe(450_000);
  });

  test('stands apart with the rule that says why', () => {
    const { cost } = gather(withCutOvers(1));
    expect(cost.rule).toContain('Running the network is none of the three');
    expect(cost.citation).toContain('1603(c)(1)');
  });

  test('nine months of the likely rates come near what the edition has for a site', () => {
    const monthly = rates.filter(({ per }) => per === 'site-month').reduce((sum, { likely }) => sum + likely, 0);
    expect(Math.abs(9 * monthly - 15_000)).toBeLessThan(500);
  });
});

describe('cost and finish together', () => {
  const startOn = day('2027-01-04');
  const pairs = {
    costs: Float64Array.from([100, 200, 300, 400]),
    times: Float64Array.from([10, 10, 10, 10]),
    finishes: Int32Array.from([10, 40, 20, 30]),
  };

  test('worked by hand: four runs', () => {
    const joint = joinCostAndFinish(pairs, { startOn, termEndsOn: addDays(startOn, 30), limit: { title: 'Allocation', cents: cents(310) } });
    expect([joint.p50Cents, joint.p80Cents]).toEqual([210, 410]);
    expect([joint.withinAmount, joint.withinTerm, joint.withinBoth]).toEqual([3 / 4, 3 / 4, 2 / 4]);
    expect(joint.points[1]).toEqual({ cents: 210, day: addDays(startOn, 40) });
  });

  test('without a term says nothing of it', () => {
    const joint = joinCostAndFinish(pairs, { startOn, termEndsOn: null, limit: { title: 'Allocation', cents: cents(0) } });
    expect([joint.withinAmount, joint.withinTerm, joint.withinBoth]).toEqual([0, null, null]);
  });
});

describe('the rates of time', () => {
  test('that are faulty come back as sentences', () => {
    const rows = seedJson('time-costs.json').slice(1);
    expect(readTimeCosts(rows).issues.map(({ subject }) => subject)).toEqual(['power']);
    expect(readTimeCosts([{ ...rows[0], low: 5, likely: 1 }, ...rows.slice(1)]).issues[0]?.message).toContain('rising order');
  });
});
