import { accept, acceptWith, type FieldReader, type Reading, refuse } from './reading.ts';

const plainAscii = /^[ -~]*$/;
// Cc: control characters, Cs: halves of a broken surrogate pair; the rest are invisible marks that make two equal-looking codes differ.
const invisible = /[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;
const invisibleInLines = /[^\P{Cc}\n\t]|[\p{Cs}\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** A reader of plain text up to `maxLength` characters. Line breaks become spaces unless `lines` are allowed, as in notes. */
export function readText(maxLength: number, lines: 'one line' | 'many lines' = 'one line'): FieldReader<string> {
  return (text) => {
    if (text.length <= maxLength && plainAscii.test(text)) return accept(text);
    const clean = lines === 'one line' ? text.replace(/\s*[\r\n\t]+\s*/g, ' ') : text.replace(/\r\n?/g, '\n');
    const hidden = (lines === 'one line' ? invisible : invisibleInLines).exec(clean);
    if (hidden) return refuse(hiddenCharacter(hidden[0]));
    if (clean.length > maxLength) {
      return refuse({
        code: 'text-too-long',
        message: `The text has ${clean.length} characters. Shorten it to ${maxLength} or fewer.`,
        wanted: `at most ${maxLength} characters`,
      });
    }
    return clean.includes('\ufffd') ? withReplacement(clean) : accept(clean);
  };
}

function hiddenCharacter(character: string): { code: string; message: string; wanted: string } {
  const codePoint = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const name = codePoint === '0000' ? 'a NUL character' : `the invisible character U+${codePoint}`;
  return {
    code: 'control-characters',
    message: `The text holds ${name}, which cannot be shown or printed. Type the text anew instead of pasting it.`,
    wanted: 'visible characters only',
  };
}

function withReplacement(text: string): Reading<string> {
  return acceptWith(text, {
    code: 'unreadable-characters',
    message: 'Some characters were lost before the file came here (shown as �). Correct them, or save the file as “CSV UTF-8” and upload it again.',
    wanted: 'text saved as UTF-8',
  });
}
