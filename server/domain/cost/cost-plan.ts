import type { RecipeChange } from '../catalog/recipe-change.ts';
import type { Cents } from '../money.ts';
import type { OwnPrice } from './own-price.ts';

/** What a carrier decided for one estimate, beyond its inventory, the edition and the recipes: this is what makes one scenario differ from another. */
export interface CostPlan {
  /** Choice by alternative group; a group that is missing takes its first choice. */
  choices: Readonly<Record<string, string>>;
  recipeChanges: readonly RecipeChange[];
  ownPrices: readonly OwnPrice[];
  /** Keys of the adjusters that are left out. */
  adjustersLeftOut: readonly string[];
  /** Key of the cost index; null for no escalation. */
  indexKey: string | null;
  /** The year to whose prices the estimate is escalated. */
  workYear: number;
  /** Keys of the discrete risks that are left out. */
  risksLeftOut: readonly string[];
  /** Contingency reaches from the point estimate to this percentile of the simulation (0.8 for P80); null for none. */
  contingencyShare: number | null;
  /** Management reserve in basis points of the point estimate, for what nobody foresees. */
  reserveBasisPoints: number;
  /** Money allocated or expected, to tell the chance of staying within it; null when not known. */
  allocationCents: Cents | null;
}
