import { and, asc, desc, eq, getTableColumns, inArray } from 'drizzle-orm';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import { jobs } from '../../../db/schema/platform.ts';
import { reviewRemarks, reviewSteps } from '../../../db/schema/reviews.ts';
import type { Context } from '../../context.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { ReviewStep } from '../../domain/review/review.ts';
import { notFound } from '../../platform/errors.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { type FilingState, filingState } from './filing-state.ts';

// The checks are long and shown one version at a time: lists go without them.
const { checksJson: _checksJson, ...versionColumns } = getTableColumns(filingVersions);

/** The carrier's filings, newest first, each with its newest version and where it stands. */
export async function listFilings(ctx: Context): Promise<FilingEntry[]> {
  const carrierId = requireCarrierId(ctx);
  const rows = await ctx.db
    .select({ filing: filings, jobStatus: jobs.status })
    .from(filings)
    .leftJoin(jobs, eq(jobs.id, filings.submissionJobId))
    .where(eq(filings.carrierId, carrierId))
    .orderBy(desc(filings.id));
  return withStates(ctx, rows);
}

/** One filing of the carrier; throws `not found` for anybody else's. */
export async function getFiling(ctx: Context, filingId: number): Promise<FilingEntry> {
  const carrierId = requireCarrierId(ctx);
  const rows = await ctx.db
    .select({ filing: filings, jobStatus: jobs.status })
    .from(filings)
    .leftJoin(jobs, eq(jobs.id, filings.submissionJobId))
    .where(and(eq(filings.id, filingId), eq(filings.carrierId, carrierId)));
  const [entry] = await withStates(ctx, rows);
  if (!entry) throw notFound('That filing does not exist.');
  return entry;
}

export async function getVersion(ctx: Context, filingId: number, number: number): Promise<VersionRow> {
  const { versions } = await getFiling(ctx, filingId);
  const version = versions.find((row) => row.number === number);
  if (!version) throw notFound('That version does not exist.');
  return version;
}

/** Remarks that were sent to the carrier, oldest first. */
export async function listSentRemarks(ctx: Context, filingId: number): Promise<RemarkRow[]> {
  await getFiling(ctx, filingId);
  return await ctx.db
    .select()
    .from(reviewRemarks)
    .where(and(eq(reviewRemarks.filingId, filingId), eq(reviewRemarks.isSent, true)))
    .orderBy(asc(reviewRemarks.id));
}

/** The steps of some filings, in the order they were taken. Whoever calls has found the filings in a scoped query. */
export async function listStepsOf(ctx: Context, filingIds: readonly number[]): Promise<StepRow[]> {
  if (filingIds.length === 0) return [];
  return await ctx.db
    .select()
    .from(reviewSteps)
    .where(inArray(reviewSteps.filingId, [...filingIds]))
    .orderBy(asc(reviewSteps.id));
}

export function toStep(row: StepRow): ReviewStep {
  return { kind: row.kind, at: row.at as Instant, by: row.personName, versionNumber: row.versionNumber, text: row.text };
}

async function withStates(ctx: Context, rows: readonly { filing: FilingRow; jobStatus: JobStatus }[]): Promise<FilingEntry[]> {
  const ids = rows.map((row) => row.filing.id);
  if (ids.length === 0) return [];
  const steps = await listStepsOf(ctx, ids);
  const versions = await ctx.db
    .select(versionColumns)
    .from(filingVersions)
    .where(inArray(filingVersions.filingId, ids))
    .orderBy(asc(filingVersions.number), asc(filingVersions.id));
  return rows.map(({ filing, jobStatus }) => {
    const mine = steps.filter((step) => step.filingId === filing.id).map(toStep);
    const isSubmitting = jobStatus === 'queued' || jobStatus === 'running';
    return {
      ...filing,
      versions: versions.filter((version) => version.filingId === filing.id),
      steps: mine,
      state: filingState({ isPrepared: filing.preparedAt !== null, isSubmitting, steps: mine }),
    };
  });
}

export interface FilingEntry extends FilingRow {
  /** Oldest first. */
  versions: VersionRow[];
  steps: ReviewStep[];
  state: FilingState;
}

type JobStatus = (typeof jobs.$inferSelect)['status'] | null;
export type FilingRow = typeof filings.$inferSelect;
export type VersionRow = Omit<typeof filingVersions.$inferSelect, 'checksJson'>;
export type RemarkRow = typeof reviewRemarks.$inferSelect;
type StepRow = typeof reviewSteps.$inferSelect;
