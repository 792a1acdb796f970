import { describe, expect, test } from '@jest/globals';
import { readXlsx } from 'hucre';
import { importTemplate } from '../../../server/domain/inventory/import-template.ts';
import type { SheetTable } from '../../../server/domain/inventory/sheet-table.ts';
import { writeCsv } from '../../../server/platform/spreadsheet/write-csv.ts';
import { writeWorkbook } from '../../../server/platform/spreadsheet/write-workbook.ts';
import { aFile, readAll } from './open-file.ts';

const table: SheetTable = {
  name: 'Equipment',
  columns: [
    { header: 'Tag', width: 12 },
    { header: 'Quantity', width: 8, isNumber: true },
    { header: 'Notes', width: 30, wraps: true },
  ],
  rows: [
    ['0012', 3, 'two\nlines, "quoted"; é 漢字 😀'],
    ["'=1+1", 1, '_x0041_ & <b> _x000D_'],
    ["'-5", 40.1234567, null],
  ],
};
const cells = [['Tag', 'Quantity', 'Notes'], ...table.rows.map((row) => row.map((cell) => String(cell ?? '')))].map((row) =>
  row.at(-1) === '' ? row.slice(0, -1) : row,
);

describe('writing spreadsheets', () => {
  test('a workbook comes back as it was written', async () => {
    const { rows, issues } = await readAll(aFile(await writeWorkbook([table])));
    expect(rows.map((row) => row.cells)).toEqual(cells);
    expect(issues).toEqual([]);
  });

  test('a CSV file comes back as it was written, in UTF-8 with its mark', async () => {
    const bytes = await writeCsv(table);
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const { rows } = await readAll(aFile(bytes));
    expect(rows.map((row) => row.cells.filter((cell, index) => cell !== '' || index < 2))).toEqual(cells);
  });

  test('text that could be taken for a formula gets an apostrophe in CSV', async () => {
    const bytes = await writeCsv({
      name: 'S',
      columns: [{ header: 'A', width: 5 }],
      rows: [['=1+1'], ["'=kept"], [-5], ['＝1'], ['\u200b@a'], [' +1']],
    });
    expect(bytes.toString('utf8').slice(1)).toBe("A\r\n'=1+1\r\n'=kept\r\n-5\r\n'＝1\r\n'\u200b@a\r\n' +1\r\n");
  });

  test('the template has bold headers, words to choose from and cells that keep zeros', async () => {
    const workbook = await readXlsx(await writeWorkbook(importTemplate()), { readStyles: true });
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['Sites', 'Equipment', 'About the columns']);
    const equipment = workbook.sheets[1];
    expect(equipment?.cells?.get('0,0')?.style?.font?.bold).toBe(true);
    expect(equipment?.cells?.get('5,6')?.style?.numFmt).toBe('@');
    expect(equipment?.dataValidations?.map((validation) => validation.range)).toEqual(['E2:E301', 'I2:I301', 'J2:J301']);
    expect(equipment?.freezePane?.rows).toBe(1);
  });
});
