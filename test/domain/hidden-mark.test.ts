import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readProfile } from '../../server/domain/filing/carrier-profile.ts';
import { findHiddenMark, hiddenMarkIssues, sayHiddenMark, withoutHiddenMarks } from '../../server/domain/hidden-mark.ts';
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
      expect(findHiddenMark(`${before}${mark}${after}`, 'one line')?.name).toBe(name);
      expect(findHiddenMark(`${before}\r\n${mark}\t${after}`, 'many lines')?.name).toBe(name);
    }),
  );
});

test('a text without such marks has none, in any script, with line ends and signs of two parts', () => {
  for (const text of ['Ñandú Tower, 漢字, עברית, العربية 📡 ⚠️ e\u0301 a\u00adb', 'first\nsecond\tthird', 'first\r\nsecond'])
    expect([text, findHiddenMark(text, 'many lines')]).toEqual([text, undefined]);
  expect(findHiddenMark('first\nsecond', 'one line')?.name).toBe('the invisible character U+000A');
  expect(findHiddenMark('half \ud83d of a pair', 'many lines')?.name).toBe('the invisible character U+D83D');
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

// Unicode Technical Standard 51: signs joined by U+200D, and flags spelled with tags. Typing such a sign anew gives the same marks again.
test.each([
  ['\u{1f477}\u{1f3fd}\u200d\u2640\ufe0f', 'U+200D'],
  ['\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', 'U+200D'],
  ['\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', 'U+E0067'],
])('an emoji that hides a mark is named to be left out: %s', (emoji, code) => {
  const [issue] = hiddenMarkIssues({ field: 'reason', label: 'The reason', text: `Crew \u{1f4e1} ${emoji} was late` });
  expect(issue?.message).toBe(
    `The reason holds the invisible character ${code} within the emoji ${emoji}, which cannot be shown or printed. Leave that emoji out.`,
  );
});

test('a mark of the keyboard, which shapes letters, is to be left out: typing it anew would not mend it', () => {
  const says = (text: string) => {
    const mark = findHiddenMark(text, 'one line');
    return mark && sayHiddenMark(mark);
  };
  expect(says('\u0645\u06cc\u200c\u0631\u0648\u0645')).toBe(
    'holds the invisible character U+200C, which cannot be shown or printed. Leave that character out.',
  );
  expect(says('\u{1f4e1}\u200d')).toBe('holds the invisible character U+200D, which cannot be shown or printed. Leave that character out.');
  // A chain that no font draws is not told back.
  expect(says(`\u{1f4e1}${'\u200d\u{1f4e1}'.repeat(500)}`)).toMatch(/Leave that character out\.$/);
  expect(says('\u{1f4e1}\u202e')).toContain('Type the text anew');
});

test('a profile with such a mark is refused where it is typed, and read where it was stored before', () => {
  const texts = { legalName: 'High\u202ePlains' };
  expect(readProfile(texts)).toMatchObject({ ok: false, issues: [{ field: 'legalName', message: expect.stringContaining('U+202E') }] });
  expect(readProfile(texts, 'stored')).toMatchObject({ ok: true, value: { legalName: 'High\u202ePlains' } });
});
