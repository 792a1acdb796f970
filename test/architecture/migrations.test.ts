import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
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
