import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import type { FrozenTermFiling } from '../../../server/domain/filing/term-filing.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';
import { readRows, squeeze } from '../../support/read-pdf.ts';
import { pdf } from '../documents/evidence-files.ts';
import { type FilingCase, openCase } from '../filings/filing-case.ts';
import { cellsOf, fileAwarded, savePart, startTerm, submitTerm } from './term-case.ts';

let all: FilingCase;
let application: string;
let address: string;
let line: FrozenFiling['cost']['lines'][number];

beforeAll(async () => {
  all = await openCase({ now: '2027-02-05T15:00:00.000Z' });
  application = await fileAwarded(all, '2026-12-31');
  await all.preparer.upload('/documents', { name: 'a.pdf', bytes: pdf('a'), fields: { kind: 'invoice', title: 'Invoice' } }, '/documents/new');
  const { lines } = ((await all.preparer.get(`${application}/versions/1/filing.json`)).body as FrozenFiling).cost;
  const found = lines.find(({ phase, category }) => phase === 'replacement' && category === 'Radio access');
  if (!found) throw new Error('The application buys no radio.');
  line = found;
  await fileClaim();
}, 180_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

const save = async (part: string, values: Record<string, string>) => {
  const sent = await savePart(all.preparer, address, { part, values });
  if (sent.status !== 303) throw new Error(`${part} was not saved: ${sent.$('.summary').text()}`);
};
async function fileClaim(): Promise<void> {
  address = await startTerm(all, application, 'claim');
  await save('This claim', { lastClaim: 'no' });
  await save('Costs claimed', { work: 'Radios at two sites of the northern ring were taken down and replaced.', otherMoney: 'None' });
  const papers = { document: 'D-1', proof: 'D-1' };
  await save(
    'invoices',
    cellsOf('invoices', 0, { vendor: 'Acme Radio', number: '77', date: '2026-11-03', amount: '26000', paidOn: '2026-12-01', ...papers }),
  );
  await save('amounts', cellsOf('amounts', 0, { invoice: '77', costLine: line.id, amount: '26000' }));
  await submitTerm(all, address);
}
const openDays = async () => (await all.preparer.get(`${application}/term`)).$('#due').text().replace(/\s+/g, ' ');
const json = async () => (await all.preparer.get(`${address}/versions/1/filing.json`)).body as FrozenTermFiling;

describe('a spending report', () => {
  test('starts with the half-year that ended and what claims paid in it, and says what is missing', async () => {
    expect(await openDays()).toContain('Feb 10, 2027 Spending report');
    expect(await openDays()).toContain('Aug 10, 2027 Spending report Can be started from Aug 1, 2027.');
    expect(await openDays()).toContain('Status update 4 Can be started from Apr 12, 2027.');
    const links = (await all.preparer.get(`${application}/term`)).$('#due a:contains("Spending report")');
    expect(links.get().map(({ attribs }) => attribs.href)).toEqual([`${application}/term?kind=spending-report&due=spending-report-2027-02-10#start`]);
    const early = await all.preparer.post(`${application}/term`, { kind: 'spending-report', due: 'spending-report-2027-08-10' });
    expect([early.status, squeeze(early.$('.summary').text())]).toEqual([422, expect.stringContaining('can be made from Aug 1, 2027')]);
    address = await startTerm(all, application, 'spending-report');
    const { $ } = await all.preparer.get(`${address}/answers`);
    expect($('#periodEndsOn').val()).toBe('2027-01-31');
    expect(['payee', 'invoice', 'costLine', 'amount'].map((key) => $(`[name="spent.0.${key}"]`).val())).toEqual([
      'Acme Radio',
      '77',
      line.id,
      '26000.00',
    ]);
    expect($('[name="received.0.on"]').val()).toBe('2026-09-29');
    expect($('[id="received.0.amount-fault"]').text()).toContain('is empty');
    expect($('[id="obtained.0.how-fault"]').text()).toContain('is empty');
  });

  test('is filled in, certified and submitted: each row on its paper once, vendors only in the one that is not public', async () => {
    await save('Spending in words', { spending: 'Two radios of the northern ring were bought and put on the air.' });
    await save('Confidential details', { confidentialDetails: 'Acme Radio gives a rebate from ten radios on.' });
    await save('received', cellsOf('received', 0, { amount: '100000', reference: 'First payment' }));
    await save('obtained', cellsOf('obtained', 0, { quantity: '2', how: 'purchased', obtainedOn: '2026-11-10' }));
    expect((await all.preparer.get(address)).$('#checks p').first().text()).toContain('No check fails');
    await submitTerm(all, address);
    const frozen = await json();
    const bytes = (await all.preparer.download(`${address}/versions/1/filing.pdf`)).body as Buffer;
    expect(findPdfFaults(bytes)).toEqual([]);
    const printed = (await readRows(bytes)).map((row) => squeeze(row.join(' ')));
    for (const { id, cells: said } of frozen.tables.flatMap(({ rows }) => rows)) {
      const found = printed.filter((text) => text.startsWith(`${id} `));
      expect(found).toHaveLength(1);
      for (const cell of said) expect(found[0]).toContain(squeeze(cell));
    }
    const open = (await all.preparer.download(`${address}/versions/1/public-copy.pdf`)).body as Buffer;
    const shown = (await readRows(open)).flat().join(' ');
    expect(shown).toContain('$26,000.00');
    expect(shown).not.toMatch(/Acme|rebate/);
  });

  test('answers its day, and the next one starts without what it listed', async () => {
    expect(await openDays()).not.toContain('Feb 10, 2027 Spending report');
    expect(await openDays()).toContain('Aug 10, 2027 Spending report');
    const next = await startTerm(all, application, 'spending-report');
    const { $ } = await all.preparer.get(`${next}/answers`);
    expect([$('#periodEndsOn').val(), $('[name="spent.0.payee"]').val()]).toEqual(['2027-07-31', '']);
  });

  test('ends with the final one, which compares all that was spent with the estimate', async () => {
    address = await startTerm(all, application, 'final-spending-report');
    await save('Spending in words', { spending: 'All funds received were spent on radios; the rest of the work waits for more money.' });
    const page = await all.preparer.get(address);
    expect(page.$('h1').text()).toMatch(/^Final spending report 2027-\d{4}-LF1$/);
    expect(page.$('#check-follows-final').text()).toContain('No final certification was filed here');
    expect(page.$('#check-differences-explained').text()).toContain(`${line.category}: −`);
    await submitTerm(all, address);
    const compared = (await json()).tables.find(({ id }) => id === 'T6');
    expect(compared?.rows.find(({ cells: [name] }) => name === line.category)?.cells[2]).toBe('$26,000.00');
    expect(compared?.total?.[2]).toBe('$26,000.00');
    expect(await openDays()).not.toContain('Spending report');
  });
});
