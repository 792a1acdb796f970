import { describe, expect, test } from '@jest/globals';
import { addDays, day, daysBetween, isBusinessDay } from '../../../server/domain/calendar.ts';
import { activityTable } from '../../../server/domain/schedule/activity-table.ts';
import { arrangeGantt, type GanttWish } from '../../../server/domain/schedule/arrange-gantt.ts';
import { countCrewMonths } from '../../../server/domain/schedule/count-crew-months.ts';
import { linkActivities } from '../../../server/domain/schedule/link-activities.ts';
import { pageLines } from '../../../server/domain/schedule/page-lines.ts';
import { traceDrivingPath } from '../../../server/domain/schedule/trace-driving-path.ts';
import { inventedSchedule } from './invented-schedule.ts';

const { schedule, places } = inventedSchedule(60);
const { activities, summary } = schedule;
const linked = linkActivities(activities, summary.assumptions);
const driving = traceDrivingPath(activities, linked);
const byId = new Map(activities.map((activity) => [activity.id, activity]));
const wish: GanttWish = { by: 'site', open: new Set(), search: '', from: null, until: null, driving };

describe('what waits for what', () => {
  test('every link is kept by the dates of the plan', () => {
    const ends = new Map([
      ...activities.map(({ id, finishOn }) => [id, finishOn] as const),
      ...linked.gates.map(({ id, day: end }) => [id, end] as const),
    ]);
    expect(linked.links.length).toBeGreaterThan(300);
    for (const { fromId, toId, lagDays } of linked.links) {
      const start = byId.get(toId)?.startOn;
      if (start) expect(addDays(ends.get(fromId) ?? day('2199-01-01'), lagDays) < start).toBe(true);
    }
  });

  test('a tower waits for its permit and the delivery, its removal for the cut-over and the days on air', () => {
    const to = (id: string) => linked.links.filter(({ toId }) => toId === id).map(({ fromId, lagDays }) => [fromId, lagDays]);
    expect(to('HP-0003.install')).toEqual([
      ['HP-0003.permit', 0],
      ['NETWORK.lead-time', 0],
    ]);
    expect(to('HP-0003.cut-over')).toEqual([
      ['HP-0003.install', 0],
      ['NETWORK.core', 0],
    ]);
    expect(to('HP-0003.removal')).toEqual([['HP-0003.cut-over', 14]]);
    expect(to('NETWORK.core-removal')).toEqual([['NETWORK.all-on-air', 0]]);
  });

  test('the path that sets the finish runs from the last step back without a gap that nothing explains', () => {
    const path = [...driving].map((id) => byId.get(id));
    expect(path[0]?.id).toBe('NETWORK.close-out');
    expect(path.at(-1)?.id).toBe('NETWORK.order');
    path.slice(1).forEach((earlier, turn) => {
      const later = path[turn];
      if (!earlier || !later) throw new Error('The path names an activity that is not in the plan.');
      expect(daysBetween(earlier.finishOn, later.startOn)).toBeGreaterThan(0);
    });
  });
});

describe('the lines of the chart', () => {
  test('by site, folded: the whole network first, then one line a site, those that build first on top', () => {
    const lines = arrangeGantt(activities, places, wish);
    expect(lines.length).toBe(61);
    expect(lines[0]?.label).toBe('Whole network');
    const begins = lines.slice(1).flatMap(({ bars }) => bars.find(({ workClass }) => workClass === 'build')?.startOn ?? []);
    expect(begins).toEqual([...begins].sort());
  });

  test('a folded site shows survey, design and permit as one bar, an open one each step on its own line', () => {
    const folded = arrangeGantt(activities, places, { ...wish, search: 'HP-0003' });
    expect(folded[0]?.bars.map(({ workClass, count }) => [workClass, count])).toEqual([
      ['prepare', 3],
      ['build', 1],
      ['cut-over', 1],
      ['remove', 1],
    ]);
    const open = arrangeGantt(activities, places, { ...wish, search: 'HP-0003', open: new Set(['HP-0003']) });
    expect(open.map(({ depth }) => depth)).toEqual([0, 1, 1, 1, 1, 1, 1]);
  });

  test('every activity is in exactly one bar, whatever the view', () => {
    for (const by of ['site', 'county'] as const) {
      const lines = arrangeGantt(activities, places, { ...wish, by });
      expect(lines.flatMap(({ bars }) => bars).reduce((sum, { count }) => sum + count, 0)).toBe(activities.length);
      const open = arrangeGantt(activities, places, { ...wish, by, open: 'all' }).filter(({ depth }) => depth === 1);
      expect(open.flatMap(({ bars }) => bars).reduce((sum, { count }) => sum + count, 0)).toBe(activities.length);
    }
    const crewed = activities.filter(({ crew }) => crew !== null).length;
    const lanes = arrangeGantt(activities, places, { ...wish, by: 'crew' });
    expect(lanes.map(({ label }) => label)).toEqual(['Tower crew 1', 'Tower crew 2', 'Tower crew 3', 'Tower crew 4']);
    expect(lanes.flatMap(({ bars }) => bars).reduce((sum, { count }) => sum + count, 0)).toBe(crewed);
  });

  test('a window leaves out what lies outside, and a search all other sites', () => {
    const [from, until] = [day('2027-04-01'), day('2027-04-30')];
    const lines = arrangeGantt(activities, places, { ...wish, from, until });
    expect(lines.length).toBeLessThan(61);
    for (const { bars } of lines) for (const { startOn, finishOn } of bars) expect(finishOn >= from && startOn <= until).toBe(true);
    expect(arrangeGantt(activities, places, { ...wish, search: 'baca' }).every(({ small }) => small.includes('Baca County'))).toBe(true);
    expect(arrangeGantt(activities, places, { ...wish, search: 'nowhere' })).toEqual([]);
  });

  test('a page that begins within an open group repeats its name, and a page beyond the last is the last', () => {
    const lines = arrangeGantt(activities, places, { ...wish, by: 'county', open: 'all' });
    const second = pageLines(lines, 2, 25);
    expect(second.lines.length).toBe(26);
    expect(second.lines[0]?.depth).toBe(0);
    expect(second.lines[0]?.small).toContain('continued');
    expect(pageLines(lines, 99, 25).number).toBe(second.pages);
    expect(pageLines([], 1, 30)).toEqual({ number: 1, pages: 1, lines: [] });
  });
});

describe('crews by month', () => {
  test('crew days add up to the business days of all jobs of crews', () => {
    const months = countCrewMonths(activities);
    let expected = 0;
    for (const { startOn, finishOn, crew } of activities) {
      if (crew === null) continue;
      for (let value = startOn; value <= finishOn; value = addDays(value, 1)) if (isBusinessDay(value)) expected++;
    }
    expect(months.reduce((sum, { crewDays }) => sum + crewDays, 0)).toBe(expected);
    for (const { busy, crews } of months) {
      expect(busy).toBeLessThanOrEqual(summary.settings.towerCrews);
      expect(crews).toBeLessThanOrEqual(summary.settings.towerCrews);
    }
    expect(countCrewMonths([])).toEqual([]);
  });
});

describe('the table of activities', () => {
  test('has every activity with its days and what it waits for', () => {
    const table = activityTable(schedule, places);
    expect(table.rows.length).toBe(activities.length);
    const row = table.rows.find(([id]) => id === 'HP-0003.removal');
    const named = Object.fromEntries(table.columns.map(({ header }, index) => [header, row?.[index]]));
    expect(named).toMatchObject({ 'Site code': 'HP-0003', Kind: 'removal', 'Business days': 3, 'Waits for': 'HP-0003.cut-over + 14 days' });
    expect(named['First day']).toBe(byId.get('HP-0003.removal')?.startOn);
  });
});
