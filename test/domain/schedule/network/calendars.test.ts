import { describe, expect, test } from '@jest/globals';
import { addDays, day, isBusinessDay } from '../../../../server/domain/calendar.ts';
import { calendarSource } from '../../../../server/domain/schedule/network/build-calendars.ts';
import { readRegionalSeasons, regionalSeasonsAt } from '../../../../server/domain/schedule/network/read-regional-seasons.ts';
import { readTradeRules } from '../../../../server/domain/schedule/network/read-trade-rules.ts';
import { readWorkTemplates } from '../../../../server/domain/schedule/network/read-work-templates.ts';
import type { WorkPlan } from '../../../../server/domain/schedule/work-plan.ts';
import { seasons, workData } from '../../cost/planning-seed.ts';
import { aTower, built, find, startOn } from './work-case.ts';

function openDays(kind: 'field' | 'night' | 'office', changes: Partial<WorkPlan> = {}): string[] {
  const plan = { startOn, freezes: [], workWeek: 'five days' as const, ...changes };
  const source = calendarSource({ plan, seasons, dayCount: 400 });
  const calendar = source.calendars[source.positionOf(kind, 'all-year', [])];
  return [...(calendar?.days ?? [])].map((offset) => addDays(startOn, offset));
}

const weekdayOf = (value: string) => new Date(`${value}T00:00:00Z`).getUTCDay();

describe('the days on which work goes on', () => {
  test('are business days; with six days a week Saturdays too, but no holiday', () => {
    expect(openDays('field').every((one) => isBusinessDay(day(one)))).toBe(true);
    const six = openDays('field', { workWeek: 'six days' });
    expect(six).toContain('2026-06-06');
    expect(six).not.toContain('2026-06-07');
    // Independence Day of 2026 is a Saturday, observed on the Friday before: nobody works on either.
    expect(six).not.toContain('2026-07-03');
    expect(six).not.toContain('2026-07-04');
    expect(six).toContain('2026-07-11');
    expect(openDays('office', { workWeek: 'six days' })).not.toContain('2026-06-06');
  });

  test('for a cut-over are the nights of Monday to Thursday, and one that fits into a week is not spread over two', () => {
    const source = calendarSource({ plan: { startOn, freezes: [], workWeek: 'five days' }, seasons, dayCount: 400 });
    const calendar = source.calendars[source.positionOf('night', 'all-year', [])];
    const nights = openDays('night');
    expect(new Set(nights.map(weekdayOf))).toEqual(new Set([1, 2, 3, 4]));
    nights.forEach((one, ordinal) => {
      const end = nights[calendar?.windowEnd[ordinal] ?? 0] ?? '';
      expect([one, end >= one && end <= addDays(day(one), 4 - weekdayOf(one))]).toEqual([one, true]);
    });
  });

  test('of a freeze are left out: for cut-overs alone, or for all field work', () => {
    const freeze = { from: day('2026-11-20'), until: day('2027-01-04'), title: 'Holiday freeze' };
    const quiet = { freezes: [{ ...freeze, stops: 'cut-over' as const }] };
    expect(openDays('night', quiet).some((one) => one >= freeze.from && one <= freeze.until)).toBe(false);
    expect(openDays('field', quiet)).toContain('2026-12-01');
    const still = { freezes: [{ ...freeze, stops: 'field work' as const }] };
    expect(openDays('field', still).some((one) => one >= freeze.from && one <= freeze.until)).toBe(false);
    expect(openDays('office', still)).toContain('2026-12-01');
  });
});

describe('seasons of a region', () => {
  const daysAt = (changes: Parameters<typeof aTower>[1]) => {
    const network = built({ packages: [aTower('T1', changes)], radio: true, core: true });
    const calendar = network.network.calendars[find(network, 'T1.install').calendar];
    return { days: [...(calendar?.days ?? [])].map((offset) => addDays(startOn, offset).slice(5)), notes: network.assumptions.join(' ') };
  };

  test('close a high site in Colorado from December 1 to April 1, and say by what source', () => {
    const { days, notes } = daysAt({ state: 'CO', elevationFeet: 9_400 });
    expect(days.some((date) => date >= '12-01' || date <= '04-01')).toBe(false);
    expect(notes).toContain('Colorado mountains in winter closes 1 site');
    expect(notes).toContain('Telecompetitor');
  });

  test('leave a lower site, one of unknown elevation and one in another state open', () => {
    for (const changes of [{ state: 'CO', elevationFeet: 4_000 }, { state: 'CO' }, { state: 'UT', elevationFeet: 9_400 }]) {
      expect(daysAt(changes).days).toContain('01-12');
    }
  });

  test('that are not sure for a site close nothing: they are proposed, and make days uncertain', () => {
    const { days, notes } = daysAt({ state: 'WY', elevationFeet: 6_000 });
    expect(days).toContain('01-12');
    expect(notes).toContain('Wyoming big-game winter range closes nothing in this plan and makes days uncertain at 1 site');
    const [rule] = regionalSeasonsAt({ state: 'WY', elevationFeet: 6_000 }, workData.regions);
    expect(rule?.lostDayShares).toHaveLength(12);
  });

  test('that come from memory are planning assumptions', () => {
    for (const { key, source, confidence } of workData.regions) {
      if (/from memory/.test(source)) expect([key, confidence]).toEqual([key, 'planning assumption']);
    }
  });
});

describe('the data of the work', () => {
  test('names a step that is missing, stands twice, or waits for one below it', () => {
    const rows = workData.templates.map((step) => ({ ...step, trade: step.trade ?? undefined, when: step.when ?? undefined }));
    expect(readWorkTemplates(rows).ok).toBe(true);
    expect(readWorkTemplates(rows.filter(({ key }) => key !== 'close-out')).issues.map(({ subject }) => subject)).toEqual(['close-out']);
    expect(readWorkTemplates([...rows, rows.at(-1)]).issues[0]?.message).toContain('stands twice');
    const circular = rows.map((step) => (step.key === 'survey' ? { ...step, after: ['cut-over'] } : step));
    expect(readWorkTemplates(circular).issues[0]?.message).toBe('The step survey waits for cut-over, which must stand above it.');
    expect(readWorkTemplates(null).ok).toBe(false);
  });

  test('names a trade that is missing or faulty', () => {
    const rows = Object.values(workData.trades).map(({ costPerDay, mobilisationCents, ...rule }) => {
      const { lowCents, likelyCents, highCents } = costPerDay;
      return {
        ...rule,
        costPerDay: { low: lowCents / 100, likely: likelyCents / 100, high: highCents / 100 },
        mobilisation: mobilisationCents / 100,
      };
    });
    expect(readTradeRules(rows).ok).toBe(true);
    expect(readTradeRules(rows.slice(1)).issues.map(({ subject }) => subject)).toEqual(['survey-team']);
    const cheap = rows.map((rule) => (rule.trade === 'technician' ? { ...rule, costPerDay: { low: 9, likely: 5, high: 7 } } : rule));
    expect(readTradeRules(cheap).issues.map(({ subject }) => subject)).toEqual(['technician']);
    expect(readTradeRules('none').ok).toBe(false);
  });

  test('names a regional season that is faulty', () => {
    const rows = workData.regions.map((rule) => ({
      ...rule,
      lostDayShares: Object.fromEntries(rule.lostDayShares.map((share, month) => [month + 1, share])),
    }));
    expect(readRegionalSeasons(rows).ok).toBe(true);
    expect(readRegionalSeasons([...rows, rows[0]]).issues.map(({ subject }) => subject)).toEqual([workData.regions[0]?.key]);
    expect(readRegionalSeasons([{ ...rows[0], lostDayShares: { 1: 1.5 } }]).ok).toBe(false);
    expect(readRegionalSeasons({}).ok).toBe(false);
  });
});
