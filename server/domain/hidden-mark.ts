import type { Issue } from './result.ts';

// Cs: halves of a broken surrogate pair. The rest steer the direction of what follows, have no width, or are blanks that no font shows: two texts
// that look the same differ by them, and paper goes without them. Soft hyphens and the signs that color an emoji mislead nobody.
const marks =
  '\\p{Cs}\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e0fff}';
const hiddenInLine = new RegExp(`[\\p{Cc}${marks}]`, 'u');
const everyHiddenMark = new RegExp(`[\\p{Cc}${marks}]+`, 'gu');
const hiddenInLines = new RegExp(`[^\\P{Cc}\\n\\t]|[${marks}]`, 'u');

// Signs joined by U+200D, and flags that are spelled with tags: Unicode Technical Standard 51, 2.3 and annex C.
const part = '\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\\ufe0f]*';
const joinedEmoji = new RegExp(`${part}(?:\\u200d${part})+|\\u{1f3f4}[\\u{e0020}-\\u{e007f}]+`, 'gu');
const joiners = /[\u200d\u{e0020}-\u{e007f}]/u;
/** Code units: the longest sign in use, a family with skin tones or a flag of a region, has less. */
const mostEmojiUnits = 40;
/** Keyboards have these, to join letters or keep them apart. */
const shapers = /[\u200c\u200d]/u;

/** The code of the issue where a text holds a mark that cannot be seen. */
export const hiddenMarkCode = 'control-characters';

/** The first mark of a text that cannot be seen or printed. Undefined where there is none. */
export function findHiddenMark(text: string, lines: 'one line' | 'many lines'): HiddenMark | undefined {
  const seen = text.replace(/\r\n?/g, '\n');
  const found = (lines === 'one line' ? hiddenInLine : hiddenInLines).exec(seen);
  if (!found) return undefined;
  const [mark] = found;
  const codePoint = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const name = codePoint === '0000' ? 'a NUL character' : `the invisible character U+${codePoint}`;
  const emoji = joiners.test(mark) ? emojiAround(seen, found.index) : undefined;
  if (emoji !== undefined) return { name: `${name} within the emoji ${emoji}`, remedy: 'Leave that emoji out.' };
  return { name, remedy: shapers.test(mark) ? 'Leave that character out.' : 'Type the text anew instead of pasting it.' };
}

/** The sign of several parts that a mark belongs to. Undefined where the mark stands in none, or in a chain longer than any that fonts draw. */
function emojiAround(text: string, index: number): string | undefined {
  for (const { 0: emoji, index: from } of text.matchAll(joinedEmoji))
    if (from <= index && index < from + emoji.length) return emoji.length > mostEmojiUnits ? undefined : emoji;
  return undefined;
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

/** `holds the invisible character U+202E, which …`: the end of a sentence that begins with what holds it, with what to do. */
export function sayHiddenMark({ name, remedy }: HiddenMark): string {
  return `holds ${name}, which cannot be shown or printed. ${remedy}`;
}

interface HiddenMark {
  /** As it stands in a sentence: `the invisible character U+202E`. */
  name: string;
  /** What to do about it: a sentence. Typed anew, a sign of several parts and what shapes letters would hold it again. */
  remedy: string;
}

interface TypedText {
  field: string;
  label: string;
  text: string;
  lines?: 'one line' | 'many lines';
}
