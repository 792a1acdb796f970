import type { Role } from '../../../db/schema/accounts.ts';
import type { Context } from '../../context.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { rolesOf } from './inputs.ts';
import { findPerson, listPeople, requirePerson } from './queries.ts';
import { deleteSessionsOf, updatePerson } from './store.ts';

/** Changes a colleague's roles, or switches the account off. Nobody can leave the organization without somebody who may invite. */
export async function changePerson(ctx: Context, personId: number, input: { roles: string[]; isActive: boolean }): Promise<Result<null>> {
  const actor = requirePerson(ctx);
  if (!mayManage(actor.roles)) throw forbidden('Only a preparer, certifying officer or program manager can change roles.');
  const allowed: readonly Role[] = rolesOf[actor.organizationKind];
  const rolesJson = allowed.filter((role) => input.roles.includes(role));
  return inTransaction(ctx, async (tx) => {
    const before = await findPerson(tx, personId);
    if (!before) throw notFound();
    if (input.isActive && rolesJson.length === 0) return fault('Tick at least one role, or switch the account off.');
    const others = (await listPeople(tx)).filter((other) => other.id !== personId && other.isActive && mayManage(other.rolesJson));
    if (others.length === 0 && !(input.isActive && mayManage(rolesJson))) {
      return fault('Somebody must stay who can invite and manage people. Give another colleague such a role first.');
    }
    const after = { rolesJson, isActive: input.isActive };
    await updatePerson(tx, personId, after);
    if (!after.isActive) await deleteSessionsOf(tx, personId);
    const changes = changesBetween({ rolesJson: before.rolesJson, isActive: before.isActive }, after);
    await recordEvent(tx, { action: 'person changed', subject: `person ${personId}`, summary: `${actor.name} changed ${before.name}`, changes });
    return good(null);
  });
}

function mayManage(roles: readonly string[]): boolean {
  return roles.some((role) => ['preparer', 'certifying officer', 'program manager'].includes(role));
}

function fault(message: string): Result<never> {
  return bad([{ severity: 'error', code: 'roles', field: 'roles', message }]);
}
