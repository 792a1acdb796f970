import type { Context } from '../../context.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { sameQuoteKey } from '../../domain/cost/own-prices/same-quote-key.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { conflict } from '../../platform/errors.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { findSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { attachDocuments } from '../documents/index.ts';
import { enterOwnPrice } from './enter-own-price.ts';
import { findTwin } from './find-twin.ts';
import { textsOf } from './own-price-texts.ts';
import { getOwnPrice, listRows } from './queries.ts';
import { type OwnPriceForm, readForm } from './read-form.ts';
import { updateOwnPrice } from './store.ts';

/** Comes with the id of a price that was saved as it is. */
export const unchangedCode = 'own-price-unchanged';

/**
 * Enters a price of the carrier's own, or a new version of a known one: refused when somebody else saved since the form was filled, and when the same
 * quote is in the register already. All faults come back at once. Returns the id of the row, with a warning where nothing was changed.
 */
export async function saveOwnPrice(
  ctx: Context,
  form: OwnPriceForm,
  known: { id: number; seen: string | undefined } | null,
): Promise<Result<number>> {
  const read = await readForm(ctx, form, known && (await getOwnPrice(ctx, known.id)).priceJson);
  if (!read.ok) return read;
  const { price: given, documentIds } = read.value;
  return inTransaction(ctx, async (tx) => {
    const rows = await listRows(tx);
    if (!known) {
      const twins = findTwin(rows, given);
      return twins.length > 0 ? bad(twins) : good(await enterOwnPrice(tx, given, documentIds));
    }
    const row = await getOwnPrice(tx, known.id);
    if (row.status === 'withdrawn') throw conflict(`${row.code} was withdrawn. Enter the price anew.`);
    const before = row.priceJson;
    const meanwhile = findSavedMeanwhile({ stored: textsOf(before), entered: textsOf(given) }, known.seen);
    if (meanwhile.length > 0) return bad(meanwhile);
    if (isSame(before, given)) return good(row.id, [unchanged(row.version)]);
    const others = rows.filter(({ id }) => id !== row.id);
    const twins = sameQuoteKey(before) === sameQuoteKey(given) ? [] : findTwin(others, given);
    if (twins.length > 0) return bad(twins);
    const price: OwnPrice = { code: row.code, ...given };
    await updateOwnPrice(tx, row.id, { version: row.version + 1, price });
    await attachDocuments(tx, { kind: 'own price', subject: row.code }, documentIds);
    const changes = changesBetween(before, price);
    await recordEvent(tx, { action: 'own price changed', subject: `own price ${row.code}`, summary: `version ${row.version + 1}`, changes });
    return good(row.id);
  });
}

/** Another person's certification is a change, a later day of the same one is none. */
function isSame(before: OwnPrice, given: Omit<OwnPrice, 'code'>): boolean {
  const words = (price: Omit<OwnPrice, 'code'>) =>
    fingerprintOf({ ...textsOf(price), by: price.certified?.by ?? '', title: price.certified?.title ?? '' });
  return words(before) === words(given);
}

function unchanged(version: number): Issue {
  return { severity: 'warning', code: unchangedCode, message: `Nothing was changed. Version ${version} stays in force.` };
}
