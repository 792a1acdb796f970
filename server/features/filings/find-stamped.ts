import { desc, eq } from 'drizzle-orm';
import { organizations } from '../../../db/schema/accounts.ts';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import { termFilings, termFilingVersions } from '../../../db/schema/term-filings.ts';
import type { Context } from '../../context.ts';
import type { TermFilingKind } from '../../domain/filing/term-filing.ts';
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
  if (!found) return await findStampedOfTerm(ctx, verifyCode);
  const { filingId: id, ...stamped } = found;
  const [newest] = await ctx.db
    .select({ version, submittedAt })
    .from(filingVersions)
    .where(eq(filingId, id))
    .orderBy(desc(version), desc(filingVersions.id))
    .limit(1);
  return { ...stamped, newest: newest ?? stamped };
}

/** The same for what is filed after an application. */
async function findStampedOfTerm(ctx: Context, verifyCode: string): Promise<StampedVersion | undefined> {
  const { frozenSha256, pdfSha256, number: version, submittedAt, termFilingId } = termFilingVersions;
  const [found] = await ctx.db
    .select({
      termFilingId,
      version,
      frozenSha256,
      pdfSha256,
      submittedAt,
      filing: termFilings.number,
      kind: termFilings.kind,
      program: filings.program,
      isDemo: organizations.isDemo,
    })
    .from(termFilingVersions)
    .innerJoin(termFilings, eq(termFilings.id, termFilingVersions.termFilingId))
    .innerJoin(organizations, eq(organizations.id, termFilings.carrierId))
    .leftJoin(filings, eq(filings.id, termFilings.filingId))
    .where(eq(termFilingVersions.verifyCode, verifyCode));
  if (!found) return undefined;
  const { termFilingId: id, program, ...stamped } = found;
  const [newest] = await ctx.db
    .select({ version, submittedAt })
    .from(termFilingVersions)
    .where(eq(termFilingId, id))
    .orderBy(desc(version), desc(termFilingVersions.id))
    .limit(1);
  return { ...stamped, program: program ?? 'scrp', newest: newest ?? stamped };
}

export interface StampedVersion {
  /** What it is, where it is filed after an application. */
  kind?: TermFilingKind;
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
