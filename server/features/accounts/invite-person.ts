import { randomBytes } from 'node:crypto';
import type { Context } from '../../context.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { forbidden } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { sha256Of } from '../../platform/files.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { type InvitationInput, rolesOf } from './inputs.ts';
import { hasAdministrator, isEmailTaken, requirePerson } from './queries.ts';
import { insertInvitation } from './store.ts';

const daysOpen = 14;

/**
 * Invites somebody into the actor's own organization, or to set up a new one: program managers invite carriers, and a carrier invites the
 * administrator while the server has none. Returns the token of the link, which is kept nowhere.
 */
export async function invitePerson(ctx: Context, input: InvitationInput): Promise<Result<string>> {
  const person = requirePerson(ctx);
  if (!mayInvite(person.roles, input.into)) throw forbidden('Your role does not allow that invitation.');
  const kind = input.into === 'own' ? person.organizationKind : input.into;
  const allowed: readonly string[] = rolesOf[kind];
  const roles = input.into === 'own' ? input.roles.filter((role) => allowed.includes(role)) : [];
  const token = randomBytes(24).toString('base64url');

  return inTransaction(ctx, async (tx) => {
    const issues: Issue[] = [];
    if (input.into === 'own' && roles.length === 0) issues.push(fault('roles', 'Tick at least one role.'));
    if (await isEmailTaken(tx, input.email)) issues.push(fault('email', 'Somebody with this e-mail address has an account already.'));
    if (input.into === 'administrator' && (await hasAdministrator(tx))) {
      issues.push(fault('into', 'This server has an administrator already.'));
    }
    if (issues.length > 0) return bad(issues);
    await insertInvitation(tx, {
      organizationId: input.into === 'own' ? person.organizationId : null,
      organizationKind: kind,
      organizationName: input.into === 'own' ? person.organizationName : input.organization,
      invitingOrganizationId: person.organizationId,
      email: input.email.toLowerCase(),
      rolesJson: input.into === 'own' ? roles : kind === 'carrier' ? ['preparer'] : ['reviewer', 'program manager'],
      tokenSha256: sha256Of(token),
      expiresAt: new Date(Date.parse(ctx.now) + daysOpen * 86_400_000).toISOString(),
    });
    await recordEvent(tx, { action: 'person invited', subject: 'people', summary: `${person.name} invited ${input.email}` });
    return good(token);
  });
}

function mayInvite(roles: readonly string[], into: InvitationInput['into']): boolean {
  if (into === 'carrier') return roles.includes('program manager');
  return roles.some((role) => ['preparer', 'certifying officer', 'program manager'].includes(role));
}

function fault(field: string, message: string): Issue {
  return { severity: 'error', code: 'invitation', field, message };
}
