import type { Context } from '../../context.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { conflict } from '../../platform/errors.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { findSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { attachDocuments } from '../documents/index.ts';
import { enterOwnPrice } from './enter-own-price.ts';
import { textsOf } from './own-price-texts.ts';
import { getOwnPrice } from './queries.ts';
import { type OwnPriceForm, readForm } from './read-form.ts';
import { updateOwnPrice } from './store.ts';

/**
 * Enters a price of the carrier's own, or a new version of a known one: refused when somebody else saved since the form was filled. All faults come
 * back at once. Returns the id of the row.
 */
export async function saveOwnPrice(
  ctx: Context,
  form: OwnPriceForm,
  known: { id: number; seen: string | undefined } | null,
): Promise<Result<number>> {
  const read = await readForm(ctx, form);
  if (!read.ok) return read;
  const { price: given, documentIds } = read.value;
  return inTransaction(ctx, async (tx) => {
    if (!known) return good(await enterOwnPrice(tx, given, documentIds));
    const row = await getOwnPrice(tx, known.id);
    if (row.status === 'withdrawn') throw conflict(`${row.code} was withdrawn. Enter the price anew.`);
    const before = row.priceJson;
    const meanwhile = findSavedMeanwhile({ stored: textsOf(before), entered: textsOf(given) }, known.seen);
    if (meanwhile.length > 0) return bad(meanwhile);
    const price: OwnPrice = { code: row.code, ...given };
    await updateOwnPrice(tx, row.id, { version: row.version + 1, price });
    await attachDocuments(tx, { kind: 'own price', subject: row.code }, documentIds);
    const changes = changesBetween(before, price);
    await recordEvent(tx, { action: 'own price changed', subject: `own price ${row.code}`, summary: `version ${row.version + 1}`, changes });
    return good(row.id);
  });
}
