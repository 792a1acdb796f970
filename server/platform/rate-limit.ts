import { eq, lt, sql } from 'drizzle-orm';
import { rateLimits } from '../../db/schema/platform.ts';
import type { Context } from '../context.ts';
import { tooMany } from './errors.ts';
import { inTransaction } from './transaction.ts';

/** Counts one try under a key and throws `too many` once the window's limit is passed. Kept in the database: all processes count together. */
export async function countTry(ctx: Context, key: string, limit: { most: number; minutes: number }): Promise<void> {
  const { hits, endsAt } = await inTransaction(ctx, async (tx) => {
    await tx.db.delete(rateLimits).where(lt(rateLimits.endsAt, ctx.now));
    const [row] = await tx.db.select().from(rateLimits).where(eq(rateLimits.key, key));
    const end = row?.endsAt ?? new Date(Date.parse(ctx.now) + limit.minutes * 60_000).toISOString();
    const next = { key, hits: (row?.hits ?? 0) + 1, endsAt: end };
    await tx.db.insert(rateLimits).values(next).onConflictDoUpdate({ target: rateLimits.key, set: next });
    return next;
  });
  if (hits <= limit.most) return;
  const minutes = Math.max(1, Math.ceil((Date.parse(endsAt) - Date.parse(ctx.now)) / 60_000));
  throw tooMany(`Too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} and try again.`);
}

/** Takes counted tries back: they were right. */
export async function forgiveTries(ctx: Context, keys: readonly string[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const key of keys)
      await tx.db
        .update(rateLimits)
        .set({ hits: sql`${rateLimits.hits} - 1` })
        .where(eq(rateLimits.key, key));
  });
}
