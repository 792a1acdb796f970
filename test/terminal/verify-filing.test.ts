import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Instant } from '../../server/domain/calendar.ts';
import { statusUpdate } from '../../server/domain/filing/forms/status-update.ts';
import { freezeTermFiling } from '../../server/domain/filing/freeze-term-filing.ts';
import { freezeBytes } from '../../server/features/filings/freeze-bytes.ts';
import { sha256Of } from '../../server/platform/files.ts';
import { sampleFiling } from '../support/sample-filing.ts';
import { sampleTermFacts } from '../support/sample-term-facts.ts';
import { runCli } from './run-cli.ts';

// Each test starts the command.
jest.setTimeout(120_000);

let folder: string;
let sha256: string;
const place = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'changeout-verify-'));
  const frozen = freezeBytes({ ...sampleFiling(), paper: { edition: 2, verifyAt: 'https://changeout.example.org/verify/' } });
  sha256 = frozen.sha256;
  await writeFile(place('filing.json'), frozen.json);
  // The paper is drawn in one zone and locale, and proved in another.
  const drawn = await runCli(['verify-filing', place('filing.json'), '--out', place('filing.pdf')], {
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  expect(drawn.code).toBe(0);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm run verify-filing', () => {
  test('proves data and paper from the two files alone, in any time zone and locale', async () => {
    const { code, out, err } = await runCli(['verify-filing', place('filing.json'), place('filing.pdf'), '--sha256', sha256.toUpperCase()], {
      cwd: folder,
      env: { TZ: 'America/Adak', LANG: 'C', LC_ALL: 'C', DATABASE_FILE: place('none.sqlite') },
    });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('with the hash that was given');
    expect(out).toContain('has, byte for byte, what is drawn from it.');
    expect(out).toContain(sha256Of(await readFile(place('filing.pdf'))));
  });

  test('proves what is filed after an application in the same way', async () => {
    const facts = sampleTermFacts('status-update', { answers: { updateNumber: '1' } });
    const at = '2027-06-01T15:00:00.000Z' as Instant;
    const submittedBy = { name: 'Ana Diaz', title: 'President' };
    const frozen = freezeBytes(
      freezeTermFiling(statusUpdate, facts, { software: 'Changeout 0.1.0', version: 1, submittedAt: at, submittedBy, certifiedAt: at }),
    );
    await writeFile(place('term.json'), frozen.json);
    const drawn = await runCli(['verify-filing', place('term.json'), '--out', place('term.pdf')]);
    expect([drawn.code, drawn.err]).toEqual([0, '']);
    expect(drawn.out).toContain('Status update under 47 CFR 1.50004(k)');
    const proved = await runCli(['verify-filing', place('term.json'), place('term.pdf'), '--sha256', frozen.sha256]);
    expect([proved.code, proved.err]).toEqual([0, '']);
    const wrong = await runCli(['verify-filing', place('term.json'), place('filing.pdf')]);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('is not the paper of this data')]);
  });

  test('says where a changed PDF differs', async () => {
    const bytes = await readFile(place('filing.pdf'));
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    await writeFile(place('changed.pdf'), bytes);
    const { code, err } = await runCli(['verify-filing', place('filing.json'), place('changed.pdf')]);
    expect(code).toBe(1);
    expect(err).toContain('differs from byte 1,001 on');
  });

  test('refuses data that was changed, or saved anew in another form, under the hash on the cover', async () => {
    const text = await readFile(place('filing.json'), 'utf8');
    await writeFile(place('pretty.json'), JSON.stringify(JSON.parse(text), null, 2));
    const pretty = await runCli(['verify-filing', place('pretty.json')]);
    expect(pretty.code).toBe(1);
    expect(pretty.err).toContain('was changed or saved anew');
    await writeFile(place('other.json'), text.replace('High Plains Cellular, Inc.', 'High Plains Cellular, Ltd.'));
    const other = await runCli(['verify-filing', place('other.json'), place('filing.pdf'), '--sha256', sha256]);
    expect(other.code).toBe(1);
    expect(other.err).toContain('does not have the hash');
    expect(other.err).toContain('is not the paper of this data');
  });

  test('says what it needs where it was called wrongly or given something else', async () => {
    await writeFile(place('package.json'), '{"name":"x"}');
    const calls: [args: string[], sentence: string][] = [
      [[], 'Name the data of a filing'],
      [[place('missing.json')], 'There is no file'],
      [[place('filing.pdf')], 'is not the data of a filing'],
      [[place('package.json')], 'is not the data of a filing'],
      [[place('filing.json'), '--sha256', 'abc'], 'takes the 64 digits'],
    ];
    const answers = await Promise.all(calls.map(([args]) => runCli(['verify-filing', ...args])));
    answers.forEach(({ code, err }, index) => {
      expect(code).toBe(2);
      expect(err).toContain(calls[index]?.[1]);
    });
    const help = await runCli(['verify-filing', '--help']);
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('Exit code')]);
  });

  test('says which database is not there, and makes none', async () => {
    const missing = await runCli(['verify-filing', '--stored'], { env: { DATABASE_FILE: place('none.sqlite') } });
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('There is no database')]);
    expect(existsSync(place('none.sqlite'))).toBe(false);
  });
});
