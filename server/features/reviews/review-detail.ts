import type { Context, Person } from '../../context.ts';
import type { Instant } from '../../domain/calendar.ts';
import type { FilingCheck } from '../../domain/filing/check-filing.ts';
import type { FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import type { Issue } from '../../domain/result.ts';
import { getFrozen } from '../filings/index.ts';
import { listFiledOfTerm } from '../term-filings/index.ts';
import { getChecks, getReview, listRemarks, type RemarkRow, type ReviewEntry, requireAdministrator, type VersionRow, versionOf } from './queries.ts';

/** Everything that the page of one filing under review shows; the newest version where `number` is undefined. */
export async function getReviewDetail(
  ctx: Context,
  filingId: number,
  of: { number: number | undefined; form: ReviewDetail['form'] },
): Promise<ReviewDetail> {
  const entry = await getReview(ctx, filingId);
  const version = versionOf(entry, of.number);
  return {
    person: requireAdministrator(ctx),
    entry,
    version,
    frozen: await getFrozen(ctx, version.frozenSha256),
    checks: await getChecks(ctx, version),
    remarks: await listRemarks(ctx, entry),
    filedOfTerm: await listFiledOfTerm(ctx, entry),
    now: ctx.now,
    form: of.form,
  };
}

export interface ReviewDetail {
  person: Person;
  entry: ReviewEntry;
  version: VersionRow;
  frozen: FrozenFiling;
  checks: readonly FilingCheck[];
  remarks: readonly RemarkRow[];
  /** What was filed after the approval, and by the provider for itself, oldest first. */
  filedOfTerm: Awaited<ReturnType<typeof listFiledOfTerm>>;
  now: Instant;
  /** What was just sent and refused, or the line that a remark is asked for. */
  form: { kind: 'remark' | 'decision'; values: Record<string, string>; issues: Issue[] };
}
