import { describe, expect, test } from '@jest/globals';
import { day } from '../../../../server/domain/calendar.ts';
import { dollars } from '../../../../server/domain/money.ts';
import { buildNetwork } from '../../../../server/domain/schedule/network/build-network.ts';
import { planSchedule } from '../../../../server/domain/schedule/plan-schedule.ts';
import type { WorkPlan } from '../../../../server/domain/schedule/work-plan.ts';
import { seasons, value, workData } from '../../cost/planning-seed.ts';
import { aPlan, aTower, built, refused, towers } from './work-case.ts';

describe('what cannot be planned is refused in a sentence that names the site or the work', () => {
  test('traffic that goes in a circle', () => {
    const packages = [aTower('T1', { backhaulTo: 'T3' }), aTower('T2', { backhaulTo: 'T1' }), aTower('T3', { backhaulTo: 'T2' })];
    const [fault] = refused({ packages, radio: true, core: true }, {});
    expect(fault).toMatchObject({ code: 'backhaul-circle', subject: 'T1', message: expect.stringContaining('T1 → T3 → T2 → T1') });
  });

  test('work without a team', () => {
    const faults = refused(towers(3), { crews: { 'tower-crew': { teams: 0 }, technician: { teams: 0 } } });
    expect(faults).toEqual([
      { code: 'no-crews', subject: 'T1', message: expect.stringContaining('The plan has no tower crew, but site T1 and 2 other sites') },
      { code: 'no-crews', subject: 'T1', message: expect.stringContaining('no technician team') },
    ]);
  });

  test('a trade without teams is no fault where nothing needs it', () => {
    const packages = [aTower('S1', { work: 'storage', onTower: false })];
    expect(built({ packages, radio: false, core: false }, { crews: { 'tower-crew': { teams: 0 } } }).sites).toHaveLength(1);
  });

  test('a site that never opens, by its season or by freezes', () => {
    const shut = { ...seasons, helicopter: { ...seasons.helicopter, closures: [{ from: '01-01', until: '12-31' }] } };
    const packages = [aTower('T1'), aTower('PEAK 2', { season: 'helicopter' })];
    const result = buildNetwork({ packages, radio: true, core: true }, aPlan(), { ...workData, seasons: shut });
    expect(result.issues).toMatchObject([{ code: 'season-never-open', subject: 'PEAK 2', message: expect.stringContaining('never open') }]);
    const freezes = [{ from: day('2026-01-01'), until: day('2099-12-31'), stops: 'field work' as const, title: 'For ever' }];
    expect(refused(towers(1), { freezes })).toMatchObject([{ code: 'season-never-open', subject: 'T1' }]);
  });

  const late = { siteCode: 'T9', days: 5, reason: 'Customs' };
  const backwards = { from: day('2026-12-24'), until: day('2026-12-20'), stops: 'cut-over' as const, title: 'Holidays' };
  test.each<[string, Partial<WorkPlan>, string, RegExp]>([
    ['an order before the approval', { orderOn: day('2026-05-01') }, 'before-approval', /The order is dated May.1,.2026, before the approval/],
    ['money before the approval', { money: [{ on: day('2026-05-31'), cents: dollars(5) }] }, 'before-approval', /Part 1 of the money is dated/],
    ['an order in another lifetime', { orderOn: day('2090-01-01') }, 'years-away', /The order is dated Jan.1,.2090, more than 40 years after/],
    ['money in another lifetime', { money: [{ on: day('2096-07-01'), cents: dollars(5) }] }, 'years-away', /Part 1 of the money is dated/],
    ['money that is nothing', { money: [{ on: day('2026-07-01'), cents: dollars(0) }] }, 'money-unsound', /Part 1 of the money is nothing/],
    ['a goal before the start', { goal: { kind: 'fewest crews', finishBy: day('2026-01-01') } }, 'before-approval', /The day to finish by/],
    ['a freeze that ends before it begins', { freezes: [backwards] }, 'freeze-unsound', /“Holidays” ends on/],
    ['a site nobody knows, left out', { sitesLeftOut: ['T9'] }, 'plan-unknown-site', /Site T9, which the plan leaves out/],
    ['a late delivery to a site nobody knows', { lateDeliveries: [late] }, 'plan-unknown-site', /Site T9, to which a delivery is late/],
    ['a delivery that is early by days', { lateDeliveries: [{ ...late, siteCode: null, days: -3 }] }, 'late-days', /“Customs” is -3 days late/],
    ['no site left', { sitesLeftOut: ['T1', 't2'] }, 'no-sites-left', /leaves out every site/],
    ['half a crew', { crews: { 'tower-crew': { teams: 1.5 } } }, 'no-crews', /tower crews is not a whole number/],
    ['too many crews', { crews: { technician: { teams: 401 } } }, 'no-crews', /technician teams is not a whole number from 0 to 400/],
    [
      'days in disorder',
      { durations: { permit: { lowDays: 9, likelyDays: 5, highDays: 20, reason: 'x' } } },
      'own-duration',
      /“Local permit” must rise/,
    ],
    ['a term that is no number', { termYears: Number.NaN }, 'term-years', /not a number of years/],
  ])('%s', (_, plan, code, sentence) => {
    const faults = refused(towers(2), plan);
    expect(faults.map((fault) => fault.code)).toEqual([code]);
    expect(faults[0]?.message).toMatch(sentence);
  });

  test('teams that need more than 40 years', () => {
    const inputs = { settings: aPlan({ crews: { 'integration-engineer': { teams: 1 } } }), ...workData };
    const many = {
      ...towers(1),
      packages: Array.from({ length: 4_500 }, (_, index) => aTower(`T${index}`, { latitude: 40, longitude: -100 - index / 100 })),
    };
    const { issues } = planSchedule(many, inputs, 1);
    expect(issues.map(({ code, field }) => [code, field])).toEqual([['too-few-crews', 'crews.integration-engineer']]);
    expect(issues[0]?.message).toContain('With 1 integration engineer the work does not end within 40 years');
  });
});

describe('the fewest crews that finish by a day', () => {
  const inputs = (finishBy: string) => {
    const settings = aPlan({ goal: { kind: 'fewest crews', finishBy: day(finishBy) } });
    return { settings, ...workData, runs: 5, schedules: 10 };
  };

  test('are fewer for a later day, and the plan keeps the day', () => {
    const program = towers(24);
    const soon = value(planSchedule(program, inputs('2027-06-15'), 1)).summary;
    const later = value(planSchedule(program, inputs('2028-03-01'), 1)).summary;
    expect(soon.finishOn <= '2027-06-15').toBe(true);
    expect(later.finishOn <= '2028-03-01').toBe(true);
    expect(later.settings.towerCrews).toBe(1);
    expect(soon.settings.towerCrews).toBeGreaterThanOrEqual(later.settings.towerCrews);
  });

  test('are refused where no number of crews is in time', () => {
    const { issues } = planSchedule(towers(3), inputs('2026-12-01'), 1);
    expect(issues.map(({ code }) => code)).toEqual(['never-in-time']);
    expect(issues[0]?.message).toMatch(/No number of tower crews finishes the work by Dec.1,.2026/);
  });
});
