import { asc, eq, getTableColumns } from 'drizzle-orm';
import { organizations } from '../../../db/schema/accounts.ts';
import { filings, filingVersions } from '../../../db/schema/filings.ts';
import { reviewRemarks } from '../../../db/schema/reviews.ts';
import type { Context, Person } from '../../context.ts';
import type { FilingCheck } from '../../domain/filing/check-filing.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import type { ReviewStatus, ReviewStep } from '../../domain/review/review.ts';
import { type ReviewClock, reviewClock } from '../../domain/review/review-clock.ts';
import { reviewStatus } from '../../domain/review/review-status.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { requirePerson } from '../accounts/index.ts';
import { listStepsOf, toStep } from '../filings/index.ts';

// The checks are long and shown one version at a time: the queue goes without them.
const { checksJson: _checksJson, ...versionColumns } = getTableColumns(filingVersions);

/** The administrator's person who acts; throws `forbidden` for everybody else. */
export function requireAdministrator(ctx: Context): Person {
  const person = requirePerson(ctx);
  if (person.organizationKind !== 'administrator') throw forbidden('Only people of the administrator can see that.');
  return person;
}

/** Every filing that was submitted at least once, oldest first. Working copies are not the administrator's to see: only what was filed is read. */
export async function listReviews(ctx: Context): Promise<ReviewEntry[]> {
  requireAdministrator(ctx);
  return readEntries(ctx, undefined);
}

/** One submitted filing; throws `not found` for a draft. */
export async function getReview(ctx: Context, filingId: number): Promise<ReviewEntry> {
  requireAdministrator(ctx);
  const [entry] = await readEntries(ctx, filingId);
  if (!entry) throw notFound('No filing with that number was submitted.');
  return entry;
}

/** A version of a submitted filing; the newest where `number` is undefined. */
export function versionOf(entry: ReviewEntry, number: number | undefined): VersionRow {
  const version = number === undefined ? entry.current : entry.versions.find((row) => row.number === number);
  if (!version) throw notFound('That version does not exist.');
  return version;
}

/** The checks of a version, as the carrier saw them when it was submitted. */
export async function getChecks(ctx: Context, version: VersionRow): Promise<FilingCheck[]> {
  requireAdministrator(ctx);
  const [row] = await ctx.db.select({ checks: filingVersions.checksJson }).from(filingVersions).where(eq(filingVersions.id, version.id));
  return row?.checks ?? [];
}

/** The remarks about a filing, oldest first. Answers appear with the version that they come with. */
export async function listRemarks(ctx: Context, entry: ReviewEntry): Promise<RemarkRow[]> {
  requireAdministrator(ctx);
  const rows = await ctx.db.select().from(reviewRemarks).where(eq(reviewRemarks.filingId, entry.id)).orderBy(asc(reviewRemarks.id));
  return rows.map((row) => (row.versionNumber < entry.versions.length ? row : { ...row, answer: null, answeredByName: null, answeredAt: null }));
}

async function readEntries(ctx: Context, filingId: number | undefined): Promise<ReviewEntry[]> {
  const { id, number, program, carrierId } = filings;
  const rows = await ctx.db
    .select({ filing: { id, number, program, carrierId }, carrierName: organizations.name, version: versionColumns })
    .from(filingVersions)
    .innerJoin(filings, eq(filings.id, filingVersions.filingId))
    .innerJoin(organizations, eq(organizations.id, filings.carrierId))
    .where(filingId === undefined ? undefined : eq(filings.id, filingId))
    .orderBy(asc(filingVersions.filingId), asc(filingVersions.number), asc(filingVersions.id));
  const ids = [...new Set(rows.map((row) => row.filing.id))];
  const steps = await readSteps(ctx, ids);
  return ids.flatMap((wanted) => {
    const mine = rows.filter((row) => row.filing.id === wanted);
    const [first] = mine;
    const current = mine.at(-1)?.version;
    const history = steps.get(wanted) ?? [];
    const status = reviewStatus(history);
    if (!first || !current || status === null) return [];
    const clock = reviewClock(history, getProgram(first.filing.program));
    return [{ ...first.filing, carrierName: first.carrierName, versions: mine.map((row) => row.version), current, steps: history, status, clock }];
  });
}

async function readSteps(ctx: Context, ids: readonly number[]): Promise<Map<number, ReviewStep[]>> {
  const byFiling = new Map<number, ReviewStep[]>();
  for (let start = 0; start < ids.length; start += 500) {
    for (const row of await listStepsOf(ctx, ids.slice(start, start + 500))) {
      const list = byFiling.get(row.filingId);
      if (list) list.push(toStep(row));
      else byFiling.set(row.filingId, [toStep(row)]);
    }
  }
  return byFiling;
}

export interface ReviewEntry {
  id: number;
  number: string;
  program: ProgramKey;
  carrierId: number;
  carrierName: string;
  /** Oldest first. */
  versions: VersionRow[];
  current: VersionRow;
  steps: ReviewStep[];
  status: ReviewStatus;
  clock: ReviewClock | null;
}

export type VersionRow = Omit<typeof filingVersions.$inferSelect, 'checksJson'>;
export type RemarkRow = typeof reviewRemarks.$inferSelect;
