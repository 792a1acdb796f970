import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { createCsvParser } from '../../../server/platform/spreadsheet/parse-csv.ts';
import { readSpreadsheet } from '../../../server/platform/spreadsheet/read-spreadsheet.ts';
import { aFile, listRows, readAll } from './open-file.ts';

const table = [
  ['Site code', 'City', 'Lat'],
  ['HP-1', 'Cañon', '40,5'],
  ['HP-2', 'Yuma', '40,1'],
];

describe('text files', () => {
  test.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('parted by %s', async (_, delimiter) => {
    const text = table.map((row) => row.map((cell) => (cell.includes(delimiter) ? `"${cell}"` : cell)).join(delimiter)).join('\r\n');
    expect(await listRows(aFile(text))).toEqual(['list!1: Site code | City | Lat', 'list!2: HP-1 | Cañon | 40,5', 'list!3: HP-2 | Yuma | 40,1']);
  });

  test.each(['utf8', 'utf16le', 'utf16be', 'win1252'])('in %s, with or without a byte-order mark', async (encoding) => {
    const text = table.map((row) => row.join(';')).join('\n');
    for (const addBOM of encoding === 'win1252' ? [false] : [true, false]) {
      const { rows, issues } = await readAll(aFile(iconv.encode(text, encoding, { addBOM })));
      expect(rows.map((row) => row.cells)).toEqual(table);
      expect(issues.map((issue) => issue.code)).toEqual(encoding === 'win1252' ? ['old-encoding'] : []);
    }
  });

  test('a letter with an accent far down decides the encoding too', async () => {
    const filler = 'HP,Holyoke\n'.repeat(200_000 / 11);
    const { rows, issues } = await readAll(aFile(Buffer.concat([Buffer.from(`Code,City\n${filler}`), iconv.encode('X,Cañon\n', 'win1252')])));
    expect(rows.at(-1)?.cells).toEqual(['X', 'Cañon']);
    expect(issues[0]?.message).toContain('Windows-1252');
  });

  test('row numbers are those that a spreadsheet program shows, past blank lines and line breaks inside quotes', async () => {
    const text = 'a,b\r\n\r\n"one\r\ntwo","say ""hi"""\r\n  , \r\nlast,1\r\n';
    expect(await listRows(aFile(text))).toEqual(['list!1: a | b', 'list!3: one\ntwo | say "hi"', 'list!5: last | 1']);
  });

  test('a first line that names the separator holds no data', async () => {
    expect(await listRows(aFile('sep=;\na;b\n1,5;2\n'))).toEqual(['list!2: a | b', 'list!3: 1,5 | 2']);
  });

  test('old line ends, quotes inside fields, spaces and short rows are forgiven', async () => {
    expect(await listRows(aFile('a,b\r1,2\r'))).toEqual(['list!1: a | b', 'list!2: 1 | 2']);
    expect(await listRows(aFile('a,b\n 5" pipe , x \n"q"uoted,"y"\nshort\n'))).toEqual([
      'list!1: a | b',
      'list!2: 5" pipe | x',
      'list!3: quoted | y',
      'list!4: short',
    ]);
  });

  test('a NUL character goes through to the check of its cell', async () => {
    const { rows } = await readAll(aFile(`a,b\n${'HP-1,Holyoke\n'.repeat(20)}HP\u0000-2,x\n`));
    expect(rows.at(-1)?.cells[0]).toBe('HP\u0000-2');
  });

  test('a quote that is never closed stops the reading and names its row', async () => {
    const { rows, issues } = await readAll(aFile(`a,b\n1,2\n"oops,3\n${'4,5\n'.repeat(10)}`));
    expect(rows).toEqual([]);
    expect(issues[0]).toMatchObject({ severity: 'error', code: 'unclosed-quote' });
    expect(issues[0]?.message).toContain('row 3');
    expect((await readAll(aFile(`a,b\n"${'x'.repeat(3_000_000)}`))).issues[0]?.code).toBe('unclosed-quote');
  });

  test('more than 200,000 filled rows are refused; blank ones do not count', async () => {
    const full = await readAll(aFile(`a,b\n${'1,2\n'.repeat(200_000)}`));
    expect(full.rows).toHaveLength(200_000);
    expect(full.issues).toMatchObject([{ severity: 'error', code: 'too-many-rows', cell: { row: 200_001 } }]);
    const { rows, issues } = await readAll(aFile(`a,b\n${',\n'.repeat(250_000)}1,2\n`));
    expect(rows.at(-1)?.row).toBe(250_002);
    expect(issues).toEqual([]);
  });

  test('more than 200 columns and cells without end are refused', async () => {
    const wide = await readAll(aFile(`${Array.from({ length: 201 }, (_, index) => `c${index}`).join(',')}\n`));
    expect(wide.issues).toMatchObject([{ severity: 'error', code: 'too-many-columns' }]);
    expect(wide.issues[0]?.message).toContain('after GR');
    expect(wide.rows[0]?.cells).toHaveLength(200);
    expect((await readAll(aFile(`a,b\n1,2\n${'x'.repeat(40_000)},1\n`))).issues).toMatchObject([
      { code: 'cell-too-long', cell: { row: 3, column: 'A' } },
    ]);
    expect((await readAll(aFile(`a${','.repeat(500)}\n`))).issues).toEqual([]);
  });

  test('the first rows can be seen without reading all', async () => {
    const file = aFile(`a,b\n${'1,2\n'.repeat(100_000)}`);
    const opened = await readSpreadsheet(file.path, 'My towers.csv');
    if (!opened.ok) throw new Error('not opened');
    expect(opened.value.sheets).toHaveLength(1);
    expect(opened.value.sheets[0]?.sheet).toBe('My towers');
    expect(opened.value.sheets[0]?.rows).toHaveLength(40);
    expect(opened.value.estimatedRows).toBeGreaterThan(50_000);
  });
});

describe('the parser of delimited text', () => {
  function parseInPieces(text: string, pieceLength: number): string[][] {
    const records: string[][] = [];
    const parser = createCsvParser(
      { delimiter: ',', lineEnd: '\n' },
      {
        onRecord: (fields) => records.push(fields) > 0,
        onUnclosed: () => {
          throw new Error('unclosed');
        },
      },
    );
    for (let start = 0; start < text.length; start += pieceLength) parser.push(text.slice(start, start + pieceLength));
    parser.end();
    return records;
  }

  test('reads what csv-parse reads, however the text is cut', () => {
    const aField = fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('', 'a,b', 'say "hi"', 'two\nlines', 'cr\r\nlf', '"', '""', ',', 'é😀'));
    fc.assert(
      fc.property(
        fc.array(fc.array(aField, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 30 }),
        (rows, lineEnd, piece) => {
          const text = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')).join(lineEnd);
          const expected = parse(text, { relax_column_count: true, skip_empty_lines: false, record_delimiter: lineEnd }) as string[][];
          expect(parseInPieces(text, piece)).toEqual(expected);
          expect(expected).toEqual(rows);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('reads unquoted text as it stands', () => {
    const aField = fc.string({ maxLength: 8 }).map((text) => text.replace(/[",\r\n]/g, ''));
    fc.assert(
      fc.property(
        fc.array(fc.array(aField, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 30 }),
        (rows, piece) => {
          expect(parseInPieces(rows.map((row) => `${row.join(',')}\n`).join(''), piece)).toEqual(rows);
        },
      ),
    );
  });
});
