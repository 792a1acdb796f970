import { defineConfig } from 'drizzle-kit';

const postgres = /^postgres/.test(process.env.DATABASE_URL ?? '');

/** Migrations for both engines come from the one schema: `npm run migrations`. */
export default defineConfig({
  dialect: postgres ? 'postgresql' : 'sqlite',
  schema: './db/schema',
  out: postgres ? './db/migrations/postgres' : './db/migrations/sqlite',
  casing: 'snake_case',
});
