import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chanceWithin } from '../../../server/domain/cost/risk/chance-within.ts';
import { cents } from '../../../server/domain/money.ts';
import { drawCostMap } from '../../../server/platform/charts/draw-cost-map.ts';
import { textWidth } from '../../../server/platform/charts/text-width.ts';

const baseMap = { states: [], counties: [] };
const words = { title: 'Cost', legendInside: true };
const sitesOf = (amounts: readonly number[]) =>
  amounts.map((amount, index) => ({ latitude: 40 + (index % 30) / 20, longitude: -102 - Math.floor(index / 30) / 20, likelyCents: cents(amount) }));

/** Perceived brightness of `#rrggbb`, 0 to 255. */
function brightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

describe('the map of cost per site', () => {
  test('puts every site in one class, and dearer classes are larger and darker, so that a grey print keeps the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9_000_000_00 }), { minLength: 1, maxLength: 60 }), (amounts) => {
        const { classes } = drawCostMap(sitesOf(amounts), baseMap, words);
        expect(classes.reduce((sum, one) => sum + one.count, 0)).toBe(amounts.length);
        classes.forEach((one, index) => {
          const before = classes[index - 1];
          if (!before) return;
          expect(one.toCents).toBeGreaterThan(before.toCents);
          expect(one.radius).toBeGreaterThan(before.radius);
          expect(brightness(one.fill)).toBeLessThan(brightness(before.fill) - 20);
        });
      }),
    );
  });

  test('names its classes under the picture on paper, and stays small for thousands of sites', () => {
    const { drawing, classes } = drawCostMap(sitesOf([10, 20, 30, 40, 50, 60].map((each) => each * 10_000_00)), baseMap, words);
    const texts = drawing.shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
    for (const { label } of classes) expect(texts).toContain(label);
    const { shapes, width } = drawing;
    const written = shapes.flatMap((shape) => (shape.kind === 'text' && classes.some(({ label }) => label === shape.text) ? [shape] : []));
    for (const { x, y, text, size } of written) {
      const right = x + textWidth(text, size);
      expect(right).toBeLessThanOrEqual(width);
      const marks = shapes.flatMap((shape) => (shape.kind === 'circle' && Math.abs(shape.y - (y - 4)) < 1 && shape.x > x ? [shape] : []));
      for (const mark of marks) expect(mark.x - mark.radius).toBeGreaterThan(right);
    }
    const many = drawCostMap(sitesOf(Array.from({ length: 24_000 }, (_, index) => 1_000_00 + index * 100)), baseMap, words);
    expect(JSON.stringify(many.drawing).length).toBeLessThan(1_500_000);
  });
});

describe('the chance of staying within an amount', () => {
  const curve = [0, 0.25, 0.5, 1].map((share, index) => ({ cents: cents(1000 + index * 1000), share }));

  test('is read between the points of the curve, never below 0 or above 1, and never falls', () => {
    expect(chanceWithin(curve, cents(999))).toBe(0);
    expect(chanceWithin(curve, cents(1500))).toBe(0.125);
    expect(chanceWithin(curve, cents(4000))).toBe(1);
    expect(chanceWithin(curve, cents(9000))).toBe(1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (one, other) => {
        expect(chanceWithin(curve, cents(Math.min(one, other)))).toBeLessThanOrEqual(chanceWithin(curve, cents(Math.max(one, other))));
      }),
    );
  });
});
