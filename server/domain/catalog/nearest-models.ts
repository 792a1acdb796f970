import type { EquipmentModel } from './model.ts';

const mostSuggestions = 3;
const longestText = 40;

/**
 * Up to three models whose names look most like the text, nearest first; none when all are far. Names and text in lower-case letters and digits
 * only. For showing, never for deciding.
 */
export function findNearestModels(names: Iterable<readonly [string, EquipmentModel]>, text: string): EquipmentModel[] {
  const wanted = text.slice(0, longestText);
  const farthest = Math.max(1, Math.floor(wanted.length / 3));
  const digits = /\d{3,}/.exec(wanted)?.[0];
  const distances = new Map<EquipmentModel, number>();
  for (const [name, model] of names) {
    const distance = nameDistance(name, wanted, { farthest, digits });
    if (distance <= farthest) distances.set(model, Math.min(distance, distances.get(model) ?? distance));
  }
  return [...distances]
    .sort(([one, near], [other, far]) => near - far || (one.model < other.model ? -1 : 1))
    .slice(0, mostSuggestions)
    .map(([model]) => model);
}

function nameDistance(name: string, wanted: string, { farthest, digits }: { farthest: number; digits: string | undefined }): number {
  // The same number tells more than any letters: `3908 radio` is nearest to RRU3908.
  const hasNumber = digits !== undefined && (name.match(/\d{3,}/g)?.includes(digits) ?? false);
  if (!hasNumber && Math.abs(name.length - wanted.length) > farthest) return Number.POSITIVE_INFINITY;
  const distance = editDistance(name, wanted);
  return hasNumber ? Math.min(distance, 1) - 1 / (1 + distance) : distance;
}

/** Insertions, deletions, replacements and swaps of neighbors that make one text of the other (optimal string alignment). */
function editDistance(one: string, other: string): number {
  const width = other.length + 1;
  let [beforeLast, last, current] = [new Uint16Array(width), new Uint16Array(width), new Uint16Array(width)];
  for (let column = 0; column < width; column++) last[column] = column;
  for (let row = 1; row <= one.length; row++) {
    current[0] = row;
    for (let column = 1; column < width; column++) {
      const isSame = one.charCodeAt(row - 1) === other.charCodeAt(column - 1);
      let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwap =
        row > 1 && column > 1 && one.charCodeAt(row - 1) === other.charCodeAt(column - 2) && one.charCodeAt(row - 2) === other.charCodeAt(column - 1);
      if (isSwap) best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      current[column] = best;
    }
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return last[other.length] ?? 0;
}
