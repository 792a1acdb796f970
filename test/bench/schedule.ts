import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildProject } from '../../server/domain/schedule/rcpsp/build-project.ts';
import { solveProject } from '../../server/domain/schedule/rcpsp/solve-project.ts';
import { projectRoot } from '../../server/platform/project-root.ts';
import { findScheduleFaults } from '../support/find-schedule-faults.ts';
import { type BestKnown, readBestKnown, readPsplibProject } from '../support/psplib.ts';
import { type Bench, type BenchOptions, type Figures, round } from './bench.ts';

const libraryFolder = join(projectRoot, '../shared/reference/psplib');
const tables = ['best_known.csv', 'j30opt.sm'];
const seed = 1;

export const scheduleBench: Bench = {
  title: 'the PSPLIB projects: --set j30 --schedules 5000 [--folder F]; j30 against the optimum, j60 against the critical path',
  async run(say, { set = 'j30', schedules = '5000', folder = libraryFolder }: BenchOptions) {
    const budget = Number(schedules);
    if (!Number.isInteger(budget) || budget < 1) throw new Error(`--schedules ${schedules}: give a whole number from 1.`);
    const files = listFiles(folder, set);
    const known = readTable(folder, set);
    say(`${files.length} projects of ${set}, ${budget.toLocaleString('en-US')} schedules each.`);
    const runs: Run[] = [];
    for (const file of files) {
      runs.push(solveOne(file, budget, known));
      if (runs.length % 60 === 0) say(`${runs.length} done, average deviation so far ${round(average(runs, set), 3)} %.`);
    }
    return figures(runs, set, budget);
  },
};

function listFiles(folder: string, set: string): string[] {
  const own = join(folder, set);
  const place = existsSync(own) ? own : folder;
  const names = existsSync(place) ? readdirSync(place).filter((name) => name.startsWith(set) && /_\d+\.sm$/.test(name)) : [];
  if (names.length === 0) throw new Error(`There are no ${set} projects (${set}1_1.sm and so on) in ${place}. Name their folder with --folder.`);
  return names.sort(new Intl.Collator('en', { numeric: true }).compare).map((name) => join(place, name));
}

function readTable(folder: string, set: string): Map<string, BestKnown> {
  const places = [folder, join(folder, set), dirname(folder), libraryFolder];
  const found = places.flatMap((place) => tables.map((name) => join(place, name))).find((path) => existsSync(path));
  return found === undefined ? new Map() : readBestKnown(readFileSync(found, 'utf8'), set);
}

function solveOne(file: string, schedules: number, known: Map<string, BestKnown>): Run {
  const name = basename(file, '.sm');
  const input = readPsplibProject(readFileSync(file, 'utf8'));
  const started = performance.now();
  const project = buildProject(input);
  if (!project.ok) throw new Error(`${file}: ${project.issues.map((issue) => issue.message).join(' ')}`);
  const solution = solveProject(project.value, { seed, schedules });
  const milliseconds = performance.now() - started;
  const faults = findScheduleFaults(input, solution.starts, solution.makespan);
  const best = known.get(name);
  if (best?.isOptimal && solution.makespan < best.makespan) faults.push(`it ends before the optimum of ${best.makespan}`);
  if (best && solution.bounds.best > best.makespan) faults.push(`its bound of ${solution.bounds.best} is above the best known ${best.makespan}`);
  if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`);
  const { makespan, optimal } = solution;
  return { name, makespan, optimal, generated: solution.schedules, milliseconds, criticalPath: project.value.criticalPath, best };
}

/** From the optimum for j30, from the critical path for the others, as the literature states it. */
function deviation({ name, makespan, criticalPath, best }: Run, set: string): number {
  if (set === 'j30' && best === undefined) throw new Error(`The optimum of ${name} is not known: put best_known.csv beside the projects.`);
  const reference = set === 'j30' ? (best?.makespan ?? criticalPath) : criticalPath;
  return ((makespan - reference) / reference) * 100;
}

function average(runs: readonly Run[], set: string): number {
  return runs.reduce((sum, run) => sum + deviation(run, set), 0) / Math.max(1, runs.length);
}

function figures(runs: readonly Run[], set: string, schedules: number): Figures {
  const seconds = runs.reduce((sum, run) => sum + run.milliseconds, 0) / 1000;
  const generated = runs.reduce((sum, run) => sum + run.generated, 0);
  return {
    set,
    instances: runs.length,
    schedules,
    averageDeviationPercent: round(average(runs, set), 4),
    seconds: round(seconds, 2),
    secondsPer5000: round((seconds / generated) * 5000, 4),
    generated,
    provenOptimal: runs.filter((run) => run.optimal).length,
    atBestKnown: runs.filter((run) => run.best !== undefined && run.makespan <= run.best.makespan).length,
  };
}

interface Run {
  name: string;
  makespan: number;
  optimal: boolean;
  generated: number;
  milliseconds: number;
  criticalPath: number;
  best: BestKnown | undefined;
}
