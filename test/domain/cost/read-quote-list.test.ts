import { describe, expect, test } from '@jest/globals';
import { ownPriceColumns, ownPriceTemplate } from '../../../server/domain/cost/own-prices/own-price-columns.ts';
import { mostQuotes, readQuoteList } from '../../../server/domain/cost/own-prices/read-quote-list.ts';

const rowsOf = (...lines: string[]) => lines.map((line, index) => ({ sheet: 'Prices', row: index + 1, cells: line.split('|') }));

describe('a list of quotes', () => {
  test('is read below a title, in any order, under other names of its columns', () => {
    const result = readQuoteList(
      rowsOf('Our quotes 2026', '', 'Supplier|UNIT PRICE (USD)|Entry code|Unit', 'Acme|26,000|RA-010|each', 'Beta|1|| per lift '),
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        sheet: 'Prices',
        quotes: [
          { row: 4, fields: { from: 'Acme', likely: '26,000', entryCode: 'RA-010', unit: 'each', takes: 'entry', use: 'comparable' } },
          { row: 5, fields: { from: 'Beta', entryCode: '', unit: 'per lift', takes: 'line' } },
        ],
      },
    });
    expect(result.ok && [...result.value.columns]).toEqual([
      ['from', 'A'],
      ['likely', 'B'],
      ['entryCode', 'C'],
      ['unit', 'D'],
    ]);
  });

  test('names the columns that it does not read', () => {
    expect(readQuoteList(rowsOf('Vendor|Price|Unit|Color', 'a|1|each|red')).issues).toMatchObject([
      { severity: 'warning', message: 'Not read: Color.' },
    ]);
  });

  test.each([
    ['without headings', rowsOf('a|b|c', '1|2|3'), /No row holds the headings/],
    ['with two columns of one meaning', rowsOf('Vendor|Price|Unit|Supplier', 'a|1|each|b'), /Columns A and D both hold/],
    ['without rows', rowsOf('Vendor|Price|Unit'), /no rows/],
    ['of too many rows', rowsOf('Vendor|Price|Unit', ...Array.from({ length: mostQuotes + 1 }, () => 'a|1|each')), /more than 500 rows/],
  ])('%s is refused with a sentence', (_name, rows, sentence) => {
    expect(readQuoteList(rows).issues[0]?.message).toMatch(sentence);
  });

  test('has a template with every column that it knows, and no name twice', () => {
    const names = ownPriceColumns.flatMap(({ header, aliases }) => [header.toLowerCase(), ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    const headers = ownPriceTemplate()[0]?.columns.map(({ header }) => header) ?? [];
    expect(readQuoteList(rowsOf(headers.join('|'), headers.map(() => 'x').join('|')))).toMatchObject({ ok: true, issues: [] });
  });
});
