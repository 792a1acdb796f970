import { bad, good, type Issue, type Result } from '../result.ts';
import { type DurationKind, durationKinds } from './duration-kinds.ts';
import type { DurationAssumption } from './schedule.ts';

const confidences = ['read', 'derived', 'planning assumption'] as const;

/** One assumption for every kind of duration. */
export type Durations = Readonly<Record<DurationKind, DurationAssumption>>;

/** Reads the list of `durations.json`. Every kind must be there once, with low <= likely <= high in days; all faults come back at once. */
export function readDurations(value: unknown): Result<Durations> {
  const issues: Issue[] = [];
  const byKind = new Map<DurationKind, DurationAssumption>();
  for (const row of Array.isArray(value) ? value : []) {
    const assumption = readOne(row, issues);
    if (!assumption) continue;
    if (byKind.has(assumption.kind)) issues.push(fault(assumption.kind, `The duration ${assumption.kind} stands twice. Keep one.`));
    byKind.set(assumption.kind, assumption);
  }
  for (const kind of durationKinds) {
    if (!byKind.has(kind) && !issues.some((issue) => issue.subject === kind))
      issues.push(fault(kind, `The duration ${kind} is missing. Add it with its source.`));
  }
  return issues.length > 0 ? bad(issues) : good(Object.fromEntries(byKind) as Durations);
}

function readOne(value: unknown, issues: Issue[]): DurationAssumption | undefined {
  const row = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<keyof DurationAssumption, unknown>>;
  const kind = durationKinds.find((known) => known === row.kind);
  if (!kind) {
    issues.push(fault(String(row.kind), `There is no duration called ${String(row.kind)}. Use one of: ${durationKinds.join(', ')}.`));
    return undefined;
  }
  const [lowDays, likelyDays, highDays] = [row.lowDays, row.likelyDays, row.highDays].map((days) =>
    typeof days === 'number' && days >= 0 ? days : Number.NaN,
  );
  const confidence = confidences.find((known) => known === row.confidence);
  const dayKind = row.dayKind === 'working' || row.dayKind === 'calendar' ? row.dayKind : undefined;
  const ordered = lowDays !== undefined && likelyDays !== undefined && highDays !== undefined && lowDays <= likelyDays && likelyDays <= highDays;
  const share = row.share === undefined || (typeof row.share === 'number' && row.share >= 0 && row.share <= 1);
  const perUnits = row.perUnits === undefined || (typeof row.perUnits === 'number' && row.perUnits > 0);
  if (!ordered || !confidence || !dayKind || !share || !perUnits || typeof row.title !== 'string' || typeof row.source !== 'string') {
    const message = `The duration ${kind} needs a title, low, likely and high days in rising order, working or calendar days, a source and a confidence.`;
    issues.push(fault(kind, message));
    return undefined;
  }
  return {
    kind,
    title: row.title,
    dayKind,
    lowDays,
    likelyDays,
    highDays,
    ...(typeof row.share === 'number' && { share: row.share }),
    ...(typeof row.perUnits === 'number' && { perUnits: row.perUnits }),
    source: row.source,
    confidence,
  };
}

function fault(subject: string, message: string): Issue {
  return { severity: 'error', code: 'duration-faulty', subject, message };
}
