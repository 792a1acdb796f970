import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatVerifyCode, readVerifyCode, verifyCodeOf } from '../../../server/domain/filing/verify-code.ts';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const hashes = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });

describe('the verify code of a frozen filing', () => {
  test('is twelve digits that follow from the first 55 bits of its hash', () => {
    expect(verifyCodeOf('0'.repeat(64))).toBe('000000000000');
    expect(verifyCodeOf('f'.repeat(64)).slice(0, 11)).toBe('ZZZZZZZZZZZ');
    // 1 in the 55th bit is 1 in the last data digit; later bits count for nothing.
    expect(verifyCodeOf(`${'0'.repeat(13)}2${'0'.repeat(50)}`).slice(0, 11)).toBe('00000000001');
    expect(verifyCodeOf(`${'0'.repeat(13)}1${'f'.repeat(50)}`)).toBe('000000000000');
  });

  test('is read as it is printed, in small letters, without hyphens, and with letters that look like digits', () => {
    fc.assert(
      fc.property(hashes, (sha256) => {
        const code = verifyCodeOf(sha256);
        expect(formatVerifyCode(code)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
        for (const typed of [code, formatVerifyCode(code), ` ${code.toLowerCase()} `, code.replaceAll('0', 'O').replaceAll('1', 'l')])
          expect(readVerifyCode(typed)).toBe(code);
      }),
    );
  });

  test('is refused with any one digit wrong, and with any two neighbors swapped', () => {
    const place = fc.integer({ min: 0, max: 11 });
    fc.assert(
      fc.property(hashes, place, fc.constantFrom(...digits), (sha256, at, other) => {
        const code = verifyCodeOf(sha256);
        const wrong = code.slice(0, at) + other + code.slice(at + 1);
        expect(readVerifyCode(wrong)).toBe(other === code[at] ? code : null);
        const swapped = code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2);
        if (at < 11 && swapped !== code) expect(readVerifyCode(swapped)).toBeNull();
      }),
    );
  });

  test.each(['', '4KFX', '4KFX-9QZR-7M2U', '<script>', '0'.repeat(13), '０'.repeat(12)])('%j is no code', (typed) => {
    expect(readVerifyCode(typed)).toBeNull();
  });

  test('is made of nothing but a SHA-256', () => {
    expect(() => verifyCodeOf('abc')).toThrow('SHA-256');
  });
});
