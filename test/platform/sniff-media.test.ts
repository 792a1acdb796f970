import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mediaOf, sniffMedia } from '../../server/platform/sniff-media.ts';
import { docx, jpeg, pdf, png, webp, xlsx } from '../features/documents/evidence-files.ts';
import { makeBomb, makeWorkbook, makeZip } from '../features/inventory/make-workbook.ts';

function told(bytes: Buffer | string, name: string): string {
  const result = sniffMedia(Buffer.from(bytes), name);
  return result.ok ? result.value.mediaType : (result.issues[0]?.message ?? '');
}

describe('the type of a file', () => {
  test.each([
    ['a PDF', pdf(), 'offer.pdf', 'application/pdf'],
    ['a PNG picture', png, 'site.PNG', 'image/png'],
    ['a JPEG picture', jpeg, 'site.jpeg', 'image/jpeg'],
    ['a WebP picture', webp, 'site.webp', 'image/webp'],
    ['an Excel workbook', xlsx(), 'prices.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a whole Excel workbook', makeWorkbook([['Code', 1]]), 'prices.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a Word document', docx(), 'letter.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a CSV file', 'code,price\nRA-010,26000\n', 'prices.csv', 'text/csv'],
    ['a text file', 'They offer 26,000 < 28,000.', 'note.txt', 'text/plain'],
    ['a text in an older encoding', Buffer.from('Pr\xfcfung f\xfcr 26,000', 'latin1'), 'note.txt', 'text/plain'],
    ['a text in UTF-16', Buffer.from('\ufeffEin Angebot', 'utf16le'), 'note.txt', 'text/plain'],
    ['a text without an ending', 'Offer', 'OFFER', 'text/plain'],
    ['a PDF whose name ends in a number', pdf(), 'offer v1.2', 'application/pdf'],
  ])('is told from its bytes: %s', (_name, bytes, fileName, mediaType) => {
    expect(told(bytes, fileName)).toBe(mediaType);
  });

  test.each([
    ['nothing', '', 'offer.pdf', /empty/],
    ['a PNG named .pdf', png, 'offer.pdf', /PNG picture, but its name ends in \.pdf.*\.png/],
    ['a PDF named .exe', pdf(), 'offer.exe', /a PDF, but its name ends in \.exe/],
    ['a web page', '<!DOCTYPE html><title>x</title>', 'offer.html', /web page/],
    ['a web page named .pdf', '<html><body>x</body></html>', 'offer.pdf', /web page/],
    ['a web page with the head of a PDF after 1 KB', `<html>${' '.repeat(1024)}%PDF-1.7\n%%EOF`, 'offer.pdf', /web page/],
    ['a web page behind blanks and a mark', `\ufeff \n\t<HTML><script>alert(1)</script>`, 'offer.txt', /web page/],
    ['a script in a text', `Price list\n\n<script src="//x"></script>`, 'offer.txt', /web page or holds HTML/],
    ['a web page in UTF-16', Buffer.from('\ufeff<html><script>x</script>', 'utf16le'), 'offer.txt', /web page/],
    ['an SVG drawing', '<?xml version="1.0"?><svg onload="alert(1)"/>', 'plan.svg', /SVG/],
    ['an SVG drawing without a head', '<svg onload="alert(1)"/>', 'plan.png', /web page or holds HTML/],
    ['a Windows program', Buffer.concat([Buffer.from('MZ\x90\0'), Buffer.alloc(100)]), 'offer.pdf', /Windows program/],
    ['a Linux program', Buffer.from('7f454c4602010100', 'hex'), 'offer', /a program/],
    ['a shell script', '#!/bin/sh\nrm -rf /\n', 'offer.txt', /a script/],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'prices.xls', /before 2007.*Save it as|Open it and save/],
    ['a photo of a phone', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), 'IMG_1.HEIC', /HEIC.*JPEG/],
    ['a GIF', Buffer.from('GIF89a\x01\0\x01\0', 'latin1'), 'x.gif', /GIF picture/],
    ['a ZIP of anything', makeZip({ 'a.html': '<html>' }), 'offer.zip', /ZIP archive/],
    ['a ZIP named .xlsx', makeZip({ 'a.txt': 'x' }), 'prices.xlsx', /ZIP archive/],
    ['a workbook with macros', xlsx({ 'xl/vbaProject.bin': 'x' }), 'prices.xlsx', /macros/],
    ['a PDF that breaks off', pdf().subarray(0, 40), 'offer.pdf', /breaks off/],
    ['a picture that breaks off', png.subarray(0, 30), 'x.png', /breaks off/],
    ['an archive that breaks off', xlsx().subarray(0, 60), 'x.xlsx', /breaks off/],
    ['bytes of no type', Buffer.from([1, 2, 3, 0, 0, 0, 200, 255]), 'x.txt', /cannot be told/],
    ['26 MB', Buffer.concat([pdf(), Buffer.alloc(26 * 1024 * 1024, 32), pdf()]), 'x.pdf', /26\.0 MB; up to 25 MB/],
  ])('stops %s with a sentence', (_name, bytes, fileName, sentence) => {
    expect(told(bytes, fileName)).toMatch(sentence);
  });

  test('is told of a workbook that would unpack to a gigabyte without unpacking it', () => {
    const bomb = makeBomb(1024);
    const before = process.memoryUsage().rss;
    const start = performance.now();
    expect(told(bomb, 'prices.xlsx')).toContain('spreadsheetml');
    expect(performance.now() - start).toBeLessThan(500);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test('never throws, whatever the bytes are', () => {
    const heads = [png, pdf(), xlsx(), webp, jpeg, Buffer.from('PK\x05\x06'), Buffer.from('\0\0\0\x18ftyp')];
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((value) => Buffer.from(value)),
      fc
        .tuple(fc.constantFrom(...heads), fc.nat(200), fc.uint8Array({ maxLength: 60 }))
        .map(([head, cut, tail]) => Buffer.concat([head.subarray(0, cut), tail])),
    );
    fc.assert(
      fc.property(bytes, fc.string(), (content, name) => {
        const result = sniffMedia(content, name);
        expect(result.ok || /[.]$/.test(result.issues[0]?.message ?? '')).toBe(true);
      }),
    );
  });

  test('is known again by its name', () => {
    expect(mediaOf('image/webp').isPicture).toBe(true);
    expect(mediaOf('application/pdf').isPicture).toBe(false);
    expect(mediaOf('text/html').isPicture).toBe(false);
  });
});
