import type { CostCategory, PriceBasis } from '../catalog/price-book.ts';
import type { CostPhase } from '../catalog/recipe.ts';
import type { Cents } from '../money.ts';

/**
 * One line of an estimate: a quantity of one price-book entry at one site, or for the whole network. `quantity` × `unitLikelyCents` is
 * `likelyCents`, rounded once. For `percent of direct cost` the unit price is basis points read as cents per $100, and the quantity is the
 * likely direct cost in hundreds of dollars; its low and high are the low share of the low direct cost and the high share of the high.
 */
export interface CostLine {
  /** `HP-0012.RA-010` or `NETWORK.CO-010`: unique in the estimate, stable between runs on the same inventory. */
  id: string;
  /** null for network-wide lines. */
  siteCode: string | null;
  recipeKey: string;
  entryCode: string;
  category: CostCategory;
  phase: CostPhase;
  item: string;
  unit: string;
  quantity: number;
  unitLowCents: Cents;
  unitLikelyCents: Cents;
  unitHighCents: Cents;
  lowCents: Cents;
  likelyCents: Cents;
  highCents: Cents;
  basis: PriceBasis;
  source: string;
  /** How the quantity came about, in words: `3 RRU × 1`, `250 ft × 1`, `8 % of $41,200,000.00 direct cost`. */
  formula: string;
  reason: string;
  /** On an allowance for a share of sites: the simulation draws how many of `sites` need it. */
  chance?: { sites: number; share: number } | undefined;
}
