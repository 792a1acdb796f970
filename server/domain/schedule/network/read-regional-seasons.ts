import type { Site } from '../../inventory/site.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';

const confidences = ['read', 'derived', 'planning assumption'] as const;
const monthDay = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What the weather or the law of a region does to field work there, every year. */
export interface RegionalSeason {
  key: string;
  title: string;
  /** Two-letter codes. */
  states: readonly string[];
  /** Only at sites on ground at least so high, in feet; null: wherever they lie. */
  minElevationFeet: number | null;
  /** Month and day, `MM-DD`, both included; may run over the turn of the year. */
  closures: readonly { from: string; until: string }[];
  /** Whether the closures hold for every such site. Otherwise they are proposed, and the days are only uncertain. */
  closes: boolean;
  /** Share of working days lost by month, January first: a planning assumption, for the simulation. */
  lostDayShares: readonly number[];
  source: string;
  confidence: (typeof confidences)[number];
}

/** Reads `regional-seasons.json`. All faults come back at once. */
export function readRegionalSeasons(value: unknown): Result<readonly RegionalSeason[]> {
  const issues: Issue[] = [];
  const rules: RegionalSeason[] = [];
  for (const row of Array.isArray(value) ? value : [undefined]) {
    const rule = readOne(row);
    if (rule && !rules.some(({ key }) => key === rule.key)) rules.push(rule);
    else issues.push(fault(String((row as { key?: unknown } | undefined)?.key)));
  }
  return issues.length > 0 ? bad(issues) : good(rules);
}

/** The rules for a place. Without its state none; without its elevation none that asks for one. */
export function regionalSeasonsAt(site: RegionalPlace, rules: readonly RegionalSeason[]): RegionalSeason[] {
  return rules.filter(({ states, minElevationFeet }) => {
    const high = minElevationFeet === null || (site.elevationFeet !== null && site.elevationFeet >= minElevationFeet);
    return site.state !== null && states.includes(site.state) && high;
  });
}

/** A closure is part of the plan only where it was read and holds for every such site. */
export function isClosedByDefault({ closes, confidence }: RegionalSeason): boolean {
  return closes && confidence === 'read';
}

function readOne(value: unknown): RegionalSeason | undefined {
  const row = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const confidence = confidences.find((known) => known === row.confidence);
  const { key, title, states, minElevationFeet, closures, closes, source } = row;
  const shares = (typeof row.lostDayShares === 'object' && row.lostDayShares !== null ? row.lostDayShares : undefined) as
    | Record<string, unknown>
    | undefined;
  if (typeof key !== 'string' || typeof title !== 'string' || typeof source !== 'string' || source === '' || !confidence) return undefined;
  if (!Array.isArray(states) || !states.every((state) => typeof state === 'string' && /^[A-Z]{2}$/.test(state))) return undefined;
  if (minElevationFeet !== null && !(typeof minElevationFeet === 'number' && minElevationFeet >= 0)) return undefined;
  if (typeof closes !== 'boolean' || !Array.isArray(closures) || !closures.every(isClosure) || !shares) return undefined;
  const lostDayShares = Array.from({ length: 12 }, (_, month) => shares[String(month + 1)] ?? 0).filter(isShare);
  if (lostDayShares.length !== 12) return undefined;
  const windows = closures.map(({ from, until }) => ({ from, until }));
  return { key, title, states, minElevationFeet, closures: windows, closes, lostDayShares, source, confidence };
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 1;
}

function isClosure(value: unknown): value is { from: string; until: string } {
  const closure = (typeof value === 'object' && value !== null ? value : {}) as { from?: unknown; until?: unknown };
  return [closure.from, closure.until].every((date) => typeof date === 'string' && monthDay.test(date));
}

function fault(subject: string): Issue {
  const message = `The regional season ${subject} stands twice or is faulty. Give it states, closures as month and day (11-15), shares of lost days from 0 to below 1 by month, a source and a confidence.`;
  return { severity: 'error', code: 'region-faulty', subject, message };
}

export interface RegionalPlace extends Pick<Site, 'state'> {
  elevationFeet: number | null;
}
