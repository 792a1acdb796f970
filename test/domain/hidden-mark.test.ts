import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readProfile } from '../../server/domain/filing/carrier-profile.ts';
import { findHiddenMark, hiddenMarkIssues, withoutHiddenMarks } from '../../server/domain/hidden-mark.ts';
import { toPrintable } from '../../server/platform/pdf/to-printable.ts';

/** What turns the direction of a text, what has no width, and blanks that no font shows; Unicode 15, chapter 23 (special areas and format characters). */
const hidden = [
  0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x061c, 0x2060, 0xfeff, 0x3164,
  0xe0041,
];

test.each(hidden)('a text with U+%i is told by the number of the character, wherever it stands', (codePoint) => {
  const mark = String.fromCodePoint(codePoint);
  const name = `the invisible character U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-zé ]{0,9}$/), fc.stringMatching(/^[A-Za-zé ]{0,9}$/), (before, after) => {
      expect(findHiddenMark(`${before}${mark}${after}`, 'one line')).toBe(name);
      expect(findHiddenMark(`${before}\r\n${mark}\t${after}`, 'many lines')).toBe(name);
    }),
  );
});

test('a text without such marks has none, in any script, with line ends and signs of two parts', () => {
  for (const text of ['Ñandú Tower, 漢字, עברית, العربية 📡 ⚠️ e\u0301 a\u00adb', 'first\nsecond\tthird', 'first\r\nsecond'])
    expect([text, findHiddenMark(text, 'many lines')]).toEqual([text, undefined]);
  expect(findHiddenMark('first\nsecond', 'one line')).toBe('the invisible character U+000A');
  expect(findHiddenMark('half \ud83d of a pair', 'many lines')).toBe('the invisible character U+D83D');
});

test('of a text that is taken, paper drops nothing but soft hyphens and the looks of a sign', () => {
  const looks = [
    [0xad, 0xad],
    [0x180b, 0x180f],
    [0xfe00, 0xfe0f],
    [0xfff0, 0xfff8],
  ] as const;
  for (let codePoint = 0x20; codePoint < 0x30000; codePoint++) {
    const sign = String.fromCodePoint(codePoint);
    const isLook = looks.some(([from, to]) => codePoint >= from && codePoint <= to);
    if (toPrintable(sign) === '' && !isLook)
      expect([codePoint.toString(16), findHiddenMark(sign, 'one line')]).not.toEqual([codePoint.toString(16), undefined]);
  }
});

test('a name that nobody typed is taken with a blank in the place of each run of such marks', () => {
  expect(withoutHiddenMarks('devis \u202e\u2066fdp.tower\0.pdf')).toBe('devis  fdp.tower .pdf');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => findHiddenMark(withoutHiddenMarks(text), 'one line') === undefined));
});

test('the issue names the field and says what to do', () => {
  expect(hiddenMarkIssues({ field: 'reason', label: 'The reason', text: 'Paid\u202e' })).toEqual([
    {
      severity: 'error',
      code: 'control-characters',
      field: 'reason',
      message: 'The reason holds the invisible character U+202E, which cannot be shown or printed. Type the text anew instead of pasting it.',
    },
  ]);
  expect(hiddenMarkIssues({ field: 'reason', label: 'The reason', text: 'Paid\r\nin full' })).toEqual([]);
});

test('a profile with such a mark is refused where it is typed, and read where it was stored before', () => {
  const texts = { legalName: 'High\u202ePlains' };
  expect(readProfile(texts)).toMatchObject({ ok: false, issues: [{ field: 'legalName', message: expect.stringContaining('U+202E') }] });
  expect(readProfile(texts, 'stored')).toMatchObject({ ok: true, value: { legalName: 'High\u202ePlains' } });
});
