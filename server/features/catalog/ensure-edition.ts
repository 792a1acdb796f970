import { and, eq } from 'drizzle-orm';
import { priceBookEditions } from '../../../db/schema/catalog.ts';
import type { Store } from '../../../db/store.ts';
import type { PriceBookEdition } from '../../domain/catalog/price-book.ts';
import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import { sha256Of } from '../../platform/files.ts';

/**
 * Publishes the edition that ships with the program on this server, once; the same edition again changes nothing. A changed edition under the
 * same code becomes one more row, so that old estimates keep theirs. Returns its id.
 */
export async function ensureEdition(store: Store, edition: PriceBookEdition): Promise<number> {
  const { code, title, effectiveOn, statement, entries } = edition;
  const sha256 = sha256Of(canonicalJson({ code, title, effectiveOn, statement, entries }));
  const same = and(eq(priceBookEditions.code, code), eq(priceBookEditions.sha256, sha256));
  const [known] = await store.read.select({ id: priceBookEditions.id }).from(priceBookEditions).where(same);
  if (known) return known.id;
  return store.write(async (tx) => {
    const row = { code, title, effectiveOn, statement, sha256, entriesJson: entries, createdAt: new Date().toISOString() };
    await tx.insert(priceBookEditions).values(row).onConflictDoNothing();
    const [kept] = await tx.select({ id: priceBookEditions.id }).from(priceBookEditions).where(same);
    if (!kept) throw new Error('The price book was not stored.');
    return kept.id;
  });
}
