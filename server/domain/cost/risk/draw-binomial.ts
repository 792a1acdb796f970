import type { RandomStream } from '../../random.ts';

/** Logarithms of 0! to 15!. */
const exactLogs = [0];
for (let n = 1; n < 16; n++) exactLogs.push((exactLogs[n - 1] ?? 0) + Math.log(n));

/**
 * How many of `count` are struck when each is struck with probability `share`, independently. One uniform number is spent on the outcomes in
 * the order of their distance from the most likely one, so a draw takes about one standard deviation of steps whatever the count.
 */
export function drawBinomial(count: number, share: number, uniform: RandomStream): number {
  const left = uniform();
  if (count <= 0 || share <= 0) return 0;
  if (share >= 1) return count;
  const mode = Math.min(count, Math.floor((count + 1) * share));
  const odds = share / (1 - share);
  const logWeight =
    logFactorial(count) - logFactorial(mode) - logFactorial(count - mode) + mode * Math.log(share) + (count - mode) * Math.log1p(-share);
  let upper = Math.exp(logWeight);
  let lower = upper;
  let rest = left - upper;
  if (rest < 0) return mode;
  for (let step = 1; step <= count; step++) {
    const above = mode + step;
    const below = mode - step;
    upper = above <= count ? upper * ((count - above + 1) / above) * odds : 0;
    rest -= upper;
    if (rest < 0) return above;
    lower = below >= 0 ? (lower * (below + 1)) / (count - below) / odds : 0;
    rest -= lower;
    if (rest < 0) return below;
    if (upper + lower < 1e-17) return mode;
  }
  return mode;
}

/** Natural logarithm of n!, by Stirling's series from 16 up (Abramowitz and Stegun 6.1.41). */
function logFactorial(n: number): number {
  if (n < exactLogs.length) return exactLogs[n] ?? 0;
  const x = n + 1;
  const inverse = 1 / x;
  const square = inverse * inverse;
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046728 + inverse * (1 / 12 - square * (1 / 360 - square / 1260));
}
