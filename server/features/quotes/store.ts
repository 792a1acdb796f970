import { eq } from 'drizzle-orm';
import { ownPrices, ownPriceVersions } from '../../../db/schema/quotes.ts';
import type { Context } from '../../context.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';

export async function insertOwnPrice(ctx: Context, price: OwnPrice): Promise<number> {
  const [row] = await ctx.db
    .insert(ownPrices)
    .values({
      carrierId: requireCarrierId(ctx),
      code: price.code,
      status: 'active',
      version: 1,
      priceJson: price,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    .returning({ id: ownPrices.id });
  if (!row) throw new Error('The price was not stored.');
  await insertVersion(ctx, row.id, { version: 1, price });
  return row.id;
}

/** Enters many prices at once, each with its first version. */
export async function insertOwnPrices(ctx: Context, prices: readonly OwnPrice[]): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  const shared = { carrierId, status: 'active' as const, version: 1, createdAt: ctx.now, updatedAt: ctx.now };
  await ctx.store.insertMany(
    ctx.db,
    ownPrices,
    prices.map((price) => ({ ...shared, code: price.code, priceJson: price })),
  );
  const rows = await ctx.db.select({ id: ownPrices.id, code: ownPrices.code }).from(ownPrices).where(eq(ownPrices.carrierId, carrierId));
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  const { name: savedByName } = requirePerson(ctx);
  await ctx.store.insertMany(
    ctx.db,
    ownPriceVersions,
    prices.flatMap((price) => {
      const ownPriceId = ids.get(price.code);
      return ownPriceId === undefined ? [] : [{ ownPriceId, version: 1, priceJson: price, savedByName, savedAt: ctx.now }];
    }),
  );
}

/** Puts a new version in force; the earlier ones stay as they were. */
export async function updateOwnPrice(ctx: Context, ownPriceId: number, next: { version: number; price: OwnPrice }): Promise<void> {
  await ctx.db.update(ownPrices).set({ version: next.version, priceJson: next.price, updatedAt: ctx.now }).where(eq(ownPrices.id, ownPriceId));
  await insertVersion(ctx, ownPriceId, next);
}

export async function markWithdrawn(ctx: Context, ownPriceId: number, reason: string): Promise<void> {
  await ctx.db
    .update(ownPrices)
    .set({ status: 'withdrawn', withdrawnReason: reason, withdrawnAt: ctx.now, updatedAt: ctx.now })
    .where(eq(ownPrices.id, ownPriceId));
}

async function insertVersion(ctx: Context, ownPriceId: number, { version, price }: { version: number; price: OwnPrice }): Promise<void> {
  await ctx.db.insert(ownPriceVersions).values({ ownPriceId, version, priceJson: price, savedByName: requirePerson(ctx).name, savedAt: ctx.now });
}
