import { and, asc, eq } from 'drizzle-orm';
import { termDecisions } from '../../../db/schema/term-filings.ts';
import type { Context } from '../../context.ts';
import type { TermDecision } from '../../domain/filing/term-decision.ts';
import { cents } from '../../domain/money.ts';
import { requireCarrierId } from '../accounts/index.ts';

/** What the carrier recorded last of decisions on its filings of the term, by filing and version. */
export async function listDecisions(ctx: Context): Promise<Map<number, RecordedDecision>> {
  const rows = await ctx.db
    .select()
    .from(termDecisions)
    .where(eq(termDecisions.carrierId, requireCarrierId(ctx)))
    .orderBy(asc(termDecisions.id));
  return new Map(rows.map((row) => [row.termFilingId, toDecision(row)]));
}

/** The decision that is recorded last for a filing; undefined where there is none. */
export async function findDecision(ctx: Context, termFilingId: number): Promise<RecordedDecision | undefined> {
  const [row] = await ctx.db
    .select()
    .from(termDecisions)
    .where(and(eq(termDecisions.termFilingId, termFilingId), eq(termDecisions.carrierId, requireCarrierId(ctx))));
  return row && toDecision(row);
}

function toDecision({ version, outcome, amountCents, decidedOn, document, recordedByName }: typeof termDecisions.$inferSelect): RecordedDecision {
  return { version, outcome, amountCents: amountCents === null ? null : cents(amountCents), decidedOn, document, recordedByName };
}

export interface RecordedDecision extends TermDecision {
  /** Of the version that was decided. */
  version: number;
  recordedByName: string;
}
