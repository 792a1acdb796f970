import type { FundingAsked } from '../../../db/schema/funding.ts';

/** The part of the money with which a step is paid: the first whose sum with those before it covers what is spent up to and with the step. */
export function findPart(parts: NonNullable<FundingAsked['moneyParts']>, spentCents: number): PaidBy | undefined {
  let arrived = 0;
  for (const [index, part] of parts.entries()) {
    arrived += part.cents;
    if (arrived >= spentCents) return { number: index + 1, on: part.on };
  }
  return undefined;
}

interface PaidBy {
  /** From 1. */
  number: number;
  on: NonNullable<FundingAsked['moneyParts']>[number]['on'];
}
