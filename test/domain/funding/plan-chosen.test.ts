import { describe, expect, test } from '@jest/globals';
import { addDays, type Day, day, daysBetween } from '../../../server/domain/calendar.ts';
import { barLateSites, countFieldDays, planChosen, timeSites } from '../../../server/domain/funding/plan-chosen.ts';
import { planAndAssess } from '../../../server/domain/schedule/plan-schedule.ts';
import type { WorkPackage, WorkProgram } from '../../../server/domain/schedule/work-packages.ts';
import { workData } from '../cost/planning-seed.ts';

const inputs = { settings: { startOn: day('2027-01-04'), termYears: 1, towerCrews: 2 }, ...workData };
const chosen = { inputs, seed: 7 };

function aPackage(siteCode: string, changes: Partial<WorkPackage> = {}): WorkPackage {
  return { siteCode, work: 'tower', onTower: true, season: 'all-year', latitude: 41, longitude: -100, devices: 0, ...changes };
}

const work: WorkProgram = {
  packages: [aPackage('OPEN'), aPackage('ALIKE'), aPackage('SUMMER', { season: 'summer-only' })],
  radio: true,
  core: false,
};

function timed(deadline: string) {
  const times = timeSites(work, day(deadline), chosen);
  if (!times.ok) throw new Error(times.issues.map(({ message }) => message).join(' '));
  return times.value;
}

describe('which sites a deadline leaves', () => {
  test('a site that misses it by itself is named with its confidence and its season', () => {
    const none = barLateSites(timed('2027-02-01'), day('2027-02-01'), 0.8);
    expect(none.map(({ siteCode, cause }) => [siteCode, cause])).toEqual([
      ['OPEN', 'season'],
      ['ALIKE', 'season'],
      ['SUMMER', 'season'],
    ]);
    expect(none[2]?.reason).toMatch(/^Even alone, with a crew at hand, .* confidence of 0 %.*its access season is “/);
    expect(barLateSites(timed('2040-01-01'), day('2040-01-01'), 0.97)).toEqual([]);
  });

  test('a later deadline never bars more, and sites alike are alike', () => {
    const days = ['2027-09-01', '2027-12-01', '2028-03-01', '2028-09-01'];
    const shares = days.map((deadline) => timed(deadline).map(({ share }) => share));
    for (const site of [0, 1, 2]) {
      const rising = shares.map((one) => one[site] ?? 0);
      expect(rising).toEqual([...rising].sort((a, b) => a - b));
      expect(rising.at(-1)).toBeGreaterThan(0.5);
    }
    for (const [open, alike] of shares) expect(alike).toBe(open);
  });

  test('the confidence is the share of runs that end by the deadline, also by one on February 29', () => {
    const deadline = day('2028-02-29');
    const alone = { ...work, packages: work.packages.slice(0, 1) };
    const startOn = day('2027-04-01');
    const later = { ...inputs, settings: { ...inputs.settings, startOn } };
    const shareOf = (lastOn: Day) => {
      const assessed = planAndAssess(alone, { ...later, runs: 200, schedules: 10 }, chosen.seed);
      if (!assessed.ok) throw new Error(assessed.issues.map(({ message }) => message).join(' '));
      const { finishes } = assessed.value;
      return finishes.filter((end) => end <= daysBetween(startOn, lastOn)).length / finishes.length;
    };
    expect(shareOf(deadline)).toBeGreaterThan(shareOf(addDays(deadline, -1)));
    const times = timeSites(alone, deadline, { ...chosen, inputs: later });
    expect(times.ok && times.value[0]?.share).toBe(shareOf(deadline));
  });

  test('the schedule of the chosen sites holds them alone', () => {
    const planned = planChosen(work, new Set(['OPEN']), chosen);
    expect(planned.ok && planned.value.sites.map(({ siteCode }) => siteCode)).toEqual(['OPEN']);
    if (!planned.ok) return;
    const [first] = planned.value.activities
      .filter(({ crewKind }) => crewKind === 'tower-crew')
      .map(({ startOn }) => startOn)
      .sort();
    expect(countFieldDays(planned.value.activities, first ?? day('2027-01-04'))).toBe(1);
    expect(countFieldDays(planned.value.activities, day('2027-01-01'))).toBe(0);
    expect(countFieldDays([], day('2030-01-01'))).toBe(0);
  });
});
