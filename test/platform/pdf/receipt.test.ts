import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import type { FrozenTermFiling } from '../../../server/domain/filing/term-filing.ts';
import { formatVerifyCode, verifyCodeOf } from '../../../server/domain/filing/verify-code.ts';
import { formatCents } from '../../../server/domain/money.ts';
import { drawReceipt } from '../../../server/features/filings/draw-receipt.ts';
import { freezeBytes } from '../../../server/features/filings/freeze-bytes.ts';
import { receiptOf } from '../../../server/features/filings/receipt.ts';
import { projectRoot } from '../../../server/platform/project-root.ts';
import { findOldPaperFaults } from '../../support/find-pdf-faults.ts';
import { readPages, squeeze } from '../../support/read-pdf.ts';
import { readSign } from '../../support/read-sign.ts';
import { sampleFiling } from '../../support/sample-filing.ts';

const pdfSha256 = '5e'.repeat(32);

function receiptFor(frozen: FrozenFiling | FrozenTermFiling) {
  const { sha256: frozenSha256 } = freezeBytes(frozen);
  return { frozenSha256, receipt: receiptOf(frozen, { frozenSha256, pdfSha256 }) };
}

async function onePage(bytes: Buffer): Promise<string> {
  expect(findOldPaperFaults(bytes)).toEqual([]);
  const pages = await readPages(bytes);
  expect(pages).toHaveLength(1);
  return squeeze(pages[0]?.text ?? '');
}

function stamped(more: Partial<FrozenFiling> = {}): FrozenFiling {
  return { ...sampleFiling(), paper: { edition: 4, verifyAt: 'https://changeout.example.org/verify/' }, ...more };
}

function termFiling(): FrozenTermFiling {
  return JSON.parse(readFileSync(join(projectRoot, 'test/support/frozen/term-filing-edition-2.frozen'), 'utf8')) as FrozenTermFiling;
}

describe('the receipt of a submitted version', () => {
  test('says on one page who filed what and when, with both hashes in groups, and how to check them', async () => {
    const frozen = stamped();
    const { frozenSha256, receipt } = receiptFor(frozen);
    const bytes = await drawReceipt(receipt);
    const text = await onePage(bytes);
    for (const words of [
      frozen.carrierName,
      frozen.form.title,
      `version 1 of filing ${frozen.number}`,
      'Nov 23, 2026, 15:04:05 UTC, which is 10:04 EST in Washington, D.C.',
      'Margaret Oyelaran, Chief Executive Officer',
      '4 statements certified Nov 23, 2026, 15:01:40 UTC',
      formatCents(frozen.cost.totalCents),
      frozen.software,
      (frozenSha256.match(/.{4}/g) ?? []).join(' '),
      '5e5e '.repeat(16).trim(),
      `Verify code ${formatVerifyCode(verifyCodeOf(frozenSha256))}`,
      'changeout.example.org/verify',
      `sha256sum filing-${frozen.number}-v1.json filing-${frozen.number}-v1.pdf`,
      `npm run verify-filing -- filing-${frozen.number}-v1.json filing-${frozen.number}-v1.pdf`,
      'no receipt of the FCC or any other agency',
    ])
      expect(text).toContain(words);
    expect(readSign(bytes)).toBe(`https://changeout.example.org/verify/${verifyCodeOf(frozenSha256)}`.toUpperCase());
  });

  test('has the same bytes whenever it is drawn', async () => {
    const { receipt } = receiptFor(stamped());
    expect((await drawReceipt(receipt)).equals(await drawReceipt(receipt))).toBe(true);
  });

  test('names the day in Washington where it is another one, and summer time', async () => {
    const { receipt } = receiptFor(stamped({ submittedAt: '2027-07-01T02:30:00.000Z' as FrozenFiling['submittedAt'] }));
    expect(await onePage(await drawReceipt(receipt))).toContain('Jul 1, 2027, 02:30:00 UTC, which is 22:30 EDT on Jun 30, 2027 in Washington, D.C.');
  });

  test('is one page with the longest names that accounts may have, whatever a filing adds up to', async () => {
    const frozen = stamped({
      carrierName: 'Mountainous Rural '.repeat(7).slice(0, 120),
      submittedBy: { name: 'W'.repeat(100), title: 'Vice President of '.repeat(6).slice(0, 100) },
    });
    const { receipt } = receiptFor(frozen);
    const amounts = ['T1', 'T2', 'T3'].map((id) => ({ label: `Total of amounts claimed for reimbursement (${id})`, value: '$123,456,789.00' }));
    const text = await onePage(await drawReceipt({ ...receipt, amounts }));
    expect(text).toContain('no receipt of the FCC');
    expect(text).toContain('npm run verify-filing');
  });

  test('of a version without a code says so, and has no sign', async () => {
    const { paper: _paper, ...frozen } = stamped();
    const bytes = await drawReceipt(receiptFor(frozen).receipt);
    expect(await onePage(bytes)).toContain('filed before papers carried one');
    expect(readSign(bytes)).toBeUndefined();
  });

  test('of a filing of the term names its totals in words, and those that need no column first', () => {
    const amount = (title: string) => ({ title, isAmount: true });
    const table = { intro: '', rows: [] };
    const item = { title: 'Item', isAmount: false };
    const tables = [
      {
        ...table,
        id: 'T1',
        title: 'Cost lines changed',
        columns: [item, amount('Until now'), amount('New')],
        total: ['All lines', '$5.00', '$6.00'],
      },
      { ...table, id: 'T2', title: 'Cost lines added', columns: [item, amount('Amount')], total: ['All lines', '$2.00'] },
      { ...table, id: 'T3', title: 'Units', columns: [item, amount('Units')], total: ['All items', '12'] },
    ];
    const of = (chosen: typeof tables) =>
      receiptFor({ ...termFiling(), tables: chosen }).receipt.amounts.map(({ label, value }) => `${label}: ${value}`);
    expect(of(tables)).toEqual([
      'Total of cost lines added (T2): $2.00',
      'Total of cost lines changed, until now (T1): $5.00',
      'Further totals: 1 total in the filing',
    ]);
    const after = {
      ...table,
      id: 'T4',
      title: 'Before and after',
      columns: [item, amount('Amount')],
      total: ['Total after this modification', '$8.00'],
    };
    expect(of([after])).toEqual(['Total after this modification (T4): $8.00']);
  });

  test('of a filing of the term says which form it is, and what its tables add up to, counted where there are many', async () => {
    const frozen = termFiling();
    const plain = await onePage(await drawReceipt(receiptFor(frozen).receipt));
    expect(plain).toContain(squeeze(frozen.form.title));
    expect(plain).not.toContain('Asked for');
    const table = (id: string, amount: string) => ({
      id,
      title: 'Costs',
      intro: '',
      columns: [
        { title: 'Item', isAmount: false },
        { title: 'Amount', isAmount: true },
      ],
      rows: [{ id: `${id}.1`, cells: ['Radios', amount], originNote: 'entered' }],
      total: ['All', amount],
    });
    const tables = [table('T1', '$12.00'), table('T2', '$13.50'), table('T3', '$14.00'), table('T4', '$15.00')];
    const text = await onePage(await drawReceipt(receiptFor({ ...frozen, tables }).receipt));
    for (const words of ['Total of costs (T1) $12.00', 'Total of costs (T2) $13.50', '2 totals in the filing']) expect(text).toContain(words);
  });
});
