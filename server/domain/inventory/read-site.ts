import { bad, good, type Issue, type Result } from '../result.ts';
import { checkCoordinates } from './check-coordinates.ts';
import { readCoordinatePair } from './read-coordinates.ts';
import { readHeight } from './read-height.ts';
import { type FieldReader, type Problem, type Reading, toFound } from './reading.ts';
import type { Site } from './site.ts';
import { aNewSite, siteReaders } from './site-fields.ts';

/**
 * A site from a form's texts by field name. Blank fields are empty, or what a new site has. `coordinates` may stand for latitude and longitude,
 * and `heightMeters` for `heightFeet`. Issues carry `field`; warnings come with the site.
 */
export function readSite(fields: Readonly<Record<string, string>>): Result<Site> {
  const site = aNewSite('');
  const issues: Issue[] = [];
  const read = <T>(field: string, reader: FieldReader<T>): T | undefined => {
    const text = (fields[field] ?? '').trim();
    if (text === '') return undefined;
    const reading: Reading<T> = reader(text);
    for (const problem of reading.problems) issues.push({ ...problem, field, found: toFound(text) });
    return reading.value;
  };
  const readField = <Field extends keyof Site>(field: Field): void => {
    const value = read(field, siteReaders[field]);
    if (value !== undefined) site[field] = value;
  };
  for (const field of Object.keys(siteReaders) as (keyof Site)[]) readField(field);
  const pair = read('coordinates', readCoordinatePair);
  if (pair) Object.assign(site, pair);
  site.heightFeet ??= read('heightMeters', (text) => readHeight(text, 'meters')) ?? null;
  for (const field of ['code', 'name'] as const) {
    if ((fields[field] ?? '').trim() === '') issues.push(missing(field));
  }
  issues.push(...findPlaceIssues(site, fields));
  return issues.some((issue) => issue.severity === 'error') ? bad(issues) : good(site, issues);
}

function missing(field: 'code' | 'name'): Issue {
  const message = field === 'code' ? 'Give the site a code, such as HP-0012.' : 'Give the site a name.';
  return { severity: 'error', code: `missing-site-${field}`, message, field };
}

function findPlaceIssues(site: Site, fields: Readonly<Record<string, string>>): Issue[] {
  const { latitude, longitude } = site;
  if (latitude !== null && longitude !== null) {
    const field = (fields.coordinates ?? '').trim() === '' ? fieldOf : () => 'coordinates';
    return checkCoordinates({ latitude, longitude }, site.state).map((problem) => ({
      ...problem,
      field: field(problem),
      found: `${latitude}, ${longitude}`,
    }));
  }
  const isBlank = (field: string) => (fields[field] ?? '').trim() === '';
  if (isBlank('latitude') === isBlank('longitude')) return [];
  const field = isBlank('latitude') ? 'latitude' : 'longitude';
  const message = `Write the ${field} too, or leave both coordinates blank.`;
  return [{ severity: 'error', code: 'coordinates-incomplete', message, field }];
}

function fieldOf(problem: Problem): string {
  return problem.code.startsWith('latitude') || problem.code === 'coordinates-swapped' ? 'latitude' : 'longitude';
}
