/** The largest distance between the shares of two samples at or under any amount (Kolmogorov and Smirnov, two samples). Sorts both in place. */
export function kolmogorovDistance(first: Float64Array, second: Float64Array): number {
  first.sort();
  second.sort();
  let [i, j, distance] = [0, 0, 0];
  while (i < first.length && j < second.length) {
    const value = Math.min(first[i] ?? 0, second[j] ?? 0);
    while (i < first.length && (first[i] ?? 0) <= value) i++;
    while (j < second.length && (second[j] ?? 0) <= value) j++;
    distance = Math.max(distance, Math.abs(i / first.length - j / second.length));
  }
  return distance;
}

/** The distance that two samples of one distribution exceed once in a hundred times: √(−ln(0.01 / 2) / 2) · √((n + m) / nm). */
export function kolmogorovLimit(firstSize: number, secondSize: number): number {
  return Math.sqrt(-Math.log(0.01 / 2) / 2) * Math.sqrt((firstSize + secondSize) / (firstSize * secondSize));
}
