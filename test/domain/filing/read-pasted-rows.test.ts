import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { claimInvoices } from '../../../server/domain/filing/forms/claim/claim-fields.ts';
import { readPastedRows } from '../../../server/domain/filing/read-pasted-rows.ts';
import { parsePasted } from '../../../server/platform/spreadsheet/parse-pasted.ts';

const read = (text: string) => {
  const { rows, issues } = readPastedRows(claimInvoices, parsePasted(text) ?? []);
  return { rows, messages: issues.map(({ message }) => message) };
};
const row = { vendor: 'Acme', number: '10-01', date: '2027-03-02', amount: '1250.00', paidOn: '', document: 'D-1', proof: '' };

describe('rows pasted from a spreadsheet', () => {
  test('are read in the order of the table, parted by tabs, with days and amounts as people write them', () => {
    expect(read('Acme\t10-01\t3/2/2027\t$1,250.00\t\tD-1\n')).toEqual({ rows: [row], messages: [] });
  });

  test('are read by the names of their columns where the first line has them, in any order, and without those left out', () => {
    const { proof: _proof, paidOn: _paidOn, ...named } = row;
    const text = 'Invoice number,VENDOR,amount,"Date of the invoice",Invoice document\r\n10-01,Acme,"1,250",2027-03-02,d1\r\n\r\n';
    expect(read(text)).toEqual({ rows: [{ ...named, paidOn: '', proof: '' }], messages: [] });
  });

  test('keep quotation marks and line ends inside of a cell apart from those between cells', () => {
    expect(read('"Acme ""North"" Inc;\nTowers";10-01;2027-03-02;1;;;').rows[0]?.vendor).toBe('Acme "North" Inc; Towers');
    expect(parsePasted('"Acme\t1')).toBeNull();
  });

  test('are told by their number where a cell cannot be read, where there are too many cells, and where a heading is unknown', () => {
    expect(read('Acme\t1\t30/2/2027\tmuch').messages).toEqual([
      'Pasted, row 1: Date of the invoice is not a date. Write it as 2027-03-31.',
      'Pasted, row 1: Amount is not an amount. Write dollars and cents, such as 1250.00.',
    ]);
    expect(read('Acme\t1\t2027-03-02\t5\nAcme\u2066 Ltd\t2\t2027-03-02\t5').messages).toEqual([
      'Pasted, row 2: Vendor holds the invisible character U+2066, which cannot be shown or printed. Type the text anew instead of pasting it.',
    ]);
    expect(read(`${Array(7).fill('D1').join('\t')}\textra`).messages[0]).toContain('Pasted, row 1 has more cells than the table has columns');
    expect(read('Vendor\tAmount\tCurrency\nAcme\t1\tUSD').messages[0]).toContain('Currency: no column of this table');
    expect(read('Vendor\tAmount\n').messages).toEqual([expect.stringContaining('There is no row')]);
    expect(read('').messages).toEqual([expect.stringContaining('There is no row')]);
    expect(read(Array(50).fill('Acme\t1\tx').join('\n')).messages).toHaveLength(20);
  });

  test('come back as they were, whatever stands in the cells', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) =>
      text
        .replace(/\p{Cc}/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
    const lines = fc.array(fc.record({ vendor: cell.filter((text) => text !== ''), number: cell }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lines, fc.constantFrom('\t', ',', ';'), (all, delimiter) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text =
          ['Vendor', 'Invoice number'].join(delimiter) + all.map(({ vendor, number }) => `\n${quoted(vendor)}${delimiter}${quoted(number)}`).join('');
        const { rows } = read(text);
        expect(rows.map(({ vendor, number }) => ({ vendor, number }))).toEqual(all);
      }),
    );
  });
});
