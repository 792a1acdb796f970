import { and, asc, count, eq, max, or } from 'drizzle-orm';
import { termFilings, termFilingVersions } from '../../../db/schema/term-filings.ts';
import type { Context } from '../../context.ts';
import { type TermEvidence, termEvidence } from '../../domain/filing/evidence-matrix/term-evidence.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { codeOf, listDocuments } from '../documents/index.ts';
import { getFrozen } from './get-frozen.ts';

/** What the claims of an application and the disposal records of its carrier name as proof, by their newest versions: the inventory is one. */
export async function listTermEvidence(ctx: Context, { id }: { id: number }): Promise<TermEvidence[]> {
  const { kind, carrierId, filingId } = termFilings;
  const versions = await ctx.db
    .select({ filing: termFilings.id, sha256: termFilingVersions.frozenSha256 })
    .from(termFilingVersions)
    .innerJoin(termFilings, eq(termFilings.id, termFilingVersions.termFilingId))
    .where(and(eq(carrierId, requireCarrierId(ctx)), or(and(eq(kind, 'claim'), eq(filingId, id)), eq(kind, 'disposal-record'))))
    .orderBy(asc(termFilingVersions.number), asc(termFilingVersions.id));
  const newest = new Map(versions.map(({ filing, sha256 }) => [filing, sha256]));
  if (newest.size === 0) return [];
  const frozen = await Promise.all([...newest].sort(([a], [b]) => a - b).map(async ([, sha256]) => await getFrozen<FrozenTermFiling>(ctx, sha256)));
  const register = (await listDocuments(ctx)).map(({ kind: of, title, fileName, mediaType, byteLength, sha256, ...row }) => {
    const number = codeOf(row);
    return [number, { number, kind: of, title, fileName, mediaType, byteLength, sha256 }] as const;
  });
  return termEvidence(frozen, new Map(register));
}

/** A text that is another one as soon as the carrier submitted a filing of the term. */
export async function stampTermFilings(ctx: Context): Promise<string> {
  const [row] = await ctx.db
    .select({ versions: count(termFilingVersions.id), last: max(termFilingVersions.id) })
    .from(termFilingVersions)
    .innerJoin(termFilings, eq(termFilings.id, termFilingVersions.termFilingId))
    .where(eq(termFilings.carrierId, requireCarrierId(ctx)));
  return `${row?.versions ?? 0} ${row?.last ?? 0}`;
}
