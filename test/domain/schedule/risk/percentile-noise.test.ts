import { describe, expect, test } from '@jest/globals';
import { addDays, day } from '../../../../server/domain/calendar.ts';
import { percentileNoise } from '../../../../server/domain/schedule/risk/percentile-noise.ts';

describe('how close two dates may be before the runs no longer tell them apart', () => {
  // One day for each hundredth: with 400 runs the standard error of the 80th is 2 hundredths.
  const finishCurve = Array.from({ length: 101 }, (_, point) => ({ day: addDays(day('2028-01-01'), point), share: point / 100 }));

  test('is two standard errors wide, and narrower with more runs', () => {
    expect(percentileNoise({ finishCurve, runs: 400 }, 0.8)).toBe(4);
    expect(percentileNoise({ finishCurve, runs: 1_600 }, 0.8)).toBe(2);
  });

  test('is nothing where all runs end on one day, or no curve was kept', () => {
    expect(percentileNoise({ finishCurve: [{ day: day('2028-01-01'), share: 1 }], runs: 400 }, 0.8)).toBe(0);
    expect(percentileNoise({ finishCurve: undefined, runs: 400 }, 0.8)).toBe(0);
  });
});
