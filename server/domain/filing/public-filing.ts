import type { Cents } from '../money.ts';
import type { ConfidentialPart } from './confidential-parts.ts';
import type { FrozenChanges } from './frozen-changes.ts';
import type { FrozenCostLine, FrozenFiling } from './frozen-filing.ts';

type Cost = FrozenFiling['cost'];

/** A cost line as the public may read it; its money is null, and its words are empty, where they are withheld. */
export interface PublicCostLine extends Omit<FrozenCostLine, 'quantity' | 'unitCents' | 'amountCents' | 'ownPrice' | 'change'> {
  /** null where it is withheld: what a percentage is taken of. */
  quantity: number | null;
  unitCents: Cents | null;
  amountCents: Cents | null;
  change?: string;
}

/** The cost of an application as the public may read it: what is withheld is null or not there, and the total always stands. */
export interface PublicCost extends Pick<Cost, 'totalCents' | 'pointShare' | 'comparison' | 'prices' | 'exclusions'> {
  lowCents: Cents | null;
  highCents: Cents | null;
  categories: (Omit<Cost['categories'][number], 'lowCents' | 'likelyCents' | 'highCents'> & {
    lowCents: Cents | null;
    likelyCents: Cents | null;
    highCents: Cents | null;
  })[];
  sites: { siteCode: string; name: string; likelyCents: Cents | null }[];
  networkCents: Cents | null;
  lines: PublicCostLine[];
  assumptions: string[];
  /** Only where no amount is withheld. */
  rollUps?: Cost['rollUps'];
  /** All withheld amounts of cost lines together: the total less what is shown. Anybody can work it out, so it is said. */
  withheldCents: Cents;
}

/** What changed since the version before: without any amount but the totals, and without what is withheld. */
export interface PublicChanges extends Pick<FrozenChanges, 'since' | 'sites' | 'items' | 'answers' | 'timeline'> {
  beforeCents: Cents;
  afterCents: Cents;
  costLines: FrozenChanges['costLines']['counts'];
}

/** What was withheld under one rule, with how often; see `confidential-parts.ts`. */
export interface Withheld extends Pick<ConfidentialPart, 'id' | 'title' | 'reason' | 'basis' | 'confidence'> {
  count: number;
}

/**
 * An application as the public may read it. Made from a frozen version and from nothing else; `of` names that version by its hash, and what is
 * confidential is not in this value.
 */
export interface PublicFiling extends Omit<FrozenFiling, 'schema' | 'cost' | 'changes'> {
  schema: 'changeout-public-copy-1';
  /** SHA-256 of the canonical JSON of the version that this is a copy of. */
  of: { sha256: string };
  cost: PublicCost;
  changes?: PublicChanges;
  withheld: Withheld[];
}
