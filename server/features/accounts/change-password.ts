import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { hashPassword } from '../../platform/password.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isOwnPassword } from './check-password.ts';
import { requirePerson } from './queries.ts';
import { deleteSessionsOf, updatePerson } from './store.ts';

/** Changes the actor's own password after the current one was entered once more, and ends all their sessions: the caller starts a new one. */
export async function changePassword(ctx: Context, input: { current: string; password: string }): Promise<Result<null>> {
  const person = requirePerson(ctx);
  if (!(await isOwnPassword(ctx, input.current))) {
    return bad([{ severity: 'error', code: 'password', field: 'current', message: 'That is not your current password. Enter it again.' }]);
  }
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx, async (tx) => {
    await updatePerson(tx, person.personId, { passwordHash });
    await deleteSessionsOf(tx, person.personId);
    await recordEvent(tx, { action: 'password changed', subject: `person ${person.personId}`, summary: `${person.name} changed the password` });
    return good(null);
  });
}
