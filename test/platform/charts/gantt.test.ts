import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day, day, fromDayNumber } from '../../../server/domain/calendar.ts';
import { scrp } from '../../../server/domain/programs/scrp.ts';
import { arrangeGantt, type GanttActivity, type GanttPlace, ganttViews } from '../../../server/domain/schedule/arrange-gantt.ts';
import { countTradeMonths } from '../../../server/domain/schedule/count-crew-months.ts';
import { durationKinds } from '../../../server/domain/schedule/duration-kinds.ts';
import { linkActivities } from '../../../server/domain/schedule/link-activities.ts';
import { pageLines } from '../../../server/domain/schedule/page-lines.ts';
import { statutoryDays } from '../../../server/domain/schedule/statutory-days.ts';
import { traceDrivingPath } from '../../../server/domain/schedule/trace-driving-path.ts';
import { crewKinds } from '../../../server/domain/schedule/work-plan.ts';
import { drawCrewMonths } from '../../../server/platform/charts/draw-crew-months.ts';
import { drawGantt, drawGanttSheets } from '../../../server/platform/charts/draw-gantt.ts';
import type { Shape } from '../../../server/platform/charts/drawing.ts';
import { formatMonth } from '../../../server/platform/charts/month-axis.ts';
import { packTracks } from '../../../server/platform/charts/pack-tracks.ts';
import { inventedSchedule } from '../../domain/schedule/invented-schedule.ts';
import { expectReadable, expectReadableDrawing } from './expect-readable.ts';

const anyDay = fc.integer({ min: 20_500, max: 23_500 }).map(fromDayNumber);
const anyActivity = fc
  .record({
    site: fc.option(fc.nat(12)),
    kind: fc.constantFrom(...durationKinds),
    startOn: anyDay,
    length: fc.nat(400),
    crew: fc.option(fc.integer({ min: 1, max: 5 })),
    crewKind: fc.option(fc.constantFrom(...crewKinds), { nil: undefined }),
    baselineStartOn: fc.option(anyDay, { nil: undefined }),
    actual: fc.option(fc.constantFrom('done' as const, 'running' as const), { nil: undefined }),
  })
  .map(({ site, kind, startOn, length, crew, ...tracked }): GanttActivity => {
    const siteCode = site === null ? null : `S${site}`;
    return {
      id: `${siteCode ?? 'NETWORK'}.${kind}.${startOn}.${length}`,
      siteCode,
      kind,
      title: `Step of the kind ${kind}`,
      startOn,
      finishOn: addDays(startOn, length),
      crew,
      ...tracked,
      ...(tracked.baselineStartOn && { baselineFinishOn: addDays(tracked.baselineStartOn, length) }),
    };
  });
const places: GanttPlace[] = Array.from({ length: 13 }, (_, index) => ({
  code: `S${index}`,
  name: `Wide Wandering Water Tower ${index}`,
  county: `County ${index % 3}`,
}));
/** A chart without term, window or today. */
const bare = { title: 'Plan', noun: 'sites', statutory: [], termEndsOn: null, p80FinishOn: null, todayOn: null, from: null, until: null };
const large = inventedSchedule(300, { towerCrews: 6 });

describe('the Gantt chart, at every width and in every view', () => {
  test('keeps its words inside the picture and apart from each other, whatever the plan', () => {
    const window = fc.tuple(fc.option(anyDay), fc.option(anyDay));
    fc.assert(
      fc.property(
        fc.array(anyActivity, { maxLength: 30 }),
        fc.record({
          by: fc.constantFrom(...ganttViews),
          open: fc.constantFrom<'all' | ReadonlySet<string>>('all', new Set()),
          window,
          term: fc.option(anyDay),
          sure: fc.option(anyDay),
          today: fc.option(anyDay),
        }),
        (activities, { by, open, window: [from, until], term, sure, today }) => {
          const lines = arrangeGantt(activities, places, {
            by,
            open,
            search: '',
            from,
            until,
            driving: new Set(activities.slice(0, 3).map(({ id }) => id)),
          });
          const statutory = term === null ? [] : clock(term, sure ?? term);
          const drawn = { title: 'Plan', noun: 'sites', lines, statutory, termEndsOn: term, p80FinishOn: sure, todayOn: today, from, until };
          expectReadable(drawGantt(drawn));
          for (const sheet of drawGanttSheets(drawn)) expectReadableDrawing(sheet);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('leaves out the day of a Monday that the next year stands beside', () => {
    const step = {
      id: 'NETWORK.order',
      siteCode: null,
      kind: 'order',
      title: 'Order',
      startOn: day('2029-10-01'),
      finishOn: day('2030-01-01'),
      crew: null,
    } as const;
    const lines = arrangeGantt([step], places, { by: 'site', open: 'all', search: '', from: null, until: null, driving: new Set() });
    const sheets = drawGanttSheets({ ...bare, lines });
    for (const sheet of sheets) expectReadableDrawing(sheet);
    const words = sheets.flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : [])));
    expect(words).toEqual(expect.arrayContaining(['17', '24', '2030']));
    expect(words).not.toContain('31');
  });

  test('has no month at either end in which nothing happens', () => {
    const lines = arrangeGantt(large.schedule.activities, large.places, {
      by: 'site',
      open: new Set(),
      search: '',
      from: null,
      until: null,
      driving: new Set(),
    });
    for (const page of [2, 5, 9]) {
      const shown = pageLines(lines, page, 30).lines;
      const days = shown.flatMap(({ bars }) => bars.flatMap(({ startOn, finishOn }) => [startOn, finishOn])).sort();
      const { wide } = drawGantt({ ...bare, lines: shown });
      expect(wide.description).toContain(`from ${formatMonth(days[0]?.slice(0, 7) ?? '')} to ${formatMonth(days.at(-1)?.slice(0, 7) ?? '')}`);
    }
  });

  test('a term that ends years after the work is told in words and not drawn', () => {
    const lines = [{ group: 'A', depth: 0 as const, label: 'A', small: '', isOpen: false, bars: [bar('build', '2027-03-01', '2027-03-08')] }];
    const chart = drawGantt({
      title: 'Plan',
      noun: 'sites',
      lines,
      statutory: [],
      termEndsOn: day('2031-01-01'),
      p80FinishOn: null,
      todayOn: null,
      from: null,
      until: null,
    });
    expect(chart.wide.description).toContain('in Mar\u00a02027');
    expect(chart.wide.description).toContain('The term ends on Jan\u00a01,\u00a02031; no row has work after it.');
    expect(chart.wide.shapes.some((shape) => shape.kind === 'text' && shape.text === 'term ends')).toBe(false);
  });

  test('every class of work has a shape of its own, so that a gray print keeps them apart', () => {
    const shapesOf = (workClass: Parameters<typeof bar>[0]) => {
      const lines = [{ group: 'A', depth: 0 as const, label: '', small: '', isOpen: false, bars: [bar(workClass, '2027-03-01', '2027-05-30')] }];
      const { wide } = drawGantt({ ...bare, lines });
      const colorless = wide.shapes.map((shape) => ({ ...shape, fill: 'fill' in shape && shape.fill !== '#ffffff', stroke: 'stroke' in shape }));
      return JSON.stringify(colorless.filter(({ kind }) => kind !== 'text'));
    };
    const classes = ['supply', 'core', 'prepare', 'build', 'cut-over', 'remove', 'dispose'] as const;
    expect(new Set(classes.map(shapesOf)).size).toBe(classes.length);
  });

  test('the rows beside it tell the days, the crew, what sets the finish and what is after the term', () => {
    const late = {
      ...bar('remove', '2028-01-04', '2028-01-06'),
      title: 'Tower crew: remove',
      crew: 3,
      driving: [{ startOn: day('2028-01-04'), finishOn: day('2028-01-06') }],
    };
    const lines = [{ group: 'A', depth: 0 as const, label: 'Red Hill', small: 'HP-0001', isOpen: false, bars: [late] }];
    const statutory = clock(day('2027-12-01'), day('2028-03-01')).filter(({ kind }) => kind === 'term-end');
    const { rows } = drawGantt({
      title: 'Plan',
      noun: 'sites',
      lines,
      statutory,
      termEndsOn: day('2027-12-01'),
      p80FinishOn: null,
      todayOn: null,
      from: null,
      until: null,
    });
    expect(rows).toEqual([
      { label: 'Term ends (47 CFR 1.50004(h))', value: 'Dec\u00a01,\u00a02027' },
      {
        label: 'Red Hill, HP-0001: Tower crew: remove',
        value: 'Jan\u00a04,\u00a02028 to Jan\u00a06,\u00a02028, tower crew 3, sets the finish date, after the term',
      },
    ]);
  });

  test('what is done, what goes on and what was planned before are told by marks of their own and in words', () => {
    const done = {
      ...bar('build', '2027-03-01', '2027-03-08'),
      baselineStartOn: day('2027-02-01'),
      baselineFinishOn: day('2027-02-08'),
      actual: 'done' as const,
    };
    const lines = [{ group: 'A', depth: 0 as const, label: 'Red Hill', small: '', isOpen: false, bars: [done] }];
    const { wide, rows } = drawGantt({ ...bare, lines });
    expect(rows[0]?.value).toBe('Mar\u00a01,\u00a02027 to Mar\u00a08,\u00a02027, done, baseline Feb\u00a01,\u00a02027 to Feb\u00a08,\u00a02027');
    const words = wide.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
    expect(words).toEqual(expect.arrayContaining(['Done', 'Baseline']));
    const running = drawGantt({
      ...bare,
      lines: [{ ...lines[0], group: 'A', depth: 0, label: '', small: '', isOpen: false, bars: [{ ...done, actual: 'running' }] }],
    });
    expect(running.rows[0]?.value).toContain('under way');
    expect(JSON.stringify(running.wide.shapes)).not.toBe(JSON.stringify(wide.shapes));
  });

  test('a page of 30 of 1,000 sites is drawn while the reader waits, links and path included', () => {
    const { schedule, places: sites } = inventedSchedule(1000, { towerCrews: 12 });
    const start = process.cpuUsage();
    const driving = traceDrivingPath(schedule.activities, linkActivities(schedule.activities, schedule.summary.assumptions));
    const lines = arrangeGantt(schedule.activities, sites, { by: 'site', open: new Set(), search: '', from: null, until: null, driving });
    const chart = drawGantt({ ...bare, lines: pageLines(lines, 3, 30).lines });
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1500);
    expect(chart.wide.shapes.length).toBeLessThan(1500);
  });
});

describe('the geometry of the Gantt chart, whatever the plan', () => {
  const chartOf = (activities: readonly GanttActivity[], by: (typeof ganttViews)[number], open: 'all' | ReadonlySet<string>) => {
    const lines = arrangeGantt(activities, longPlaces, { by, open, search: '', from: null, until: null, driving: new Set() });
    return { lines, chart: drawGantt({ ...bare, lines, termEndsOn: day('2028-06-30') }) };
  };
  const anyView = fc.constantFrom(...ganttViews);
  const anyFold = fc.constantFrom<'all' | ReadonlySet<string>>('all', new Set());
  const longPlaces = places.map((place) => ({ ...place, name: `${place.name} on the ridge above the old mill and the county road, north sector` }));

  test('every bar, mark and rule lies inside the picture', () => {
    fc.assert(
      fc.property(fc.array(anyActivity, { minLength: 1, maxLength: 30 }), anyView, anyFold, (activities, by, open) => {
        const { chart } = chartOf(activities, by, open);
        for (const drawing of [chart.wide, chart.narrow, chart.full]) {
          const points = drawing?.shapes.flatMap(pointsOf) ?? [];
          const [width, height] = [drawing?.width ?? 0, drawing?.height ?? 0];
          expect(points.filter(([x, y]) => !(x >= -1 && x <= width + 1 && y >= -1 && y <= height + 1))).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('no two bars of a track share a day, even where a team is planned twice', () => {
    fc.assert(
      fc.property(fc.array(anyActivity, { maxLength: 30 }), anyView, anyFold, (activities, by, open) => {
        for (const { bars } of chartOf(activities, by, open).lines) {
          const { tracks, count } = packTracks(bars);
          for (let track = 0; track < count; track++) {
            const own = bars.filter((_, index) => tracks[index] === track).sort((a, b) => (a.startOn < b.startOn ? -1 : 1));
            for (const [index, bar] of own.slice(1).entries()) expect((own[index]?.finishOn ?? '') < bar.startOn).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the table beside it has a row for each bar, and every name stands in the picture, whole or whole in the title of what is cut', () => {
    fc.assert(
      fc.property(fc.array(anyActivity, { minLength: 1, maxLength: 30 }), anyView, anyFold, (activities, by, open) => {
        const { lines, chart } = chartOf(activities, by, open);
        const closed = lines.filter(({ isOpen }) => !isOpen);
        expect(chart.rows).toHaveLength(closed.reduce((sum, { bars }) => sum + bars.length, 0));
        for (const drawing of [chart.wide, chart.narrow]) {
          const texts = drawing.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
          const cut = texts.filter(({ text }) => text.endsWith('…'));
          expect(cut.filter(({ title }) => title === undefined)).toEqual([]);
          const words = texts.flatMap(({ text, title }) => [text, title ?? '']);
          for (const { label } of lines) expect(words.some((one) => one.startsWith(label))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('crews by month', () => {
  test('is readable at every width and says which month is the busiest', () => {
    const trades = countTradeMonths(large.schedule.activities, new Map([['tower-crew', 6]]));
    const chart = drawCrewMonths(trades);
    expectReadable(chart);
    expect(chart.wide.description).toMatch(/^From .*: 6 tower crews, most in .* with \d+\.\d at work\.$/);
    expect(chart.rows.filter(({ value }) => value.endsWith('the most')).length).toBe(trades.length);
    const many = crewKinds.flatMap((crewKind) =>
      countTradeMonths(
        large.schedule.activities.map((one) => ({ ...one, crewKind })),
        new Map(),
      ),
    );
    expectReadable(drawCrewMonths(many));
    expect(many.length).toBe(crewKinds.length);
    expectReadable(drawCrewMonths([]));
  });
});

function clock(term: Day, finishOn: Day) {
  const firstFundsOn = addDays(term, -365);
  return statutoryDays(scrp, { approvedOn: firstFundsOn, approvalNote: 'As planned.', firstFundsOn, termYears: 1, finishOn });
}

function bar(workClass: 'supply' | 'core' | 'prepare' | 'build' | 'cut-over' | 'remove' | 'dispose', from: string, to: string) {
  return { workClass, title: 'Work', label: 'Work', startOn: day(from), finishOn: day(to), crew: null, count: 1, driving: [] };
}

/** The corners and ends of a shape; of a path with its steps. */
function pointsOf(shape: Shape): [x: number, y: number][] {
  if (shape.kind === 'line') {
    return [
      [shape.x1, shape.y1],
      [shape.x2, shape.y2],
    ];
  }
  if (shape.kind === 'rect') {
    return [
      [shape.x, shape.y],
      [shape.x + shape.width, shape.y + shape.height],
    ];
  }
  if (shape.kind === 'circle') {
    return [
      [shape.x - shape.radius, shape.y - shape.radius],
      [shape.x + shape.radius, shape.y + shape.radius],
    ];
  }
  return shape.kind === 'path' ? pathPoints(shape.d) : [];
}

function pathPoints(d: string): [x: number, y: number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', rest = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const [first = 0, second = 0] = rest.split(',').map(Number);
    if (command === 'H') x = first;
    else if (command === 'h') x += first;
    else if (command === 'V') y = first;
    else if (command === 'v') y += first;
    else if ('ML'.includes(command)) [x, y] = [first, second];
    else if ('ml'.includes(command)) [x, y] = [x + first, y + second];
    points.push([x, y]);
  }
  return points;
}
