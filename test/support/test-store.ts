import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { engine } from '../../db/kit.ts';
import { openStore, type Store } from '../../db/store.ts';

/** A store on a fresh, migrated database of the engine under test. */
export async function openTestStore(): Promise<{ store: Store; address: string; close(): Promise<void> }> {
  if (engine === 'postgres') return await openPostgresCopy();
  const template = process.env.TEST_SQLITE_TEMPLATE;
  if (template === undefined) throw new Error('The SQLite template was not prepared.');
  const file = join(mkdtempSync(join(tmpdir(), 'changeout-test-')), 'test.sqlite');
  copyFileSync(template, file);
  const store = await openStore(file);
  return {
    store,
    address: file,
    async close() {
      await store.close();
      rmSync(dirname(file), { recursive: true, force: true });
    },
  };
}

async function openPostgresCopy() {
  const server = process.env.TEST_POSTGRES ?? '';
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `create database ${name} template template_changeout`);
  const address = `${server}/${name}`;
  const store = await openStore(address);
  return {
    store,
    address,
    async close() {
      await store.close();
      await asAdmin(server, `drop database ${name} with (force)`);
    },
  };
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  // Two tests that copy the template at once would collide: they take turns.
  await client.query('select pg_advisory_lock(1)');
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
