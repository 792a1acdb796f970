import type { WholeHeader } from '../../domain/catalog/edition-header.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import { sha256Of } from '../../platform/files.ts';

/** Fingerprint of prices, whatever the order of their fields. */
export function pricesFingerprint(entries: readonly PriceBookEntry[]): string {
  return sha256Of(canonicalJson(entries));
}

/** Fingerprint of a whole edition, from that of its prices. */
export function editionFingerprint(header: WholeHeader, pricesSha256: string): string {
  return sha256Of(canonicalJson({ ...header, pricesSha256 }));
}
