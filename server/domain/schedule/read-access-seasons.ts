import { type AccessSeason, accessSeasons } from '../inventory/site.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import type { SeasonRule } from './schedule.ts';

const confidences = ['read', 'derived', 'planning assumption'] as const;

/** One rule for every access season. */
export type SeasonRules = Readonly<Record<AccessSeason, SeasonRule>>;

/** Reads the list of `access-seasons.json`. Every season must be there once; all faults come back at once. */
export function readAccessSeasons(value: unknown): Result<SeasonRules> {
  const issues: Issue[] = [];
  const bySeason = new Map<AccessSeason, SeasonRule>();
  for (const row of Array.isArray(value) ? value : []) {
    const rule = readOne(row);
    if (rule) bySeason.set(rule.season, rule);
    else issues.push(fault('A rule', JSON.stringify(row).slice(0, 80)));
  }
  for (const season of accessSeasons) if (!bySeason.has(season)) issues.push(fault(`The rule for ${season}`, season));
  return issues.length > 0 ? bad(issues) : good(Object.fromEntries(bySeason) as SeasonRules);
}

function readOne(value: unknown): SeasonRule | undefined {
  const row = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof SeasonRule, unknown>>;
  const season = accessSeasons.find((known) => known === row.season);
  const confidence = confidences.find((known) => known === row.confidence);
  if (!season || !confidence || typeof row.source !== 'string' || !Array.isArray(row.closures) || !row.closures.every(isClosure)) return undefined;
  return { season, closures: row.closures.map(({ from, until }) => ({ from, until })), source: row.source, confidence };
}

function isClosure(value: unknown): value is { from: string; until: string } {
  const closure = (typeof value === 'object' && value !== null ? value : {}) as { from?: unknown; until?: unknown };
  return [closure.from, closure.until].every((date) => typeof date === 'string' && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date));
}

function fault(what: string, found: string): Issue {
  const message = `${what} is missing or faulty. Give each access season its closures as month and day (11-15), a source and a confidence.`;
  return { severity: 'error', code: 'season-faulty', found, message };
}
