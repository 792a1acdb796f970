import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { type ApprovedPriceRow, listApprovedPrices } from '../../domain/review/list-approved-prices.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { recordApprovedPrices } from '../catalog/index.ts';
import { getFrozen, takeStep } from '../filings/index.ts';
import { refuseUnlessOpen } from './add-remark.ts';
import { type Decision, decisionIssue, plainText } from './check-decision.ts';
import { getReview, listRemarks, requireAdministrator, versionOf } from './queries.ts';
import { markRemarksSent } from './store.ts';

/** Accepts the version under review, or returns it with its remarks, which the carrier then sees and answers one by one. */
export async function decideFiling(ctx: Context, filingId: number, decision: Decision): Promise<Result<null>> {
  const { name } = requireAdministrator(ctx);
  const text = plainText(decision.text);
  const approved = decision.kind === 'acceptance' ? await findApprovedPrices(ctx, filingId, decision.versionNumber) : [];
  return inTransaction(ctx, async (tx) => {
    const entry = await getReview(tx, filingId);
    refuseUnlessOpen(entry, decision.versionNumber);
    const remarks = (await listRemarks(tx, entry)).filter((remark) => remark.versionNumber === decision.versionNumber);
    const issue = decisionIssue(decision, remarks.length);
    if (issue) return bad([issue]);
    const step = await takeStep(tx, filingId, { kind: decision.kind, versionNumber: decision.versionNumber, text, remarks });
    if (!step.ok) return step;
    const isReturn = decision.kind === 'return';
    if (!isReturn) await recordApprovedPrices(tx, { carrierId: entry.carrierId, filingId, versionNumber: decision.versionNumber, rows: approved });
    if (isReturn) await markRemarksSent(tx, filingId, decision.versionNumber);
    const words = isReturn
      ? `returned version ${decision.versionNumber} with ${remarks.length} ${remarks.length === 1 ? 'remark' : 'remarks'}`
      : `accepted version ${decision.versionNumber}`;
    const changes = { decision: { before: 'in review', after: isReturn ? 'returned' : 'accepted' }, text: { before: null, after: text } };
    const event = {
      action: isReturn ? 'filing returned' : 'filing accepted',
      subject: `filing ${entry.number}`,
      summary: `${name} ${words}`,
      changes,
    };
    await recordEvent(tx, event);
    await recordEvent(tx, { ...event, organizationId: entry.carrierId });
    return good(null);
  });
}

/** Read before the transaction: the frozen filing may be large. A version never changes. */
async function findApprovedPrices(ctx: Context, filingId: number, versionNumber: number): Promise<ApprovedPriceRow[]> {
  const entry = await getReview(ctx, filingId);
  refuseUnlessOpen(entry, versionNumber);
  return listApprovedPrices(await getFrozen(ctx, versionOf(entry, versionNumber).frozenSha256));
}
