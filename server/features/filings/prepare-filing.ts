import type { Context } from '../../context.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requirePerson } from '../accounts/index.ts';
import { getFiling, listSentRemarks } from './queries.ts';
import { readContent } from './read-content.ts';
import { refuseUnlessEditable } from './refuse-unless-editable.ts';
import { updateFiling } from './store.ts';

/** The preparer says that a filing is complete. Refused, with the list, while a check fails or a remark has no answer; locks the answers. */
export async function prepareFiling(ctx: Context, filingId: number, revision: number): Promise<Result<null>> {
  const person = requirePerson(ctx);
  const before = await getFiling(ctx, filingId);
  refuseUnlessEditable(before);
  const content = await readContent(ctx, before);
  const issues: Issue[] = [...content.failures, ...unanswered(await listSentRemarks(ctx, filingId), before.versions.length)];
  if (issues.length > 0) return bad(issues);
  return inTransaction(ctx, async (tx) => {
    const filing = await getFiling(tx, filingId);
    refuseUnlessEditable(filing);
    if (filing.revision !== revision || filing.revision !== before.revision) {
      const message = 'The filing was changed since you opened it. Look at what is new, then say again that it is complete.';
      return bad([{ severity: 'error', code: 'filing-changed', message }]);
    }
    const next = { preparedBy: person.personId, preparedAt: ctx.now, submissionJobId: null, revision: filing.revision + 1 };
    await updateFiling(tx, filingId, next);
    await recordEvent(tx, {
      action: 'filing prepared',
      subject: `filing ${filing.number}`,
      summary: `${person.name} says that the filing is complete`,
    });
    return good(null);
  });
}

function unanswered(remarks: readonly { versionNumber: number; answer: string | null }[], versionNumber: number): Issue[] {
  const open = remarks.filter((remark) => remark.versionNumber === versionNumber && (remark.answer ?? '').trim() === '').length;
  if (open === 0) return [];
  const message = `${open === 1 ? 'One remark has' : `${open} remarks have`} no answer. Answer every remark of the administrator.`;
  return [{ severity: 'error', code: 'remarks-unanswered', field: 'remarks', message }];
}
