import { describe, expect, test } from '@jest/globals';
import { readXlsx, writeXlsx } from 'hucre';
import { toDayText, toNumberText } from '../../../server/platform/spreadsheet/sheet-values.ts';
import { makeWorkbook } from './make-workbook.ts';
import { aFile, listRows, readAll } from './open-file.ts';

const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;

function sheet(...rows: string[]): string {
  return `<sheetData>${rows.map((cells, index) => `<row r="${index + 1}">${cells}</row>`).join('')}</sheetData>`;
}

describe('workbooks', () => {
  test('are read as a person sees them: texts, numbers, days, truth, errors', async () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]mmm\\ d\\,\\ yyyy"/><numFmt numFmtId="171" formatCode="0.00&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/></cellXfs></styleSheet>';
    const sharedStrings =
      '<sst><si><t>Site &amp; code</t></si><si><r><t>bold</t></r><r><t xml:space="preserve"> and not</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si><si><t>_x0041__x000D_</t></si></sst>';
    const cells = [
      '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>',
      '<c r="A2"><v>45.424444000000001</v></c><c r="B2"><v>0.30000000000000004</v></c><c r="C2"><v>1E5</v></c><c r="D2"><v>2.10231083512345E+17</v></c><c r="E2"><v>-0</v></c>',
      '<c r="A3" s="1"><v>42494</v></c><c r="B3" s="2"><v>42494</v></c><c r="C3" s="3"><v>42494</v></c><c r="D3" s="4"><v>42494.604166666664</v></c><c r="E3"><v>42494</v></c>',
      '<c r="A4" t="b"><v>1</v></c><c r="B4" t="b"><v>0</v></c><c r="C4" t="e"><v>#N/A</v></c><c r="D4" t="d"><v>2016-05-04</v></c>',
    ];
    expect(await listRows(aFile(makeWorkbook({ S: sheet(...cells) }, { styles, sharedStrings })))).toEqual([
      'S!1: Site & code | bold and not | A',
      'S!2: 45.424444 | 0.3 | 100000 | 2.10231083512345e+17 | 0',
      'S!3: 2016-05-04 | 2016-05-04 | 42494 | 2016-05-04T14:30 | 42494',
      'S!4: TRUE | FALSE | #N/A | 2016-05-04',
    ]);
  });

  test('have the result of a formula, or the formula where the file holds no result', async () => {
    const cells =
      '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c><c r="C1"><f>A1*3</f></c><c r="D1"><f>A1*4</f><v></v></c><c r="E1"><f t="shared" si="0"/><v/></c><c r="F1" t="str"><f>""</f><v></v></c>';
    expect(await listRows(aFile(makeWorkbook({ S: sheet(cells) })))).toEqual(['S!1: 2 | 2x | =A1*3 | =A1*4 | =']);
  });

  test('keep the row numbers and columns of their cells where rows and cells are left out', async () => {
    const xml = `<sheetData><row r="3">${text('B3', 'b')}</row><row r="7"><c r="A7"/>${text('D7', 'd')}</row><row>${'<c t="inlineStr"><is><t>x</t></is></c>'.repeat(2)}</row></sheetData>`;
    expect(await listRows(aFile(makeWorkbook({ S: xml })))).toEqual(['S!3:  | b', 'S!7:  |  |  | d', 'S!8: x | x']);
  });

  test('count days from 1904 where they say so', async () => {
    const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    expect(await listRows(aFile(makeWorkbook({ S: sheet('<c r="A1" s="1"><v>41032</v></c>') }, { styles, from1904: true })))).toEqual([
      'S!1: 2016-05-04',
    ]);
  });

  test('have prefixes, comments, CDATA and entities as other programs write them', async () => {
    const xml =
      '<!-- a > b --><x:sheetData><x:row r="1" note="a > b"><x:c r="A1" t="inlineStr"><x:is><x:t>&lt;a&gt; &#233;&#x1F600;</x:t></x:is></x:c><x:c r=\'B1\' t=\'inlineStr\'><x:is><x:t><![CDATA[<raw> & more]]></x:t></x:is></x:c></x:row></x:sheetData>';
    expect(await listRows(aFile(makeWorkbook({ S: xml })))).toEqual(['S!1: <a> é😀 | <raw> & more']);
  });

  test('leave hidden and empty sheets out and warn of merged cells', async () => {
    const merged = `${sheet(text('A1', 'Title'), text('A2', 'Code'))}<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B2:B9"/></mergeCells>`;
    const { rows, issues } = await readAll(aFile(makeWorkbook({ One: merged, Two: sheet(text('A1', 'x')), Three: sheet() }, { hidden: ['Two'] })));
    expect(rows.map((row) => row.sheet)).toEqual(['One', 'One']);
    expect(issues.map(({ code, severity, cell }) => [code, severity, cell?.sheet])).toEqual([
      ['hidden-sheet', 'warning', 'Two'],
      ['merged-cells', 'warning', 'One'],
    ]);
    expect(issues[1]?.message).toContain('A1:C1, B2:B9');
  });

  test('of several sheets are read in their order', async () => {
    expect(await listRows(aFile(makeWorkbook({ Sites: sheet(text('A1', 'a')), 'R &amp; D': sheet(text('A1', 'b')) })))).toEqual([
      'Sites!1: a',
      'R & D!1: b',
    ]);
  });

  test('are read as the library that writes them reads them', async () => {
    const rows = [
      ['Site code', 'Name', 'Lat'],
      ['0012', 'Cañon & <Sons> "x"\nline', 40.123456789],
      ['=x', '  spaced', -102.5],
      [null, 'only', 1e21],
    ];
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'S', rows }] }));
    const ours = (await readAll(aFile(bytes))).rows.map((row) => row.cells);
    const theirs = (await readXlsx(bytes)).sheets[0]?.rows.map((row) => row.map((cell) => String(cell ?? '').trim()));
    expect(ours.map((row) => row.slice(0, 2))).toEqual(theirs?.map((row) => row.slice(0, 2)));
    expect(ours.map((row) => row[2])).toEqual(['Lat', '40.123456789', '-102.5', '1e+21']);
  });
});

describe('stored values', () => {
  test.each([
    ['5', '5'],
    ['-98.517778', '-98.517778'],
    ['0.1', '0.1'],
    ['1e-7', '0.0000001'],
    ['1E+15', '1e+15'],
    ['123456789012345', '123456789012345'],
    ['abc', 'abc'],
    ['', ''],
  ])('the number %s is %s', (stored, shown) => {
    expect(toNumberText(stored)).toBe(shown);
  });

  test('numbers that are no days stay numbers', () => {
    expect(toDayText('12', false)).toBe('12');
    expect(toDayText('9999999', false)).toBe('9999999');
    expect(toDayText('43830.99999', false)).toBe('2020-01-01');
  });
});
