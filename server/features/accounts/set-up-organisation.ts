import type { OrganisationKind } from '../../../db/schema/accounts.ts';
import type { Context } from '../../context.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { hashPassword } from '../../platform/password.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { rolesOf } from './inputs.ts';
import { isServerEmpty } from './queries.ts';
import { insertOrganisation, insertPerson } from './store.ts';

/** Sets up the first organisation of an empty server, with its first person, who gets its preparing or managing role. Returns the person's id. */
export async function setUpOrganisation(ctx: Context, input: Setup): Promise<number> {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx, async (tx) => {
    if (!(await isServerEmpty(tx))) throw conflict('This server is set up already. Ask a colleague for an invitation, or sign in.');
    const organisationId = await insertOrganisation(tx, { kind: input.kind, name: input.organisation, isDemo: false });
    const personId = await insertPerson(tx, {
      organisationId,
      email: input.email,
      name: input.name,
      title: input.title,
      passwordHash,
      rolesJson: input.kind === 'carrier' ? ['preparer'] : [...rolesOf.administrator].filter((role) => role !== 'auditor'),
    });
    const summary = `${input.name} set up ${input.organisation}`;
    await recordEvent(tx, { action: 'organization set up', subject: 'organization', summary, organisationId });
    return personId;
  });
}

interface Setup {
  organisation: string;
  kind: OrganisationKind;
  name: string;
  title: string;
  email: string;
  password: string;
}
