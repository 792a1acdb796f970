import { and, desc, eq, like } from 'drizzle-orm';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import { reviewRemarks, reviewSteps } from '../../../db/schema/reviews.ts';
import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';

/** `2026-0003`: the next number of the year on this server. Call it in the transaction that stores the filing. */
export async function nextFilingNumber(ctx: Context): Promise<string> {
  const year = dayOf(ctx.now).slice(0, 4);
  const [last] = await ctx.db
    .select({ number: filings.number })
    .from(filings)
    .where(like(filings.number, `${year}-%`))
    .orderBy(desc(filings.id))
    .limit(1);
  const position = last === undefined ? 1 : Number(last.number.slice(5)) + 1;
  return `${year}-${String(position).padStart(4, '0')}`;
}

export async function insertFiling(ctx: Context, row: Omit<typeof filings.$inferInsert, 'createdAt' | 'updatedAt' | 'revision'>): Promise<number> {
  const [inserted] = await ctx.db
    .insert(filings)
    .values({ ...row, revision: 1, createdAt: ctx.now, updatedAt: ctx.now })
    .returning({ id: filings.id });
  if (!inserted) throw new Error('The filing was not stored.');
  return inserted.id;
}

export async function updateFiling(ctx: Context, filingId: number, values: Partial<typeof filings.$inferInsert>): Promise<void> {
  await ctx.db
    .update(filings)
    .set({ ...values, updatedAt: ctx.now })
    .where(eq(filings.id, filingId));
}

/** Notes work about a filing that leaves its content as it is: the draft on paper. */
export async function noteDraft(
  ctx: Context,
  filingId: number,
  values: { draftJobId: number } | { draftSha256: string; draftOf: string; draftAt: string },
): Promise<void> {
  await ctx.db.update(filings).set(values).where(eq(filings.id, filingId));
}

export async function insertVersion(ctx: Context, row: typeof filingVersions.$inferInsert): Promise<void> {
  await ctx.db.insert(filingVersions).values(row);
}

export async function isCodeTaken(ctx: Context, verifyCode: string): Promise<boolean> {
  const [row] = await ctx.db.select({ id: filingVersions.id }).from(filingVersions).where(eq(filingVersions.verifyCode, verifyCode));
  return row !== undefined;
}

export async function insertStep(ctx: Context, row: typeof reviewSteps.$inferInsert): Promise<void> {
  await ctx.db.insert(reviewSteps).values(row);
}

export async function updateRemarkAnswer(
  ctx: Context,
  remark: { id: number; filingId: number },
  values: { answer: string | null; answeredByName: string },
): Promise<void> {
  await ctx.db
    .update(reviewRemarks)
    .set({ ...values, answeredAt: ctx.now })
    .where(and(eq(reviewRemarks.id, remark.id), eq(reviewRemarks.filingId, remark.filingId)));
}
