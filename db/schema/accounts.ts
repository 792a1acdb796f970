import { kit } from '../kit.ts';

export type OrganizationKind = 'carrier' | 'administrator';
export type Role = 'preparer' | 'certifying officer' | 'reviewer' | 'program manager' | 'auditor';

export const organizations = kit.table('organizations', {
  id: kit.id(),
  kind: kit.text().$type<OrganizationKind>().notNull(),
  name: kit.text().notNull(),
  isDemo: kit.bool().notNull(),
  createdAt: kit.text().notNull(),
});

export const people = kit.table(
  'people',
  {
    id: kit.id(),
    organizationId: kit
      .int()
      .notNull()
      .references(() => organizations.id),
    /** Lower case; the sign-in name. */
    email: kit.text().notNull(),
    name: kit.text().notNull(),
    title: kit.text().notNull(),
    passwordHash: kit.text().notNull(),
    rolesJson: kit.json<Role[]>().notNull(),
    isActive: kit.bool().notNull(),
    createdAt: kit.text().notNull(),
  },
  (t) => [kit.unique('people_email').on(t.email), kit.index('people_organization').on(t.organizationId)],
);

/** An invitation into an organization, or to set up a new one (`organizationId` null). Only the hash of its token is kept. */
export const invitations = kit.table(
  'invitations',
  {
    id: kit.id(),
    organizationId: kit.int().references(() => organizations.id),
    organizationKind: kit.text().$type<OrganizationKind>().notNull(),
    organizationName: kit.text().notNull(),
    invitingOrganizationId: kit.int().notNull(),
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
    .references(() => organizations.id),
  fieldsJson: kit.json<Record<string, string>>().notNull(),
  updatedAt: kit.text().notNull(),
});
