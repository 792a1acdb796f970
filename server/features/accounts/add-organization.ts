import type { OrganizationKind, Role } from '../../../db/schema/accounts.ts';
import type { Context } from '../../context.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { hashPassword } from '../../platform/password.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { isServerEmpty } from './queries.ts';
import { insertOrganization, insertPerson, saveProfileFields } from './store.ts';

/** Adds an organization with its people at once, for the demo and the terminal. Returns the people's ids, in order. Throws `conflict` when it must be the first and is not. */
export async function addOrganization(ctx: Context, input: NewOrganization): Promise<number[]> {
  const hashes = await Promise.all(input.people.map((person) => hashPassword(person.password)));
  return inTransaction(ctx, async (tx) => {
    if (input.mustBeFirst && !(await isServerEmpty(tx)))
      throw conflict('This server is set up already. Ask a colleague for an invitation, or sign in.');
    const organizationId = await insertOrganization(tx, { kind: input.kind, name: input.name, isDemo: input.isDemo });
    const ids: number[] = [];
    for (const [index, { name, title, roles, email }] of input.people.entries()) {
      ids.push(await insertPerson(tx, { organizationId, name, title, email, rolesJson: roles, passwordHash: hashes[index] ?? '' }));
    }
    if (input.profile) await saveProfileFields(tx, organizationId, input.profile);
    await recordEvent(tx, { action: 'organization set up', subject: 'organization', summary: `${input.name} was set up`, organizationId });
    return ids;
  });
}

interface NewOrganization {
  kind: OrganizationKind;
  name: string;
  isDemo: boolean;
  people: { name: string; title: string; roles: Role[]; email: string; password: string }[];
  profile: Record<string, string> | null;
  /** Refused once the server has an organization. */
  mustBeFirst?: boolean;
}
