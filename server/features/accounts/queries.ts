import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import { carrierProfiles, invitations, organizations, people } from '../../../db/schema/accounts.ts';
import type { Actor, Context, Person } from '../../context.ts';
import { forbidden } from '../../platform/errors.ts';
import { sha256Of } from '../../platform/files.ts';

/** The person behind a session, or a visitor when the account is gone or switched off. */
export async function findActor(ctx: Context, personId: number): Promise<Actor> {
  const [row] = await ctx.db
    .select({ person: people, organization: organizations })
    .from(people)
    .innerJoin(organizations, eq(people.organizationId, organizations.id))
    .where(and(eq(people.id, personId), eq(people.isActive, true)));
  if (!row) return { kind: 'visitor' };
  const { person, organization } = row;
  return {
    kind: 'person',
    personId: person.id,
    name: person.name,
    title: person.title,
    email: person.email,
    roles: person.rolesJson,
    organizationId: organization.id,
    organizationName: organization.name,
    organizationKind: organization.kind,
    isDemo: organization.isDemo,
  };
}

/** The person with a sign-in name, for the terminal and the demo; a visitor when there is none. */
export async function findActorByEmail(ctx: Context, email: string): Promise<Actor> {
  const found = await findCredentials(ctx, email);
  return found ? await findActor(ctx, found.personId) : { kind: 'visitor' };
}

/** The signed-in person; throws `forbidden` for a visitor. */
export function requirePerson(ctx: Context): Person {
  if (ctx.actor.kind !== 'person') throw forbidden('Sign in first.');
  return ctx.actor;
}

/** The carrier whose data the actor may touch; throws `forbidden` for everybody else. */
export function requireCarrierId(ctx: Context): number {
  const person = requirePerson(ctx);
  if (person.organizationKind !== 'carrier') throw forbidden('Only people of the carrier can see that.');
  return person.organizationId;
}

/** Only for signing in: finds by sign-in name, across organizations. */
export async function findCredentials(ctx: Context, email: string): Promise<{ personId: number; passwordHash: string } | undefined> {
  const [row] = await ctx.db
    .select({ personId: people.id, passwordHash: people.passwordHash })
    .from(people)
    .where(and(eq(people.email, email.toLowerCase()), eq(people.isActive, true)));
  return row;
}

export async function isEmailTaken(ctx: Context, email: string): Promise<boolean> {
  const [row] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.email, email.toLowerCase()));
  return row !== undefined;
}

/** True until the first organization is set up. */
export async function isServerEmpty(ctx: Context): Promise<boolean> {
  const rows = await ctx.db.select({ id: organizations.id }).from(organizations).limit(1);
  return rows.length === 0;
}

export async function hasAdministrator(ctx: Context): Promise<boolean> {
  const rows = await ctx.db.select({ id: organizations.id }).from(organizations).where(eq(organizations.kind, 'administrator')).limit(1);
  return rows.length > 0;
}

/** Everybody in the actor's organization, by name. */
export async function listPeople(ctx: Context): Promise<PersonRow[]> {
  const person = requirePerson(ctx);
  return await ctx.db.select().from(people).where(eq(people.organizationId, person.organizationId)).orderBy(asc(people.name), asc(people.id));
}

export async function findPerson(ctx: Context, personId: number): Promise<PersonRow | undefined> {
  const actor = requirePerson(ctx);
  const [row] = await ctx.db
    .select()
    .from(people)
    .where(and(eq(people.id, personId), eq(people.organizationId, actor.organizationId)));
  return row;
}

/** Invitations that the actor's organization sent, nobody has used yet and that still work. */
export async function listOpenInvitations(ctx: Context): Promise<InvitationRow[]> {
  const person = requirePerson(ctx);
  return await ctx.db
    .select()
    .from(invitations)
    .where(and(eq(invitations.invitingOrganizationId, person.organizationId), isNull(invitations.acceptedAt), gt(invitations.expiresAt, ctx.now)))
    .orderBy(asc(invitations.id));
}

/** An invitation that can still be used, by the token in its link. */
export async function findOpenInvitation(ctx: Context, token: string): Promise<InvitationRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(invitations)
    .where(and(eq(invitations.tokenSha256, sha256Of(token)), isNull(invitations.acceptedAt)));
  return row && row.expiresAt > ctx.now ? row : undefined;
}

/** The carrier's profile as entered; empty before it was first saved. */
export async function getProfileFields(ctx: Context): Promise<Record<string, string>> {
  const carrierId = requireCarrierId(ctx);
  const [row] = await ctx.db.select().from(carrierProfiles).where(eq(carrierProfiles.carrierId, carrierId));
  return row?.fieldsJson ?? {};
}

type PersonRow = typeof people.$inferSelect;
type InvitationRow = typeof invitations.$inferSelect;
