import { kit } from '../kit.ts';

export type OrganisationKind = 'carrier' | 'administrator';
export type Role = 'preparer' | 'certifying officer' | 'reviewer' | 'program manager' | 'auditor';

export const organisations = kit.table('organisations', {
  id: kit.id(),
  kind: kit.text().$type<OrganisationKind>().notNull(),
  name: kit.text().notNull(),
  isDemo: kit.bool().notNull(),
  createdAt: kit.text().notNull(),
});

export const people = kit.table(
  'people',
  {
    id: kit.id(),
    organisationId: kit
      .int()
      .notNull()
      .references(() => organisations.id),
    /** Lower case; the sign-in name. */
    email: kit.text().notNull(),
    name: kit.text().notNull(),
    title: kit.text().notNull(),
    passwordHash: kit.text().notNull(),
    rolesJson: kit.json<Role[]>().notNull(),
    isActive: kit.bool().notNull(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('people_email').on(t.email), kit.index('people_organisation').on(t.organisationId)],
);

/** An invitation into an organisation, or to set up a new one (`organisationId` null). Only the hash of its token is kept. */
export const invitations = kit.table(
  'invitations',
  {
    id: kit.id(),
    organisationId: kit.int().references(() => organisations.id),
    organisationKind: kit.text().$type<OrganisationKind>().notNull(),
    organisationName: kit.text().notNull(),
    invitingOrganisationId: kit.int().notNull(),
    email: kit.text().notNull(),
    rolesJson: kit.json<Role[]>().notNull(),
    tokenSha256: kit.text().notNull(),
    expiresAt: kit.text().notNull(),
    acceptedAt: kit.text(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('invitations_token').on(t.tokenSha256)],
);

/** Who a carrier is, in the words its filings use. */
export const carrierProfiles = kit.table('carrier_profiles', {
  carrierId: kit
    .int()
    .primaryKey()
    .references(() => organisations.id),
  fieldsJson: kit.json<Record<string, string>>().notNull(),
  updatedAt: kit.text().notNull(),
});
