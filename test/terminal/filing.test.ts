import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readPages } from '../support/read-pdf.ts';
import { fixedDemoWorkbook } from './fixed-demo-workbook.ts';
import { runCli, startCli } from './run-cli.ts';
import { towerList } from './tower-list.ts';

// Each test starts the command several times.
jest.setTimeout(240_000);

const files = ['cost-report.pdf', 'filing.pdf', 'lines.csv'];
const day = ['--day', '2026-11-22'];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'changeout-terminal-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function given(name: string, text: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const place = (name: string) => join(folder, name);
const contents = (out: string) => readdirSync(out).sort();
const wordsOf = async (path: string) => (await readPages(readFileSync(path))).map((page) => page.text).join(' ');

/** The sum of the lines in whole cents, and the total that the command printed. */
function totalsOf(out: string, printed: string): { lines: string; likely: number; printed: number } {
  const rows = parse(readFileSync(join(out, 'lines.csv')), { columns: true, bom: true }) as Record<string, string>[];
  const cents = (text: string) => Math.round(Number(text.replace(/[$,]/g, '')) * 100);
  return {
    lines: rows.length.toLocaleString('en-US'),
    likely: rows.reduce((sum, row) => sum + cents(row.Likely ?? ''), 0),
    printed: cents(/Total likely\s+(\S+)/.exec(printed)?.[1] ?? ''),
  };
}

describe('npm run filing on a list of towers', () => {
  test('writes cost report, draft filing and cost lines, whose totals tie, and says what it assumed', async () => {
    const towers = await given('towers.csv', towerList(12));
    const out = place('out-towers');
    const ran = await runCli(['filing', towers, '--program', 'hr4998', '--out', out, '--carrier', 'Sterling Cellular', '--seed', '7', ...day]);
    expect(ran).toMatchObject({ code: 0 });
    expect(contents(out)).toEqual(files);
    const totals = totalsOf(out, ran.out);
    expect(totals.printed).toBeGreaterThan(100_000_00);
    expect(totals.likely).toBe(totals.printed);
    expect(ran.out).toContain(`${totals.lines} lines`);
    for (const name of files) expect(ran.out).toContain(join(out, name));
    for (const label of ['Total low', 'Total high', 'P50', 'P80', 'Per site', 'Finish likely', 'Finish P80', 'seed 7', 'Took']) {
      expect(ran.out).toContain(label);
    }
    expect(ran.out).toContain('12 sites list no equipment. The standard configuration "Three-sector LTE site, Huawei" is assumed there');
    expect(ran.out).toContain('obtained on Jan 1, 2016');
    expect(ran.err).toContain('1 warning:');
    expect(ran.err).toContain('lighting');

    const filing = await wordsOf(join(out, 'filing.pdf'));
    expect(filing).toContain('DRAFT');
    expect(filing).toContain('Not signed');
    expect(filing).toContain('Sterling Cellular');
    expect(filing).toContain('12 sites list no equipment.');
    expect(await wordsOf(join(out, 'cost-report.pdf'))).toContain('12 sites list no equipment.');
  });

  test('gives the same bytes for the same file, seed and day, and others for another seed', async () => {
    const towers = await given('same.csv', towerList(5));
    const run = async (name: string, seed: string) => {
      expect(await runCli(['filing', towers, '--program', 'scrp', '--out', place(name), '--seed', seed, ...day])).toMatchObject({ code: 0 });
      return files.map((file) => readFileSync(join(place(name), file)).toString('base64'));
    };
    const first = await run('same-1', '11');
    expect(await run('same-2', '11')).toEqual(first);
    expect(await run('same-3', '12')).not.toEqual(first);
  });

  test('goes on without faulty rows only when told to', async () => {
    const towers = await given('faulty.csv', towerList(6, [2]));
    const out = place('out-faulty');
    const refused = await runCli(['filing', towers, '--program', 'hr4998', '--out', out, ...day]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('1 error:');
    expect(refused.err).toContain('sheet "faulty", row 4, column D "lat", found "123.4", wanted');
    expect(refused.err).toContain('--skip-errors');
    expect(existsSync(out)).toBe(false);
    const ran = await runCli([
      'filing',
      towers,
      '--program',
      'hr4998',
      '--out',
      out,
      '--skip-errors',
      '--configuration',
      'zte-lte-three-sector',
      ...day,
    ]);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toContain('5 sites list no equipment. The standard configuration "Three-sector LTE site, ZTE"');
  });

  test('says that it replaces earlier files', async () => {
    const towers = await given('again.csv', towerList(2));
    const args = ['filing', towers, '--program', 'hr4998', '--out', place('again'), ...day];
    expect((await runCli(args)).out).not.toContain('replaces');
    expect((await runCli(args)).out).toMatch(/filing\.pdf.*replaces the earlier one/);
    expect(contents(place('again'))).toEqual(files);
  });
});

describe('npm run filing on a full inventory', () => {
  test('takes sites and equipment from a workbook, and the carrier from a profile', async () => {
    const workbook = await given('inventory.xlsx', await fixedDemoWorkbook());
    const out = place('out-full');
    const args = ['filing', workbook, '--program', 'scrp', '--out', out, '--profile', 'db/seed/demo/carrier-profile.json', ...day];
    const undecided = await runCli(args);
    expect(undecided).toMatchObject({ code: 1, out: '' });
    expect(undecided.err).toContain('--boundary count or --boundary leave-out');
    expect(existsSync(out)).toBe(false);

    const ran = await runCli([...args, '--boundary', 'leave-out', '--crews', '3', '--start', '2027-04-01']);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toContain('62 sites');
    expect(ran.out).toContain('left open by the rules');
    expect(ran.out).not.toContain('Assumed');
    const totals = totalsOf(out, ran.out);
    expect(totals.likely).toBe(totals.printed);
    const filing = await wordsOf(join(out, 'filing.pdf'));
    expect(filing).toContain('Cottonwood Basin Wireless (demo)');
    expect(filing).toContain('left out, as decided when the estimate was made');
  });
});

describe('npm run filing refuses with sentences', () => {
  const refusals: { name: string; text: string | Buffer; says: string }[] = [
    { name: 'picture.csv', text: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), says: 'picture.csv' },
    { name: 'empty.csv', text: '', says: 'Nothing was written' },
    { name: 'headers-only.csv', text: 'Site code,Site name,Latitude,Longitude\n', says: 'no rows below them' },
    { name: 'strange.csv', text: 'a,b\n1,2\n3,4\n', says: 'columns' },
  ];
  for (const { name, text, says } of refusals) {
    test(`${name}, and writes nothing`, async () => {
      const out = place(`out-${name}`);
      const ran = await runCli(['filing', await given(name, text), '--program', 'hr4998', '--out', out, ...day]);
      expect(ran).toMatchObject({ code: 1, out: '' });
      expect(ran.err).toContain(says);
      expect(ran.err).not.toContain('    at ');
      expect(existsSync(out)).toBe(false);
    });
  }

  test('a wrong command line, with everything that is wrong with it', async () => {
    const towers = await given('usage.csv', towerList(1));
    const ran = await runCli([
      'filing',
      towers,
      '--program',
      's1626',
      '--crews',
      'many',
      '--start',
      'soon',
      '--configuration',
      'nokia',
      '--boundary',
      'maybe',
    ]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    for (const part of [
      '--program hr4998',
      '--crews "many"',
      '--start "soon"',
      '"nokia"',
      'huawei-lte-three-sector',
      '--boundary "maybe"',
      '--out',
    ]) {
      expect(ran.err).toContain(part);
    }
    expect((await runCli(['filing', place('missing.csv'), '--program', 'scrp', '--out', place('x')])).code).toBe(2);
    expect((await runCli(['filing', towers, '--program', 'scrp', '--out', towers])).err).toContain('is a file');
    expect((await runCli(['filing', towers, '--nonsense'])).code).toBe(2);
    expect((await runCli(['filng'])).code).toBe(2);
  });

  test('a profile that is none', async () => {
    const towers = await given('profile.csv', towerList(1));
    const profile = await given('profile.json', '["not", "a", "profile"]');
    const ran = await runCli(['filing', towers, '--program', 'scrp', '--out', place('x'), '--profile', profile]);
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.err).toContain('is not a profile');
  });

  test('but explains itself when asked', async () => {
    const ran = await runCli(['filing', '--help']);
    expect(ran).toMatchObject({ code: 0, err: '' });
    for (const option of ['--configuration', '--obtained', '--skip-errors', '--boundary', 'huawei-mobile-core']) expect(ran.out).toContain(option);
  });
});

describe('npm run filing leaves nothing half written', () => {
  test('when the disk is full', async () => {
    const towers = await given('full.csv', towerList(40));
    const out = place('out-full-disk');
    const args = ['filing', towers, '--program', 'hr4998', '--out', out, ...day];
    const ran = await runCli(args, { fileLimitKb: 150 });
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('Nothing was left half written');
    expect(existsSync(out)).toBe(false);

    expect(await runCli(args)).toMatchObject({ code: 0 });
    const before = files.map((name) => readFileSync(join(out, name)).toString('base64'));
    expect(await runCli([...args, '--seed', '5'], { fileLimitKb: 150 })).toMatchObject({ code: 1 });
    expect(contents(out)).toEqual(files);
    expect(files.map((name) => readFileSync(join(out, name)).toString('base64'))).toEqual(before);
  });

  test('when it is stopped while it draws', async () => {
    const towers = await given('stopped.csv', towerList(150));
    const out = place('out-stopped');
    const run = startCli(['filing', towers, '--program', 'hr4998', '--out', out, ...day]);
    await run.until('Drawing filing.pdf');
    run.process.kill('SIGTERM');
    expect(await run.ended).toBe(143);
    expect(contents(out)).toEqual([]);
  });
});
