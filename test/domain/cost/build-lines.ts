import { day } from '../../../server/domain/calendar.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import type { CostPlan } from '../../../server/domain/cost/cost-plan.ts';
import { type BuiltLines, buildCostLines, type CostInputs } from '../../../server/domain/cost/lines/build-cost-lines.ts';
import type { Inventory } from '../../../server/domain/inventory/inventory.ts';
import type { Result } from '../../../server/domain/result.ts';
import { allCovered } from './network.ts';
import { costData, edition, plan, recipeBook, value } from './planning-seed.ts';

/** Cost lines of an inventory with the planning data; `plan` changes the plan of a carrier that decided nothing. */
export function build(inventory: Inventory, changes: BuildChanges = {}): Result<BuiltLines> {
  return buildCostLines({
    inventory,
    covered: allCovered(inventory),
    edition,
    recipes: recipeBook,
    customers: 1000,
    data: costData,
    program: { key: 'scrp' },
    estimatedOn: day('2026-05-01'),
    ...changes,
    plan: { ...plan, ...changes.plan },
  });
}

export function linesOf(inventory: Inventory, changes: BuildChanges = {}): CostLine[] {
  return value(build(inventory, changes)).lines;
}

export type BuildChanges = Partial<Omit<CostInputs, 'plan' | 'inventory'>> & { plan?: Partial<CostPlan> };
