import type { Context } from '../../context.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { attachDocuments } from '../documents/index.ts';
import { countOfKind } from './queries.ts';
import { insertOwnPrice } from './store.ts';

/** Enters a price that was read, under the next number of its kind, with its documents. Call it inside a transaction. Returns the id of the row. */
export async function enterOwnPrice(tx: Context, given: Omit<OwnPrice, 'code'>, documentIds: readonly number[]): Promise<number> {
  const letter = given.kind === 'vendor quote' ? 'Q' : 'E';
  const price: OwnPrice = { code: `${letter}-${(await countOfKind(tx, letter)) + 1}`, ...given };
  const id = await insertOwnPrice(tx, price);
  await attachDocuments(tx, { kind: 'own price', subject: price.code }, documentIds);
  await recordEvent(tx, { action: 'own price entered', subject: `own price ${price.code}`, summary: price.from, changes: changesBetween({}, price) });
  return id;
}
