import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { migrationStatements } from './migration-statements.js';

/** Makes one migrated database file that every test copies. */
export default function prepareSqlite() {
  const file = join(mkdtempSync(join(tmpdir(), 'changeout-test-')), 'template.sqlite');
  const database = new Database(file);
  for (const statement of migrationStatements('sqlite')) database.exec(statement);
  database.close();
  process.env.TEST_SQLITE_TEMPLATE = file;
}
