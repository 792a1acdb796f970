import { createHash } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import { type SessionData, Store as SessionStoreBase } from 'express-session';
import { sessions } from '../../../db/schema/platform.ts';
import type { Store } from '../../../db/store.ts';

const idleHours = 12;
const renewAfterMinutes = 30;

/** Sessions in the database, so that any application process can serve them. Only the hash of a session id is kept. */
export class DatabaseSessions extends SessionStoreBase {
  readonly #store: Store;
  /** When the sessions of requests under way end, by hash. */
  readonly #ends = new Map<string, string>();

  constructor(store: Store) {
    super();
    this.#store = store;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#find(id).then((session) => done(null, session), done);
  }

  override set(id: string, session: SessionData, done?: (error?: unknown) => void): void {
    const row = {
      idSha256: hash(id),
      personId: (session as { personId?: number }).personId ?? null,
      dataJson: session as object,
      expiresAt: endOfSession(),
    };
    this.#store
      .write(async (tx) => {
        await tx.insert(sessions).values(row).onConflictDoUpdate({ target: sessions.idSha256, set: row });
      })
      .then(
        () => done?.(),
        (error: unknown) => done?.(error),
      );
  }

  /** Called at the end of each request. Renews the session now and then, and does not keep the answer waiting for the writer. */
  override touch(id: string, _session: SessionData, done?: () => void): void {
    const idSha256 = hash(id);
    const ends = this.#ends.get(idSha256);
    this.#ends.delete(idSha256);
    const fresh = endOfSession();
    if (ends !== undefined && Date.parse(fresh) - Date.parse(ends) > renewAfterMinutes * 60_000) {
      this.#store
        .write(async (tx) => {
          await tx.update(sessions).set({ expiresAt: fresh }).where(eq(sessions.idSha256, idSha256));
        })
        .catch(() => undefined);
    }
    done?.();
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    this.#store
      .write(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.idSha256, hash(id)));
        await tx.delete(sessions).where(lt(sessions.expiresAt, new Date().toISOString()));
      })
      .then(
        () => done?.(),
        (error: unknown) => done?.(error),
      );
  }

  async #find(id: string): Promise<SessionData | null> {
    const [row] = await this.#store.read
      .select()
      .from(sessions)
      .where(eq(sessions.idSha256, hash(id)));
    if (row) this.#ends.set(row.idSha256, row.expiresAt);
    return row && row.expiresAt > new Date().toISOString() ? (row.dataJson as SessionData) : null;
  }
}

function endOfSession(): string {
  return new Date(Date.now() + idleHours * 3_600_000).toISOString();
}

function hash(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
