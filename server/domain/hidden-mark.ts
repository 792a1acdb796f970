import type { Issue } from './result.ts';

// Cs: halves of a broken surrogate pair. The rest steer the direction of what follows, have no width, or are blanks that no font shows: two texts
// that look the same differ by them, and paper goes without them. Soft hyphens and the signs that color an emoji mislead nobody.
const marks =
  '\\p{Cs}\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e0fff}';
const hiddenInLine = new RegExp(`[\\p{Cc}${marks}]`, 'u');
const everyHiddenMark = new RegExp(`[\\p{Cc}${marks}]+`, 'gu');
const hiddenInLines = new RegExp(`[^\\P{Cc}\\n\\t]|[${marks}]`, 'u');

/** The code of the issue where a text holds a mark that cannot be seen. */
export const hiddenMarkCode = 'control-characters';

/** The first mark of a text that cannot be seen or printed, as it stands in a sentence: `the invisible character U+202E`. Undefined where there is none. */
export function findHiddenMark(text: string, lines: 'one line' | 'many lines'): string | undefined {
  const [mark] = (lines === 'one line' ? hiddenInLine : hiddenInLines).exec(text.replace(/\r\n?/g, '\n')) ?? [];
  if (mark === undefined) return undefined;
  const codePoint = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return codePoint === '0000' ? 'a NUL character' : `the invisible character U+${codePoint}`;
}

/** A text with a blank in the place of marks that cannot be seen: for names that no person typed, such as those of files. */
export function withoutHiddenMarks(text: string): string {
  return text.replace(everyHiddenMark, ' ');
}

/** What is wrong with a text, of several lines unless told, that a person typed into a field: nothing, or one mark that cannot be seen. */
export function hiddenMarkIssues({ field, label, text, lines = 'many lines' }: TypedText): Issue[] {
  const mark = findHiddenMark(text, lines);
  return mark === undefined ? [] : [{ severity: 'error', code: hiddenMarkCode, field, message: `${label} ${sayHiddenMark(mark)}` }];
}

/** `holds the invisible character U+202E, which …`: the end of a sentence that begins with what holds it. */
export function sayHiddenMark(mark: string): string {
  return `holds ${mark}, which cannot be shown or printed. Type the text anew instead of pasting it.`;
}

interface TypedText {
  field: string;
  label: string;
  text: string;
  lines?: 'one line' | 'many lines';
}
