import type { Context } from '../../context.ts';
import { hiddenMarkIssues } from '../../domain/hidden-mark.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requirePerson } from '../accounts/index.ts';
import { getTermFiling } from './queries.ts';
import { readTermContent } from './read-term-content.ts';
import { refuseUnlessEditable } from './refuse-unless-editable.ts';
import { updateTermFiling } from './store.ts';

/** The preparer says that a filing is complete. Refused, with the list, while a check fails; locks it for the officer. */
export async function prepareTermFiling(ctx: Context, id: number, revision: number): Promise<Result<null>> {
  const person = requirePerson(ctx);
  const before = await getTermFiling(ctx, id);
  refuseUnlessEditable(before);
  const content = await readTermContent(ctx, before);
  if (content.failures.length > 0) return bad(content.failures);
  return inTransaction(ctx, async (tx) => {
    const filing = await getTermFiling(tx, id);
    refuseUnlessEditable(filing);
    if (filing.revision !== revision || filing.revision !== before.revision) {
      const message = 'The filing was changed since you opened it. Look at what is new, then say again that it is complete.';
      return bad([{ severity: 'error', code: 'filing-changed', message }]);
    }
    await updateTermFiling(tx, id, { preparedBy: person.personId, preparedAt: ctx.now, submissionJobId: null, revision: filing.revision + 1 });
    await recordEvent(tx, {
      action: 'filing prepared',
      subject: `filing ${filing.number}`,
      summary: `${person.name} says that the filing is complete`,
    });
    return good(null);
  });
}

/** Gives a prepared filing back to the preparer, with the reason kept in its history. */
export async function unlockTermFiling(ctx: Context, id: number, reason: string): Promise<Result<null>> {
  const person = requirePerson(ctx);
  const issues = reasonIssues(reason, 'Write in a few words why the filing is unlocked. It stays in the history.');
  if (issues.length > 0) return bad(issues);
  return inTransaction(ctx, async (tx) => {
    const filing = await getTermFiling(tx, id);
    if (filing.state !== 'Ready to certify') throw conflict(`Filing ${filing.number} is not locked for certification; there is nothing to unlock.`);
    await updateTermFiling(tx, id, { preparedBy: null, preparedAt: null, submissionJobId: null, revision: filing.revision + 1 });
    await recordEvent(tx, {
      action: 'filing unlocked',
      subject: `filing ${filing.number}`,
      summary: `${person.name}: ${reason.trim().slice(0, 500)}`,
    });
    return good(null);
  });
}

/** Opens a submitted filing for a correction; its versions stay as they were filed, and the next submission makes a new one. */
export async function reopenTermFiling(ctx: Context, id: number, reason: string): Promise<Result<null>> {
  const person = requirePerson(ctx);
  const issues = reasonIssues(reason, 'Write in a few words what is corrected. It stays in the history.');
  if (issues.length > 0) return bad(issues);
  return inTransaction(ctx, async (tx) => {
    const filing = await getTermFiling(tx, id);
    if (filing.state !== 'Submitted') throw conflict(`Filing ${filing.number} is not submitted; there is nothing to correct by a new version.`);
    await updateTermFiling(tx, id, { reopenedAt: ctx.now, revision: filing.revision + 1 });
    await recordEvent(tx, {
      action: 'filing opened for correction',
      subject: `filing ${filing.number}`,
      summary: `${person.name}: ${reason.trim().slice(0, 500)}`,
    });
    return good(null);
  });
}

/** What is wrong with a reason; `ask` is said where there is none. */
export function reasonIssues(reason: string, ask: string): Issue[] {
  if (reason.trim().length < 5) return [{ severity: 'error', code: 'reason-missing', field: 'reason', message: ask }];
  return hiddenMarkIssues({ field: 'reason', label: 'The reason', text: reason });
}
