import { PassThrough } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newestEdition } from '../../../server/platform/pdf/document.ts';
import { createGlyphBook, type Face } from '../../../server/platform/pdf/glyph-book.ts';
import { faceFiles } from '../../../server/platform/pdf/look.ts';
import { openPdfkitFile } from '../../../server/platform/pdf/pdfkit-file.ts';

const facts = {
  title: 'Title',
  subject: 'Subject',
  author: 'Author',
  language: 'en-US',
  createdAt: '2026-11-22T10:00:00.000Z',
  edition: newestEdition,
};
const names = Object.keys(faceFiles) as (keyof typeof faceFiles)[];

function openFaces(): [string, Face][] {
  const { face } = openPdfkitFile(facts, new PassThrough());
  return names.map((name) => [name, face(name)]);
}

/** Knows each pair by itself only, whatever stands beside it. */
function pairByPair(face: Face): Face {
  return { ...face, kernings: (text) => [...text].slice(1).map((right, index) => face.kernings(`${text[index]}${right}`)[0] ?? 0) };
}

describe.each(openFaces())('the face %s', (_name, face) => {
  test('kerns a pair the same wherever in a text it was met first', () => {
    const latin = fc.string({ unit: fc.integer({ min: 0x20, max: 0x17f }).map((code) => String.fromCharCode(code)), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(latin, { maxLength: 5 }), (texts) => {
        const book = createGlyphBook(face);
        const plain = createGlyphBook(pairByPair(face));
        for (const text of texts) {
          expect(book.measure(text, false)).toBe(plain.measure(text, false));
          expect(book.encode(text, false)).toBe(plain.encode(text, false));
        }
      }),
    );
  });

  test('moves a pair that asks for it, and figures of equal width never', () => {
    const book = createGlyphBook(face);
    expect(book.measure('AV', false)).toBeLessThan(book.measure('A', false) + book.measure('V', false));
    expect(book.measure('17', true)).toBe(book.measure('1', true) + book.measure('7', true));
  });
});
