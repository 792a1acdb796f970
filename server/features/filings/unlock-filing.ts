import type { Context } from '../../context.ts';
import { hiddenMarkIssues } from '../../domain/hidden-mark.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { conflict } from '../../platform/errors.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requirePerson } from '../accounts/index.ts';
import { getFiling } from './queries.ts';
import { updateFiling } from './store.ts';
import { stateWords } from './words.ts';

const locked = { isLocked: true };
const unlocked = { isLocked: false, preparedBy: null, preparedAt: null };

/** Gives a prepared filing back to the preparer, with the reason kept in its history. */
export async function unlockFiling(ctx: Context, filingId: number, reason: string): Promise<Result<null>> {
  const person = requirePerson(ctx);
  if (reason.trim().length < 5) {
    return bad([
      {
        severity: 'error',
        code: 'reason-missing',
        field: 'reason',
        message: 'Write in a few words why the filing is unlocked. It stays in the history.',
      },
    ]);
  }
  const hidden = hiddenMarkIssues({ field: 'reason', label: 'The reason', text: reason });
  if (hidden.length > 0) return bad(hidden);
  return inTransaction(ctx, async (tx) => {
    const filing = await getFiling(tx, filingId);
    if (filing.state !== 'Ready to certify') throw conflict(`Filing ${filing.number} is ${stateWords(filing.state)}; there is nothing to unlock.`);
    await updateFiling(tx, filingId, { preparedBy: null, preparedAt: null, submissionJobId: null, revision: filing.revision + 1 });
    const changes = changesBetween({ ...locked, preparedBy: filing.preparedBy, preparedAt: filing.preparedAt }, unlocked);
    const summary = `${person.name}: ${reason.trim().slice(0, 500)}`;
    await recordEvent(tx, { action: 'filing unlocked', subject: `filing ${filing.number}`, summary, changes });
    return good(null);
  });
}
