import type { Day } from '../../domain/calendar.ts';
import type { WorkPlan } from '../../domain/schedule/work-plan.ts';
import { sha256Of } from '../../platform/files.ts';
import type { LeftOut } from './choose-plan.ts';

/** Runs of the simulation behind P50, P80 and the share of runs within the term. */
export const trials = 10_000;

/** What was asked of an estimate besides program, edition and inventory. Kept as text, in `settings_json`. */
export interface EstimateSettings {
  /** Customers of the carrier with its affiliates; null when not stated. */
  customers: number | null;
  /** null for as many as the planner thinks fit. */
  towerCrews: number | null;
  startOn: Day;
  /** null for the planner's own. */
  firstFundsOn: Day | null;
  /** Whether items count that the rules leave open; null when nobody decided. */
  boundary: 'count' | 'leave out' | null;
  seed: number;
  trials: number;
  /** The plan of work that was made the plan of this estimate; null for the planner's own from the settings above. */
  adopted?: AdoptedPlan | null;
}

/** A plan of work with what is needed to make it again. */
export interface AdoptedPlan {
  scheduleId: number;
  /** What it was called. */
  title: string;
  passes: number;
  plan: WorkPlan;
}

export function toSettingsText(settings: EstimateSettings, leftOut: LeftOut): Record<string, string> {
  const texts = Object.entries(settings).map(([key, value]): [string, string] => [
    key,
    value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
  ]);
  return { ...Object.fromEntries(texts), ...Object.fromEntries(Object.entries(leftOut).map(([key, value]) => [key, value.join(' ')])) };
}

/** What was active and not ticked when the estimate was asked for. */
export function readLeftOut(text: Record<string, string>): LeftOut {
  const list = (value = ''): string[] => value.split(' ').filter((part) => part !== '');
  return { ownPricesLeftOut: list(text.ownPricesLeftOut), recipeChangesLeftOut: list(text.recipeChangesLeftOut) };
}

export function readSettingsText(text: Record<string, string>): EstimateSettings {
  const boundary = text.boundary;
  return {
    customers: text.customers ? Number(text.customers) : null,
    towerCrews: text.towerCrews ? Number(text.towerCrews) : null,
    startOn: text.startOn as Day,
    firstFundsOn: text.firstFundsOn ? (text.firstFundsOn as Day) : null,
    boundary: boundary === 'count' || boundary === 'leave out' ? boundary : null,
    seed: Number(text.seed),
    trials: Number(text.trials),
    adopted: text.adopted ? (JSON.parse(text.adopted) as AdoptedPlan) : null,
  };
}

/** The seed of an estimate that states none: always the same for the same carrier and number. */
export function defaultSeed(carrierId: number, number: number): number {
  return Number.parseInt(sha256Of(`estimate ${carrierId}/${number}`).slice(0, 7), 16);
}
