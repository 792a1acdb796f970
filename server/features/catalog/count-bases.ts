import type { BasisCounts } from '../../../db/schema/catalog.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';

/** How many of these prices rest on each basis. */
export function countBases(entries: readonly PriceBookEntry[]): BasisCounts {
  const counts: BasisCounts = {};
  for (const { basis } of entries) counts[basis] = (counts[basis] ?? 0) + 1;
  return counts;
}
