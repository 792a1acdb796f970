/** Insertions, deletions, replacements and swaps of neighbors that make one text of the other (optimal string alignment). */
export function editDistance(one: string, other: string): number {
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
