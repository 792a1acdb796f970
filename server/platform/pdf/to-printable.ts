const plain = /^[\x20-\x7e]*$/;
const lineEnds = /\r\n?|\u2028|\u2029/g;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Controls, directional marks and overrides, joiners, soft hyphens, variation selectors, tags: code points that print nothing and can mislead. */
// biome-ignore format: a table reads better in rows
const invisible: readonly [from: number, to: number][] = [
  [0x00, 0x09], [0x0b, 0x1f], [0x7f, 0x9f], [0xad, 0xad], [0x34f, 0x34f], [0x61c, 0x61c], [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180b, 0x180f],
  [0x200b, 0x200f], [0x202a, 0x202e], [0x2060, 0x206f], [0x3164, 0x3164], [0xfe00, 0xfe0f], [0xfeff, 0xfeff], [0xffa0, 0xffa0], [0xfff0, 0xfffb],
  [0xe0000, 0xe0fff],
];
const respelled: Readonly<Record<string, string>> = { '\t': ' ', '\u2007': '\u00a0', '\u202f': '\u00a0', '\u2011': '-' };

/** A title that a file must have, also where its text has nothing that prints. */
export function titled(text: string): string {
  return text.trim() === '' ? 'Untitled' : text;
}

/**
 * Text as it can be printed: composed characters, `\n` for line ends, plain spaces, no characters that only steer. Characters without a glyph
 * stay: the glyph book shows what they are.
 */
export function toPrintable(text: string): string {
  if (plain.test(text)) return text;
  let printable = '';
  for (const character of text.replace(lineEnds, '\n').replace(loneSurrogates, '\ufffd')) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (respelled[character] !== undefined) printable += respelled[character];
    else if (isOddSpace(codePoint)) printable += ' ';
    else if (!invisible.some(([from, to]) => codePoint >= from && codePoint <= to)) printable += character;
  }
  return printable.normalize('NFC');
}

function isOddSpace(codePoint: number): boolean {
  return (codePoint >= 0x2000 && codePoint <= 0x200a) || codePoint === 0x1680 || codePoint === 0x205f || codePoint === 0x3000;
}
