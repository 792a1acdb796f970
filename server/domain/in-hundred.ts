/** A share from 0 to 1 as so many of 100 cases: `80`; never `0` or `100` for what is not impossible or certain. */
export function inHundred(share: number): string {
  const cases = Math.round(share * 100);
  if (cases === 0 && share > 0) return 'fewer than 1';
  return cases === 100 && share < 1 ? 'more than 99' : String(cases);
}
