import { describe, expect, test } from '@jest/globals';
import { addDays, day, daysBetween, isBusinessDay } from '../../../server/domain/calendar.ts';
import { activityTable } from '../../../server/domain/schedule/activity-table.ts';
import { arrangeGantt, type GanttLine, type GanttWish } from '../../../server/domain/schedule/arrange-gantt.ts';
import { chooseGanttView } from '../../../server/domain/schedule/choose-gantt-view.ts';
import { countTradeMonths } from '../../../server/domain/schedule/count-crew-months.ts';
import { linkActivities } from '../../../server/domain/schedule/link-activities.ts';
import { pageLines } from '../../../server/domain/schedule/page-lines.ts';
import type { PlannedActivity } from '../../../server/domain/schedule/schedule.ts';
import { traceDrivingPath } from '../../../server/domain/schedule/trace-driving-path.ts';
import { workClassOf } from '../../../server/domain/schedule/work-class.ts';
import { seasons } from '../cost/planning-seed.ts';
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
    for (const { fromId, toId, lagDays, kind } of linked.links) {
      const start = byId.get(toId)?.startOn;
      const from = kind === 'start-start' ? addDays(byId.get(fromId)?.startOn ?? day('2199-01-01'), -1) : ends.get(fromId);
      if (start) expect(addDays(from ?? day('2199-01-01'), lagDays) < start).toBe(true);
    }
  });

  test('a tower waits for power and the delivery, its cut-over for the core and the site that carries it, its removal for the days on air', () => {
    const to = (id: string) => linked.links.filter(({ toId }) => toId === id).map(({ fromId, lagDays }) => [fromId, lagDays]);
    expect(to('HP-0003.install')).toEqual([
      ['HP-0003.delivery', 0],
      ['HP-0003.civil', 0],
    ]);
    expect(to('HP-0003.staging')).toEqual([['NETWORK.lead-time', 0]]);
    expect(to('HP-0003.cut-over')).toEqual(
      expect.arrayContaining([
        ['HP-0003.install', 0],
        ['NETWORK.core', 0],
      ]),
    );
    expect(linked.links.some(({ toId, kind }) => toId === 'HP-0003.cut-over' && kind === 'start-start')).toBe(true);
    expect(to('HP-0003.removal')).toEqual([
      ['HP-0003.soak', 0],
      ['HP-0003.optimization', 0],
    ]);
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

  test('a folded site shows analysis, drawings and permit as one bar, an open one each step on its own line', () => {
    const folded = arrangeGantt(activities, places, { ...wish, search: 'HP-0003' });
    const counts = new Map<string, number>();
    for (const { workClass, count } of folded[0]?.bars ?? []) counts.set(workClass, (counts.get(workClass) ?? 0) + count);
    expect(Object.fromEntries(counts)).toEqual({ supply: 2, prepare: 4, build: 2, 'cut-over': 3, remove: 1, dispose: 1 });
    expect(folded[0]?.bars.find(({ workClass, count }) => workClass === 'prepare' && count > 1)?.count).toBeGreaterThanOrEqual(3);
    const open = arrangeGantt(activities, places, { ...wish, search: 'HP-0003', open: new Set(['HP-0003']) });
    expect(open.map(({ depth }) => depth)).toEqual([0, ...Array(13).fill(1)]);
  });

  test('every activity is in exactly one bar, whatever the view', () => {
    for (const by of ['site', 'county'] as const) {
      const lines = arrangeGantt(activities, places, { ...wish, by });
      expect(lines.flatMap(({ bars }) => bars).reduce((sum, { count }) => sum + count, 0)).toBe(activities.length);
      const open = arrangeGantt(activities, places, { ...wish, by, open: 'all' }).filter(({ depth }) => depth === 1);
      expect(open.flatMap(({ bars }) => bars).reduce((sum, { count }) => sum + count, 0)).toBe(activities.length);
    }
    const crewed = activities.filter(({ crew }) => crew !== null);
    const lanes = arrangeGantt(activities, places, { ...wish, by: 'crew' });
    expect(lanes.length).toBe(new Set(crewed.map(({ crewKind, crew }) => `${crewKind} ${crew}`)).size);
    expect(lanes[0]?.label).toBe('Tower crew 1');
    expect(lanes.flatMap(({ bars }) => bars).reduce((sum, { count }) => sum + count, 0)).toBe(crewed.length);
  });

  test('a window leaves out what lies outside, and a search all other sites', () => {
    const [from, until] = [day('2027-04-01'), day('2027-04-30')];
    const lines = arrangeGantt(activities, places, { ...wish, from, until });
    expect(lines.length).toBeLessThan(61);
    for (const { bars } of lines) for (const { startOn, finishOn } of bars) expect(finishOn >= from && startOn <= until).toBe(true);
    expect(arrangeGantt(activities, places, { ...wish, search: 'baca' }).every(({ small }) => small.includes('Baca County'))).toBe(true);
    expect(arrangeGantt(activities, places, { ...wish, search: 'nowhere' })).toEqual([]);
  });

  test('teams of two trades with one number are two rows, and each trade, class and selection shows its own work alone', () => {
    const traded = activities.map(
      (activity): PlannedActivity => ({ ...activity, crewKind: activity.kind === 'removal' ? 'technician' : 'tower-crew' }),
    );
    const lanes = arrangeGantt(traded, places, { ...wish, by: 'crew' });
    expect(lanes.map(({ label }) => label)).toEqual(expect.arrayContaining(['Tower crew 1', 'Technician team 1']));
    const total = (lines: GanttLine[]) => lines.flatMap(({ bars }) => bars).reduce((sum, { count }) => sum + count, 0);
    const all = { ...wish, termEndsOn: summary.termEndsOn };
    expect(total(arrangeGantt(traded, places, { ...all, trade: 'technician' }))).toBe(
      activities.filter(({ kind, crew }) => kind === 'removal' && crew !== null).length,
    );
    expect(total(arrangeGantt(traded, places, { ...all, workClass: 'cut-over' }))).toBe(
      activities.filter(({ kind }) => workClassOf(kind) === 'cut-over').length,
    );
    expect(total(arrangeGantt(traded, places, { ...all, only: 'driving' }))).toBe(driving.size);
    const late = activities.filter(({ finishOn }) => summary.termEndsOn !== null && finishOn > summary.termEndsOn).length;
    expect(total(arrangeGantt(traded, places, { ...all, only: 'late' }))).toBe(late);
  });

  test('a site that a season closes tells when, its county does not', () => {
    const closing = places.map((place) => ({ ...place, season: 'no-winter' as const }));
    const lines = arrangeGantt(activities, closing, { ...wish, seasons, search: 'HP-0003' });
    expect(lines[0]?.closed).toContainEqual({ startOn: '2027-12-01', finishOn: '2028-04-01' });
    const counties = arrangeGantt(activities, closing, { ...wish, by: 'county', seasons });
    expect(counties.filter(({ small }) => small !== '1 site').flatMap(({ closed }) => closed ?? [])).toEqual([]);
  });

  test('by county is by cluster where fewer than half of the sites tell their county', () => {
    const clustered = places.map((place, index) => ({ ...place, cluster: 'around Burlington', inCounty: index % 2 === 0 }));
    expect(chooseGanttView('county', clustered)).toBe('county');
    expect(chooseGanttView('county', [...clustered, { code: 'X', name: '', county: 'Clark', cluster: 'around Clark', inCounty: false }])).toBe(
      'cluster',
    );
    expect(chooseGanttView('site', [{ code: 'X', name: '', county: 'Clark', cluster: 'around Clark', inCounty: false }])).toBe('site');
    expect(chooseGanttView('county', places)).toBe('county');
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
    const [tower] = countTradeMonths(activities, new Map([['tower-crew', 4]]));
    const months = tower?.months ?? [];
    expect(tower?.teams).toBe(4);
    let expected = 0;
    for (const { startOn, finishOn, crewKind } of activities) {
      if (crewKind !== 'tower-crew') continue;
      for (let value = startOn; value <= finishOn; value = addDays(value, 1)) if (isBusinessDay(value)) expected++;
    }
    expect(months.reduce((sum, { crewDays }) => sum + crewDays, 0)).toBe(expected);
    for (const { busy, crews } of months) {
      expect(busy).toBeLessThanOrEqual(summary.settings.towerCrews);
      expect(crews).toBeLessThanOrEqual(summary.settings.towerCrews);
    }
    expect(countTradeMonths([], new Map())).toEqual([]);
  });
});

describe('the table of activities', () => {
  test('has every activity with its days and what it waits for', () => {
    const table = activityTable(schedule, places);
    expect(table.rows.length).toBe(activities.length);
    const row = table.rows.find(([id]) => id === 'HP-0003.removal');
    const named = Object.fromEntries(table.columns.map(({ header }, index) => [header, row?.[index]]));
    expect(named).toMatchObject({ 'Site code': 'HP-0003', Kind: 'removal', 'Business days': 2, 'Waits for': 'HP-0003.soak; HP-0003.optimization' });
    expect(named['First day']).toBe(byId.get('HP-0003.removal')?.startOn);
  });
});
