import type { OrganizationKind } from '../../../db/schema/accounts.ts';
import type { Context } from '../../context.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { hashPassword } from '../../platform/password.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { rolesOf } from './inputs.ts';
import { isServerEmpty } from './queries.ts';
import { insertOrganization, insertPerson } from './store.ts';

/** Sets up the first organization of an empty server, with its first person, who gets its preparing or managing role. Returns the person's id. */
export async function setUpOrganization(ctx: Context, input: Setup): Promise<number> {
  if (!(await isServerEmpty(ctx))) throw alreadySetUp();
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx, async (tx) => {
    if (!(await isServerEmpty(tx))) throw alreadySetUp();
    const organizationId = await insertOrganization(tx, { kind: input.kind, name: input.organization, isDemo: false });
    const personId = await insertPerson(tx, {
      organizationId,
      email: input.email,
      name: input.name,
      title: input.title,
      passwordHash,
      rolesJson: input.kind === 'carrier' ? ['preparer'] : [...rolesOf.administrator].filter((role) => role !== 'auditor'),
    });
    const summary = `${input.name} set up ${input.organization}`;
    await recordEvent(tx, { action: 'organization set up', subject: 'organization', summary, organizationId });
    return personId;
  });
}

function alreadySetUp(): Error {
  return conflict('This server is set up already. Ask a colleague for an invitation, or sign in.');
}

interface Setup {
  organization: string;
  kind: OrganizationKind;
  name: string;
  title: string;
  email: string;
  password: string;
}
