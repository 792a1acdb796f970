import { milesBetween, type Place } from '../../geography.ts';
import type { WorkPackage } from '../work-packages.ts';

/** Sites within 100 ft of each other are taken to stand on one structure: a planning assumption. */
const sameStructureMiles = 100 / 5280;
/** Wider than 100 ft everywhere but close to a pole. */
const cellDegrees = 0.001;

/**
 * Sites with work at height that share a structure, in the order given, each group of two or more. Sites in between join those at both ends. Without
 * coordinates a site stands alone.
 */
export function groupStructures(packages: readonly WorkPackage[]): number[][] {
  const leaders = packages.map((_, index) => index);
  const find = (index: number): number => {
    let leader = index;
    while (leaders[leader] !== leader) leader = leaders[leader] ?? leader;
    return leader;
  };
  const cells = new Map<string, number[]>();
  packages.forEach((one, index) => {
    const place = placeOf(one);
    if (!place || (one.work !== 'tower' && one.work !== 'light')) return;
    const [row, column] = [Math.floor(place.latitude / cellDegrees), Math.floor(place.longitude / cellDegrees)];
    for (const other of around(cells, row, column)) {
      const neighbor = placeOf(packages[other]);
      if (!neighbor || milesBetween(place, neighbor) > sameStructureMiles) continue;
      const [a, b] = [find(index), find(other)];
      leaders[Math.max(a, b)] = Math.min(a, b);
    }
    const key = `${row} ${column}`;
    const cell = cells.get(key);
    if (cell) cell.push(index);
    else cells.set(key, [index]);
  });
  const groups = new Map<number, number[]>();
  packages.forEach((_, index) => {
    const leader = find(index);
    const group = groups.get(leader);
    if (group) group.push(index);
    else groups.set(leader, [index]);
  });
  return [...groups.values()].filter(({ length }) => length > 1);
}

function around(cells: ReadonlyMap<string, readonly number[]>, row: number, column: number): number[] {
  return [-1, 0, 1].flatMap((up) => [-1, 0, 1].flatMap((right) => cells.get(`${row + up} ${column + right}`) ?? []));
}

export function placeOf(one: Pick<WorkPackage, 'latitude' | 'longitude'> | undefined): Place | null {
  const { latitude = null, longitude = null } = one ?? {};
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
