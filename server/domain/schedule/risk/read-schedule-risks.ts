import { bad, good, type Issue, type Result } from '../../result.ts';
import type { ScheduleRiskData } from './schedule-risk-data.ts';

const confidences = ['read', 'derived', 'planning assumption'] as const;
const parts = {
  fieldPace: { least: 0.1, most: 10 },
  badSeason: { least: 0, most: 10 },
  lateDelivery: { least: 0, most: 3650 },
  slowReview: { least: 0, most: 3650 },
} as const;

/** Reads what the simulation of a schedule assumes from parsed JSON, as in `schedule-risks.json`. All faults come back at once. */
export function readScheduleRisks(value: unknown): Result<ScheduleRiskData> {
  const issues: Issue[] = [];
  const fields = toFields(value);
  const read = (key: keyof typeof parts) => {
    const row = toFields(fields[key]);
    const { least, most } = parts[key];
    const [low, likely, high] = [row.low, row.likely, row.high].map((number) =>
      typeof number === 'number' && number >= least && number <= most ? number : Number.NaN,
    );
    const confidence = confidences.find((known) => known === row.confidence);
    const isSound = low !== undefined && likely !== undefined && high !== undefined && low <= likely && likely <= high;
    if (!isSound || !confidence || typeof row.source !== 'string' || row.source === '') {
      issues.push(fault(key, `${key} needs low, likely and high from ${least} to ${most} in rising order, a source and a confidence.`));
      return { low: 0, likely: 0, high: 0, source: '', confidence: 'planning assumption' as const };
    }
    return { low, likely, high, source: row.source, confidence };
  };
  const { share } = toFields(fields.lateDelivery);
  if (!(typeof share === 'number' && share >= 0 && share <= 1)) issues.push(fault('lateDelivery', 'lateDelivery needs a share of runs from 0 to 1.'));
  const data: ScheduleRiskData = {
    fieldPace: read('fieldPace'),
    badSeason: read('badSeason'),
    lateDelivery: { share: Number(share), ...read('lateDelivery') },
    slowReview: read('slowReview'),
  };
  return issues.length > 0 ? bad(issues) : good(data);
}

function toFields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function fault(subject: string, message: string): Issue {
  return { severity: 'error', code: 'schedule-risks-faulty', subject, message };
}
