import type { Day } from '../calendar.ts';
import type { CostCategory } from '../catalog/price-book.ts';
import type { CostPhase, CostUse } from '../catalog/recipe.ts';
import type { Cents } from '../money.ts';

export const ownPriceKinds = ['vendor quote', 'own estimate'] as const;

/**
 * A price of the carrier's own: a vendor's quote, or its own estimate with support and a good-faith certification (47 CFR 1.50004(c)(1)(i)).
 * It takes the place of a price-book entry everywhere or at one site, or it is a line of its own.
 */
export interface OwnPrice {
  /** `Q-3` for a quote, `E-2` for an own estimate: the number in the carrier's register. */
  code: string;
  kind: (typeof ownPriceKinds)[number];
  /** The price-book entry whose price it replaces; null for a line of its own. */
  entryCode: string | null;
  /** Only at this site; null for every place that uses the entry, or for a network-wide line. */
  siteCode: string | null;
  /** What a line of its own is; null where an entry's price is replaced. */
  ownLine: { item: string; category: CostCategory; phase: CostPhase; quantity: number } | null;
  /** Must be the unit of the entry that it replaces. */
  unit: string;
  /** Per unit, low <= likely <= high. A firm quote has all three equal. */
  lowCents: Cents;
  likelyCents: Cents;
  highCents: Cents;
  /** What decides whether the program pays. */
  use: CostUse;
  /** For an upgrade: the likely price per unit of the comparable replacement, which is all that the program pays; else null. */
  comparableCents: Cents | null;
  /** Vendor, or who made the estimate. */
  from: string;
  /** The vendor's number of the quote; may be empty for an own estimate. */
  reference: string;
  quotedOn: Day;
  /** Last day on which the vendor holds to it; null for an own estimate. */
  expiresOn: Day | null;
  /** How it came about, why it is chosen, and for an upgrade why the comparable is comparable. */
  reason: string;
  documents: { title: string; sha256: string }[];
  /** Good-faith certification of an own estimate; null for a quote. */
  certified: { by: string; title: string; on: Day } | null;
}
