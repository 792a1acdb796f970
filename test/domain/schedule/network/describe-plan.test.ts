import { describe, expect, test } from '@jest/globals';
import { addDays, type Day, daysBetween } from '../../../../server/domain/calendar.ts';
import { dollars } from '../../../../server/domain/money.ts';
import { deliverLate } from '../../../../server/domain/schedule/network/deliver-late.ts';
import { latestStarts } from '../../../../server/domain/schedule/network/latest-starts.ts';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import { prepareReplay } from '../../../../server/domain/schedule/network/replay-plan.ts';
import { planSchedule } from '../../../../server/domain/schedule/plan-schedule.ts';
import type { WorkPlan } from '../../../../server/domain/schedule/work-plan.ts';
import { findNetworkFaults } from '../../../support/find-network-faults.ts';
import { value, workData } from '../../cost/planning-seed.ts';
import { aPlan, aTower, built, towers } from './work-case.ts';

const planned = (plan: Partial<WorkPlan> = {}, count = 8) =>
  value(planSchedule(towers(count), { settings: aPlan(plan), ...workData, runs: 5, schedules: 20 }, 1));
const { activities, summary } = planned({
  crews: { 'tower-crew': { teams: 2, costPerDayCents: dollars(4_000), mobilisationCents: dollars(1_000) } },
});
const byId = new Map(activities.map((activity) => [activity.id, activity]));

describe('what a plan says of each activity', () => {
  test('every team has its trade, and a trade no more teams than the plan', () => {
    for (const { id, crew, crewKind } of activities) {
      if (crew === null) continue;
      expect([id, crewKind !== undefined && crew <= (summary.crews?.find((one) => one.crewKind === crewKind)?.teams ?? 0)]).toEqual([id, true]);
    }
    expect(byId.get('T1.install')?.crewKind).toBe('tower-crew');
    expect(byId.get('T1.cut-over')?.crewKind).toBe('integration-engineer');
    expect(byId.get('T1.permit')).toMatchObject({ crew: null });
  });

  test('what it waits for is over when it starts', () => {
    let links = 0;
    for (const { id, startOn, waitsFor = [] } of activities) {
      for (const { id: before, kind, lagDays } of waitsFor) {
        const from = byId.get(before);
        if (!from) continue;
        links++;
        const earliest = kind === 'start-start' ? addDays(from.startOn, lagDays) : addDays(from.finishOn, lagDays + 1);
        expect([id, before, startOn >= earliest]).toEqual([id, before, true]);
      }
    }
    expect(links).toBeGreaterThan(100);
    expect(byId.get('T1.civil')?.waitsFor?.map(({ id }) => id)).toEqual(expect.arrayContaining(['T1.permit', 'T1.staging']));
    expect(byId.get('T1.civil')?.waitsFor?.map(({ id }) => id)).not.toContain('T1.design');
  });

  test('equipment comes to a site on the last working day before it is needed', () => {
    for (const { siteCode } of activities.filter(({ kind }) => kind === 'delivery')) {
      const [delivery, install] = [byId.get(`${siteCode}.delivery`), byId.get(`${siteCode}.install`)];
      expect(daysBetween(delivery?.finishOn as Day, install?.startOn as Day)).toBeLessThanOrEqual(4);
    }
  });
});

describe('slack', () => {
  const network = built(
    { packages: [aTower('T1'), aTower('T2'), aTower('T3'), aTower('T4', { season: 'no-winter' })], radio: true, core: true },
    {
      crews: { 'tower-crew': { teams: 1 } },
    },
  );
  const plan = value(planNetwork(network.network, { seed: 1, schedules: 20 }));
  const latest = latestStarts(network.network, plan);
  const replayWith = (index: number, release: number): number => {
    const releases = Int32Array.from(network.network.activities, (one) => one.release);
    releases[index] = Math.max(releases[index] ?? 0, release);
    return prepareReplay(network.network, plan).run(undefined, releases);
  };

  test('is what an activity can be late by, alone, without moving the finish; a day more moves it', () => {
    let [critical, free] = [0, 0];
    network.network.activities.forEach(({ duration, step }, index) => {
      if (duration === 0 || step === 'close-out') return;
      const day = latest[index] ?? 0;
      expect([index, replayWith(index, day)]).toEqual([index, plan.finish]);
      expect([index, replayWith(index, day + 1) > plan.finish]).toEqual([index, true]);
      if (day === plan.starts[index]) critical++;
      else free++;
    });
    expect(critical).toBeGreaterThan(3);
    expect(free).toBeGreaterThan(3);
  });

  test('is left when deliveries come late, which breaks nothing', () => {
    const late = deliverLate(network.network, plan, new Set());
    expect(findNetworkFaults(network.network, late)).toEqual([]);
    expect(late.finish).toBe(plan.finish);
  });
});

describe('what the plan says as a whole', () => {
  test('no plan can finish before the bound, and its reason is a sentence', () => {
    expect((summary.bound?.finishOn ?? '9') <= summary.finishOn).toBe(true);
    expect(summary.bound?.reason).toMatch(/^The .*\.$/);
    expect(summary.bound?.gapPercent).toBeGreaterThanOrEqual(0);
  });

  test('crews cost their days of work and on the road, and a mobilization each', () => {
    const crews = summary.crews?.find(({ crewKind }) => crewKind === 'tower-crew');
    expect(crews).toMatchObject({
      teams: 2,
      workDays: 8 * 7,
      travelDays: 0,
      costCents: 56 * 400_000 + 2 * 100_000,
      confidence: 'stated by the carrier',
    });
    expect(crews?.basis).toContain('$4,000 for each day');
    expect(summary.crews?.find(({ crewKind }) => crewKind === 'technician')?.confidence).toBe('planning assumption');
  });

  test('the plan is kept with what was assumed beyond durations', () => {
    expect(summary.plan).toMatchObject({ startOn: '2026-06-01', workWeek: 'five days', goal: { kind: 'finish' } });
    expect(summary.notes?.join(' ')).toContain('Planning assumption: the backhaul of 7 sites is inferred');
  });

  test('a later order date never brings an earlier finish here, and a stopped search says so', () => {
    const finishes = ['2026-06-01', '2026-08-01', '2026-11-01'].map((orderOn) => planned({ orderOn: orderOn as Day }, 3).summary.finishOn);
    expect(finishes).toEqual([...finishes].sort());
    const stopped = planSchedule(towers(4), { settings: aPlan(), ...workData, runs: 5, shouldStop: () => true }, 1);
    expect(value(stopped).summary.bound?.stopped).toBe(true);
  });

  test('the search reports the best so far', () => {
    const seen: string[] = [];
    value(planSchedule(towers(6), { settings: aPlan(), ...workData, runs: 5, onBest: ({ finishOn }) => seen.push(finishOn) }, 1));
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual([...seen].sort().reverse());
  });
});
