import { describe, expect, test } from '@jest/globals';
import type { FrozenFiling } from '../../../../server/domain/filing/frozen-filing.ts';
import { listEvidenceFiles } from '../../../../server/domain/filing/packet/list-evidence-files.ts';
import { writePacketReadme } from '../../../../server/domain/filing/packet/packet-readme.ts';
import { costLineTable, evidenceIndex, inventoryTable } from '../../../../server/domain/filing/packet/packet-tables.ts';
import { verifyCodeOf } from '../../../../server/domain/filing/verify-code.ts';
import { writeCsv } from '../../../../server/platform/spreadsheet/write-csv.ts';
import { sampleFiling } from '../../../support/sample-filing.ts';

const filing = sampleFiling({ sites: 3 });
const hash = 'ab'.repeat(32);

function cover(changes: { verifyAt?: string | undefined; carrierName?: string } = {}) {
  const { form, program, carrierName } = filing;
  return {
    title: 'Application 2026-0003, version 1',
    carrierName,
    form,
    program,
    submitted: 'Submitted Nov 23, 2026, 15:04 UTC by Margaret Oyelaran',
    stem: 'filing-2026-0003-v1',
    sha256: hash,
    verifyAt: 'https://changeout.example.org/verify/',
    ...changes,
  };
}

describe('the tables of a packet', () => {
  test('hold every cost line, and their amounts add up to what is asked for', () => {
    const { columns, rows } = costLineTable(filing);
    const amount = columns.findIndex(({ header }) => header === 'Amount');
    expect(rows.length).toBe(filing.cost.lines.length);
    expect(Math.round(rows.reduce((total, row) => total + Number(row[amount]) * 100, 0))).toBe(filing.cost.totalCents);
  });

  test('give a site without equipment its row, and each line of equipment its site', () => {
    const [first, second] = filing.sites;
    if (!first || !second) throw new Error('The sample has no sites.');
    const { columns, rows } = inventoryTable({ sites: [{ ...first, items: [] }, second] });
    expect(rows.map((row) => row[0])).toEqual([first.code, ...second.items.map(() => second.code)]);
    for (const row of rows) expect(row.length).toBe(columns.length);
  });

  test('hold nothing that a spreadsheet program takes for a formula', async () => {
    const evil = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
    const [site] = filing.sites;
    if (!site) throw new Error('The sample has no sites.');
    const sites = evil.map((name) => ({ ...site, name, items: [] }));
    const index = evil.map((title) => ({ code: 'D-1', title, fileName: title, sha256: hash, about: title, path: '' }));
    for (const table of [inventoryTable({ sites }), evidenceIndex(index)]) {
      const csv = (await writeCsv(table)).toString('utf8');
      for (const text of evil) expect(csv).toContain(`'${text.replaceAll('"', '""')}`);
      expect(csv).not.toMatch(/(^|,|\n)"?[=+\-@\t]/);
    }
  });
});

describe('the evidence that a version names', () => {
  test('is every document once, and what only an own price names', () => {
    const document = { number: 'D-7', kind: 'quote' as const, title: 'Quote', fileName: 'q.pdf', mediaType: 'application/pdf', byteLength: 1 };
    const price = {
      code: 'Q-3',
      documents: [
        { title: 'The same', sha256: hash },
        { title: 'Letter', sha256: 'cd'.repeat(32) },
      ],
    };
    const cost = { ownPrices: [price] as FrozenFiling['cost']['ownPrices'] & object };
    const files = listEvidenceFiles({ documents: [{ ...document, sha256: hash, about: ['HP-0001', 'Q-3'] }], cost });
    expect(files.map(({ code, title, about }) => [code, title, about])).toEqual([
      ['D-7', 'Quote', 'HP-0001; Q-3'],
      ['Q-3', 'Letter', 'Q-3'],
    ]);
    expect(listEvidenceFiles({ documents: [{ ...document, sha256: hash, about: [] }], cost: {} })[0]?.about).toBe('the filing as a whole');
    expect(listEvidenceFiles({ cost: {} })).toEqual([]);
  });
});

describe('the README of a packet', () => {
  const parts = [{ name: 'filing.pdf', says: 'The filing on paper.' }];

  test('says what is in it, how to check it, and where its version is looked up', () => {
    const text = writePacketReadme(cover(), { parts, missing: [] });
    for (const words of [
      'APPLICATION 2026-0003, VERSION 1',
      filing.carrierName,
      'It is not a government form',
      'filing.pdf',
      'sha256sum -c SHA256SUMS',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(words);
    expect(text).toContain(`    ${hash}\n`);
    expect(text).toContain(`    https://changeout.example.org/verify/${verifyCodeOf(hash)}\n`);
    expect(text).not.toContain('issing');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(79);
  });

  test('says first of all what is missing', () => {
    const missing = [{ code: 'D-7', title: 'Quote', fileName: 'q.pdf', sha256: hash, about: 'Q-3' }];
    const text = writePacketReadme(cover(), { parts, missing });
    expect(text.indexOf('Missing from this packet')).toBeLessThan(text.indexOf('What is in this packet'));
    expect(text).toContain(`D-7 Quote (q.pdf)\n    ${hash}`);
  });

  test('is honest where the paper has no verify code or the server had no address', () => {
    expect(writePacketReadme(cover({ verifyAt: undefined }), { parts, missing: [] })).toContain('before papers carried a verify code');
    const without = writePacketReadme(cover({ verifyAt: '' }), { parts, missing: [] }).replace(/\s+/g, ' ');
    expect(without).toContain('Enter it under /verify on the server that this packet came from.');
  });

  test('lets no name turn the direction of writing or break its lines', () => {
    const text = writePacketReadme(cover({ carrierName: 'High\u202e Plains\u0007\nCellular' }), { parts, missing: [] });
    expect(text.split('\n')[1]).toBe('High Plains Cellular');
  });
});
