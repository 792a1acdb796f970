import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeCell, isErrorLiteral, isFormula, toColumnLetters, unescapeCell } from '../../../server/domain/inventory/cell-text.ts';

/** What Excel and LibreOffice begin a formula with, in either width, and what does not show in front of it. */
const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
const unseen = [
  ...' \t\n\r\v\f\u00a0\u2003\u2028\u3000',
  ...'\0\u0007\u001b\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202d\u202e\u2060\u2066\u2069\u2800\u3164\ufe0f\ufeff\uffa0',
];

describe('cells that leave and come back', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', "'quoted", '(empty)', '#REF!'])('“%s” gets an apostrophe', (text) => {
    expect(escapeCell(text)).toBe(`'${text}`);
  });

  test('ordinary text gets none', () => {
    for (const text of ['Holyoke', '0012', '', '\u3000x', '\u200bHaxtun', '(–5)', '#5 Main St', 'a=b', '(empty) lot'])
      expect(escapeCell(text)).toBe(text);
  });

  test.each([
    ' =x',
    '\u00a0=x',
    '\n+1',
    '\u200b=1',
    '\ufeff@a',
    '\u202e\u2066-1',
    '\u3164=1',
    '\u2800=1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
    '\u200b ＝1',
    '﹦1',
  ])('%j gets an apostrophe too: programs trim, and know full-width signs', (text) => expect(escapeCell(text)).toBe(`'${text}`));

  test('whatever cannot be seen goes before a sign, the cell begins with an apostrophe and comes back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...unseen), { maxLength: 6 }),
        fc.constantFrom(...signs),
        fc.string({ unit: 'grapheme' }),
        (before, sign, rest) => {
          const text = `${before.join('')}${sign}${rest}`;
          expect(escapeCell(text)).toBe(`'${text}`);
          expect(unescapeCell(escapeCell(text))).toBe(text);
        },
      ),
    );
  });

  test('no text of any signs leaves as one that is a formula once what cannot be seen is trimmed off', () => {
    const anything = fc.array(fc.oneof(fc.constantFrom(...unseen, ...signs, "'", '1', 'A1'), fc.string({ unit: 'binary', maxLength: 2 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(anything, (parts) => {
        let cell = escapeCell(parts.join(''));
        while (cell !== '' && unseen.some((mark) => cell.startsWith(mark))) cell = cell.slice(1);
        expect(signs.filter((sign) => cell.startsWith(sign))).toEqual([]);
      }),
    );
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
