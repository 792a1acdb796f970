import type { Day } from '../calendar.ts';
import type { CostCategory, PriceBasis } from '../catalog/price-book.ts';
import type { CostPhase } from '../catalog/recipe.ts';
import type { Cents } from '../money.ts';

/** The unit of adjusters: their unit prices are basis points of lines of the same site. */
export const siteShareUnit = 'percent of site cost';

/**
 * One line of an estimate: a quantity of one price-book entry at one site, or for the whole network. `quantity` × `unitLikelyCents` is
 * `likelyCents`, rounded once. On a share of other lines (`shareOf`) the unit price is basis points read as cents per $100, and the quantity is
 * the likely base in hundreds of dollars; its low and high are the low share of the low base and the high share of the high.
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
  /** Year of the price level; null where the source states none. Own prices are of the year of the quote. */
  priceYear: number | null;
  /** What the carrier changed in the recipe, in words with its reason. */
  change?: string | undefined;
  /** The carrier's own price in place of the edition's, or a line of the carrier's own. */
  ownPrice?: LineOwnPrice | undefined;
  /** How far the real quantity may lie from this one, as factors around 1. */
  quantitySpread?: { low: number; high: number } | undefined;
  /** On a line that is a share of others: which. Its unit prices are basis points. */
  shareOf?: ShareOf | undefined;
  /** On an allowance for a share of sites: the simulation draws how many of `sites` need it. */
  chance?: { sites: number; share: number } | undefined;
}

/** Where a line's price is the carrier's own. */
export interface LineOwnPrice {
  /** `Q-3` or `E-2`: the number in the carrier's register. */
  code: string;
  kind: 'vendor quote' | 'own estimate';
  quotedOn: Day;
  expiresOn: Day | null;
  /** On an upgrade: the price per unit of the comparable, above which the program pays nothing. */
  paidUpToCents?: Cents | undefined;
  /** The vendor holds the price into the year of the work: no escalation stands on the line. */
  isHeldForWork?: true | undefined;
}

/**
 * What a share is taken on. `direct`: all lines that are no shares, all adjusters and all escalation. `site`: the lines of the same site and of the
 * phase of the share with these entry codes that are no shares. `year`: all lines of that phase with this `priceYear` that are no held quotes, and
 * what adjusters make of them; network-wide, the codes are for show.
 */
export type ShareOf = { of: 'direct' } | { of: 'site'; entryCodes: string[]; adjuster: string } | { of: 'year'; entryCodes: string[]; year: number };
