import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Day, toDay } from '../domain/calendar.ts';
import type { SiteConfiguration } from '../domain/inventory/apply-configuration.ts';
import { type ProgramKey, programKeys } from '../domain/programs/program.ts';

const defaultConfiguration = 'huawei-lte-three-sector';
const defaultObtained = '2016-01-01';

/** What was asked for on the command line, or the sentence that says what is wrong with it. */
export function readFilingOptions(args: readonly string[], known: { configurations: readonly SiteConfiguration[]; today: Day }): Asked {
  const parsed = parse(args);
  if (typeof parsed === 'string') return { kind: 'wrong', sentence: parsed };
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const faults: string[] = [];
  const day = (name: 'obtained' | 'start' | 'day', text: string | undefined): Day | null => {
    const value = text === undefined ? null : toDay(text);
    if (value === undefined) faults.push(`--${name} "${text}" is not a day. Write it as 2027-04-01.`);
    return value ?? null;
  };
  const whole = (name: 'crews' | 'customers' | 'seed', range: { least: number; most: number }): number | null => {
    const text = values[name];
    if (text === undefined) return null;
    const value = Number(text);
    const { least, most } = range;
    if (/^\d{1,12}$/.test(text) && value >= least && value <= most) return value;
    faults.push(`--${name} "${text}" is not a whole number from ${least} to ${most}.`);
    return null;
  };

  const file = positionals[0] ?? '';
  if (positionals.length !== 1) faults.push('Name one spreadsheet: npm run filing -- towers.csv --program hr4998 --out out/');
  else if (!isFile(file)) faults.push(`There is no file ${file}. Check the path.`);
  const program = programKeys.find((key) => key === values.program);
  if (!program) faults.push(`Choose the program: ${programKeys.map((key) => `--program ${key}`).join(' or ')}.`);
  const out = values.out ?? '';
  if (out === '') faults.push('Say where the files go: --out FOLDER.');
  else if (existsSync(out) && !statSync(out).isDirectory()) faults.push(`--out ${out} is a file. Name a folder.`);
  const configuration = values.configuration ?? defaultConfiguration;
  const keys = ['none', ...known.configurations.map((choice) => choice.key)];
  if (!keys.includes(configuration)) faults.push(`--configuration "${configuration}" is not known. Choose one of ${keys.join(', ')}.`);
  const boundary = boundaries.get(values.boundary ?? '');
  if (boundary === undefined) faults.push(`--boundary "${values.boundary}" is not known. Write count or leave-out.`);
  if (values.profile !== undefined && !isFile(values.profile)) faults.push(`There is no file ${values.profile} for --profile. Check the path.`);
  const today = day('day', values.day) ?? known.today;
  const obtainedOn = day('obtained', values.obtained ?? defaultObtained);
  if (obtainedOn !== null && obtainedOn > today) faults.push(`--obtained ${obtainedOn} lies in the future. Give the day the equipment was obtained.`);
  const options = {
    file,
    out,
    configuration,
    profileFile: values.profile ?? null,
    carrierName: values.carrier?.trim() || null,
    towerCrews: whole('crews', { least: 1, most: 500 }),
    customers: whole('customers', { least: 0, most: 400_000_000 }),
    seed: whole('seed', { least: 0, most: 2_147_483_647 }),
    startOn: day('start', values.start),
    today,
    skipsErrors: values['skip-errors'] ?? false,
  };
  if (faults.length > 0 || !program || boundary === undefined || obtainedOn === null) return { kind: 'wrong', sentence: faults.join('\n') };
  return { kind: 'options', options: { ...options, program, boundary, obtainedOn } };
}

const boundaries = new Map<string, FilingOptions['boundary']>([
  ['', null],
  ['count', 'count'],
  ['leave-out', 'leave out'],
]);

const text = { type: 'string' } as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        program: text,
        out: text,
        configuration: text,
        obtained: text,
        profile: text,
        carrier: text,
        crews: text,
        customers: text,
        start: text,
        day: text,
        seed: text,
        boundary: text,
        'skip-errors': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return (error as Error).message;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

type Asked = { kind: 'help' } | { kind: 'wrong'; sentence: string } | { kind: 'options'; options: FilingOptions };

export interface FilingOptions {
  file: string;
  program: ProgramKey;
  out: string;
  /** Key of the standard configuration for sites without equipment, or `none`. */
  configuration: string;
  /** The day on which the equipment of that configuration was obtained. */
  obtainedOn: Day;
  profileFile: string | null;
  carrierName: string | null;
  /** null for as many as the planner thinks fit. */
  towerCrews: number | null;
  customers: number | null;
  /** null for a start after the review. */
  startOn: Day | null;
  /** null for one that follows from the file. */
  seed: number | null;
  boundary: 'count' | 'leave out' | null;
  /** The day of the estimate, and the only day on its papers. */
  today: Day;
  skipsErrors: boolean;
}
