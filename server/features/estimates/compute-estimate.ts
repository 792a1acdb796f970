import type { Day } from '../../domain/calendar.ts';
import type { PriceBookEdition } from '../../domain/catalog/price-book.ts';
import type { CostPlan } from '../../domain/cost/cost-plan.ts';
import { defaultPlan } from '../../domain/cost/default-plan.ts';
import type { Estimate } from '../../domain/cost/estimate.ts';
import { makeEstimate } from '../../domain/cost/make-estimate.ts';
import type { Inventory } from '../../domain/inventory/inventory.ts';
import type { Program } from '../../domain/programs/program.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import type { ScheduleRequest } from '../../domain/schedule/default-settings.ts';
import { softwareVersion } from '../../platform/project-root.ts';
import type { ReferenceData } from '../../platform/reference-data.ts';
import { hashInputs } from './hash-inputs.ts';
import { explainHoles, judgeItems } from './judge-items.ts';
import type { EstimateSettings } from './settings.ts';

/**
 * The estimate of an inventory under a program, with the hash of everything it depends on. Refused with every hole at once, each with the reason
 * of the covered test where that is what is missing.
 */
export function computeEstimate(inputs: ComputeInputs): Result<ComputedEstimate> {
  const { program, edition, settings, estimatedOn, reference, onProgress } = inputs;
  const { modelsByKey, recipes, work, publicFigures, costData } = reference;
  const { inventory, covered, reasons, boundaryUnits } = judgeItems(inputs.inventory, program, { modelsByKey, boundary: settings.boundary });
  const plan = inputs.plan ?? defaultPlan(recipes, costData, settings.startOn);
  const generations = generationsOf(modelsByKey);
  const tables = { recipes, ...work, publicFigures, plan, costData, generations };
  const result = makeEstimate({
    inventory,
    covered,
    edition,
    ...tables,
    program,
    customers: settings.customers,
    seed: settings.seed,
    trials: settings.trials,
    schedule: settings.adopted?.plan ?? toScheduleRequest(settings),
    passes: settings.adopted?.passes,
    estimatedOn,
    onProgress,
  });
  if (!result.ok) return bad(explainHoles(result.issues, reasons));
  const remarks = [...(inputs.assumptions ?? []), ...boundaryRemarks(boundaryUnits, settings.boundary)];
  const { entries, code, title, effectiveOn, statement } = edition;
  const hashed = { inventory, covered, edition: { code, title, effectiveOn, statement, entries }, ...tables };
  const inputsSha256 = hashInputs({ ...hashed, program, settings, estimatedOn, software: softwareVersion });
  return good({ estimate: withAssumptions(result.value, remarks), inventory, plan, inputsSha256 }, result.issues);
}

/** What radio generations each model of the catalog serves, by its key. */
export function generationsOf(modelsByKey: ReferenceData['modelsByKey']): Map<string, string> {
  return new Map([...modelsByKey].map(([key, model]) => [key, model.generation]));
}

/** What the carrier did not set is left to the planner. */
function toScheduleRequest({ startOn, firstFundsOn, towerCrews }: EstimateSettings): Omit<ScheduleRequest, 'termYears'> {
  return { startOn, ...(firstFundsOn !== null && { firstFundsOn }), ...(towerCrews !== null && { towerCrews }) };
}

function boundaryRemarks(units: number, boundary: EstimateSettings['boundary']): string[] {
  if (units === 0) return [];
  const treated = boundary === 'count' ? 'counted as covered' : 'left out';
  const which = units === 1 ? '1 unit that the rules leave open is' : `${units} units that the rules leave open are`;
  return [`${which} ${treated}, as decided when the estimate was made.`];
}

function withAssumptions(estimate: Estimate, remarks: readonly string[]): Estimate {
  if (remarks.length === 0) return estimate;
  return { ...estimate, summary: { ...estimate.summary, assumptions: [...estimate.summary.assumptions, ...remarks] } };
}

interface ComputeInputs {
  inventory: Inventory;
  program: Program;
  edition: PriceBookEdition;
  settings: EstimateSettings;
  /** Absent for the plan that nobody has changed. */
  plan?: CostPlan;
  estimatedOn: Day;
  reference: Pick<ReferenceData, 'modelsByKey' | 'recipes' | 'work' | 'publicFigures' | 'costData'>;
  /** What else the figures rest on, in sentences, to stand with the assumptions of the estimate. */
  assumptions?: readonly string[];
  /** Share done, 0 to 1, and what is being done. */
  onProgress?: (share: number, label: string) => void;
}

export interface ComputedEstimate {
  estimate: Estimate;
  /** With the category of the catalog model where an item states none. */
  inventory: Inventory;
  /** As it was given, or the plan that nobody has changed. */
  plan: CostPlan;
  inputsSha256: string;
}
