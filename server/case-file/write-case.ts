import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { and, asc, getTableName, gt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { columnNames } from '../../db/store.ts';
import type { Context } from '../context.ts';
import { endOfChain, isChainWhole } from '../platform/events.ts';
import { findKeptFiles, getFile } from '../platform/files.ts';
import { projectRoot, softwareVersion } from '../platform/project-root.ts';
import { type CarriedTable, carriedTables } from './case-tables.ts';
import { listNamedFiles } from './list-named-files.ts';

type Target = InstanceType<typeof Database>;

const rowsAtOnce = 200;
export const migrationsFolder = join(projectRoot, 'db/migrations');
export const caseFormat = 'changeout-case-1';

/**
 * Writes everything of one organization into a new SQLite file, read through the store of this server, be it SQLite or PostgreSQL: its rows with
 * their ids as they stood at one moment, and the files they name. The file appears under its name when it is whole. Nothing of this server changes.
 */
export async function writeCase(ctx: Context, organization: { id: number; name: string }, path: string): Promise<WrittenCase> {
  const unfinished = `${path}.${randomUUID()}.unfinished`;
  // It holds everything that is confidential: nobody else on this machine may read it.
  await writeFile(unfinished, '', { mode: 0o600, flag: 'wx' });
  const target = new Database(unfinished);
  try {
    migrate(drizzle(target), { migrationsFolder: join(migrationsFolder, 'sqlite') });
    target.pragma('foreign_keys = OFF');
    const { named, ...copied } = await ctx.store.snapshot((db) => copyRows({ ...ctx, db }, target, organization.id));
    const missing = await copyFiles(ctx, target, named);
    const facts = {
      format: caseFormat,
      organizationId: String(organization.id),
      organization: organization.name,
      exportedAt: ctx.now,
      server: ctx.publicUrl ?? '',
      software: `Changeout ${softwareVersion}`,
      migrations: String(countMigrations()),
      missing: JSON.stringify(missing),
    };
    writeFacts(target, facts);
    refuseHoles(target);
    target.close();
    if (existsSync(path)) throw Object.assign(new Error(`${path} is there already`), { code: 'EEXIST', syscall: 'rename' });
    await rename(unfinished, path);
    return { ...copied, files: named.size - missing.length, missing };
  } finally {
    if (target.open) target.close();
    await rm(unfinished, { force: true });
  }
}

/** How many migrations this release knows: a case with more was written by a newer one. */
export function countMigrations(): number {
  return readdirSync(join(migrationsFolder, 'sqlite')).filter((name) => name.endsWith('.sql')).length;
}

async function copyRows(tx: Context, target: Target, organizationId: number): Promise<Copied> {
  target.exec('BEGIN');
  let rows = 0;
  for (const carried of carriedTables) rows += await copyTable(tx, target, { carried, organizationId });
  const named = await listNamedFiles(tx, organizationId);
  const isWhole = await isChainWhole(tx, organizationId);
  const endOfHistory = await endOfChain(tx, organizationId);
  target.exec('COMMIT');
  return { rows, named, isWhole, endOfHistory };
}

async function copyTable(tx: Context, target: Target, of: { carried: CarriedTable; organizationId: number }): Promise<number> {
  const { table, where, change = (row) => row } = of.carried;
  const columns = columnNames(table);
  const keyOf = columns.find(({ column }) => column === of.carried.key)?.key ?? 'id';
  const insert = insertInto(
    target,
    getTableName(table),
    columns.map(({ name }) => name),
  );
  const mine = where(tx.db, of.organizationId);
  let [count, last] = [0, 0];
  for (;;) {
    const rows = await tx.db
      .select()
      .from(table)
      .where(and(mine, gt(of.carried.key, last)))
      .orderBy(asc(of.carried.key))
      .limit(rowsAtOnce);
    for (const row of rows.map(change)) insert.run(columns.map((column) => toCell(row[column.key])));
    count += rows.length;
    if (rows.length < rowsAtOnce) return count;
    last = Number((rows.at(-1) as Record<string, unknown>)[keyOf]);
  }
}

/** Files never change, so they need not be read in the transaction. Returns the hashes of those that the server does not have. */
async function copyFiles(ctx: Context, target: Target, named: ReadonlySet<string>): Promise<string[]> {
  const kept = await findKeptFiles(ctx, [...named]);
  const insert = insertInto(target, 'files', ['sha256', 'media_type', 'byte_length', 'bytes', 'created_at']);
  for (const [sha256, { mediaType, byteLength }] of kept) insert.run([sha256, mediaType, byteLength, await getFile(ctx, sha256), ctx.now]);
  return [...named].filter((sha256) => !kept.has(sha256));
}

function insertInto(target: Target, table: string, columns: readonly string[]) {
  const names = columns.map((name) => `"${name}"`).join(', ');
  return target.prepare(`insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`);
}

/** As SQLite keeps it, whichever engine it came from. */
function toCell(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value === null || typeof value !== 'object' || Buffer.isBuffer(value) ? value : JSON.stringify(value);
}

function writeFacts(target: Target, facts: Record<string, string>): void {
  target.exec('create table case_facts (key text primary key not null, value text not null)');
  const insert = insertInto(target, 'case_facts', ['key', 'value']);
  for (const pair of Object.entries(facts)) insert.run(pair);
}

/** A row that names one which is not there would mean that this list of tables has a fault. */
function refuseHoles(target: Target): void {
  const holes = target.pragma('foreign_key_check') as { table: string; parent: string }[];
  const [hole] = holes;
  if (hole) throw new Error(`A row of ${hole.table} names a row of ${hole.parent} that is not in the case.`);
}

type Copied = Pick<WrittenCase, 'rows' | 'isWhole' | 'endOfHistory'> & { named: Set<string> };

export interface WrittenCase {
  rows: number;
  files: number;
  /** Hashes of files that rows name and this server does not have. */
  missing: string[];
  /** Whether the events of the organization add up. */
  isWhole: boolean;
  /** Hash of the newest of them. */
  endOfHistory: string;
}
