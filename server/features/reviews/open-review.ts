import type { Context } from '../../context.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { takeStep } from '../filings/index.ts';
import { isDecider } from './deciders.ts';
import { getReview, requireAdministrator } from './queries.ts';

/** Notes that a reviewer opened a submitted version for the first time. An auditor only reads; a version that is open stays as it is. */
export async function openReview(ctx: Context, filingId: number): Promise<void> {
  const person = requireAdministrator(ctx);
  if (!isDecider(person)) return;
  if ((await getReview(ctx, filingId)).status !== 'submitted') return;
  await inTransaction(ctx, async (tx) => {
    const entry = await getReview(tx, filingId);
    const versionNumber = entry.current.number;
    const step = await takeStep(tx, filingId, { kind: 'opening', versionNumber, text: '', remarks: [] });
    if (!step.ok) return;
    const event = { action: 'review opened', subject: `filing ${entry.number}`, summary: `The administrator opened version ${versionNumber}` };
    await recordEvent(tx, event);
    await recordEvent(tx, { ...event, organizationId: entry.carrierId });
  });
}
