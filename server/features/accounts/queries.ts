import { and, asc, eq, isNull } from 'drizzle-orm';
import { carrierProfiles, invitations, organisations, people } from '../../../db/schema/accounts.ts';
import type { Actor, Context, Person } from '../../context.ts';
import { forbidden } from '../../platform/errors.ts';
import { sha256Of } from '../../platform/files.ts';

/** The person behind a session, or a visitor when the account is gone or switched off. */
export async function findActor(ctx: Context, personId: number): Promise<Actor> {
  const [row] = await ctx.db
    .select({ person: people, organisation: organisations })
    .from(people)
    .innerJoin(organisations, eq(people.organisationId, organisations.id))
    .where(and(eq(people.id, personId), eq(people.isActive, true)));
  if (!row) return { kind: 'visitor' };
  const { person, organisation } = row;
  return {
    kind: 'person',
    personId: person.id,
    name: person.name,
    title: person.title,
    email: person.email,
    roles: person.rolesJson,
    organisationId: organisation.id,
    organisationName: organisation.name,
    organisationKind: organisation.kind,
    isDemo: organisation.isDemo,
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
  if (person.organisationKind !== 'carrier') throw forbidden('Only people of the carrier can see that.');
  return person.organisationId;
}

/** Only for signing in: finds by sign-in name, across organisations. */
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

/** True until the first organisation is set up. */
export async function isServerEmpty(ctx: Context): Promise<boolean> {
  const rows = await ctx.db.select({ id: organisations.id }).from(organisations).limit(1);
  return rows.length === 0;
}

export async function hasAdministrator(ctx: Context): Promise<boolean> {
  const rows = await ctx.db.select({ id: organisations.id }).from(organisations).where(eq(organisations.kind, 'administrator')).limit(1);
  return rows.length > 0;
}

/** Everybody in the actor's organisation, by name. */
export async function listPeople(ctx: Context): Promise<PersonRow[]> {
  const person = requirePerson(ctx);
  return await ctx.db.select().from(people).where(eq(people.organisationId, person.organisationId)).orderBy(asc(people.name), asc(people.id));
}

export async function findPerson(ctx: Context, personId: number): Promise<PersonRow | undefined> {
  const actor = requirePerson(ctx);
  const [row] = await ctx.db
    .select()
    .from(people)
    .where(and(eq(people.id, personId), eq(people.organisationId, actor.organisationId)));
  return row;
}

/** Invitations that the actor's organisation sent and nobody has used yet. */
export async function listOpenInvitations(ctx: Context): Promise<InvitationRow[]> {
  const person = requirePerson(ctx);
  return await ctx.db
    .select()
    .from(invitations)
    .where(and(eq(invitations.invitingOrganisationId, person.organisationId), isNull(invitations.acceptedAt)))
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
