import { bad, good, type Issue, type Result } from '../../result.ts';
import { type DurationKind, durationKinds } from '../duration-kinds.ts';
import type { WorkKind } from '../work-packages.ts';
import { type CrewKind, crewKinds } from '../work-plan.ts';

const confidences = ['read', 'derived', 'planning assumption'] as const;
const scopes = ['site', 'structure', 'batch', 'network'] as const;
const calendarKinds = ['every-day', 'office', 'field', 'night'] as const;
const workKinds = ['tower', 'light', 'indoor', 'premises', 'storage'] as const;
export const siteTraits = ['onTower', 'tallStructure', 'microwave', 'oldCore'] as const;
const programTraits = ['core', 'interworking'] as const;
/** Moments that many steps lead to; they take no day. */
export const momentKeys = ['all-on-air', 'all-removed'] as const;

/** Something that a site has or not, and on which a step depends. */
export type SiteTrait = (typeof siteTraits)[number];
/** Days on which a step goes on: all; working days of an office; working days on which the site can be reached; nights of a maintenance window. */
export type CalendarKind = (typeof calendarKinds)[number];
export type MomentKey = (typeof momentKeys)[number];
export type StepKey = DurationKind | MomentKey;

/** One step of the work. Its days are the duration of the same name. */
export interface StepTemplate {
  key: StepKey;
  title: string;
  /** Done at each site, once for sites on one structure, for each part of the order, or once for the network. */
  scope: (typeof scopes)[number];
  calendar: CalendarKind;
  /** Null where nobody is short. */
  trade: CrewKind | null;
  /** Kinds of work at a site that take the step; empty for the network. */
  for: readonly WorkKind[];
  needs: readonly SiteTrait[];
  without: readonly SiteTrait[];
  /** Only where the network has it. */
  when: (typeof programTraits)[number] | null;
  /** Steps that are over before it starts: at the same site, and of the network. A step of the network waits for those of every site. */
  after: readonly StepKey[];
  source: string;
  confidence: (typeof confidences)[number];
}

/**
 * Reads `work-templates.json`: every step once, each waiting only for steps above it, so that no circle can come about. All faults come back at
 * once.
 */
export function readWorkTemplates(value: unknown): Result<readonly StepTemplate[]> {
  const issues: Issue[] = [];
  const steps: StepTemplate[] = [];
  const known = new Set<StepKey>();
  for (const row of Array.isArray(value) ? value : []) {
    const step = readOne(row);
    if (!step) {
      issues.push(fault(String(row?.key), 'needs a known key, title, scope, calendar and trade, what it waits for, a source and a confidence'));
      continue;
    }
    const unknown = step.after.filter((key) => !known.has(key));
    if (unknown.length > 0) issues.push(fault(step.key, `waits for ${unknown.join(', ')}, which must stand above it`));
    if (known.has(step.key)) issues.push(fault(step.key, 'stands twice; keep one'));
    known.add(step.key);
    steps.push(step);
  }
  for (const key of [...durationKinds, ...momentKeys]) if (!known.has(key)) issues.push(fault(key, 'is missing; add it with its source'));
  return issues.length > 0 ? bad(issues) : good(steps);
}

function readOne(value: unknown): StepTemplate | undefined {
  const row = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const key = oneOf<StepKey>(row.key, [...durationKinds, ...momentKeys]);
  const scope = oneOf(row.scope, scopes);
  const calendar = oneOf(row.calendar, calendarKinds);
  const confidence = oneOf(row.confidence, confidences);
  const trade = row.trade === undefined ? null : oneOf(row.trade, crewKinds);
  const when = row.when === undefined ? null : oneOf(row.when, programTraits);
  const [kinds, needs, without] = [manyOf(row.for, workKinds), manyOf(row.needs, siteTraits), manyOf(row.without, siteTraits)];
  const after = manyOf<StepKey>(row.after, [...durationKinds, ...momentKeys]);
  const atSites = scope === 'site' || scope === 'structure';
  if (!key || !scope || !calendar || !confidence || trade === undefined || when === undefined) return undefined;
  if (!kinds || !needs || !without || !after || atSites !== kinds.length > 0) return undefined;
  if (typeof row.title !== 'string' || typeof row.source !== 'string' || row.source === '') return undefined;
  return { key, title: row.title, scope, calendar, trade, for: kinds, needs, without, when, after, source: row.source, confidence };
}

function oneOf<T extends string>(value: unknown, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value);
}

/** Left out is none; undefined where one of them is not a choice. */
function manyOf<T extends string>(value: unknown, choices: readonly T[]): readonly T[] | undefined {
  if (value === undefined) return [];
  const list = Array.isArray(value) ? value.map((one) => oneOf(one, choices)) : [undefined];
  const found = list.filter((one) => one !== undefined);
  return found.length === list.length ? found : undefined;
}

function fault(subject: string, what: string): Issue {
  return { severity: 'error', code: 'template-faulty', subject, message: `The step ${subject} ${what}.` };
}
