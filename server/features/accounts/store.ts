import { eq } from 'drizzle-orm';
import { carrierProfiles, invitations, organizations, people } from '../../../db/schema/accounts.ts';
import { sessions } from '../../../db/schema/platform.ts';
import type { Context } from '../../context.ts';

export async function insertOrganization(ctx: Context, row: Omit<typeof organizations.$inferInsert, 'createdAt'>): Promise<number> {
  const [inserted] = await ctx.db
    .insert(organizations)
    .values({ ...row, createdAt: ctx.now })
    .returning({ id: organizations.id });
  if (!inserted) throw new Error('The organization was not stored.');
  return inserted.id;
}

export async function insertPerson(ctx: Context, row: Omit<typeof people.$inferInsert, 'createdAt' | 'isActive'>): Promise<number> {
  const [inserted] = await ctx.db
    .insert(people)
    .values({ ...row, email: row.email.toLowerCase(), isActive: true, createdAt: ctx.now })
    .returning({ id: people.id });
  if (!inserted) throw new Error('The person was not stored.');
  return inserted.id;
}

export async function updatePerson(ctx: Context, personId: number, values: Partial<typeof people.$inferInsert>): Promise<void> {
  await ctx.db.update(people).set(values).where(eq(people.id, personId));
}

export async function deleteSessionsOf(ctx: Context, personId: number): Promise<void> {
  await ctx.db.delete(sessions).where(eq(sessions.personId, personId));
}

export async function insertInvitation(ctx: Context, row: Omit<typeof invitations.$inferInsert, 'createdAt'>): Promise<void> {
  await ctx.db.insert(invitations).values({ ...row, createdAt: ctx.now });
}

export async function markInvitationAccepted(ctx: Context, invitationId: number, organizationId: number): Promise<void> {
  await ctx.db.update(invitations).set({ acceptedAt: ctx.now, organizationId }).where(eq(invitations.id, invitationId));
}

export async function saveProfileFields(ctx: Context, carrierId: number, fields: Record<string, string>): Promise<void> {
  const row = { carrierId, fieldsJson: fields, updatedAt: ctx.now };
  await ctx.db.insert(carrierProfiles).values(row).onConflictDoUpdate({ target: carrierProfiles.carrierId, set: row });
}
