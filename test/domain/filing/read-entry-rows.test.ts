import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { day, formatDay } from '../../../server/domain/calendar.ts';
import { missingCells, readEntryRows } from '../../../server/domain/filing/read-entry-rows.ts';
import type { EntryTable } from '../../../server/domain/filing/term-filing.ts';
import { readCellCents, shownCell } from '../../../server/domain/filing/term-values.ts';

const table: EntryTable = {
  key: 'invoices',
  title: 'Invoices',
  help: '',
  mostRows: 3,
  columns: [
    { key: 'vendor', label: 'Vendor', kind: 'text', required: true, maxLength: 20 },
    { key: 'units', label: 'Units', kind: 'number', required: false, maxLength: 12 },
    { key: 'amount', label: 'Amount', kind: 'money', required: true, maxLength: 16 },
    { key: 'on', label: 'Date', kind: 'date', required: true, maxLength: 10 },
    {
      key: 'phase',
      label: 'Phase',
      kind: 'choice',
      required: false,
      maxLength: 20,
      choices: [
        { value: 'removal', label: 'Removal' },
        { value: 'disposal', label: 'Disposal' },
      ],
    },
    { key: 'file', label: 'Invoice', kind: 'document', required: false, maxLength: 12 },
  ],
};

describe('rows of an entry table', () => {
  test('are kept in one form, and wholly empty rows are dropped', () => {
    const { rows, issues } = readEntryRows(table, [
      { vendor: ' ' },
      { vendor: ' Acme \n Towers', units: '1,200', amount: '$1,250.5', on: '2027-03-01', phase: 'REMOVAL', file: 'd7' },
    ]);
    expect(issues).toEqual([]);
    expect(rows).toEqual([{ vendor: 'Acme Towers', units: '1200', amount: '1250.50', on: '2027-03-01', phase: 'removal', file: 'D-7' }]);
    expect(readCellCents('1250.50')).toBe(125_050);
  });

  test('show each fault with its table, row and column', () => {
    const { issues } = readEntryRows(table, [
      { vendor: 'A', amount: '1', on: '2027-03-01' },
      { vendor: 'x'.repeat(21), units: '-1', amount: 'ten', on: '2027-02-30', phase: 'later', file: 'seven' },
    ]);
    expect(issues.map(({ field }) => field)).toEqual(['vendor', 'units', 'amount', 'on', 'phase', 'file'].map((key) => `invoices.1.${key}`));
    expect(issues[2]?.message).toBe('Invoices, row 2: Amount is not an amount. Write dollars and cents, such as 1250.00.');
  });

  test('refuse marks that cannot be seen, with their place', () => {
    const { issues } = readEntryRows(table, [
      { vendor: 'A', amount: '1', on: '2027-03-01' },
      { vendor: 'Acme\u202eevil', amount: '1\u200b', on: '2027-03-01' },
    ]);
    expect(issues.map(({ field }) => field)).toEqual(['invoices.1.vendor', 'invoices.1.amount']);
    expect(issues[0]?.message).toBe(
      'Invoices, row 2: Vendor holds the invisible character U+202E, which cannot be shown or printed. Type the text anew instead of pasting it.',
    );
  });

  test.each([
    ['1000000000', '1000000000.00'],
    ['999,999,999.99', '999999999.99'],
    ['1000000000.01', null],
    ['1,000,000,000.99', null],
    ['1000000000.1', null],
    ['1000000001', null],
  ])('take an amount up to a billion dollars and not a cent more: %s', (amount, kept) => {
    const { rows, issues } = readEntryRows(table, [{ vendor: 'A', amount, on: '2027-03-01' }]);
    expect(issues.map(({ message }) => message)).toEqual(
      kept === null ? ['Invoices, row 1: Amount is larger than one billion. Check the number.'] : [],
    );
    if (kept !== null) expect(rows[0]?.amount).toBe(kept);
  });

  test('that are too many, or lack what is required, are told', () => {
    const row = { vendor: 'A', amount: '1', on: '2027-03-01' };
    expect(readEntryRows(table, [row, row, row, row]).issues.map(({ field }) => field)).toEqual(['invoices']);
    expect(missingCells(table, [{ vendor: 'A' }]).map(({ field }) => field)).toEqual(['invoices.0.amount', 'invoices.0.on']);
  });

  test('read once are read the same way again, whatever was entered', () => {
    const cell = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('$1,234.5', '0007', '2027-03-01', 'Disposal', 'd-12', ''));
    const row = fc.record(Object.fromEntries(table.columns.map(({ key }) => [key, cell])));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (entered) => {
        const once = readEntryRows(table, entered);
        const twice = readEntryRows(table, once.rows);
        expect(twice.rows).toEqual(once.rows);
        expect(twice.issues.map(({ field }) => field)).toEqual(once.issues.map(({ field }) => field));
      }),
    );
  });

  test('are printed in words', () => {
    const shown = { vendor: 'Acme', units: '1200', amount: '1250.50', on: '2027-03-01', phase: 'removal', file: 'D-2' } as Record<string, string>;
    expect(table.columns.map((column) => shownCell(column, shown[column.key] ?? ''))).toEqual([
      'Acme',
      '1,200',
      '$1,250.50',
      formatDay(day('2027-03-01')),
      'Removal',
      'D-2',
    ]);
  });
});

test.each(['1,00', '1,2,3', '12,34.00', '1000,000'])('the amount %s, whose comma parts no thousands, is refused', (amount) => {
  const money = { ...table, columns: [{ key: 'amount', label: 'Amount', kind: 'money' as const, required: true, maxLength: 16 }] };
  expect(readEntryRows(money, [{ amount }]).issues[0]?.message).toContain('is not an amount');
  expect(readEntryRows(money, [{ amount: '$1,234,567.80' }])).toMatchObject({ issues: [], rows: [{ amount: '1234567.80' }] });
});
