import { type Cents, dollars } from '../../money.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';
import { type CrewKind, crewKinds } from '../work-plan.ts';
import type { TravelRule } from './work-network.ts';

const confidences = ['read', 'derived', 'planning assumption'] as const;
const counts = ['sites', 'sites at height'] as const;

/** How many teams of a trade there are where the carrier has not said: one for so many sites, or as many as of another trade. */
export type TeamNumber = { per: number; of: (typeof counts)[number]; fewest: number; most: number } | { as: CrewKind };

/** What is assumed about the teams of a trade. */
export interface TradeRule {
  trade: CrewKind;
  title: string;
  /** `tower crew`. */
  one: string;
  number: TeamNumber;
  costPerDay: { lowCents: Cents; likelyCents: Cents; highCents: Cents };
  /** Once for each team that works at all. */
  mobilisationCents: Cents;
  travel: TravelRule | null;
  source: string;
  confidence: (typeof confidences)[number];
}

export type TradeRules = Readonly<Record<CrewKind, TradeRule>>;

/** Reads `resources.json`, amounts in whole dollars. Every trade must be there once; all faults come back at once. */
export function readTradeRules(value: unknown): Result<TradeRules> {
  const issues: Issue[] = [];
  const rules = new Map<CrewKind, TradeRule>();
  for (const row of Array.isArray(value) ? value : []) {
    const rule = readOne(row);
    if (!rule || rules.has(rule.trade)) issues.push(fault(String(row?.trade)));
    else rules.set(rule.trade, rule);
  }
  for (const trade of crewKinds) if (!rules.has(trade) && !issues.some(({ subject }) => subject === trade)) issues.push(fault(trade));
  return issues.length > 0 ? bad(issues) : good(Object.fromEntries(rules) as TradeRules);
}

function readOne(value: unknown): TradeRule | undefined {
  const row = toRecord(value);
  const trade = crewKinds.find((known) => known === row.trade);
  const confidence = confidences.find((known) => known === row.confidence);
  const number = readNumber(toRecord(row.number));
  const cost = toRecord(row.costPerDay);
  const [low, likely, high, mobilisation] = [cost.low, cost.likely, cost.high, row.mobilisation].map(toAmount);
  const travel = row.travel === null ? null : readTravel(toRecord(row.travel));
  if (!trade || !confidence || !number || travel === undefined) return undefined;
  if (low === undefined || likely === undefined || high === undefined || mobilisation === undefined || !(low <= likely && likely <= high))
    return undefined;
  if (typeof row.title !== 'string' || typeof row.one !== 'string' || typeof row.source !== 'string' || row.source === '') return undefined;
  return {
    trade,
    title: row.title,
    one: row.one,
    number,
    costPerDay: { lowCents: dollars(low), likelyCents: dollars(likely), highCents: dollars(high) },
    mobilisationCents: dollars(mobilisation),
    travel,
    source: row.source,
    confidence,
  };
}

function readNumber(row: Record<string, unknown>): TeamNumber | undefined {
  const as = crewKinds.find((known) => known === row.as);
  if (as) return { as };
  const of = counts.find((known) => known === row.of);
  const [per, fewest, most] = [row.per, row.fewest, row.most].map((count) => (Number.isSafeInteger(count) ? Number(count) : 0));
  return of && per && fewest && most && per > 0 && fewest > 0 && most >= fewest ? { per, of, fewest, most } : undefined;
}

function readTravel(row: Record<string, unknown>): TravelRule | undefined {
  const [freeMiles, milesPerDay] = [toAmount(row.freeMiles), toAmount(row.milesPerDay)];
  return freeMiles !== undefined && milesPerDay !== undefined && milesPerDay > 0 ? { freeMiles, milesPerDay } : undefined;
}

function toAmount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function toRecord(value: unknown): Record<string, unknown> {
  return (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
}

function fault(subject: string): Issue {
  const message = `The trade ${subject} is missing, stands twice or is faulty. Give it a title, a number, a day rate, a mobilization, travel, a source and a confidence.`;
  return { severity: 'error', code: 'trade-faulty', subject, message };
}
