import type { Context } from '../../context.ts';
import { dayOf, formatDay, toDay } from '../../domain/calendar.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { bad, good, type Issue, isError, type Result } from '../../domain/result.ts';
import { checkExtension } from '../../domain/schedule/granted-extensions.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId, requirePerson } from '../accounts/index.ts';
import { getReady } from '../estimates/index.ts';
import { listExtensions } from './extension-queries.ts';
import { insertExtension, withdrawOne } from './extension-store.ts';
import type { MadeRow } from './queries.ts';
import { toGranted } from './to-granted.ts';

/** Keeps an extension of the term as the carrier states it; doubts, such as more months than the rule allows, come back beside it. */
export async function recordExtension(
  ctx: Context,
  { estimateId, number, summaryJson }: MadeRow,
  body: Record<string, string>,
): Promise<Result<null>> {
  const carrierId = requireCarrierId(ctx);
  const { personId, name } = requirePerson(ctx);
  const text = (field: string): string => (body[field] ?? '').trim();
  const fault = (field: string, message: string): Issue => ({ severity: 'error', code: 'input', field, message });
  const { termEndsOn } = summaryJson;
  if (termEndsOn === null) return bad([fault('until', 'The program sets no term that is known, so there is nothing to extend.')]);
  const [grantedOn, until] = [toDay(text('grantedOn')), toDay(text('until'))];
  if (!grantedOn || !until) {
    return bad([
      ...(grantedOn ? [] : [fault('grantedOn', 'Enter the day on which it was granted as year, month and day: 2027-04-01.')]),
      ...(until ? [] : [fault('until', 'Enter the new last day of the term as year, month and day: 2027-10-01.')]),
    ]);
  }
  const extension = { grantedOn, until, order: text('order').slice(0, 80), note: text('note').slice(0, 2000) };
  const { extensionMonths } = getProgram((await getReady(ctx, estimateId)).program);
  return await inTransaction(ctx, async (tx): Promise<Result<null>> => {
    const granted = toGranted(await listExtensions(tx, estimateId));
    const issues = checkExtension(extension, { termEndsOn, granted, extensionMonths, today: dayOf(tx.now) });
    if (issues.some(isError)) return bad(issues);
    await insertExtension(tx, {
      carrierId,
      estimateId,
      grantedOn,
      untilOn: until,
      orderText: extension.order,
      noteText: extension.note,
      recordedBy: personId,
      recordedByName: name,
      recordedAt: tx.now,
    });
    const summary = `To ${formatDay(until)} by ${extension.order}`;
    await recordEvent(tx, {
      action: 'extension recorded',
      subject: `schedule ${number}`,
      summary,
      changes: { extension: { before: null, after: extension } },
    });
    return good(null, issues);
  });
}

/** Takes an extension back that was entered wrongly; it stays in the list. Nothing happens to one that is withdrawn already, or of somebody else. */
export async function withdrawExtension(ctx: Context, { estimateId, number }: MadeRow, id: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = (await listExtensions(tx, estimateId)).find((one) => one.id === id && one.withdrawnAt === null);
    if (!row) return;
    await withdrawOne(tx, id, requirePerson(tx).name);
    const before = { grantedOn: row.grantedOn, until: row.untilOn, order: row.orderText };
    await recordEvent(tx, {
      action: 'extension withdrawn',
      subject: `schedule ${number}`,
      summary: `To ${row.untilOn} by ${row.orderText}`,
      changes: { extension: { before, after: null } },
    });
  });
}
