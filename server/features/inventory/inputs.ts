import { z } from 'zod';
import type { Site } from '../../domain/inventory/site.ts';
import { clearableSiteFields, siteReaders } from '../../domain/inventory/site-fields.ts';
import { type ProgramKey, programKeys } from '../../domain/programs/program.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import type { Ask } from '../../web/route-table.ts';
import type { SiteFilter } from './queries.ts';

/** What many sites can share. */
export const bulkFields = [
  'kind',
  'city',
  'county',
  'state',
  'zip',
  'structure',
  'heightFeet',
  'elevationFeet',
  'ownership',
  'access',
  'peopleServed',
  'backhaulTo',
  'notes',
] as const satisfies (keyof Site)[];
const coverageWords = { covered: 'covered', boundary: 'boundary', 'to-resolve': 'to resolve', none: 'none' } as const;
export type CoverageWord = keyof typeof coverageWords;

const listQuery = z.object({
  q: z.string().max(200).catch(''),
  coverage: z.enum(['covered', 'boundary', 'to-resolve', 'none']).optional().catch(undefined),
  bare: z.literal('yes').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The filter and page in a list's address; what cannot be read is left out. */
export function readListQuery(query: Record<string, string>): ListQuery {
  const { q, coverage, bare, page } = listQuery.parse({ q: '', page: 1, ...query });
  const filter = { search: q, coverage: coverage && coverageWords[coverage], withoutEquipment: bare === 'yes' };
  return { filter, word: coverage, page };
}

export function readProgramKey(text: string | undefined): ProgramKey | undefined {
  return programKeys.find((key) => key === text);
}

/** Chosen site ids: ticked boxes, or the list a confirmation carries along. Anything that is no id is dropped. */
export function readChosen(ask: Pick<Ask, 'lists' | 'body'>): number[] {
  const values = [...(ask.lists.site ?? []), ...(ask.body.chosen ?? '').split(' ')];
  return [...new Set(values.filter((text) => /^\d{1,9}$/.test(text)).map(Number))];
}

/** Fields ticked to be emptied, of those that may be. */
export function readCleared(fields: readonly string[]): string[] {
  return bulkFields.filter((field) => clearableSiteFields.has(field) && fields.includes(field));
}

/** The values of a bulk edit: only the fields that were filled in, and null for those to empty. */
export function readBulkValues(body: Record<string, string>, cleared: readonly string[]): Result<Partial<Omit<Site, 'code'>>> {
  const issues: Issue[] = [];
  const values: Record<string, unknown> = {};
  for (const field of bulkFields) {
    const text = (body[field] ?? '').trim();
    if (cleared.includes(field)) values[field] = null;
    else if (text !== '') {
      const reading = siteReaders[field](text);
      if (reading.value !== undefined) values[field] = reading.value;
      issues.push(...reading.problems.filter((problem) => problem.severity === 'error').map((problem) => ({ ...problem, field, found: text })));
    }
  }
  if (issues.length === 0 && Object.keys(values).length === 0) {
    issues.push({ severity: 'error', code: 'nothing-to-change', message: 'Fill in at least one field, or tick one to empty.' });
  }
  return issues.length > 0 ? bad(issues) : good(values as Partial<Omit<Site, 'code'>>);
}

export interface ListQuery {
  filter: SiteFilter;
  word: CoverageWord | undefined;
  page: number;
}
