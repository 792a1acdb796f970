import highsLoader, { type Highs, type Model, type ModelData } from 'highs';
import type { IntegerAnswer, IntegerProgram } from '../domain/funding/integer-program.ts';

// Objective values are whole, so less than one apart is proven best.
const absoluteGap = 0.99;
const optimal = 7;
const infeasible = 8;
const feasiblePoint = 2;
const firstSeed = 1;
const relativeSlack = 1e-6;

// The package declares its types as CommonJS, but Node.js loads its ES module, whose default export is the loader itself.
const loadHighs = highsLoader as unknown as (typeof highsLoader)['default'];

/**
 * Solves a program exactly with HiGHS, in this process: the call blocks it, so only a job's process should make it. Each call loads an instance
 * of its own, whose memory goes with it, and nothing is printed. The node limit stops the search at the same point every time; the time limit is
 * a safety net, and what it stops may differ from run to run. Never throws: a breakdown is an answer with status `failed`.
 */
export async function solveIntegerProgram(program: IntegerProgram, settings: SolverSettings): Promise<IntegerAnswer> {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  try {
    const highs: Highs = await loadHighs();
    return highs.withModel(toModelData(program), (model) => ({ ...solve(highs, model, { program, settings }), seconds: seconds() }));
  } catch (error) {
    return {
      status: 'failed',
      values: null,
      bound: null,
      seconds: seconds(),
      nodes: 0,
      note: error instanceof Error ? error.message : String(error),
    };
  }
}

function solve(highs: Highs, model: Model, { program, settings }: Task): Omit<IntegerAnswer, 'seconds'> {
  model.options.set({
    output_flag: false,
    random_seed: firstSeed,
    mip_rel_gap: settings.relativeGap,
    mip_abs_gap: absoluteGap,
    mip_max_nodes: settings.nodes,
    time_limit: settings.seconds,
  });
  if (settings.start) model.setSolution({ colValue: settings.start });
  const { shouldStop } = settings;
  const { modelStatus } = model.run(
    shouldStop
      ? {
          [highs.constants.callbackType.mipInterrupt](event) {
            if (shouldStop()) event.interrupt();
            return undefined;
          },
        }
      : undefined,
  );
  const hasPoint = model.info.get('primal_solution_status') === feasiblePoint;
  const values = hasPoint ? Array.from(model.getSolution().colValue, Math.round) : null;
  // The program is handed over as a minimization of the negated objective.
  const dual = Number(model.info.get('mip_dual_bound'));
  const bound = Number.isFinite(dual) ? 0 - dual : null;
  const nodes = Math.max(0, Number(model.info.get('mip_node_count')));
  const status = modelStatus === optimal ? 'optimal' : modelStatus === infeasible ? 'infeasible' : 'stopped';
  const reached = values ? objectiveOf(program, values) : Number.NEGATIVE_INFINITY;
  const isValid = bound === null || bound >= reached - relativeSlack * Math.max(1, Math.abs(reached));
  return { status, values, bound: isValid ? bound : null, nodes, note: isValid ? null : 'The solver stated a bound below its own solution.' };
}

function toModelData({ columns, rows }: IntegerProgram): ModelData {
  const starts = [0];
  for (const row of rows) starts.push((starts.at(-1) ?? 0) + row.columns.length);
  return {
    numCols: columns.length,
    numRows: rows.length,
    colCost: columns.map(({ objective }) => 0 - objective),
    colLower: columns.map(({ lower }) => lower),
    colUpper: columns.map(({ upper }) => upper),
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    integrality: columns.map(() => 1),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: rows.flatMap((row) => row.columns),
      values: rows.flatMap(({ factors }) => factors),
    },
  };
}

function objectiveOf({ columns }: IntegerProgram, values: readonly number[]): number {
  return columns.reduce((sum, { objective }, index) => sum + objective * (values[index] ?? 0), 0);
}

export interface SolverSettings {
  seconds: number;
  nodes: number;
  /** Stop when bound and solution are this close, as a share of the solution; 0 for the proven best. */
  relativeGap: number;
  /** Values that obey every row, to start from. */
  start?: readonly number[];
  /** Asked now and then while solving; true ends it with the best so far. */
  shouldStop?: () => boolean;
}

interface Task {
  program: IntegerProgram;
  settings: SolverSettings;
}
