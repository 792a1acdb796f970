import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Column, getTableColumns, getTableName, type SQLChunk, sql } from 'drizzle-orm';
import type { BaseSQLiteDatabase, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { engine } from './kit.ts';

/** What queries and verbs may call on a database, the same on both engines. `all`, `get`, `run` and `values` exist on SQLite only. */
export type Db = Omit<BaseSQLiteDatabase<'async', unknown>, 'transaction' | 'all' | 'get' | 'run' | 'values'>;

export interface Store {
  read: Db;
  /** One transaction. Nothing but database work belongs inside; it may run again after a conflict, and no write may start inside another. */
  write<T>(job: (tx: Db) => Promise<T>): Promise<T>;
  /** Reads as everything stood at one moment, while others go on writing. Runs once. */
  snapshot<T>(job: (tx: Db) => Promise<T>): Promise<T>;
  /** Inserts many rows inside a write, by the fastest way of the engine. Every row has the same keys. */
  insertMany<T extends SQLiteTable>(tx: Db, table: T, rows: readonly T['$inferInsert'][]): Promise<void>;
  /** Changes many rows inside a write, each found by its `id`. Every row has the same keys. */
  updateMany<T extends SQLiteTable>(tx: Db, table: T, rows: readonly (Partial<T['$inferInsert']> & { id: number })[]): Promise<void>;
  migrate(folder: string): Promise<void>;
  close(): Promise<void>;
}

const casing = 'snake_case' as const;
const busyLimitMilliseconds = 30_000;
const insideWrite = new AsyncLocalStorage<true>();

/** Opens the database of this process: a PostgreSQL address, or the path of an SQLite file. */
export function openStore(address: string): Promise<Store> {
  return engine === 'postgres' ? openPostgres(address) : openSqlite(address);
}

async function openSqlite(file: string): Promise<Store> {
  const { default: Database } = await import('better-sqlite3');
  const { drizzle } = await import('drizzle-orm/better-sqlite3');
  const { migrate } = await import('drizzle-orm/better-sqlite3/migrator');
  const writing = new Database(file, { timeout: 0 });
  writing.pragma('journal_mode = WAL');
  // A receipt says that a filing is submitted: it must survive a power cut.
  writing.pragma('synchronous = FULL');
  writing.pragma('foreign_keys = ON');
  const reading = new Database(file, { timeout: 5000 });
  reading.pragma('query_only = ON');
  const writer = drizzle(writing, { casing });
  const reader = drizzle(reading, { casing });
  let tail: Promise<unknown> = Promise.resolve();

  // Another process may hold the only writer; waiting must not stop this one's event loop, so no busy timeout but a pause between tries.
  const begin = async (): Promise<void> => {
    const deadline = Date.now() + busyLimitMilliseconds;
    for (;;) {
      try {
        writing.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== 'SQLITE_BUSY' || Date.now() > deadline) throw error;
        await pause(5 + Math.random() * 20);
      }
    }
  };

  return {
    read: reader as unknown as Db,
    write: (job) =>
      guarded(() => {
        const run = async () => {
          await begin();
          try {
            const result = await job(writer as unknown as Db);
            writing.exec('COMMIT');
            return result;
          } catch (error) {
            if (writing.inTransaction) writing.exec('ROLLBACK');
            throw error;
          }
        };
        const mine = tail.then(run);
        tail = mine.catch(() => undefined);
        return mine;
      }),
    async snapshot(job) {
      // In a connection of its own: what others read meanwhile is not held at that moment.
      const own = new Database(file, { readonly: true, timeout: 5000 });
      try {
        own.exec('BEGIN');
        return await job(drizzle(own, { casing }) as unknown as Db);
      } finally {
        own.close();
      }
    },
    async insertMany(_tx, table, rows) {
      const columns = columnsOf(table, rows[0]);
      const names = columns.map(({ name }) => `"${name}"`).join(', ');
      const statement = writing.prepare(`insert into "${getTableName(table)}" (${names}) values (${columns.map(() => '?').join(', ')})`);
      for (const row of rows) statement.run(toCells(columns, row));
    },
    async updateMany(_tx, table, rows) {
      const columns = columnsOf(table, rows[0], 'id');
      if (columns.length === 0) return;
      const names = columns.map(({ name }) => `"${name}" = ?`).join(', ');
      const statement = writing.prepare(`update "${getTableName(table)}" set ${names} where "id" = ?`);
      for (const row of rows) statement.run(toCells(columns, row), row.id);
    },
    async migrate(folder) {
      migrate(writer, { migrationsFolder: `${folder}/sqlite` });
    },
    async close() {
      await tail;
      reading.close();
      writing.close();
    },
  };
}

async function openPostgres(address: string): Promise<Store> {
  const { default: pg } = await import('pg');
  const { drizzle } = await import('drizzle-orm/node-postgres');
  const { migrate } = await import('drizzle-orm/node-postgres/migrator');
  const pool = new pg.Pool({ connectionString: address, max: 10 });
  // A connection that the server ends while idle (failover, restart) must not end this process: the pool opens a new one on the next query.
  pool.on('error', () => undefined);
  const db = drizzle(pool, { casing });
  return {
    read: db as unknown as Db,
    write: (job) =>
      guarded(async () => {
        for (let attempt = 0; ; attempt++) {
          try {
            return await db.transaction((tx) => job(tx as unknown as Db), { isolationLevel: 'serializable' });
          } catch (error) {
            if (attempt === 9 || !isConflict(error)) throw error;
            await pause(Math.random() * 20 * 2 ** Math.min(attempt, 5));
          }
        }
      }),
    snapshot: (job) => db.transaction((tx) => job(tx as unknown as Db), { isolationLevel: 'repeatable read', accessMode: 'read only' }),
    async insertMany(tx, table, rows) {
      const columns = columnsOf(table, rows[0]);
      const names = joined(columns.map(({ name }) => sql.identifier(name)));
      for (const records of recordsOf(columns, rows)) {
        await execute(tx, sql`insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, ${records}::json)`);
      }
    },
    async updateMany(tx, table, rows) {
      const columns = columnsOf(table, rows[0], 'id');
      if (columns.length === 0) return;
      const changes = joined(columns.map(({ name }) => sql`${sql.identifier(name)} = changed.${sql.identifier(name)}`));
      for (const records of recordsOf([...columns, { key: 'id', name: 'id', toDriver: undefined }], rows)) {
        const changed = sql`json_populate_recordset(null::${table}, ${records}::json) changed`;
        await execute(tx, sql`update ${table} set ${changes} from ${changed} where ${table}.id = changed.id`);
      }
    },
    async migrate(folder) {
      const one = await pool.connect();
      try {
        await one.query('select pg_advisory_lock(7)');
        await migrate(drizzle(one, { casing }), { migrationsFolder: `${folder}/postgres` });
      } finally {
        await one.query('select pg_advisory_unlock(7)');
        one.release();
      }
    },
    async close() {
      await pool.end();
    },
  };
}

function guarded<T>(run: () => Promise<T>): Promise<T> {
  if (insideWrite.getStore()) return Promise.reject(new Error('A write was started inside another write; pass the transaction on instead.'));
  return insideWrite.run(true, run);
}

// Serialization failure, deadlock, and a unique key that another transaction took first: run again, the job finds the other row and says so itself.
function isConflict(error: unknown): boolean {
  const failure = error as { code?: string; cause?: { code?: string } };
  return ['40001', '40P01', '23505'].includes(failure.cause?.code ?? failure.code ?? '');
}

// The casing option renames keys when drizzle builds a query; statements made here must follow the same rule.
function snakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** The columns of a table: the key under which a row has its value, and their name in the database. */
export function columnNames(table: SQLiteTable): { key: string; name: string; column: Column }[] {
  return Object.entries(getTableColumns(table)).map(([key, column]) => ({ key, name: snakeCase(column.name), column }));
}

/** The columns that a row names, apart from one; all rows of a list name the same. */
function columnsOf(table: SQLiteTable, row: object | undefined, without?: string): NamedColumn[] {
  return Object.entries(getTableColumns(table)).flatMap(([key, column]) => {
    if (key === without || !(key in (row ?? {}))) return [];
    const isPlain = column.mapToDriverValue === Column.prototype.mapToDriverValue;
    return [{ key, name: snakeCase(column.name), toDriver: isPlain ? undefined : (value: unknown) => column.mapToDriverValue(value) }];
  });
}

function toCells(columns: readonly NamedColumn[], row: object): unknown[] {
  const values = row as Record<string, unknown>;
  const cells: unknown[] = [];
  for (const { key, toDriver } of columns) {
    const value = values[key] ?? null;
    cells.push(toDriver && value !== null ? toDriver(value) : value);
  }
  return cells;
}

/** Rows as JSON for PostgreSQL, some thousands at a time. */
function* recordsOf(columns: readonly NamedColumn[], rows: readonly object[]): Generator<string> {
  for (let start = 0; start < rows.length; start += 5000) {
    const records = rows.slice(start, start + 5000).map((row) => {
      const values = row as Record<string, unknown>;
      return Object.fromEntries(columns.map(({ key, name }) => [name, values[key] ?? null]));
    });
    yield JSON.stringify(records);
  }
}

function joined(parts: SQLChunk[]) {
  return sql.join(parts, sql`, `);
}

async function execute(tx: Db, query: unknown): Promise<void> {
  await (tx as unknown as { execute(query: unknown): Promise<unknown> }).execute(query);
}

interface NamedColumn {
  key: string;
  name: string;
  /** undefined where the value goes into the database as it is. */
  toDriver: ((value: unknown) => unknown) | undefined;
}
