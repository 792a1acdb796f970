import { bad, good, type Issue, type Result } from '../../result.ts';
import { type TimeCostRate, timeCostKeys, timeCostUnits } from './time-cost-data.ts';

const confidences = ['read', 'derived', 'planning assumption'] as const;
const mostDollars = 1e7;

/** Reads the list of `time-costs.json`. Every kind of cost must be there once; all faults come back at once. */
export function readTimeCosts(value: unknown): Result<TimeCostRate[]> {
  const rates = (Array.isArray(value) ? value : []).map(readOne);
  const issues: Issue[] = rates.flatMap((rate, index) => (rate ? [] : [fault(`Row ${index + 1}`)]));
  for (const key of timeCostKeys) {
    const found = rates.filter((rate) => rate?.key === key).length;
    if (found !== 1 && (found > 1 || issues.length === 0)) issues.push(fault(key));
  }
  return issues.length > 0 ? bad(issues) : good(rates.filter((rate) => rate !== undefined));
}

function readOne(value: unknown): TimeCostRate | undefined {
  const row = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const key = timeCostKeys.find((known) => known === row.key);
  const per = timeCostUnits.find((known) => known === row.per);
  const confidence = confidences.find((known) => known === row.confidence);
  const most = per === 'share of a crew day' ? 1 : mostDollars;
  const [low, likely, high] = [row.low, row.likely, row.high].map((amount) =>
    typeof amount === 'number' && amount >= 0 && amount <= most ? amount : Number.NaN,
  );
  if (!key || !per || !confidence || typeof row.title !== 'string' || typeof row.source !== 'string') return undefined;
  if (low === undefined || likely === undefined || high === undefined || !(low <= likely && likely <= high)) return undefined;
  return { key, title: row.title, per, low, likely, high, source: row.source, confidence };
}

function fault(subject: string): Issue {
  const message = `${subject} of the costs of time is missing, faulty or stands twice. Give each kind once, with a title, a unit, low, likely and high in rising order, a source and a confidence.`;
  return { severity: 'error', code: 'time-costs-faulty', subject, message };
}
