import { describe, expect, test } from '@jest/globals';
import { day } from '../../../../server/domain/calendar.ts';
import { checkOrder } from '../../../../server/domain/schedule/progress/check-order.ts';
import { checkProgress } from '../../../../server/domain/schedule/progress/check-progress.ts';
import type { ActivityProgress } from '../../../../server/domain/schedule/work-plan.ts';
import { entry, smallPlan } from './small-plan.ts';

const plan = { startOn: day('2026-06-01'), activities: smallPlan };
const statusOn = day('2026-10-15');
const check = (...entries: ActivityProgress[]) =>
  checkProgress(entries, plan, statusOn).map(({ code, severity, entry: at }) => `${at} ${severity} ${code}`);

describe('a record of progress is checked against the baseline', () => {
  test('work as planned has no fault', () => {
    expect(check(entry('NETWORK.order', '2026-06-01 2026-06-30'), entry('NETWORK.lead-time', '2026-07-01 2026-08-31'))).toEqual([]);
  });

  test('an activity that is not in the plan is named, and the nearest offered', () => {
    const [issue] = checkProgress([entry('HP-001.instal', '2026-09-01')], plan, statusOn);
    expect(issue).toMatchObject({ severity: 'error', code: 'unknown-activity', subject: 'HP-001.instal' });
    expect(issue?.message).toContain('HP-0001.install');
  });

  test.each([
    ['finish before start', entry('NETWORK.order', '2026-06-20 2026-06-10'), 'finishes-before-start'],
    ['a start after the status day', entry('NETWORK.order', '2026-10-16'), 'starts-in-future'],
    ['a finish after the status day', entry('NETWORK.order', '2026-06-01 2026-11-01', { cause: 'labor' }), 'finishes-in-future'],
    ['a year that is a slip of the keys', entry('NETWORK.order', '2016-06-01 2026-06-30'), 'wrong-year'],
    ['half a day left', entry('NETWORK.order', '2026-06-01', { remainingDays: 1.5, cause: 'labor' }), 'remaining-not-whole'],
    ['fewer than no days left', entry('NETWORK.order', '2026-06-01', { remainingDays: -3, cause: 'labor' }), 'remaining-negative'],
    ['no day left without a finish', entry('NETWORK.order', '2026-06-01', { remainingDays: 0, cause: 'labor' }), 'nothing-remaining'],
    ['more days left than any step takes', entry('NETWORK.order', '2026-06-01', { remainingDays: 20_000, cause: 'labor' }), 'remaining-absurd'],
    ['days left of finished work', entry('NETWORK.order', '2026-06-01 2026-06-30', { remainingDays: 3 }), 'remaining-after-finish'],
  ])('%s is an error', (_what, wrong, code) => {
    expect(check(wrong)).toEqual([`0 error ${code}`]);
  });

  test('an activity recorded twice is an error at the second line', () => {
    const line = entry('NETWORK.order', '2026-06-01 2026-06-30');
    expect(check(line, line)).toEqual(['1 error activity-twice']);
  });

  test('a start before the first day of the plan is asked about, not refused', () => {
    expect(check(entry('NETWORK.order', '2026-05-04 2026-06-30'))).toEqual(['0 warning starts-before-approval']);
  });

  test('lateness of more than five days asks for its cause', () => {
    expect(check(entry('NETWORK.order', '2026-06-01 2026-07-05'))).toEqual([]);
    expect(check(entry('NETWORK.order', '2026-06-01 2026-07-06'))).toEqual(['0 warning late-without-cause']);
    expect(check(entry('NETWORK.order', '2026-06-01'))).toEqual(['0 warning late-without-cause']);
    expect(check(entry('NETWORK.order', '2026-06-01 2026-07-06', { cause: 'funding' }))).toEqual([]);
  });

  test('work that was done before what it waits for is a warning that names both', () => {
    const early = entry('HP-0001.removal', '2026-09-20 2026-09-22');
    const [cutOver, lag] = checkOrder([entry('HP-0001.cut-over', '2026-09-10 2026-09-11'), early], smallPlan);
    expect(cutOver).toMatchObject({ subject: 'HP-0001.cut-over', entry: 0 });
    expect(lag).toMatchObject({ severity: 'warning', code: 'before-what-it-waits-for', entry: 1 });
    expect(lag?.message).toMatch(/"Removal" at HP-0001 .*"Cut-over" at HP-0001.*Sep.26/);
    expect(checkOrder([early], smallPlan)[0]?.message).toContain('of which nothing is recorded');
    const moment = [{ id: 'NETWORK.all-on-air', kind: 'finish-start' as const, lagDays: 0 }];
    const throughMoment = smallPlan.map((one) => (one.id === 'NETWORK.destruction' ? { ...one, waitsFor: moment } : one));
    const tooSoon = entry('NETWORK.destruction', '2026-09-05');
    expect(checkOrder([tooSoon], throughMoment)[0]?.message).toContain('"Cut-over" at HP-0001');
    expect(checkOrder([entry('NETWORK.order', '2026-06-01 2026-06-30')], smallPlan)).toEqual([]);
  });
});
