import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { locateRows, windowOf } from '../../../server/features/term-filings/table-window.ts';
import { type FilingCase, openCase } from '../filings/filing-case.ts';
import { fileAwarded, savePart, startTerm } from './term-case.ts';

let all: FilingCase;
let address: string;

beforeAll(async () => {
  all = await openCase({ now: '2026-10-12T15:00:00.000Z' });
  const application = await fileAwarded(all, '2026-06-30');
  address = await startTerm(all, application, 'claim');
}, 120_000);
afterAll(async () => {
  expect(all.app.errors).toEqual([]);
  await all.app.close();
});

const answers = (query = '') => all.preparer.get(`${address}/answers${query}`);
const rowText = (index: number) => `Acme\tN-${index}\t8/3/2026\t$1,000.00`;
async function paste(text: string, more: Record<string, string> = {}) {
  const { $ } = await answers();
  const seen = String($('form:has(input[name=pasted]):has(input[value=invoices]) [name=seen]').val());
  return await all.preparer.post(`${address}/answers`, { part: 'invoices', pasted: 'yes', seen, 'invoices-pasted': text, ...more });
}
const count = async () => /(\S+) rows? of 2,000/.exec((await answers()).$('#part-invoices').text())?.[1];

describe('a table of many rows', () => {
  test('takes all rows pasted from a spreadsheet, or none and the text stays', async () => {
    const wrong = await paste(`${rowText(1)}\nAcme\tN-2\tsoon\t5`);
    expect(wrong.status).toBe(422);
    expect(wrong.$('.summary a[href="#invoices-pasted"]').text()).toBe('Pasted, row 2: Date of the invoice is not a date. Write it as 2027-03-31.');
    expect(wrong.$('#invoices-pasted').val()).toContain('N-2\tsoon');
    expect(wrong.$('details:has(#invoices-pasted)').attr('open')).toBeDefined();
    expect(await count()).toBe('0');
    const sent = await paste(
      ['Vendor\tInvoice number\tDate of the invoice\tAmount', ...Array.from({ length: 120 }, (_, index) => rowText(index))].join('\n'),
    );
    expect([sent.status, sent.headers.location]).toEqual([303, `${address}/answers?more=invoices#part-invoices`]);
    expect(await count()).toBe('120');
  });

  test('is filled in page by page, and a page that is saved leaves the others as they are', async () => {
    const first = await answers();
    expect(first.$('[name^="invoices."][name$=".number"]')).toHaveLength(50);
    expect(first.$('nav[aria-label="Pages of rows of invoices"] a').last().attr('href')).toBe(
      `${address}/answers?table=invoices&page=2#part-invoices`,
    );
    const { $ } = await answers('?table=invoices&page=3');
    expect($('[name="invoices.100.number"]').val()).toBe('N-100');
    const form = $('form:has(input[name=part][value=invoices]):not(:has(input[name=pasted]))');
    const shown = Object.fromEntries(
      form
        .find('[name]')
        .get()
        .map((element) => [String($(element).attr('name')), String($(element).val() ?? '')]),
    );
    const { _csrf: _token, remove: _remove, add: _add, ...hidden } = shown;
    const sent = await all.preparer.post(`${address}/answers`, { ...hidden, 'invoices.100.vendor': 'Borealis', remove: '101' });
    expect([sent.status, sent.headers.location]).toEqual([303, `${address}/answers?table=invoices&page=3#part-invoices`]);
    const after = await answers('?table=invoices&page=3');
    expect([100, 101].map((index) => after.$(`[name="invoices.${index}.number"]`).val())).toEqual(['N-100', 'N-102']);
    expect([after.$('[name="invoices.100.vendor"]').val(), await count()]).toEqual(['Borealis', '119']);
  });

  test('is shown to the officer by its first rows, its whole total and the way to all rows', async () => {
    const { $ } = await all.officer.get(`${address}/certification`);
    expect($('#table-T1 tbody tr')).toHaveLength(20);
    expect($('#table-T1').text()).toContain('The first 20 of 119 rows.');
    const link = $('#table-T1 a:contains("All 119 rows")').attr('href');
    expect(link).toBe(`${address}#table-T1`);
    const whole = await all.officer.get(address);
    expect(whole.$('#table-T1 tbody tr')).toHaveLength(119);
    expect($('#table-T1 tfoot').text()).toBe(whole.$('#table-T1 tfoot').text());
  });

  test('shows a fault on the page of its row, and the checks lead there', async () => {
    const bad = await all.preparer.post(`${address}/answers`, {
      ...Object.fromEntries(['vendor', 'number', 'amount'].map((key) => [`invoices.50.${key}`, 'x'])),
      part: 'invoices',
      seen: 'x',
      from: '50',
      count: '50',
      of: '119',
    });
    expect([bad.status, bad.$('[id="invoices.50.amount-fault"]').text()]).toEqual([422, expect.stringContaining('is not an amount')]);
    await savePart(all.preparer, address, {
      part: 'amounts',
      values: { 'amounts.0.invoice': 'N-1', 'amounts.0.costLine': 'X', 'amounts.0.amount': '1' },
    });
    const { $ } = await all.preparer.get(address);
    expect([$('#check-invoice-papers li').length, $('#check-invoice-papers .small').last().text()]).toEqual([20, 'And 99 more, each at its field.']);
    const paper = await answers('?table=invoices&page=2');
    expect(paper.$('[id="invoices.60.document-fault"]').text()).toContain('is empty');
  });

  test('finds the rows of a page again where rows before them went away, and two who change the same page see both texts', async () => {
    const open = (page: number) => answers(`?table=invoices&page=${page}`);
    const sendOf = ({ $ }: Awaited<ReturnType<typeof answers>>, changes: Record<string, string>) => {
      const form = $('form:has(input[name=part][value=invoices]):not(:has(input[name=pasted]))');
      const names = form.find('input[name], select[name]').get();
      const shown = Object.fromEntries(names.map((element) => [String($(element).attr('name')), String($(element).val() ?? '')]));
      const { _csrf: _token, ...rest } = shown;
      return { ...rest, ...changes };
    };
    const [one, two] = [await open(1), await open(2)];
    expect((await all.both.post(`${address}/answers`, sendOf(one, { remove: '0' }))).status).toBe(303);
    expect((await all.preparer.post(`${address}/answers`, sendOf(two, { 'invoices.50.vendor': 'Corona' }))).status).toBe(303);
    expect(await count()).toBe('118');
    const now = await open(1);
    expect([now.$('[name="invoices.49.number"]').val(), now.$('[name="invoices.49.vendor"]').val()]).toEqual(['N-50', 'Corona']);
    const clash = await all.preparer.post(`${address}/answers`, sendOf(one, { 'invoices.2.vendor': 'Zenith' }));
    expect([clash.status, clash.$('[name="invoices.2.vendor"]').val()]).toEqual([409, 'Zenith']);
    expect(await count()).toBe('118');
  });

  test('refuses what was pasted twice, and takes it instead of all rows when asked', async () => {
    const { $ } = await answers();
    const seen = String($('form:has(input[name=pasted]):has(input[value=invoices]) [name=seen]').val());
    expect((await paste(rowText(900), { seen })).status).toBe(303);
    const again = await paste(rowText(900), { seen });
    expect([again.status, again.$('.summary').text()]).toEqual([422, expect.stringContaining('was saved meanwhile')]);
    const many = await paste(Array.from({ length: 1900 }, (_, index) => rowText(index)).join('\n'));
    expect([many.status, many.$('.summary').text()]).toEqual([422, expect.stringContaining('It takes 2000 at most')]);
    expect((await paste(rowText(7), { replace: 'yes' })).status).toBe(303);
    expect(await count()).toBe('1');
  });

  test('never loses a row of another page, wherever the table grew or shrank', () => {
    const rows = fc.array(fc.nat(), { maxLength: 180 });
    fc.assert(
      fc.property(rows, fc.nat(3), fc.array(fc.nat(), { maxLength: 8 }), fc.nat(9), (before, page, added, dropped) => {
        const unique = before.map((_value, index) => index);
        const window = windowOf(page + 1, unique.length);
        const shown = unique.slice(window.from, window.from + window.count);
        const now = [...added.map((value) => -1 - value), ...unique.slice(Math.min(dropped, window.from))];
        const { start, end } = locateRows(now, window, (some) => some.join() === shown.join());
        const kept = [...now.slice(0, start), ...shown, ...now.slice(end)];
        expect(kept).toEqual(now);
      }),
    );
  });
});
