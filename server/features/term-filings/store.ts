import { desc, eq, like } from 'drizzle-orm';
import { awards, termDecisions, termFilings, termFilingVersions } from '../../../db/schema/term-filings.ts';
import type { Context } from '../../context.ts';

/** `2026-0003-K2`: the next number that starts like this on this server. Call it in the transaction that stores the filing. */
export async function nextTermNumber(ctx: Context, start: string): Promise<string> {
  const rows = await ctx.db
    .select({ number: termFilings.number })
    .from(termFilings)
    .where(like(termFilings.number, `${start}%`))
    .orderBy(desc(termFilings.id));
  const positions = rows.flatMap(({ number }) => (/^\d+$/.test(number.slice(start.length)) ? [Number(number.slice(start.length))] : []));
  return `${start}${Math.max(0, ...positions) + 1}`;
}

export async function insertTermFiling(
  ctx: Context,
  row: Omit<typeof termFilings.$inferInsert, 'createdAt' | 'updatedAt' | 'revision'>,
): Promise<number> {
  const [inserted] = await ctx.db
    .insert(termFilings)
    .values({ ...row, revision: 1, createdAt: ctx.now, updatedAt: ctx.now })
    .returning({ id: termFilings.id });
  if (!inserted) throw new Error('The filing was not stored.');
  return inserted.id;
}

export async function updateTermFiling(ctx: Context, id: number, values: Partial<typeof termFilings.$inferInsert>): Promise<void> {
  await ctx.db
    .update(termFilings)
    .set({ ...values, updatedAt: ctx.now })
    .where(eq(termFilings.id, id));
}

/** Takes out a filing that has no version. */
export async function deleteTermFiling(ctx: Context, id: number): Promise<void> {
  await ctx.db.delete(termFilings).where(eq(termFilings.id, id));
}

/** Notes work that leaves the content as it is: the draft on paper. */
export async function noteTermDraft(
  ctx: Context,
  id: number,
  values: { draftJobId: number } | { draftSha256: string; draftOf: string; draftAt: string },
): Promise<void> {
  await ctx.db.update(termFilings).set(values).where(eq(termFilings.id, id));
}

export async function insertTermVersion(ctx: Context, row: typeof termFilingVersions.$inferInsert): Promise<void> {
  await ctx.db.insert(termFilingVersions).values(row);
}

export async function isTermCodeTaken(ctx: Context, verifyCode: string): Promise<boolean> {
  const [row] = await ctx.db.select({ id: termFilingVersions.id }).from(termFilingVersions).where(eq(termFilingVersions.verifyCode, verifyCode));
  return row !== undefined;
}

export async function upsertAward(ctx: Context, row: Omit<typeof awards.$inferInsert, 'updatedAt'>): Promise<void> {
  const { approvedOn, approvedCents, allocatedCents, firstMoneyOn, recordedByName } = row;
  await ctx.db
    .insert(awards)
    .values({ ...row, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: awards.filingId,
      set: { approvedOn, approvedCents, allocatedCents, firstMoneyOn, recordedByName, updatedAt: ctx.now },
    });
}

/** The last decision of each filing is kept; those before it stand in its history. */
export async function upsertDecision(ctx: Context, row: Omit<typeof termDecisions.$inferInsert, 'updatedAt'>): Promise<void> {
  const { version, outcome, amountCents, decidedOn, document, recordedByName } = row;
  await ctx.db
    .insert(termDecisions)
    .values({ ...row, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: termDecisions.termFilingId,
      set: { version, outcome, amountCents, decidedOn, document, recordedByName, updatedAt: ctx.now },
    });
}

export async function deleteDecision(ctx: Context, termFilingId: number): Promise<void> {
  await ctx.db.delete(termDecisions).where(eq(termDecisions.termFilingId, termFilingId));
}
