import type { RandomStream } from '../random.ts';

/** Low, likely and high of a triangular distribution. */
export interface Spread {
  low: number;
  likely: number;
  high: number;
}

/** A stream of standard normal numbers (Box and Muller 1958), two from each pair of uniforms. */
export function normalStream(uniform: RandomStream): RandomStream {
  let spare = 0;
  let hasSpare = false;
  return () => {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    hasSpare = true;
    return radius * Math.cos(angle);
  };
}

/** Share of the standard normal below `z`; absolute error under 7.5e-8 (Abramowitz and Stegun 26.2.17). */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail =
    0.3989422804014327 * Math.exp((-z * z) / 2) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z > 0 ? 1 - tail : tail;
}

/** The value below which `share` (0 to 1) of the triangular distribution lies; the likely value when there is no spread. */
export function triangularAt(share: number, spread: Spread): number {
  const width = spread.high - spread.low;
  if (!(width > 0)) return spread.likely;
  const rising = (spread.likely - spread.low) / width;
  return share < rising
    ? spread.low + Math.sqrt(share * width * (spread.likely - spread.low))
    : spread.high - Math.sqrt((1 - share) * width * (spread.high - spread.likely));
}

export function triangularMean(spread: Spread): number {
  return (spread.low + spread.likely + spread.high) / 3;
}

export function triangularVariance({ low, likely, high }: Spread): number {
  return (low * low + likely * likely + high * high - low * likely - low * high - likely * high) / 18;
}

/** A stream of binomial counts, by inversion over the table of shares within ten standard deviations of the mean. */
export function binomialStream(count: number, share: number, uniform: RandomStream): RandomStream {
  if (count <= 0 || share <= 0) return () => 0;
  if (share >= 1) return () => count;
  const reach = Math.ceil(10 * Math.sqrt(count * share * (1 - share))) + 2;
  const mode = Math.floor((count + 1) * share);
  const first = Math.max(0, mode - reach);
  const last = Math.min(count, mode + reach);
  const weights = new Float64Array(last - first + 1);
  weights[mode - first] = 1;
  for (let k = mode; k < last; k++) weights[k + 1 - first] = ((weights[k - first] ?? 0) * (count - k) * share) / ((k + 1) * (1 - share));
  for (let k = mode; k > first; k--) weights[k - 1 - first] = ((weights[k - first] ?? 0) * k * (1 - share)) / ((count - k + 1) * share);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let running = 0;
  const shares = weights.map((weight) => {
    running += weight / total;
    return running;
  });
  return () => first + firstAbove(shares, uniform());
}

/** Index of the first rising share above `target`, or the last index. */
function firstAbove(shares: Float64Array, target: number): number {
  let low = 0;
  let high = shares.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shares[middle] ?? 1) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
