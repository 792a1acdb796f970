import type { OrganizationKind, Role } from '../db/schema/accounts.ts';
import type { Db, Store } from '../db/store.ts';
import type { Instant } from './domain/calendar.ts';
import type { Logger } from './platform/log.ts';
import type { ReferenceData } from './platform/reference-data.ts';

/** Who acts. Everything a query may find hangs on it. */
export type Actor =
  | { kind: 'visitor' }
  | {
      kind: 'person';
      personId: number;
      name: string;
      title: string;
      email: string;
      roles: Role[];
      organizationId: number;
      organizationName: string;
      organizationKind: OrganizationKind;
      isDemo: boolean;
    };

export type Person = Extract<Actor, { kind: 'person' }>;

/** What every query and verb gets as its first argument. `db` reads, and inside `inTransaction` it is the transaction. */
export interface Context {
  store: Store;
  db: Db;
  actor: Actor;
  now: Instant;
  requestId: string;
  log: Logger;
  reference: ReferenceData;
  /** Under which people reach this server, `https://example.org`, where whoever runs it has said so. */
  publicUrl?: string;
  /** What is said on every page of a case that was opened to be read; nothing can be changed then. */
  caseNotice?: string;
}
