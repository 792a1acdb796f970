/**
 * Columns for one block of trials after the other, used again for each block: new ones every time would keep the garbage collector busy with all the
 * lines of an estimate. A column is valid until the next block starts.
 */
export function openColumnPool(): ColumnPool {
  const columns: Float64Array[] = [];
  let size = 0;
  let taken = 0;
  return {
    start: (trials) => {
      if (trials > size) columns.length = 0;
      size = trials;
      taken = 0;
    },
    column: () => {
      const column = columns[taken] ?? new Float64Array(size);
      columns[taken++] = column;
      return column.length === size ? column.fill(0) : column.subarray(0, size).fill(0);
    },
  };
}

export interface ColumnPool {
  /** Starts a block of this many trials. */
  start: (trials: number) => void;
  /** A column of zeros. */
  column: () => Float64Array;
}
