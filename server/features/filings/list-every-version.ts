import { asc, eq } from 'drizzle-orm';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import type { Context } from '../../context.ts';

/** Every submitted version of every carrier, for whoever runs the server: no page shows this. */
export async function listEveryVersion(ctx: Pick<Context, 'db'>): Promise<EveryVersion[]> {
  const { number, frozenSha256, pdfSha256, submittedAt } = filingVersions;
  return await ctx.db
    .select({ filing: filings.number, number, frozenSha256, pdfSha256, submittedAt })
    .from(filingVersions)
    .innerJoin(filings, eq(filings.id, filingVersions.filingId))
    .orderBy(asc(filings.number), asc(number), asc(filingVersions.id));
}

export interface EveryVersion {
  filing: string;
  number: number;
  frozenSha256: string;
  pdfSha256: string;
  submittedAt: string;
}
