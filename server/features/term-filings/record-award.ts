import type { Context } from '../../context.ts';
import { type Day, dayOf, formatDay } from '../../domain/calendar.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { conflict } from '../../platform/errors.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { getFiling } from '../filings/index.ts';
import { findAwardRow } from './queries.ts';
import { upsertAward } from './store.ts';

/** Records what was decided about an application, as the carrier states it. The days must be in order, none of them to come. */
export async function recordAward(ctx: Context, filingId: number, award: AwardInput): Promise<Result<null>> {
  const carrierId = requireCarrierId(ctx);
  const { name } = requirePerson(ctx);
  const { number, versions } = await getFiling(ctx, filingId);
  if (versions.length === 0) throw conflict(`Filing ${number} was not submitted yet, so nothing can have been decided about it.`);
  const issues = faultsOf(award, dayOf(ctx.now));
  if (issues.length > 0) return bad(issues);
  return inTransaction(ctx, async (tx) => {
    const before = await findAwardRow(tx, filingId);
    await upsertAward(tx, { carrierId, filingId, ...award, recordedByName: name });
    const changes = changesBetween(before ?? {}, award);
    await recordEvent(tx, { action: 'award recorded', subject: `filing ${number}`, summary: `Approved on ${formatDay(award.approvedOn)}`, changes });
    return good(null);
  });
}

function faultsOf({ approvedOn, approvedCents, allocatedCents, firstMoneyOn }: AwardInput, today: Day): Issue[] {
  const issues: Issue[] = [];
  const fault = (field: string, message: string) => void issues.push({ severity: 'error', code: `award-${field}`, field, message });
  if (approvedOn > today) fault('approvedOn', 'The application cannot have been approved after today. Correct the day.');
  if (firstMoneyOn !== null && firstMoneyOn > today)
    fault('firstMoneyOn', 'The first money cannot have come after today. Leave the day empty until it has.');
  if (firstMoneyOn !== null && firstMoneyOn < approvedOn)
    fault('firstMoneyOn', 'The first money cannot have come before the approval. Correct one of the two days.');
  if (approvedCents !== null && allocatedCents !== null && allocatedCents > approvedCents)
    fault('allocated', 'More cannot be allocated than was approved. Correct one of the two amounts.');
  return issues;
}

export interface AwardInput {
  approvedOn: Day;
  approvedCents: number | null;
  allocatedCents: number | null;
  firstMoneyOn: Day | null;
}
