import type { Context } from '../../context.ts';
import { conflict, notFound } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { hashPassword } from '../../platform/password.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { findOpenInvitation, hasAdministrator, isEmailTaken } from './queries.ts';
import { insertOrganization, insertPerson, markInvitationAccepted } from './store.ts';

/** Turns an open invitation into an account, and into an organization where it invites one. Returns the person's id. */
export async function acceptInvitation(ctx: Context, token: string, input: { name: string; title: string; password: string }): Promise<number> {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx, async (tx) => {
    const invitation = await findOpenInvitation(tx, token);
    if (!invitation) throw notFound('This invitation was used already or has expired. Ask for a new one.');
    if (await isEmailTaken(tx, invitation.email)) throw conflict('Somebody with this e-mail address has an account already. Sign in instead.');
    if (invitation.organizationId === null && invitation.organizationKind === 'administrator' && (await hasAdministrator(tx))) {
      throw conflict('This server has an administrator already. Ask its people for an invitation.');
    }
    const organizationId =
      invitation.organizationId ??
      (await insertOrganization(tx, { kind: invitation.organizationKind, name: invitation.organizationName, isDemo: false }));
    const personId = await insertPerson(tx, {
      organizationId,
      email: invitation.email,
      name: input.name,
      title: input.title,
      passwordHash,
      rolesJson: invitation.rolesJson,
    });
    await markInvitationAccepted(tx, invitation.id, organizationId);
    await recordEvent(tx, { action: 'invitation accepted', subject: 'people', summary: `${input.name} joined`, organizationId });
    return personId;
  });
}
