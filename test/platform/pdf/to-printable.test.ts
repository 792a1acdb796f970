import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toPrintable } from '../../../server/platform/pdf/to-printable.ts';

describe('text made ready for print', () => {
  test('plain text stays as it is', () => {
    expect(toPrintable('Huawei RRU3908 V2, $26,000.00')).toBe('Huawei RRU3908 V2, $26,000.00');
  });

  test('combining marks join their letters', () => {
    expect(toPrintable('Jose\u0301')).toBe('Jos\u00e9');
  });

  test('directional overrides, joiners, NUL bytes and other steering characters are left out', () => {
    expect(toPrintable('\u202efdp.exe\u202c a\u0000b\u200dc\u00add\ufeff')).toBe('fdp.exe abcd');
  });

  test('all kinds of line ends become one, all kinds of spaces a plain one', () => {
    expect(toPrintable('a\r\nb\rc\u2028d\te\u2003f\u202fg')).toBe('a\nb\nc\nd e f\u00a0g');
  });

  test('half a surrogate pair shows that something is broken', () => {
    expect(toPrintable('a\ud83dz')).toBe('a\ufffdz');
  });

  test('whatever the text, doing it twice changes nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(toPrintable(toPrintable(text))).toBe(toPrintable(text))));
  });
});
