import * as postgres from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

const sqliteKit = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  unique: sqlite.uniqueIndex,
  id: () => sqlite.integer().primaryKey({ autoIncrement: true }),
  text: () => sqlite.text(),
  int: () => sqlite.integer(),
  /** Whole cents, up to 90 trillion dollars. */
  cents: () => sqlite.integer(),
  real: () => sqlite.real(),
  bool: () => sqlite.integer({ mode: 'boolean' }),
  json: <T>() => sqlite.text({ mode: 'json' }).$type<T>(),
  bytes: () => sqlite.blob({ mode: 'buffer' }),
};

type Kit = typeof sqliteKit;

const bytea = postgres.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

const postgresKit = {
  table: postgres.pgTable,
  index: postgres.index,
  unique: postgres.uniqueIndex,
  id: () => postgres.integer().primaryKey().generatedByDefaultAsIdentity(),
  text: () => postgres.text(),
  int: () => postgres.integer(),
  cents: () => postgres.bigint({ mode: 'number' }),
  real: () => postgres.doublePrecision(),
  bool: () => postgres.boolean(),
  json: <T>() => postgres.json().$type<T>(),
  bytes: () => bytea(),
} satisfies Record<keyof Kit, unknown>;

export type Engine = 'sqlite' | 'postgres';

/** Which engine this process speaks to: PostgreSQL when DATABASE_URL names one, else the embedded SQLite file. */
export const engine: Engine = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '') ? 'postgres' : 'sqlite';

/** One vocabulary of columns for both engines. Code is checked against SQLite's types; the store tests run on both. */
export const kit: Kit = engine === 'postgres' ? (postgresKit as unknown as Kit) : sqliteKit;
