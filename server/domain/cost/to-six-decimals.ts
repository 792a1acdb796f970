/** Six decimals: sums such as 0.1 + 0.2 come out as written. */
export function toSixDecimals(quantity: number): number {
  return Math.round(quantity * 1e6) / 1e6;
}
