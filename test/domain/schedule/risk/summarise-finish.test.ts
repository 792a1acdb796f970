import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, toDayNumber } from '../../../../server/domain/calendar.ts';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import type { WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { readScheduleRisks } from '../../../../server/domain/schedule/risk/read-schedule-risks.ts';
import { relaxCauses } from '../../../../server/domain/schedule/risk/relax-causes.ts';
import type { ActivityRisk, ScheduleRiskData } from '../../../../server/domain/schedule/risk/schedule-risk-data.ts';
import { simulateSchedule } from '../../../../server/domain/schedule/risk/simulate-schedule.ts';
import { summariseFinish } from '../../../../server/domain/schedule/risk/summarise-finish.ts';
import { seedJson, value } from '../../cost/planning-seed.ts';
import { aNetwork, certain, planSimply, risksOf, settingsFor, wideRisksOf } from './invented-network.ts';

function summarise(network: WorkNetwork, seed = 7) {
  const placed = planSimply(network);
  const risk = simulateSchedule(network, placed, settingsFor(network, { seed, risks: wideRisksOf(network) }));
  if (!risk) throw new Error('A run does not end.');
  const limits = [300, 400, 500].map((days) => ({ title: `Day ${days}`, endsOn: addDays(network.startOn, days) }));
  return { risk, summary: summariseFinish(network, risk, { seed, limits, gains: [], gainRuns: 0 }) };
}

describe('what the runs say', () => {
  test('percentiles, curve and chances agree and rise', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 1e6 }), (sites, seed) => {
        const network = aNetwork({ sites });
        const { risk, summary } = summarise(network, seed);
        const { p50FinishOn, p80FinishOn, p90FinishOn, finishCurve, chances } = summary;
        expect([p50FinishOn, p80FinishOn, p90FinishOn].toSorted()).toEqual([p50FinishOn, p80FinishOn, p90FinishOn]);
        for (const list of [finishCurve.map(({ share }) => share), chances.map(({ share }) => share)])
          expect(list.every((share, index) => share >= (list[index - 1] ?? 0) && share <= 1)).toBe(true);
        expect(finishCurve.at(-1)?.share).toBe(1);
        for (const { day, share } of finishCurve) {
          const within = risk.finishes.filter((finish) => finish <= toDayNumber(day) - toDayNumber(network.startOn)).length;
          expect(share).toBe(within / risk.runs);
        }
        expect(chances[0]?.share).toBe(risk.finishes.filter((finish) => finish <= 300).length / risk.runs);
      }),
      { numRuns: 30 },
    );
  });

  test('the days of the causes sum to the mean length of the runs, to a tenth', () => {
    const network = aNetwork();
    const { risk, summary } = summarise(network);
    const mean = risk.finishes.reduce((sum, finish) => sum + finish + 1, 0) / risk.runs;
    expect(summary.causes.reduce((sum, { days }) => sum + days, 0)).toBeCloseTo(Math.round(mean * 10) / 10, 6);
    expect(summary.causes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3);
    expect(summary.finishRisk.parts.reduce((sum, { plannedDays }) => sum + plannedDays, 0)).toBe(risk.plannedFinish + 1);
  });

  test('says how closely the finish follows a step, near 1 where nothing else varies', () => {
    const network = aNetwork({ sites: 1, winters: false });
    const risks = risksOf(network, ({ step }) => (step === 'lead-time' ? { spread: { low: 60, likely: 84, high: 300 } } : {}));
    const risk = simulateSchedule(network, planSimply(network), settingsFor(network, { risks }));
    expect(risk?.drivers.map(({ label }) => label)).toEqual(['lead-time']);
    expect(risk?.drivers[0]?.correlation).toBeGreaterThan(0.98);
  });

  test('names at most ten activities and sites, the most frequent first, the goal among them', () => {
    const network = aNetwork({ sites: 14 });
    const { critical, criticalSites } = summarise(network).summary.finishRisk;
    expect(critical.length).toBeLessThanOrEqual(10);
    expect(critical[0]?.share).toBe(1);
    expect(critical.map(({ id }) => id)).toContain('NETWORK.destruction');
    expect(criticalSites.map(({ share }) => share)).toEqual(criticalSites.map(({ share }) => share).toSorted((a, b) => b - a));
  });
});

describe('the work without one cause', () => {
  const network = aNetwork({ sites: 12, crews: 1 });
  const placed = planSimply(network);
  const replan = (relaxed: WorkNetwork) => value(planNetwork(relaxed, { seed: 7, schedules: 4 }));

  function relax(of: WorkNetwork, risks: ActivityRisk[], values: { replan?: typeof replan; data?: ScheduleRiskData } = {}) {
    const { data, weather, freezeDays, seed } = settingsFor(of, { ...values, runs: 30 });
    const plan = planSimply(of);
    const base = simulateSchedule(of, plan, settingsFor(of, { risks, data, runs: 30 }));
    if (!base) throw new Error('A run does not end.');
    return relaxCauses(plan, { network: of, data, risks, weather }, { seed, freezeDays, finishes: base.finishes, replan: values.replan });
  }

  test('never ends later, and a new plan gains at least what the old order gains', () => {
    const risks = risksOf(network, ({ step, duration }) => (step === 'lead-time' ? { spread: { low: 42, likely: duration, high: 330 } } : {}));
    const kept = relax(network, risks);
    const planned = relax(network, risks, { replan });
    expect(kept.map(({ cause }) => cause)).toEqual(['funding', 'supply chain', 'labor', 'weather', 'permits']);
    kept.forEach(({ days, meanDays }, index) => {
      expect(days).toBeGreaterThanOrEqual(0);
      expect(meanDays).toBeGreaterThanOrEqual(0);
      expect(planned[index]?.days ?? -1).toBeGreaterThanOrEqual(days);
    });
  });

  test('with teams without limit ends when the longest chain ends', () => {
    const labor = relax(network, risksOf(network)).find(({ cause }) => cause === 'labor');
    const many = { ...network, resources: network.resources.map((resource) => ({ ...resource, teams: 40, travel: null })) };
    expect(labor?.finish).toBe(planSimply(many).finish);
    expect(labor?.meanDays).toBe(placed.finish - planSimply(many).finish);
  });

  test('money at once gains the days before the order, where nothing else holds the plan up', () => {
    const base = aNetwork({ sites: 1, winters: false });
    const one = { ...base, activities: base.activities.map((activity) => ({ ...activity, release: activity.release > 0 ? 7 : 0 })) };
    const gains = relax(one, risksOf(one));
    expect(gains.find(({ cause }) => cause === 'funding')?.days).toBe(7);
    expect(gains.find(({ cause }) => cause === 'weather')?.days).toBe(0);
  });

  test('claims reviewed in time gain what slow review costs, where money follows claims', () => {
    const one = aNetwork({ sites: 1, winters: false });
    const risks = risksOf(one, ({ step }) => ({ followsClaims: step === 'order' }));
    const data = { ...certain, slowReview: { ...certain.slowReview, low: 70, likely: 70, high: 70 } };
    const review = relax(one, risks, { data }).find(({ cause }) => cause === 'slow review');
    expect([review?.days, review?.meanDays]).toEqual([0, 70]);
  });
});

describe('the data of the simulation', () => {
  test('that ship are sound, with a mean season of 1', () => {
    const { badSeason } = value(readScheduleRisks(seedJson('schedule-risks.json')));
    expect((badSeason.low + badSeason.likely + badSeason.high) / 3).toBeCloseTo(1, 10);
  });

  test('that are faulty come back with every fault', () => {
    const faults = readScheduleRisks({ fieldPace: { low: 2, likely: 1, high: 3, source: 'x', confidence: 'read' }, lateDelivery: { share: 2 } });
    expect(faults.issues.map(({ subject }) => subject)).toEqual(['lateDelivery', 'fieldPace', 'badSeason', 'lateDelivery', 'slowReview']);
    expect(faults.issues[1]?.message).toContain('rising order');
  });
});
