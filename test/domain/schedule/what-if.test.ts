import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, day, daysBetween } from '../../../server/domain/calendar.ts';
import { cents } from '../../../server/domain/money.ts';
import { applyWhatIf, isOnlyMoreCrews, whatIfKinds } from '../../../server/domain/schedule/what-if.ts';
import type { WorkPlan } from '../../../server/domain/schedule/work-plan.ts';

const plan: WorkPlan = {
  startOn: day('2027-01-04'),
  termYears: 1,
  money: [],
  crews: {},
  workWeek: 'five days',
  freezes: [{ from: day('2027-12-20'), until: day('2028-01-02'), stops: 'cut-over', title: 'Holidays' }],
  durations: {},
  sitesLeftOut: ['HP-0009'],
  lateDeliveries: [],
  goal: { kind: 'finish' },
};
const facts = { towerCrews: 2, firstFundsOn: day('2027-03-21'), totalCents: cents(1_000_001) };
const ask = (kind: (typeof whatIfKinds)[number], more: { days?: number; siteCode?: string | null; plan?: WorkPlan; crews?: number } = {}) =>
  applyWhatIf(
    more.plan ?? plan,
    { kind, days: more.days ?? 30, siteCode: more.siteCode ?? null },
    { ...facts, towerCrews: more.crews ?? facts.towerCrews },
  );
const planOf = (result: ReturnType<typeof ask>): WorkPlan => {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(' '));
  return result.value.plan;
};

describe('one question about a plan', () => {
  test('leaves the plan itself alone and names what it changes', () => {
    const before = JSON.stringify(plan);
    for (const kind of whatIfKinds) {
      const result = ask(kind, { siteCode: 'HP-0001' });
      if (result.ok) expect(result.value.name).not.toBe('');
    }
    expect(JSON.stringify(plan)).toBe(before);
  });

  test('counts crews from those that the planner assumed', () => {
    expect(planOf(ask('more-crews')).crews['tower-crew']?.teams).toBe(3);
    expect(planOf(ask('fewer-crews')).crews['tower-crew']?.teams).toBe(1);
    const last = ask('fewer-crews', { crews: 1 });
    expect(last.ok).toBe(false);
    expect(last.issues[0]?.message).toContain('one tower crew');
  });

  test('keeps the cost and base of the crews when it adds one', () => {
    const own = { ...plan, crews: { 'tower-crew': { teams: 2, costPerDayCents: cents(350_000) } } };
    expect(planOf(ask('more-crews', { plan: own })).crews['tower-crew']).toEqual({ teams: 3, costPerDayCents: 350_000 });
  });

  test('orders never before the start', () => {
    expect(ask('order-earlier').ok).toBe(false);
    const later = planOf(ask('order-later'));
    expect(later.orderOn).toBe('2027-02-04');
    expect(planOf(ask('order-earlier', { plan: later })).orderOn).toBe(plan.startOn);
    const soon = { ...plan, orderOn: addDays(plan.startOn, 5) };
    expect(planOf(ask('order-earlier', { plan: soon })).orderOn).toBe(plan.startOn);
  });

  test('moves all that follows from approval by the same days, and no freeze', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (days) => {
        const money = [{ on: day('2027-06-01'), cents: cents(5) }];
        const full = { ...plan, orderOn: day('2027-02-01'), firstFundsOn: day('2027-03-01'), money };
        const moved = planOf(ask('approval-later', { days, plan: full }));
        const shifts = [
          [full.startOn, moved.startOn],
          [full.orderOn, moved.orderOn],
          [full.firstFundsOn, moved.firstFundsOn],
          [money[0]?.on, moved.money[0]?.on],
        ] as [Day, Day][];
        expect(new Set(shifts.map(([from, to]) => daysBetween(from, to)))).toEqual(new Set([days]));
        expect(moved.freezes).toEqual(full.freezes);
      }),
    );
  });

  test('splits the money to the cent', () => {
    const { money } = planOf(ask('money-in-halves'));
    expect(money.map(({ on }) => on)).toEqual(['2027-03-21', '2027-09-21']);
    expect(money.reduce((sum, part) => sum + part.cents, 0)).toBe(facts.totalCents);
  });

  test('leaves a site out once, and asks for its code', () => {
    expect(planOf(ask('without-site', { siteCode: 'HP-0009' })).sitesLeftOut).toEqual(['HP-0009']);
    expect(planOf(ask('without-site', { siteCode: 'HP-0001' })).sitesLeftOut).toEqual(['HP-0009', 'HP-0001']);
    expect(ask('without-site').ok).toBe(false);
  });

  test('tells a plan with only more crews from every other change', () => {
    expect(isOnlyMoreCrews(plan, planOf(ask('more-crews')), 2)).toBe(true);
    expect(isOnlyMoreCrews(plan, planOf(ask('fewer-crews')), 2)).toBe(false);
    const reordered = { ...planOf(ask('more-crews')), orderOn: day('2027-05-01') };
    expect(isOnlyMoreCrews(plan, reordered, 2)).toBe(false);
    for (const kind of ['order-later', 'approval-later', 'late-delivery', 'money-in-halves'] as const) {
      expect(isOnlyMoreCrews(plan, planOf(ask(kind)), 2)).toBe(false);
    }
  });
});
