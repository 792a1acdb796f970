import type { Role } from '../../db/schema/accounts.ts';
import type { Context } from '../context.ts';
import type { Page } from './render-page.ts';

/** Who may use a route: people by role, `visitor` for those not signed in. A route without an entry for the actor is refused. */
export type Audience = Role | 'visitor';

export const anyone: readonly Audience[] = ['visitor', 'preparer', 'certifying officer', 'reviewer', 'program manager', 'auditor'];
export const carrierPeople: readonly Audience[] = ['preparer', 'certifying officer'];
export const administratorPeople: readonly Audience[] = ['reviewer', 'program manager', 'auditor'];
export const signedIn: readonly Audience[] = [...carrierPeople, ...administratorPeople];

/** One row of the site map: what may be asked, by whom, and what answers. */
export interface Route {
  method: 'get' | 'post';
  /** A path of `paths.ts`, with `:name` where an id stands. */
  path: string;
  may: readonly Audience[];
  handle(ctx: Context, ask: Ask): Promise<Reply>;
  /** Takes one file in the form field `file`. */
  upload?: boolean;
}

/** What a handler knows of the request: plain text values, never Express objects. */
export interface Ask {
  params: Record<string, string>;
  query: Record<string, string>;
  body: Record<string, string>;
  /** Fields that came more than once, such as ticked rows; a single value is a list of one. */
  lists: Record<string, string[]>;
  file: UploadedFile | undefined;
  /** Asks only what a GET would say (HEAD): nothing is sent, so nothing counts as read or taken. */
  isHead: boolean;
  /** Address of the client, for rate limits. */
  address: string;
  session: SessionDoor;
  /** Looks for queued work at once. */
  startJobs(): void;
}

export interface UploadedFile {
  /** As the client named it, without folders. */
  name: string;
  path: string;
  byteLength: number;
}

export interface SessionDoor {
  signIn(personId: number): Promise<void>;
  signOut(): Promise<void>;
  /** The page that was asked for before signing in, or the first page. Read it before `signIn`, which starts a new session. */
  returnPath(): string;
  /** A sentence for the top of the next page. */
  notice(text: string): void;
  /** Keeps a value for the next page only, such as passwords that are shown once. */
  keepOnce(value: unknown): void;
  takeOnce(): unknown;
}

export type Reply =
  | { page: Page; status?: 200 | 404 | 409 | 422 }
  | { redirect: string; notice?: string; tone?: 'ok' | 'warn' }
  | { file: { name: string; mediaType: string; bytes: Buffer; view?: boolean } }
  /** A file too large to be held: its length, then its pieces as the client takes them. Whatever may be refused was refused before. */
  | { stream: { name: string; mediaType: string; byteLength: number; chunks: AsyncIterable<Uint8Array> } }
  | { json: unknown };
