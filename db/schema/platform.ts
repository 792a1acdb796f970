import { kit } from '../kit.ts';

/** Facts about this installation: the session secret, the version of the reference data. */
export const settings = kit.table('settings', { key: kit.text().primaryKey(), value: kit.text().notNull() });

export const sessions = kit.table(
  'sessions',
  { idSha256: kit.text().primaryKey(), personId: kit.int(), dataJson: kit.json<object>().notNull(), expiresAt: kit.text().notNull() },
  (t) => [kit.index('sessions_expires').on(t.expiresAt), kit.index('sessions_person').on(t.personId)],
);

export const rateLimits = kit.table('rate_limits', { key: kit.text().primaryKey(), hits: kit.int().notNull(), endsAt: kit.text().notNull() });

/** Files by the SHA-256 of their bytes: uploads, frozen filings, PDFs. */
export const files = kit.table('files', {
  sha256: kit.text().primaryKey(),
  mediaType: kit.text().notNull(),
  byteLength: kit.int().notNull(),
  bytes: kit.bytes().notNull(),
  createdAt: kit.text().notNull(),
});

export const jobs = kit.table(
  'jobs',
  {
    id: kit.id(),
    kind: kit.text().notNull(),
    organizationId: kit.int().notNull(),
    personId: kit.int().notNull(),
    inputJson: kit.json<Record<string, unknown>>().notNull(),
    status: kit.text().$type<'queued' | 'running' | 'done' | 'failed'>().notNull(),
    progressDone: kit.int().notNull(),
    progressTotal: kit.int().notNull(),
    progressLabel: kit.text().notNull(),
    error: kit.text(),
    attempts: kit.int().notNull(),
    createdAt: kit.text().notNull(),
    heartbeatAt: kit.text().notNull(),
  },
  (t) => [kit.index('jobs_status').on(t.status, t.id)],
);

/** What happened, who did it and when. Each event carries the hash of the one before it in its organization, so that a change shows. */
export const events = kit.table(
  'events',
  {
    id: kit.id(),
    organizationId: kit.int().notNull(),
    personId: kit.int(),
    personName: kit.text().notNull(),
    at: kit.text().notNull(),
    requestId: kit.text().notNull(),
    action: kit.text().notNull(),
    subject: kit.text().notNull(),
    summary: kit.text().notNull(),
    changesJson: kit.json<Record<string, { before: unknown; after: unknown }>>().notNull(),
    previousSha256: kit.text().notNull(),
    sha256: kit.text().notNull(),
  },
  (t) => [kit.index('events_organization').on(t.organizationId, t.id), kit.index('events_subject').on(t.organizationId, t.subject)],
);
