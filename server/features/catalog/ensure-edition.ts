import { and, eq, isNull } from 'drizzle-orm';
import { priceBookEditions } from '../../../db/schema/catalog.ts';
import type { Store } from '../../../db/store.ts';
import type { PriceBookEdition } from '../../domain/catalog/price-book.ts';
import { countBases } from './count-bases.ts';
import { editionFingerprint, pricesFingerprint } from './edition-fingerprint.ts';

/**
 * Publishes the edition that ships with the program on this server, once; the same edition again changes nothing. A changed edition under the
 * same code becomes one more row, so that old estimates keep theirs. Returns its id.
 */
export async function ensureEdition(store: Store, edition: PriceBookEdition): Promise<number> {
  const { entries, ...header } = edition;
  const pricesSha256 = pricesFingerprint(entries);
  const sha256 = editionFingerprint({ ...header, officialSource: '' }, pricesSha256);
  const same = and(isNull(priceBookEditions.ownerId), eq(priceBookEditions.code, edition.code), eq(priceBookEditions.sha256, sha256));
  const [known] = await store.read.select({ id: priceBookEditions.id }).from(priceBookEditions).where(same);
  if (known) return known.id;
  return store.write(async (tx) => {
    const [meanwhile] = await tx.select({ id: priceBookEditions.id }).from(priceBookEditions).where(same);
    if (meanwhile) return meanwhile.id;
    const counts = { pricesSha256, priceCount: entries.length, basesJson: countBases(entries) };
    const row = { ...header, ...counts, sha256, entriesJson: entries, createdAt: new Date().toISOString() };
    const [kept] = await tx.insert(priceBookEditions).values(row).returning({ id: priceBookEditions.id });
    if (!kept) throw new Error('The price book was not stored.');
    return kept.id;
  });
}
