import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requirePerson } from '../accounts/index.ts';
import { attachDocuments } from '../documents/index.ts';
import { reasonIssues } from './prepare-term-filing.ts';
import { getTermFiling } from './queries.ts';
import { refuseUnlessEditable } from './refuse-unless-editable.ts';
import { deleteTermFiling } from './store.ts';

/** Takes out a draft that was never submitted, with the reason; what was submitted stays forever. */
export async function discardTermFiling(ctx: Context, id: number, reason: string): Promise<Result<null>> {
  const person = requirePerson(ctx);
  const issues = reasonIssues(reason, 'Write in a few words why the draft is discarded. It stays in the history.');
  if (issues.length > 0) return bad(issues);
  return inTransaction(ctx, async (tx) => {
    const filing = await getTermFiling(tx, id);
    refuseUnlessEditable(filing);
    if (filing.versions.length > 0) throw conflict(`Filing ${filing.number} was submitted once and stays. Correct it by a new version.`);
    await attachDocuments(tx, { kind: 'term filing', subject: filing.number, wasNeverFiled: true }, []);
    await deleteTermFiling(tx, id);
    const summary = `${person.name}: ${reason.trim().slice(0, 500)}`;
    const changes = { answers: { before: { answers: filing.answersJson, rows: filing.rowsJson }, after: null } };
    await recordEvent(tx, { action: 'filing discarded', subject: `filing ${filing.number}`, summary, changes });
    return good(null);
  });
}
