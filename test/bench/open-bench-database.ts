import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../db/store.ts';
import type { Context } from '../../server/context.ts';
import type { Instant } from '../../server/domain/calendar.ts';
import { addOrganization, findActor } from '../../server/features/accounts/index.ts';
import { prepareDatabase } from '../../server/open-server-data.ts';
import { createLog } from '../../server/platform/log.ts';
import { loadReferenceData } from '../../server/platform/reference-data.ts';

export const benchEmail = 'preparer@bench.example';
export const benchPassword = 'correct horse battery';

/** A fresh SQLite database in a folder of its own, with one carrier; `ctx` acts as its preparer. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'changeout-bench-'));
  const file = join(folder, 'bench.sqlite');
  const store = await openStore(file);
  const reference = loadReferenceData();
  await prepareDatabase({ store, reference });
  const now = new Date().toISOString() as Instant;
  const ctx: Context = { store, db: store.read, actor: { kind: 'visitor' }, now, requestId: randomUUID(), log: createLog('error'), reference };
  const person = { name: 'Bench Preparer', title: 'Engineer', roles: ['preparer' as const], email: benchEmail, password: benchPassword };
  const [personId = 0] = await addOrganization(ctx, { kind: 'carrier', name: 'Bench Wireless', isDemo: false, profile: null, people: [person] });
  return {
    folder,
    file,
    store,
    ctx: { ...ctx, actor: await findActor(ctx, personId) },
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface BenchDatabase {
  folder: string;
  file: string;
  store: Store;
  ctx: Context;
  close(): Promise<void>;
}
