import { and, asc, count, eq, max, or } from 'drizzle-orm';
import { termDecisions, termFilings, termFilingVersions } from '../../../db/schema/term-filings.ts';
import type { Context } from '../../context.ts';
import { type TermEvidence, termEvidence } from '../../domain/filing/evidence-matrix/term-evidence.ts';
import { asDecided } from '../../domain/filing/forms/standing.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { codeOf, listDocuments } from '../documents/index.ts';
import { getFrozen } from './get-frozen.ts';

/**
 * What the claims of an application and the disposal records of its carrier name as proof, by their newest versions: the inventory is one. A claim that
 * was denied proves nothing.
 */
export async function listTermEvidence(ctx: Context, { id }: { id: number }): Promise<TermEvidence[]> {
  const { kind, carrierId, filingId } = termFilings;
  const versions = await ctx.db
    .select({ filing: termFilings.id, number: termFilingVersions.number, sha256: termFilingVersions.frozenSha256 })
    .from(termFilingVersions)
    .innerJoin(termFilings, eq(termFilings.id, termFilingVersions.termFilingId))
    .where(and(eq(carrierId, requireCarrierId(ctx)), or(and(eq(kind, 'claim'), eq(filingId, id)), eq(kind, 'disposal-record'))))
    .orderBy(asc(termFilingVersions.number), asc(termFilingVersions.id));
  const newest = new Map(versions.map((version) => [version.filing, version]));
  if (newest.size === 0) return [];
  const decisions = new Map((await listOutcomes(ctx)).map((decision) => [decision.filing, decision]));
  const frozen = await Promise.all(
    [...newest.values()]
      .sort((a, b) => a.filing - b.filing)
      .map(async ({ filing, number, sha256 }) => {
        const decision = decisions.get(filing);
        return asDecided(await getFrozen<FrozenTermFiling>(ctx, sha256), decision?.version === number ? decision : undefined);
      }),
  );
  const register = (await listDocuments(ctx)).map(({ kind: of, title, fileName, mediaType, byteLength, sha256, ...row }) => {
    const number = codeOf(row);
    return [number, { number, kind: of, title, fileName, mediaType, byteLength, sha256 }] as const;
  });
  return termEvidence(frozen, new Map(register));
}

/** A text that is another one as soon as the carrier submitted a filing of the term, or recorded what was decided about one. */
export async function stampTermFilings(ctx: Context): Promise<string> {
  const [row] = await ctx.db
    .select({ versions: count(termFilingVersions.id), last: max(termFilingVersions.id) })
    .from(termFilingVersions)
    .innerJoin(termFilings, eq(termFilings.id, termFilingVersions.termFilingId))
    .where(eq(termFilings.carrierId, requireCarrierId(ctx)));
  const decided = (await listOutcomes(ctx)).map(({ filing, version, outcome }) => `${filing}.${version} ${outcome}`);
  return [row?.versions ?? 0, row?.last ?? 0, ...decided].join(' ');
}

/** What the carrier recorded of decisions on its filings of the term, with the version that each is about. */
async function listOutcomes(ctx: Context) {
  const { carrierId, termFilingId, version, outcome } = termDecisions;
  return await ctx.db
    .select({ filing: termFilingId, version, outcome })
    .from(termDecisions)
    .where(eq(carrierId, requireCarrierId(ctx)))
    .orderBy(asc(termDecisions.id));
}
