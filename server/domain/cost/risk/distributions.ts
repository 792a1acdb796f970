import type { RandomStream } from '../../random.ts';

/** Taken once: looking up `Math` millions of times is slow in the sandbox of the tests. */
const { abs, cos, exp, log, PI, sin, sqrt } = Math;

/** Fills a column with standard normal numbers (Box and Muller 1958), two from each pair of uniforms. Column lengths must be even or the last. */
export function fillNormals(column: Float64Array, uniform: RandomStream): void {
  for (let t = 0; t < column.length; t += 2) {
    const radius = sqrt(-2 * log(1 - uniform()));
    const angle = 2 * PI * uniform();
    column[t] = radius * cos(angle);
    if (t + 1 < column.length) column[t + 1] = radius * sin(angle);
  }
}

/** Share of the standard normal below `z`; absolute error under 7.5e-8 (Abramowitz and Stegun 26.2.17). */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * abs(z));
  const tail =
    0.3989422804014327 * exp((-z * z) / 2) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}

/** The value below which `share` (0 to 1) of the triangular distribution lies; the likely value when there is no spread. */
export function triangularAt(share: number, spread: Spread): number {
  const width = spread.high - spread.low;
  if (!(width > 0)) return spread.likely;
  const rising = (spread.likely - spread.low) / width;
  return share < rising
    ? spread.low + sqrt(share * width * (spread.likely - spread.low))
    : spread.high - sqrt((1 - share) * width * (spread.high - spread.likely));
}

export function triangularMean(spread: Spread): number {
  return (spread.low + spread.likely + spread.high) / 3;
}

export function triangularVariance({ low, likely, high }: Spread): number {
  return (low * low + likely * likely + high * high - low * likely - low * high - likely * high) / 18;
}

/** Low, likely and high of a three-point distribution, in any unit. */
export interface Spread {
  low: number;
  likely: number;
  high: number;
}
