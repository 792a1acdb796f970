import { setImmediate as pause } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import { notFound } from '../../platform/errors.ts';
import { getDraft, getDraftEntries } from './draft-queries.ts';
import { getEdition, listEditions } from './queries.ts';

/** One side of a comparison by its word in the address: the id of an edition, or `draft-7` for a draft of the own organization. */
export async function getSide(ctx: Context, word: string): Promise<ComparedSide> {
  const [, draft, id] = /^(draft-)?(\d{1,9})$/.exec(word) ?? [];
  if (id === undefined) throw notFound('That price book is not on this server.');
  if (draft === undefined) {
    const { code, title, entries } = await getEdition(ctx, Number(id));
    await pause();
    return { word: id, code, title, entries };
  }
  const row = await getDraft(ctx, Number(id));
  if (row.status !== 'checked') throw notFound('That draft holds no prices any more.');
  return {
    word: `draft-${id}`,
    code: row.headerJson?.code || 'draft',
    title: `draft of ${row.fileName}`,
    entries: await getDraftEntries(ctx, row.id),
  };
}

/** What two sides are compared when none is named: the two editions that took effect last, the later one second. Empty where there is one only. */
export async function usualSides(ctx: Context): Promise<{ from: string; to: string }> {
  const [latest, before] = await listEditions(ctx);
  return latest && before ? { from: String(before.id), to: String(latest.id) } : { from: '', to: '' };
}

export interface ComparedSide {
  /** As it stands in the address. */
  word: string;
  code: string;
  title: string;
  entries: readonly PriceBookEntry[];
}
