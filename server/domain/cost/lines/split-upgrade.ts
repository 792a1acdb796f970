import { type Cents, cents } from '../../money.ts';

/**
 * One unit of an upgrade as the program sees it: it pays up to the price of the comparable, the carrier bears the rest. `share` is the part that is
 * paid, from 0 to 1. Source: DA 21-947, section A.5, as summed up by a law firm.
 */
export function splitUpgrade(price: { likelyCents: Cents; comparableCents: Cents }): { paidCents: Cents; ownCents: Cents; share: number } {
  const paidCents = cents(Math.min(price.likelyCents, price.comparableCents));
  return { paidCents, ownCents: cents(price.likelyCents - paidCents), share: price.likelyCents === 0 ? 1 : paidCents / price.likelyCents };
}
