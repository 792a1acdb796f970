import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { projectRoot } from '../../server/platform/project-root.ts';

test.each([
  ['sqlite', {}],
  ['postgres', { DATABASE_URL: 'postgres://schema' }],
])('the migrations of %s say the same as the schema', (engine, environment) => {
  const copy = mkdtempSync(join(tmpdir(), 'changeout-migrations-'));
  try {
    for (const part of ['db', 'server/domain', 'drizzle.config.ts', 'package.json', 'tsconfig.json'])
      cpSync(join(projectRoot, part), join(copy, part), { recursive: true });
    symlinkSync(join(projectRoot, 'node_modules'), join(copy, 'node_modules'));
    const folder = join(copy, 'db/migrations', engine);
    const before = readdirSync(folder).sort();
    execFileSync(process.execPath, [join(copy, 'node_modules/drizzle-kit/bin.cjs'), 'generate'], {
      cwd: copy,
      env: { ...process.env, ...environment },
      stdio: 'pipe',
    });
    expect(readdirSync(folder).sort()).toEqual(before);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

test('decisions on filings of a carrier are found by an index, without going through those of others', () => {
  const database = new Database(':memory:');
  const folder = join(projectRoot, 'db/migrations/sqlite');
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  for (const name of names.sort())
    for (const statement of readFileSync(join(folder, name), 'utf8').split('--> statement-breakpoint')) database.exec(statement);
  const plan = database.prepare('explain query plan select * from term_decisions where carrier_id = 1 order by id').all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('USING INDEX term_decisions_carrier (carrier_id=?)')]);
  database.close();
});

test('an estimate of the first version survives its migration as refused, with what to do', () => {
  const database = new Database(':memory:');
  const [first = '', second = ''] = ['0000_start', '0001_costs'].map((name) =>
    readFileSync(join(projectRoot, `db/migrations/sqlite/${name}.sql`), 'utf8'),
  );
  const run = (file: string): void => {
    for (const statement of file.split('--> statement-breakpoint')) database.exec(statement);
  };
  run(first);
  database.exec(`
    insert into organizations (id, kind, name, is_demo, created_at) values (1, 'carrier', 'One', 0, '2026');
    insert into price_book_editions (id, code, title, effective_on, statement, sha256, entries_json, created_at) values (1, 'A', 'A', '2026-01-01', 'A', 'a', '[]', '2026');
    insert into estimates (id, carrier_id, number, program, edition_id, inventory_version, settings_json, status, summary_json, created_by, created_at)
      values (1, 1, 7, 'scrp', 1, 1, '{}', 'ready', '{}', 1, '2026');
  `);
  run(second);
  const [row] = database.prepare('select name, status, issues_json as issues, plan_json as plan from estimates').all() as Record<string, string>[];
  expect([row?.name, row?.status]).toEqual(['Estimate 7', 'refused']);
  expect(JSON.parse(row?.issues ?? '')[0].message).toMatch(/earlier version.*Make it again/);
  expect(Object.keys(JSON.parse(row?.plan ?? ''))).toContain('ownPrices');
  database.close();
});
