import { and, asc, eq, isNull } from 'drizzle-orm';
import { scheduleExtensions } from '../../../db/schema/progress.ts';
import type { Context } from '../../context.ts';
import type { Day } from '../../domain/calendar.ts';
import type { GrantedExtension } from '../../domain/schedule/granted-extensions.ts';
import { requireCarrierId } from '../accounts/index.ts';

/** Extensions of the term stated for an estimate, those withdrawn among them, oldest first. */
export async function listExtensions(ctx: Context, estimateId: number): Promise<ExtensionRow[]> {
  return await ctx.db
    .select()
    .from(scheduleExtensions)
    .where(and(eq(scheduleExtensions.estimateId, estimateId), eq(scheduleExtensions.carrierId, requireCarrierId(ctx))))
    .orderBy(asc(scheduleExtensions.id));
}

/** Those that count, as the domain knows them. */
export function toGranted(rows: readonly ExtensionRow[]): GrantedExtension[] {
  return rows.flatMap(({ withdrawnAt, grantedOn, untilOn, orderText, noteText }): GrantedExtension[] =>
    withdrawnAt === null ? [{ grantedOn: grantedOn as Day, until: untilOn as Day, order: orderText, note: noteText }] : [],
  );
}

export async function insertExtension(ctx: Context, row: typeof scheduleExtensions.$inferInsert): Promise<void> {
  await ctx.db.insert(scheduleExtensions).values(row);
}

export async function withdrawOne(ctx: Context, id: number, byName: string): Promise<void> {
  await ctx.db
    .update(scheduleExtensions)
    .set({ withdrawnAt: ctx.now, withdrawnByName: byName })
    .where(and(eq(scheduleExtensions.id, id), isNull(scheduleExtensions.withdrawnAt)));
}

export type ExtensionRow = typeof scheduleExtensions.$inferSelect;
