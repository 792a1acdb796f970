/** Crockford's digits: no I, L, O and U, which are mistaken for others or make words. Each is five bits. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const mistaken: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
const dataDigits = 11;
const hexDigits = 14;

/**
 * The code on the paper of a frozen version: 55 bits of its SHA-256 in eleven digits, and one check digit, `7WN9R7F0Q139`. Throws where the hash
 * is not one.
 */
export function verifyCodeOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('A verify code is made of a SHA-256 in small hexadecimal digits.');
  let bits = BigInt(`0x${sha256.slice(0, hexDigits)}`) >> BigInt(4 * hexDigits - 5 * dataDigits);
  let data = '';
  for (let place = 0; place < dataDigits; place++) {
    data = (digits[Number(bits & 31n)] ?? '') + data;
    bits >>= 5n;
  }
  return data + checkDigit(data);
}

/**
 * The code that somebody typed: in any case, with spaces or hyphens, O for 0, I or L for 1. Null where it is no code; one digit wrong and two
 * neighbors swapped are always found.
 */
export function readVerifyCode(typed: string): string | null {
  const code = [...typed.toUpperCase().replace(/[\s\-\u2010-\u2015]/g, '')].map((digit) => mistaken[digit] ?? digit).join('');
  if (code.length !== dataDigits + 1 || [...code].some((digit) => !digits.includes(digit))) return null;
  return checkDigit(code.slice(0, dataDigits)) === code[dataDigits] ? code : null;
}

/** `7WN9-R7F0-Q139`: as it is printed. */
export function formatVerifyCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** The digits as a polynomial over the field of 32 elements, at a primitive element: any one change and any swap of neighbors changes the value. */
function checkDigit(data: string): string {
  let value = 0;
  for (const digit of data) value = timesPrimitive(value ^ digits.indexOf(digit));
  return digits[value] ?? '';
}

/** x · 2 modulo x⁵ + x² + 1. */
function timesPrimitive(value: number): number {
  const doubled = value << 1;
  return doubled & 32 ? (doubled ^ 0b100101) & 31 : doubled;
}
