import { desc, eq } from 'drizzle-orm';
import { organizations } from '../../../db/schema/accounts.ts';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import type { Context } from '../../context.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';

/**
 * The version whose paper carries the code, for anybody who holds that paper: nothing but what tells one version from another. Who filed and what
 * was asked for is on the paper itself and is told to nobody here.
 */
export async function findStamped(ctx: Context, verifyCode: string): Promise<StampedVersion | undefined> {
  const { frozenSha256, pdfSha256, number: version, submittedAt, filingId } = filingVersions;
  const [found] = await ctx.db
    .select({
      filingId,
      version,
      frozenSha256,
      pdfSha256,
      submittedAt,
      filing: filings.number,
      program: filings.program,
      isDemo: organizations.isDemo,
    })
    .from(filingVersions)
    .innerJoin(filings, eq(filings.id, filingVersions.filingId))
    .innerJoin(organizations, eq(organizations.id, filings.carrierId))
    .where(eq(filingVersions.verifyCode, verifyCode));
  if (!found) return undefined;
  const { filingId: id, ...stamped } = found;
  const [newest] = await ctx.db
    .select({ version, submittedAt })
    .from(filingVersions)
    .where(eq(filingId, id))
    .orderBy(desc(version), desc(filingVersions.id))
    .limit(1);
  return { ...stamped, newest: newest ?? stamped };
}

export interface StampedVersion {
  filing: string;
  program: ProgramKey;
  version: number;
  submittedAt: string;
  frozenSha256: string;
  pdfSha256: string;
  /** Of an invented carrier. */
  isDemo: boolean;
  newest: { version: number; submittedAt: string };
}
