import { eq, lt } from 'drizzle-orm';
import { rateLimits } from '../../db/schema/platform.ts';
import type { Context } from '../context.ts';
import { tooMany } from './errors.ts';
import { inTransaction } from './transaction.ts';

/** Counts one try under a key and throws `too many` once the window's limit is passed. Kept in the database: all processes count together. */
export async function countTry(ctx: Context, key: string, limit: { most: number; minutes: number }): Promise<void> {
  const hits = await inTransaction(ctx, async (tx) => {
    await tx.db.delete(rateLimits).where(lt(rateLimits.endsAt, ctx.now));
    const [row] = await tx.db.select().from(rateLimits).where(eq(rateLimits.key, key));
    const endsAt = row?.endsAt ?? new Date(Date.parse(ctx.now) + limit.minutes * 60_000).toISOString();
    const next = { key, hits: (row?.hits ?? 0) + 1, endsAt };
    await tx.db.insert(rateLimits).values(next).onConflictDoUpdate({ target: rateLimits.key, set: next });
    return next.hits;
  });
  if (hits > limit.most) throw tooMany(`Too many tries. Wait ${limit.minutes} minutes and try again.`);
}
