import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eq } from 'drizzle-orm';
import { engine } from '../db/kit.ts';
import { settings } from '../db/schema/platform.ts';
import { openStore, type Store } from '../db/store.ts';
import { ensureEdition } from './features/catalog/index.ts';
import type { Config } from './platform/config.ts';
import { createLog, type Logger } from './platform/log.ts';
import { projectRoot } from './platform/project-root.ts';
import { loadReferenceData, type ReferenceData } from './platform/reference-data.ts';

/** Opens the database and the reference data that ship with the program. The database must be migrated: see `prepareDatabase`. */
export async function openServerData(config: Config): Promise<ServerData> {
  if (engine === 'sqlite') mkdirSync(dirname(config.database), { recursive: true });
  const store = await openStore(config.database);
  const { publicUrl } = config;
  return { store, log: createLog(config.logLevel), reference: loadReferenceData(), ...(publicUrl !== undefined && { publicUrl }) };
}

/** Brings the tables up to date, publishes the shipped price book, and returns the secret that signs session cookies, made once per database. */
export async function prepareDatabase({ store, reference }: Pick<ServerData, 'store' | 'reference'>): Promise<{ sessionSecret: string }> {
  await store.migrate(join(projectRoot, 'db/migrations'));
  await ensureEdition(store, reference.edition);
  const sessionSecret = await store.write(async (tx) => {
    const key = 'session secret';
    await tx
      .insert(settings)
      .values({ key, value: randomBytes(32).toString('base64url') })
      .onConflictDoNothing();
    const [row] = await tx.select().from(settings).where(eq(settings.key, key));
    if (!row) throw new Error('The session secret was not stored.');
    return row.value;
  });
  return { sessionSecret };
}

interface ServerData {
  store: Store;
  log: Logger;
  reference: ReferenceData;
  publicUrl?: string;
}
