import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { filingDocument } from '../../../server/features/filings/draw-filing.ts';
import { aDocument, drawToBytes } from '../../support/read-pdf.ts';
import { sampleFiling } from '../../support/sample-filing.ts';

const run = promisify(execFile);

/** Prints the hashes of two drawings: run in processes with other zones and locales. */
const script = `
  import { createHash } from 'node:crypto';
  import { filingDocument } from './server/features/filings/draw-filing.ts';
  import { aDocument, drawToBytes } from './test/support/read-pdf.ts';
  import { sampleFiling } from './test/support/sample-filing.ts';
  const hashes = [];
  for (const document of [filingDocument(sampleFiling(), 'ab'.repeat(32)), aDocument([{ kind: 'paragraph', text: '\u0130stanbul \u1e9e e\u0301 \u534e' }])]) {
    const { bytes } = await drawToBytes(document);
    hashes.push(createHash('sha256').update(bytes).digest('hex'));
  }
  process.stdout.write(JSON.stringify(hashes));
`;

async function hashesWhere(environment: Record<string, string>): Promise<string[]> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    env: { ...process.env, ...environment },
  });
  return JSON.parse(stdout) as string[];
}

describe('the same document', () => {
  test('gives the same bytes in every process, time zone and locale', async () => {
    const [here, there] = await Promise.all([
      hashesWhere({ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
      hashesWhere({ TZ: 'America/Adak', LANG: 'C', LC_ALL: 'C' }),
    ]);
    expect(here).toHaveLength(2);
    expect(there).toEqual(here);
  });

  test('gives the same bytes twice in one process, with another document drawn in between', async () => {
    const filing = filingDocument(sampleFiling(), 'ab'.repeat(32));
    const first = await drawToBytes(filing);
    await drawToBytes(aDocument([{ kind: 'paragraph', text: 'Other words with other glyphs: ÆØÅ §' }]));
    const second = await drawToBytes(filing);
    expect(second.bytes.equals(first.bytes)).toBe(true);
    expect(first.facts.sha256).toBe(createHash('sha256').update(first.bytes).digest('hex'));
  });

  test('carries no time but its own', async () => {
    const { bytes } = await drawToBytes(aDocument([], { createdAt: '2031-05-06T07:08:09.000Z' }));
    const text = bytes.toString('latin1');
    expect(text.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2031-05-06T07:08:09Z', '2031-05-06T07:08:09Z']);
  });
});
