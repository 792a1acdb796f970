/**
 * Maximize the objective over whole numbers between the column bounds, subject to the rows. Every objective value is a whole number, so a bound
 * less than 1 above a value proves it best. Rows may be unbounded on a side by an infinity.
 */
export interface IntegerProgram {
  columns: readonly { objective: number; lower: number; upper: number }[];
  rows: readonly IntegerRow[];
}

export interface IntegerRow {
  lower: number;
  upper: number;
  /** Column numbers from 0, each at most once, and their factors. */
  columns: readonly number[];
  factors: readonly number[];
}

export interface IntegerAnswer {
  /** `optimal`: proven best. `stopped`: a limit was reached. `failed`: the solver broke down; `note` says how. */
  status: 'optimal' | 'stopped' | 'infeasible' | 'failed';
  /** The best values found, one per column, rounded to whole numbers; null where none was found. */
  values: readonly number[] | null;
  /** No solution has a higher objective, as far as the solver's arithmetic can be trusted; null where it has none. */
  bound: number | null;
  seconds: number;
  nodes: number;
  note: string | null;
}
