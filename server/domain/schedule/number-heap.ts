/** A heap of numbers, the least first. */
export interface NumberHeap {
  size: () => number;
  /** The least number; Infinity when empty. */
  peek: () => number;
  pop: () => number;
  push: (value: number) => void;
}

export function numberHeap(): NumberHeap {
  const values: number[] = [];
  const at = (index: number): number => values[index] ?? Number.POSITIVE_INFINITY;
  return {
    size: () => values.length,
    peek: () => at(0),
    push: (value) => {
      let hole = values.length;
      values.push(value);
      while (hole > 0) {
        const parent = (hole - 1) >> 1;
        if (at(parent) <= value) break;
        values[hole] = at(parent);
        hole = parent;
      }
      values[hole] = value;
    },
    pop: () => {
      const least = at(0);
      const moved = values.pop() ?? least;
      const count = values.length;
      let hole = 0;
      for (let child = 1; child < count; child = 2 * hole + 1) {
        if (at(child + 1) < at(child)) child++;
        if (at(child) >= moved) break;
        values[hole] = at(child);
        hole = child;
      }
      if (count > 0) values[hole] = moved;
      return least;
    },
  };
}
