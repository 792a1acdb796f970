import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeCell, isErrorLiteral, isFormula, toColumnLetters, unescapeCell } from '../../../server/domain/inventory/cell-text.ts';

describe('cells that leave and come back', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', "'quoted", '(empty)', '#REF!'])('“%s” gets an apostrophe', (text) => {
    expect(escapeCell(text)).toBe(`'${text}`);
  });

  test('ordinary text gets none', () => {
    for (const text of ['Holyoke', '0012', '', ' =x', '#5 Main St', 'a=b', '(empty) lot']) expect(escapeCell(text)).toBe(text);
  });

  test('the import removes exactly the apostrophe that the export put there', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => unescapeCell(escapeCell(text)) === text));
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t', "'", '(empty)', '#N/A'),
        fc.string(),
        (start, rest) => unescapeCell(escapeCell(start + rest)) === start + rest,
      ),
    );
  });

  test('nothing escaped is taken for a formula, an error or the word that clears', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '(empty)', '#N/A', '#REF!'), fc.string(), (start, rest) => {
        const cell = escapeCell(start + rest);
        expect(isFormula(cell) || isErrorLiteral(cell) || cell === '(empty)').toBe(false);
      }),
    );
  });

  test('an apostrophe of one’s own stays', () => {
    expect(unescapeCell("'tis")).toBe("'tis");
    expect(unescapeCell("'=1")).toBe('=1');
  });

  test('columns have the letters that spreadsheets show', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(toColumnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD']);
  });
});
