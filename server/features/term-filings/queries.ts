import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm';
import { organizations } from '../../../db/schema/accounts.ts';
import { jobs } from '../../../db/schema/platform.ts';
import { awards, termFilings, termFilingVersions } from '../../../db/schema/term-filings.ts';
import type { Context } from '../../context.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { TermFilingCheck } from '../../domain/filing/check-term-filing.ts';
import { asDecided } from '../../domain/filing/forms/standing.ts';
import type { TermDecision } from '../../domain/filing/term-decision.ts';
import type { FrozenTermFiling, TermFilingKind } from '../../domain/filing/term-filing.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { type EveryVersion, getFrozen } from '../filings/index.ts';
import { decisionOn } from './decision-on.ts';
import { listDecisions } from './decision-queries.ts';
import { type TermState, termState } from './term-state.ts';

// The checks are long and shown one version at a time: lists go without them.
const { checksJson: _checksJson, ...versionColumns } = getTableColumns(termFilingVersions);

/** The carrier's filings of the term, oldest first: all, those of one application (a number), of none (null), or of others. */
export async function listTermFilings(ctx: Context, of?: TermOwner): Promise<TermEntry[]> {
  return await readEntries(ctx, and(eq(termFilings.carrierId, requireCarrierId(ctx)), ownedBy(of)));
}

/** One filing of the term of the carrier; throws `not found` for anybody else's. */
export async function getTermFiling(ctx: Context, id: number): Promise<TermEntry> {
  const [entry] = await readEntries(ctx, and(eq(termFilings.id, id), eq(termFilings.carrierId, requireCarrierId(ctx))));
  if (!entry) throw notFound('That filing does not exist.');
  return entry;
}

export async function getTermVersion(ctx: Context, id: number, number: number): Promise<TermVersionRow> {
  const { versions } = await getTermFiling(ctx, id);
  const version = versions.find((row) => row.number === number);
  if (!version) throw notFound('That version does not exist.');
  return version;
}

/**
 * Everything submitted for an application, oldest first by its first version, each with the frozen value of its newest; of the provider itself where it
 * is null. A correction changes what a filing says, not its place among the others nor the day on which it was filed; of what was denied nothing counts.
 */
export async function listSubmitted(ctx: Context, of: TermOwner): Promise<SubmittedFiling[]> {
  const submitted = (await listTermFilings(ctx, of)).flatMap(({ versions }) => {
    const [first, newest] = [versions[0], versions.at(-1)];
    return first && newest ? [{ first, newest, versions }] : [];
  });
  submitted.sort((a, b) =>
    a.first.submittedAt < b.first.submittedAt ? -1 : a.first.submittedAt > b.first.submittedAt ? 1 : a.first.id - b.first.id,
  );
  const decisions = await listDecisions(ctx);
  return await Promise.all(
    submitted.map(async ({ first, newest, versions }) => {
      const decision = decisionOn(decisions.get(newest.termFilingId), newest.number);
      const frozen = asDecided(await getFrozenTerm(ctx, newest.frozenSha256), decision);
      return { frozen, firstSubmittedAt: first.submittedAt as Instant, versions, decision };
    }),
  );
}

/** The frozen value with this hash. Whoever calls has found, in a scoped query, a version that names it. */
export async function getFrozenTerm(ctx: Context, sha256: string): Promise<FrozenTermFiling> {
  return await getFrozen<FrozenTermFiling>(ctx, sha256);
}

/** The checks of a version, as they stood when it was submitted. Whoever calls has found the version in a scoped query. */
export async function getTermChecks(ctx: Context, { id }: Pick<TermVersionRow, 'id'>): Promise<TermFilingCheck[]> {
  const [row] = await ctx.db.select({ checks: termFilingVersions.checksJson }).from(termFilingVersions).where(eq(termFilingVersions.id, id));
  return row?.checks ?? [];
}

/** What the carrier recorded about the decision on an application; undefined before. */
export async function findAwardRow(ctx: Context, filingId: number): Promise<AwardRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(awards)
    .where(and(eq(awards.filingId, filingId), eq(awards.carrierId, requireCarrierId(ctx))));
  return row;
}

/**
 * What was submitted after the approval of an application, and what its carrier filed for itself, with its versions, oldest first. For the
 * administrator: whoever calls has found the application in a scoped query.
 */
export async function listFiledOfTerm(ctx: Context, application: { id: number; carrierId: number }): Promise<FiledEntry[]> {
  const { filingId, carrierId } = termFilings;
  return await readFiled(ctx, or(eq(filingId, application.id), and(isNull(filingId), eq(carrierId, application.carrierId))));
}

/** What providers filed for themselves, for no application, with its versions, oldest first. For the administrator: whoever calls has made sure of it. */
export async function listFiledByProviders(ctx: Context): Promise<FiledEntry[]> {
  return await readFiled(ctx, isNull(termFilings.filingId));
}

/** The newest versions that any carrier submitted, newest first. For the administrator: whoever calls has made sure of it. */
export async function listNewestOfTerm(ctx: Context, most: number): Promise<NewestOfTerm[]> {
  const { id, number, kind, filingId } = termFilings;
  const { number: version, submittedAt } = termFilingVersions;
  return await ctx.db
    .select({ id, number, kind, filingId, carrierName: organizations.name, version, submittedAt })
    .from(termFilingVersions)
    .innerJoin(termFilings, eq(termFilings.id, termFilingVersions.termFilingId))
    .innerJoin(organizations, eq(organizations.id, termFilings.carrierId))
    .orderBy(desc(submittedAt), desc(termFilingVersions.id))
    .limit(most);
}

async function readFiled(ctx: Context, where: SQL | undefined): Promise<FiledEntry[]> {
  const { id, number, kind, filingId } = termFilings;
  const rows = await ctx.db
    .select({ filing: { id, number, kind, filingId, carrierName: organizations.name }, version: versionColumns })
    .from(termFilingVersions)
    .innerJoin(termFilings, eq(termFilings.id, termFilingVersions.termFilingId))
    .innerJoin(organizations, eq(organizations.id, termFilings.carrierId))
    .where(where)
    .orderBy(asc(termFilingVersions.submittedAt), asc(termFilingVersions.id));
  const entries = new Map<number, FiledEntry>();
  for (const { filing, version } of rows) {
    const entry = entries.get(filing.id);
    if (entry) entry.versions.push(version);
    else entries.set(filing.id, { ...filing, versions: [version] });
  }
  return [...entries.values()];
}

/** Every submitted version of every carrier, for whoever runs the server: no page shows this. */
export async function listEveryTermVersion(ctx: Pick<Context, 'db'>): Promise<EveryVersion[]> {
  const { number, frozenSha256, pdfSha256, submittedAt } = termFilingVersions;
  return await ctx.db
    .select({ filing: termFilings.number, number, frozenSha256, pdfSha256, submittedAt })
    .from(termFilingVersions)
    .innerJoin(termFilings, eq(termFilings.id, termFilingVersions.termFilingId))
    .orderBy(asc(termFilings.number), asc(number), asc(termFilingVersions.id));
}

function ownedBy(of: TermOwner | undefined): SQL | undefined {
  const { filingId, kind } = termFilings;
  if (of === undefined) return undefined;
  if (of === null) return isNull(filingId);
  if (typeof of === 'number') return eq(filingId, of);
  return and(isNotNull(filingId), ne(filingId, of.otherThan), eq(kind, of.kind));
}

async function readEntries(ctx: Context, where: SQL | undefined): Promise<TermEntry[]> {
  const rows = await ctx.db
    .select({ filing: termFilings, jobStatus: jobs.status })
    .from(termFilings)
    .leftJoin(jobs, eq(jobs.id, termFilings.submissionJobId))
    .where(where)
    .orderBy(asc(termFilings.id));
  const ids = rows.map(({ filing }) => filing.id);
  const versions =
    ids.length === 0
      ? []
      : await ctx.db
          .select(versionColumns)
          .from(termFilingVersions)
          .where(inArray(termFilingVersions.termFilingId, ids))
          .orderBy(asc(termFilingVersions.number), asc(termFilingVersions.id));
  return rows.map(({ filing, jobStatus }) => {
    const mine = versions.filter(({ termFilingId }) => termFilingId === filing.id);
    const isSubmitting = jobStatus === 'queued' || jobStatus === 'running';
    const of = { isPrepared: filing.preparedAt !== null, isSubmitting, versions: mine.length, isReopened: filing.reopenedAt !== null };
    return { ...filing, versions: mine, state: termState(of) };
  });
}

/** Whose filings of the term: of one application, of the provider itself (null), or of one kind of every other application. */
export type TermOwner = number | null | { otherThan: number; kind: TermFilingKind };

export interface SubmittedFiling {
  /** Of the newest version, as others count it: see `asDecided`. */
  frozen: FrozenTermFiling;
  decision: TermDecision | undefined;
  firstSubmittedAt: Instant;
  /** Oldest first. */
  versions: TermVersionRow[];
}

export interface TermEntry extends TermRow {
  /** Oldest first. */
  versions: TermVersionRow[];
  state: TermState;
}

/** A version with the filing it is of. */
export interface NewestOfTerm extends Pick<TermRow, 'id' | 'number' | 'kind' | 'filingId'> {
  carrierName: string;
  version: number;
  submittedAt: string;
}

export interface FiledEntry extends Pick<TermRow, 'id' | 'number' | 'kind' | 'filingId'> {
  carrierName: string;
  /** Oldest first, one at least. */
  versions: TermVersionRow[];
}

export type TermRow = typeof termFilings.$inferSelect;
export type TermVersionRow = Omit<typeof termFilingVersions.$inferSelect, 'checksJson'>;
export type AwardRow = typeof awards.$inferSelect;
