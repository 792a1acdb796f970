import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FrozenFiling } from '../../../server/domain/filing/frozen-filing.ts';
import { squeeze } from '../../support/read-pdf.ts';
import { pdf } from '../documents/evidence-files.ts';
import { type FilingCase, openCase } from '../filings/filing-case.ts';
import { cellsOf, fileAwarded, savePart, startTerm, submitTerm } from './term-case.ts';

const time = { now: '2026-10-12T15:00:00.000Z' };
let all: FilingCase;
let application: string;
let first: string;
let second: string;
let line: string;

beforeAll(async () => {
  all = await openCase(time);
  application = await fileAwarded(all, '2026-06-30');
  for (const [name, kind] of Object.entries({ invoice: 'invoice', receipt: 'payment', letter: 'contract' })) {
    await all.preparer.upload('/documents', { name: `${name}.pdf`, bytes: pdf(name), fields: { kind, title: `The ${name}` } }, '/documents/new');
  }
  line = ((await all.preparer.get(`${application}/versions/1/filing.json`)).body as FrozenFiling).cost.lines[0]?.id ?? '';
  first = await writeClaim('10-01');
  await submitTerm(all, first);
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

async function writeClaim(number: string): Promise<string> {
  const address = await startTerm(all, application, 'claim');
  const save = async (part: string, values: Record<string, string>) => {
    const sent = await savePart(all.preparer, address, { part, values });
    if (sent.status !== 303) throw new Error(`${part} was not saved: ${sent.$('.summary').text()}`);
  };
  await save('This claim', { lastClaim: 'no' });
  await save('Costs claimed', { work: 'Radios at two sites of the northern ring were taken down and replaced.', otherMoney: 'None' });
  const papers = { document: 'D-1', proof: 'D-2' };
  await save(
    'invoices',
    cellsOf('invoices', 0, { vendor: 'Acme Towers', number, date: '2026-08-03', amount: '1000', paidOn: '2026-09-01', ...papers }),
  );
  await save('amounts', cellsOf('amounts', 0, { invoice: number, costLine: line, amount: '1000' }));
  return address;
}

const decide = (address: string, values: Record<string, string>) => all.preparer.post(`${address}/decision`, values, `${address}/decision`);
const panel = async (address: string) => squeeze((await all.preparer.get(address)).$('#decision').text());
/** What the evidence of the application says of the documents that claims name. */
const proved = async () => squeeze((await all.preparer.get(`${application}/evidence`)).$('main').text());
const value = async (address: string, id: string) => squeeze((await all.preparer.get(address)).$(`#line-${id.replace('.', '\\.')}`).text());

describe('what the administrator decided about a claim', () => {
  test('is asked for on its page once it is submitted, of the preparer alone', async () => {
    expect(await panel(first)).toContain('No decision of the administrator is recorded');
    const href = (await all.preparer.get(first)).$('#decision a').attr('href');
    expect(href).toBe(`${first}/decision`);
    expect((await all.officer.get(first)).$('#decision a')).toHaveLength(0);
    expect([(await all.officer.get(`${first}/decision`)).status, (await all.stranger.get(`${first}/decision`)).status]).toEqual([403, 404]);
    second = await writeClaim('10-02');
    expect((await all.preparer.get(second)).$('#decision')).toHaveLength(0);
    expect((await all.preparer.get(`${second}/decision`)).status).toBe(409);
    const update = await startTerm(all, application, 'status-update');
    expect((await decide(update, { outcome: 'denied', decidedOn: '2026-10-12' })).status).toBe(409);
  });

  test('is refused with each fault at its field, and nothing typed is lost', async () => {
    const sent = await decide(first, { outcome: 'approved-in-part', amount: '1000', decidedOn: '2026-10-13', document: 'D-9' });
    expect(sent.status).toBe(422);
    const faults = squeeze(sent.$('.summary').text());
    expect(faults).toContain('It cannot have been decided after today');
    expect(faults).toContain('It is not less than the $1,000.00 that was claimed');
    expect(faults).toContain('D-9 is not in the register of documents');
    expect(sent.$('[name=amount]').val()).toBe('1000');
    expect((await decide(first, { outcome: '', amount: 'ten', decidedOn: '' })).$('.summary li')).toHaveLength(3);
    const amountFault = async (amount: string) =>
      (await decide(first, { outcome: 'approved-in-part', amount, decidedOn: '2026-10-12' })).$('#amount-fault').text();
    expect(await amountFault('12,50')).toContain('Amount approved is not an amount');
    expect(await amountFault('2,000,000,000')).toContain('Amount approved is larger than one billion');
    expect(await panel(first)).toContain('No decision of the administrator is recorded');
  });

  test('is read by the next claim, kept in the history, and keeps its document in the register', async () => {
    const part = { outcome: 'approved-in-part', amount: '600.00', decidedOn: '2026-10-12', document: 'D-3' };
    expect((await decide(first, part)).status).toBe(303);
    expect(await panel(first)).toMatch(/Version 1 was approved in part on Oct 12, 2026, \$600\.00\. Recorded by .+; D-3 says so\./);
    expect(await panel(first)).toContain('correct it before its rest is claimed again');
    expect(squeeze((await all.preparer.get(second)).$('#check-parts-corrected').text())).toContain('approved in part, $600.00 of $1,000.00');
    expect((await all.preparer.get(`${first}/decision`)).$('[name=amount]').val()).toBe('600.00');
    expect(await value(second, 'D.5')).toContain('$3,869,400.00');
    expect(await value(second, 'D.7')).toMatch(/2026-\d{4}-G1: approved in part on Oct 12, 2026, \$600\.00/);
    expect(squeeze((await all.preparer.get(first)).$('.timeline').text())).toContain('Version 1: approved in part on Oct 12, 2026');
    expect(squeeze((await all.preparer.get(`${application}/term`)).$('#filed').text())).toContain(
      'Claim request approved in part on Oct 12, 2026, $600.00',
    );
    const letter = (await all.preparer.get('/documents')).$('a:contains("The letter")').attr('href') ?? '';
    expect(squeeze((await all.preparer.get(letter)).$('main').text())).toMatch(/2026-\d{4}-G1/);
  });

  test('is not recorded over one that somebody else recorded meanwhile: both are shown, and the next save decides', async () => {
    const shown = await all.preparer.get(`${first}/decision`);
    const hidden = (page: typeof shown) => ({ seen: String(page.$('[name=seen]').val()), version: String(page.$('[name=version]').val()) });
    const part = { outcome: 'approved-in-part', amount: '600.00', decidedOn: '2026-10-12', document: 'D-3' };
    expect((await decide(first, { ...part, ...hidden(shown), amount: '650.00' })).status).toBe(303);
    const late = await decide(first, { ...part, ...hidden(shown), amount: '700.00' });
    expect(late.status).toBe(409);
    expect(late.$('.summary').text()).toContain('Somebody else saved this while you were editing');
    expect([late.$('#amount-fault').text(), late.$('[name=amount]').val()]).toEqual([expect.stringContaining('it says “$650.00”'), '700.00']);
    expect(await panel(first)).toContain('$650.00');
    expect((await decide(first, { ...part, ...hidden(late) })).status).toBe(303);
    expect(await panel(first)).toContain('$600.00');
    const wrong = await decide(first, { ...part, ...hidden(await all.preparer.get(`${first}/decision`)), decidedOn: '' });
    expect((await decide(first, { outcome: 'denied', decidedOn: '2026-10-12' })).status).toBe(303);
    expect((await decide(first, { ...part, ...hidden(wrong) })).status).toBe(409);
    expect((await decide(first, part)).status).toBe(303);
  });

  test('counts in the evidence of the application while it is not denied', async () => {
    expect(await proved()).toContain('They name 2 documents.');
  });

  test('that denies it takes it out of what later claims count, until nothing is decided any more', async () => {
    expect((await decide(first, { outcome: 'denied', decidedOn: '2026-10-12' })).status).toBe(303);
    expect(await panel(first)).toContain('Nothing of it counts in other filings.');
    expect(await value(second, 'D.3')).toContain('$0.00');
    expect(await proved()).toContain('None names a document yet.');
    expect((await decide(first, { outcome: 'none' })).status).toBe(303);
    expect(await panel(first)).toContain('No decision of the administrator is recorded');
    expect(await value(second, 'D.3')).toContain('$1,000.00');
    expect(await proved()).toContain('They name 2 documents.');
    expect((await decide(first, { outcome: 'denied', decidedOn: '2026-10-12' })).status).toBe(303);
  });

  test('is about the version that stood: a correction that is submitted counts again', async () => {
    expect((await all.preparer.post(`${first}/correction`, { reason: 'The letter asks for another receipt.' })).status).toBe(303);
    expect(await value(first, 'C.6')).toContain('version 2; version 1 was denied on Oct 12, 2026');
    expect(await value(first, 'D.2')).toContain('$1,000.00');
    const { $ } = await all.preparer.get(`${first}/decision`);
    await submitTerm(all, first);
    const before = { seen: String($('[name=seen]').val()), version: String($('[name=version]').val()) };
    const overtaken = await decide(first, { outcome: 'approved', decidedOn: '2026-10-12', ...before });
    expect([overtaken.status, overtaken.$('.summary').text()]).toEqual([
      409,
      expect.stringContaining('Version 2 was submitted while you were editing'),
    ]);
    expect(overtaken.$('[name=version]').val()).toBe('2');
    expect(await panel(first)).toContain('Version 2 was submitted since and is not decided yet.');
    expect(await value(second, 'D.3')).toContain('$1,000.00');
    expect((await all.preparer.get(`${first}/decision`)).$('input:checked')).toHaveLength(0);
    expect((await decide(first, { outcome: 'approved', decidedOn: '2026-10-12' })).status).toBe(303);
    expect(await panel(first)).toContain('Version 2 was approved on Oct 12, 2026.');
  });
});
