import type { WorkPackage } from './work-packages.ts';

const gridBits = 16;

/**
 * Work packages in the order in which crews take them: along a Hilbert curve over the map, so that neighbors on the list are neighbors on the
 * ground. Sites without coordinates come last; ties go by site code. The order of the input does not matter.
 */
export function orderSites(packages: readonly WorkPackage[]): WorkPackage[] {
  const placed = packages.flatMap(({ latitude, longitude }) => (latitude === null || longitude === null ? [] : [{ latitude, longitude }]));
  const south = placed.reduce((least, { latitude }) => Math.min(least, latitude), 90);
  const west = placed.reduce((least, { longitude }) => Math.min(least, longitude), 180);
  // Degrees of longitude shrink toward the poles: 0.77 is their width at 40 degrees north.
  const span = placed.reduce((most, { latitude, longitude }) => Math.max(most, latitude - south, (longitude - west) * 0.77), 1e-9);
  const cells = 2 ** gridBits - 1;
  const keyed = packages.map((work) => {
    if (work.latitude === null || work.longitude === null) return { work, key: Number.POSITIVE_INFINITY };
    const x = Math.floor((((work.longitude - west) * 0.77) / span) * cells);
    const y = Math.floor(((work.latitude - south) / span) * cells);
    return { work, key: alongHilbertCurve(x, y) };
  });
  return keyed.sort((a, b) => compare(a.key, b.key) || compare(a.work.siteCode, b.work.siteCode)).map(({ work }) => work);
}

/** Distance along the curve to cell (x, y) of a square of 2^gridBits cells a side. */
function alongHilbertCurve(x: number, y: number): number {
  let distance = 0;
  let [column, row] = [x, y];
  for (let side = 2 ** (gridBits - 1); side >= 1; side /= 2) {
    const right = (column & side) > 0 ? 1 : 0;
    const up = (row & side) > 0 ? 1 : 0;
    distance += side * side * ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) [column, row] = [side - 1 - (column & (side - 1)), side - 1 - (row & (side - 1))];
      [column, row] = [row, column];
    }
  }
  return distance;
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
