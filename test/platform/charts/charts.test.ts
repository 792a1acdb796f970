import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day, fromDayNumber } from '../../../server/domain/calendar.ts';
import { cents } from '../../../server/domain/money.ts';
import { drawBars } from '../../../server/platform/charts/draw-bars.ts';
import { drawCostCurve } from '../../../server/platform/charts/draw-cost-curve.ts';
import { drawPhases } from '../../../server/platform/charts/draw-phases.ts';
import { drawRangeBar } from '../../../server/platform/charts/draw-range-bar.ts';
import { drawSitesByMonth } from '../../../server/platform/charts/draw-sites-by-month.ts';
import { expectReadable } from './expect-readable.ts';

const words = fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'abcdefgh ijklmnop ABCMW 123,()') });
const amount = fc.integer({ min: 100, max: 9_000_000_000_00 }).map(cents);
const anyDay = fc.integer({ min: 20_500, max: 22_500 }).map(fromDayNumber);
const curve = fc
  .record({ least: amount, steps: fc.array(fc.integer({ min: 0, max: 900_000_000 }), { minLength: 9, maxLength: 60 }), budget: fc.option(amount) })
  .map(({ least, steps, budget }) => {
    let sum: number = least;
    const points = steps.map((step, index) => {
      sum += step;
      return { cents: cents(sum), share: index / (steps.length - 1) };
    });
    const at = (share: number) => points[Math.floor((points.length - 1) * share)]?.cents ?? least;
    return { points, p50Cents: at(0.5), p80Cents: at(0.8), budget: budget === null ? undefined : { label: 'allocation', cents: budget } };
  });
const range = fc.record({ ends: fc.tuple(amount, amount, amount), asked: fc.option(amount) }).map(({ ends: [a, b, c], asked }) => {
  const [lowCents, likelyCents, highCents] = [a, b, c].sort((x, y) => x - y) as [typeof a, typeof a, typeof a];
  return { title: 'Asked against range', lowCents, likelyCents, highCents, asked: asked === null ? undefined : { label: 'asked', cents: asked } };
});
const phases = fc.array(fc.record({ title: words, span: fc.tuple(anyDay, anyDay), count: fc.integer({ min: 1, max: 24_000 }) }), {
  minLength: 1,
  maxLength: 9,
});
const finished = fc.array(
  fc.record({
    month: fc.integer({ min: 0, max: 120 }).map((offset) => `${2026 + Math.floor(offset / 12)}-${String((offset % 12) + 1).padStart(2, '0')}`),
    finished: fc.nat(400),
  }),
  { maxLength: 90 },
);

describe('every chart, at every width', () => {
  test('keeps its words inside the picture and apart from each other: cost curve', () => {
    fc.assert(fc.property(curve, (values) => expectReadable(drawCostCurve(values))));
  });

  test('keeps its words inside the picture and apart from each other: range', () => {
    fc.assert(fc.property(range, (values) => expectReadable(drawRangeBar(values))));
  });

  test('keeps its words inside the picture and apart from each other: bars', () => {
    const row = fc.record({ label: words, value: fc.double({ min: 0, max: 1e12, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) =>
        expectReadable(
          drawBars({
            title: 'Drivers',
            description: 'Main causes.',
            head: { label: 'Cause', value: 'Share' },
            rows: rows.map((bar) => ({ ...bar, text: `${bar.value.toFixed(1)}%` })),
          }),
        ),
      ),
    );
  });

  test('keeps its words inside the picture and apart from each other: phases', () => {
    fc.assert(
      fc.property(phases, fc.option(anyDay), fc.option(anyDay), (list, term, sure) =>
        expectReadable(
          drawPhases({
            phases: list.map(({ title, span, count }) => ({
              title,
              count,
              startOn: span[0] < span[1] ? span[0] : span[1],
              finishOn: span[0] < span[1] ? span[1] : span[0],
            })),
            termEndsOn: term,
            p80FinishOn: sure ?? undefined,
          }),
        ),
      ),
    );
  });

  test('keeps its words inside the picture and apart from each other: sites by month', () => {
    fc.assert(fc.property(finished, fc.option(anyDay), (months, termEndsOn) => expectReadable(drawSitesByMonth({ months, termEndsOn }))));
  });
});

describe('the cost curve', () => {
  const points = [
    { cents: cents(40_000_000_00), share: 0 },
    { cents: cents(46_000_000_00), share: 0.5 },
    { cents: cents(50_000_000_00), share: 0.8 },
    { cents: cents(60_000_000_00), share: 1 },
  ];
  const values = {
    points,
    p50Cents: cents(46_000_000_00),
    p80Cents: cents(50_000_000_00),
    budget: { label: 'allocation', cents: cents(43_000_000_00) },
  };

  test('says its main figures in words', () => {
    expect(drawCostCurve(values).wide.description).toBe(
      'Half of the simulated cases cost no more than $46.0 M (P50), and 8 in 10 no more than $50.0 M (P80). The allocation of $43.0 M is enough in 25 of 100 cases.',
    );
  });

  test('gives the same figures as a table', () => {
    expect(drawCostCurve(values).rows).toContainEqual({ label: '80 of 100', value: '$50,000,000' });
    expect(drawCostCurve(values).rows).toContainEqual({ label: '25 of 100 (allocation)', value: '$43,000,000' });
  });

  test('is drawn where all trials cost the same', () => {
    const same = { points: points.map(({ share }) => ({ cents: cents(100), share })), p50Cents: cents(100), p80Cents: cents(100) };
    expectReadable(drawCostCurve(same));
  });
});

describe('the range bar', () => {
  const prices = { title: 'Asked against range', lowCents: cents(28_000_00), likelyCents: cents(55_000_00), highCents: cents(92_000_00) };

  test('says how far an amount lies above the range', () => {
    const chart = drawRangeBar({ ...prices, asked: { label: 'asked', cents: cents(186_000_00) } });
    expect(chart.rows.at(-1)).toEqual({ label: 'Asked', value: '$186,000, above the high end by $94,000' });
  });
});

describe('sites by month', () => {
  test('shows months without a site between months with one, and no empty month at the ends', () => {
    const months = [
      { month: '2027-01', finished: 0 },
      { month: '2027-02', finished: 2 },
      { month: '2027-04', finished: 1 },
      { month: '2027-05', finished: 0 },
    ];
    expect(drawSitesByMonth({ months, termEndsOn: null }).rows).toEqual([
      { label: 'Feb\u00a02027', value: '2' },
      { label: 'Mar\u00a02027', value: '0' },
      { label: 'Apr\u00a02027', value: '1' },
    ]);
  });

  test('says which sites are finished after the term', () => {
    const chart = drawSitesByMonth({ months: [{ month: '2027-12', finished: 3 }], termEndsOn: day('2027-11-30') });
    expect(chart.rows.at(-1)).toEqual({ label: 'Dec\u00a02027', value: '3, after the term' });
    expect(chart.wide.description).toContain('3 sites are finished in a later month');
  });
});

describe('phases', () => {
  test('says when the work runs past the term', () => {
    const chart = drawPhases({
      phases: [{ title: 'Install', startOn: day('2027-01-04'), finishOn: day('2027-12-10'), count: 12 }],
      termEndsOn: day('2027-11-30'),
    });
    expect(chart.wide.description).toContain('10 days after the term ends');
    expect(chart.rows).toEqual([{ label: 'Install (12)', value: 'Jan\u00a04,\u00a02027 to Dec\u00a010,\u00a02027' }]);
  });
});
