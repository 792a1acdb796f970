import type { ActivityInput, ProjectInput } from '../../server/domain/schedule/rcpsp/project.ts';

/** Reads a project in the `.sm` layout of PSPLIB (Kolisch and Sprecher, European Journal of Operational Research 96, 1996). */
export function readPsplibProject(text: string): ProjectInput {
  const lines = text.split(/\r?\n/);
  const rowsAfter = (heading: string, skipped: number): number[][] => {
    const from = lines.findIndex((line) => line.startsWith(heading));
    if (from < 0) throw new Error(`This is not a PSPLIB file: it has no ${heading}.`);
    const rows = lines.slice(from + 1 + skipped);
    const end = rows.findIndex((line) => line.startsWith('*') || line.trim() === '');
    return rows.slice(0, end < 0 ? rows.length : end).map((line) => line.trim().split(/\s+/).map(Number));
  };
  const requests = rowsAfter('REQUESTS/DURATIONS', 2);
  const activities = rowsAfter('PRECEDENCE RELATIONS', 1).map(([job = 0, , , ...successors], index): ActivityInput => {
    const [, , duration = 0, ...demands] = requests[index] ?? [];
    return { name: `job ${job}`, duration, demands, successors: successors.map((next) => next - 1) };
  });
  return { activities, capacities: rowsAfter('RESOURCEAVAILABILITIES', 1)[0] ?? [] };
}

/** Reads the table of best known makespans, by the name of the instance: `best_known.csv`, or PSPLIB's own list of optima by parameter and number. */
export function readBestKnown(text: string, set: string): Map<string, BestKnown> {
  const [head = '', ...rows] = text.trim().split(/\r?\n/);
  const columns = head.split(',');
  const known = new Map<string, BestKnown>();
  if (columns.includes('best_ub')) {
    for (const row of rows) {
      const cells = row.split(',');
      const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
      known.set(cell('instance'), { makespan: Number(cell('best_ub')), isOptimal: cell('closed') === 'yes' });
    }
    return known;
  }
  for (const row of [head, ...rows]) {
    const listed = /^\s*(\d+)\s+(\d+)\s+(\d+)\s/.exec(`${row} `);
    if (listed) known.set(`${set}${listed[1]}_${listed[2]}`, { makespan: Number(listed[3]), isOptimal: true });
  }
  return known;
}

export interface BestKnown {
  makespan: number;
  isOptimal: boolean;
}
