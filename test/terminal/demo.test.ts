import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { load } from 'cheerio';
import type { Context } from '../../server/context.ts';
import type { Instant } from '../../server/domain/calendar.ts';
import { addOrganization } from '../../server/features/accounts/index.ts';
import { openServerData, prepareDatabase } from '../../server/open-server-data.ts';
import { readConfig } from '../../server/platform/config.ts';
import { runCli, startCli } from './run-cli.ts';

let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'changeout-demo-'));
  env = { DATABASE_FILE: join(folder, 'demo.sqlite'), PORT: '0' };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const cookieOf = (answer: Response) => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);

/** Signs in with what the command printed and returns the page that follows. */
async function firstPage(address: string, email: string, password: string): Promise<string> {
  const form = await fetch(`${address}/sign-in`);
  const token = String(
    load(await form.text())('input[name=_csrf]')
      .first()
      .attr('value'),
  );
  const sent = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookieOf(form).join('; ') },
    body: new URLSearchParams({ _csrf: token, email, password }),
  });
  const page = await fetch(`${address}/`, { headers: { cookie: cookieOf(sent).join('; ') } });
  return await page.text();
}

describe('npm run demo', () => {
  test('makes the demo carrier with estimate and draft filing, writes three files, and serves it', async () => {
    const run = startCli(['demo'], { cwd: folder, env });
    await run.until('The demo is served at');
    const { out } = run.output;
    expect(readdirSync(join(folder, 'out/demo')).sort()).toEqual(['cost-report.pdf', 'filing.pdf', 'lines.csv']);
    expect(readFileSync(join(folder, 'out/demo/filing.pdf'), 'latin1')).toMatch(/^%PDF/);
    for (const part of ['12 faults of the demo inventory are mended', 'left out of the estimate', 'Total likely', 'P80', 'Finish likely']) {
      expect(out).toContain(part);
    }
    const address = /served at (http\S+[^.])\./.exec(out)?.[1] ?? '';
    const [, email = '', password = ''] = /preparer\s+(\S+@\S+)\s+(\S+)/.exec(out) ?? [];
    const page = await firstPage(address, email, password);
    expect(page).toContain('Cottonwood Basin Wireless (demo)');
    expect(page).toContain('Rosa Ortiz');
    run.process.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  }, 180_000);

  test('serves what is there the second time, and says how to start over', async () => {
    const run = startCli(['demo'], { cwd: folder, env });
    await run.until('The demo is served at');
    expect(run.output.out).toContain('is served as it stands');
    expect(run.output.out).toContain('passwords cannot be shown again');
    expect(run.output.out).toContain(`delete ${env.DATABASE_FILE}`);
    expect(run.output.out).not.toContain('preparer@demo.example');
    run.process.kill('SIGTERM');
    expect(await run.ended).toBe(0);
  }, 120_000);

  test('leaves a database alone that holds anything else', async () => {
    const file = join(folder, 'real.sqlite');
    const data = await openServerData(readConfig({ DATABASE_FILE: file, LOG_LEVEL: 'silent' }));
    await prepareDatabase(data);
    const now = new Date().toISOString() as Instant;
    const ctx: Context = { ...data, db: data.store.read, actor: { kind: 'visitor' }, now, requestId: 'test' };
    const person = { name: 'Ann', title: 'Engineer', roles: ['preparer' as const], email: 'ann@real.example', password: 'correct horse battery' };
    await addOrganization(ctx, { kind: 'carrier', name: 'Real Carrier', isDemo: false, people: [person], profile: null });
    await data.store.close();
    const ran = await runCli(['demo'], { cwd: folder, env: { ...env, DATABASE_FILE: file } });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('holds data that is not the demo');
  }, 120_000);

  test('says when it is used wrongly, and explains itself when asked', async () => {
    expect((await runCli(['demo', '--nonsense'], { cwd: folder, env })).code).toBe(2);
    expect(await runCli(['demo', '--help'], { cwd: folder, env })).toMatchObject({ code: 0, err: '' });
  }, 120_000);
});
