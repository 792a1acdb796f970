import type { OwnPrice } from '../own-price.ts';

/**
 * What two own prices share when one is the other entered again: vendor, reference, site, and the entry that they replace or the item and part of the
 * work of a line of its own, whatever the case and the blanks. The price is no part of it: a new price is a new version of the first.
 */
export function sameQuoteKey({ from, reference, siteCode, entryCode, ownLine }: Omit<OwnPrice, 'code'>): string {
  const what = ownLine === null ? ['entry', entryCode ?? ''] : ['line', ownLine.item, ownLine.phase];
  return JSON.stringify([from, reference, siteCode ?? '', ...what].map((text) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()));
}
