import { cents, formatCents } from '../../money.ts';
import type { Issue } from '../../result.ts';
import type { CostLine } from '../cost-lines.ts';
import { largestLineCents } from './largest-line.ts';
import type { KeptSums } from './list-kept-out.ts';

/** $1 trillion: what stands on it still counts exactly. */
const largestTotalCents = 100_000_000_000_000;

/**
 * An error for each price with a line of more than $100 billion, or one where the lines come to more than $1 trillion at their high end. The sum is a
 * plain number of cents, which may be beyond what counts exactly.
 */
export function checkAmounts(lines: readonly CostLine[], high: number): Issue[] {
  const faults = new Map<string, Issue>();
  for (const line of lines) if (line.highCents > largestLineCents && !faults.has(line.entryCode)) faults.set(line.entryCode, lineTooLarge(line));
  if (faults.size > 0) return [...faults.values()];
  return high > largestTotalCents ? [totalTooLarge()] : [];
}

/** The same for what is kept out: an error for each row of more than $100 billion. */
export function checkKeptOut(kept: KeptSums): Issue[] {
  return [...kept.values()]
    .filter(({ price, quantity }) => (price.unitCents - price.comparableCents) * quantity > largestLineCents)
    .map(({ price }) => {
      const message = `What is kept out for "${price.item}" comes to more than ${formatCents(cents(largestLineCents))}. Correct its price or its quantity.`;
      return { severity: 'error', code: 'amount-too-large', subject: price.ownCode ?? price.item, message };
    });
}

function lineTooLarge({ id, item, entryCode, formula, unitHighCents, unit }: CostLine): Issue {
  const message = `Line ${id} (${item}) comes to more than ${formatCents(cents(largestLineCents))}: ${formula}, at up to ${formatCents(unitHighCents)} ${unit}. Correct the price, the quantity of the recipe, or the count in the inventory.`;
  return { severity: 'error', code: 'amount-too-large', subject: entryCode, message };
}

function totalTooLarge(): Issue {
  const message = `The lines together come to more than ${formatCents(cents(largestTotalCents))}. Look for a price or a quantity with too many zeros and correct it.`;
  return { severity: 'error', code: 'total-too-large', message };
}
