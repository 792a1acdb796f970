import { truncateSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { makeWorkbook, makeZip, packRepeated, workbookParts } from './make-workbook.ts';
import { aFile, readAll } from './open-file.ts';

const compoundFile = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)]);
const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Site code</t></is></c></row>';

async function refusal(bytes: Buffer | string, name = 'upload.xlsx') {
  const { rows, issues } = await readAll(aFile(bytes, name));
  expect(rows).toEqual([]);
  expect(issues.map((issue) => issue.severity)).toEqual(['error']);
  return issues[0];
}

describe('files that cannot be read get a sentence that says what to do', () => {
  test.each<[string, Buffer | string, string, RegExp]>([
    ['nothing at all', '', 'empty-file', /is empty.*upload it again/],
    ['an old workbook', compoundFile, 'wrong-file-type', /old Excel format.*\.xlsx/],
    [
      'a workbook with a password',
      Buffer.concat([compoundFile, Buffer.from('EncryptedPackage', 'utf16le')]),
      'password-protected',
      /remove the password/,
    ],
    ['a PDF', '%PDF-1.7\n%âãÏÓ', 'wrong-file-type', /a PDF/],
    ['a picture', Buffer.from('89504e470d0a1a0a00000000', 'hex'), 'wrong-file-type', /PNG picture/],
    ['a gzip archive', Buffer.from('1f8b0800000000000003', 'hex'), 'wrong-file-type', /gzip/],
    ['a web page named .xls', '\ufeff<html><table><tr><td>Site</td></tr></table></html>', 'wrong-file-type', /web page/],
    ['XML', '<?xml version="1.0"?><kml></kml>', 'wrong-file-type', /XML/],
    ['JSON', '[{"site": "HP-1"}]', 'wrong-file-type', /JSON/],
    [
      'a program',
      Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(4000, 1)]),
      'wrong-file-type',
      /neither an Excel workbook nor a text file/,
    ],
    ['a ZIP without a workbook', makeZip({ 'readme.txt': 'hello' }), 'wrong-file-type', /ZIP archive without an Excel workbook/],
    [
      'an OpenDocument spreadsheet',
      makeZip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
      'wrong-file-type',
      /OpenDocument/,
    ],
    ['a Word document', makeZip({ 'word/document.xml': '<x/>' }), 'wrong-file-type', /Word document/],
    ['a binary workbook', makeZip({ 'xl/workbook.bin': 'x' }), 'wrong-file-type', /\.xlsb/],
    ['half an archive', makeWorkbook({ S: row }).subarray(0, 300), 'damaged-file', /damaged.*save it/],
    ['an archive with a broken part', breakPart(makeWorkbook({ S: `<sheetData>${row.repeat(500)}</sheetData>` })), 'damaged-file', /damaged/],
    ['a worksheet with a document type', makeWorkbook({ S: '<!DOCTYPE x [<!ENTITY a "b">]>' }), 'damaged-file', /damaged/],
    ['a workbook without a sheet', makeWorkbook({}), 'damaged-file', /damaged/],
    [
      'a workbook whose sheets are blank',
      makeWorkbook({ S: '<sheetData><row r="1"><c r="A1"/></row></sheetData>' }),
      'no-rows',
      /no filled rows.*template/,
    ],
    ['a text file of blank lines', ' ,\n,,\n\n', 'no-rows', /no filled rows/],
  ])('%s', async (_, bytes, code, message) => {
    const issue = await refusal(bytes);
    expect(issue?.code).toBe(code);
    expect(issue?.message).toMatch(message);
  });

  test('more than 50 MB', async () => {
    const file = aFile('a,b\n1,2\n');
    truncateSync(file.path, 51 * 1024 * 1024);
    const { issues } = await readAll(file);
    expect(issues).toMatchObject([{ code: 'file-too-large' }]);
    expect(issues[0]?.message).toContain('51 MB');
  });

  test('the extension does not matter, the contents do', async () => {
    expect((await readAll(aFile(makeWorkbook({ S: `<sheetData>${row}</sheetData>` }), 'towers.csv'))).rows).toHaveLength(1);
    expect((await readAll(aFile('Site code,City\nA,B\n', 'towers.xlsx'))).rows).toHaveLength(2);
  });
});

describe('small files that unpack to very much are stopped with little memory', () => {
  const blanks = ' '.repeat(1024 * 1024);
  const cell = '<c t="inlineStr"><is><t>a</t></is></c>';

  test.each([
    ['blank space', packRepeated(`<worksheet><sheetData>${row}`, blanks, { times: 450, tail: '</sheetData></worksheet>' }), 'inflates-too-far'],
    [
      'one endless row',
      packRepeated('<worksheet><sheetData><row r="1">', cell.repeat(10_000), { times: 1_200, tail: '</row></sheetData></worksheet>' }),
      'inflates-too-far',
    ],
    ['one endless comment', packRepeated('<worksheet><!--', blanks, { times: 450, tail: '--></worksheet>' }), 'damaged-file'],
    [
      'rows without cells',
      packRepeated('<worksheet><sheetData>', '<row/>'.repeat(50_000), { times: 1_000, tail: '</sheetData></worksheet>' }),
      'inflates-too-far',
    ],
  ])('%s', async (_, part, code) => {
    const bytes = makeWorkbook({ S: part });
    expect(bytes.length).toBeLessThan(5_000_000);
    const before = process.memoryUsage().rss;
    expect((await refusal(bytes))?.code).toBe(code);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test('endless shared texts', async () => {
    const part = packRepeated('<sst>', `<si><t>${'a'.repeat(1000)}</t></si>`.repeat(1000), { times: 400, tail: '</sst>' });
    const bytes = makeZip({ ...workbookParts({ S: `<sheetData>${row}</sheetData>` }), 'xl/sharedStrings.xml': part });
    expect((await refusal(bytes))?.code).toBe('inflates-too-far');
  });

  test('one endless text, of which the first characters are kept', async () => {
    const part = packRepeated('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>', 'a'.repeat(1024 * 1024), {
      times: 100,
      tail: '</t></is></c></row></sheetData></worksheet>',
    });
    const { rows, issues } = await readAll(aFile(makeWorkbook({ S: part })));
    expect(rows[0]?.cells[0]).toHaveLength(32_767);
    expect(issues).toMatchObject([{ severity: 'error', code: 'cell-too-long', cell: { sheet: 'S', row: 1, column: 'A' } }]);
  });

  test('more rows than are taken', async () => {
    const part = packRepeated('<worksheet><sheetData>', '<row><c t="inlineStr"><is><t>HP-0012</t></is></c></row>'.repeat(1_000), {
      times: 400,
      tail: '</sheetData></worksheet>',
    });
    const { rows, issues } = await readAll(aFile(makeWorkbook({ S: part })));
    expect(rows).toHaveLength(200_000);
    expect(issues).toMatchObject([{ severity: 'error', code: 'too-many-rows' }]);
  });
});

/** Overwrites bytes in the middle of the last part. */
function breakPart(bytes: Buffer): Buffer {
  const start = bytes.lastIndexOf('sheet1.xml', bytes.lastIndexOf(Buffer.from('504b0102', 'hex')) - 1) + 20;
  return Buffer.concat([bytes.subarray(0, start), Buffer.alloc(20, 0xff), bytes.subarray(start + 20)]);
}
