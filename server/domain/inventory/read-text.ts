import { findHiddenMark, hiddenMarkCode, sayHiddenMark } from '../hidden-mark.ts';
import { accept, acceptWith, type FieldReader, type Reading, refuse } from './reading.ts';

const plainAscii = /^[ -~]*$/;

/** A reader of plain text up to `maxLength` characters. Line breaks become spaces unless `lines` are allowed, as in notes. */
export function readText(maxLength: number, lines: 'one line' | 'many lines' = 'one line'): FieldReader<string> {
  return (text) => {
    if (text.length <= maxLength && plainAscii.test(text)) return accept(text);
    const clean = lines === 'one line' ? text.replace(/\s*[\r\n\t]+\s*/g, ' ') : text.replace(/\r\n?/g, '\n');
    const hidden = findHiddenMark(clean, lines);
    if (hidden !== undefined)
      return refuse({ code: hiddenMarkCode, message: `The text ${sayHiddenMark(hidden)}`, wanted: 'visible characters only' });
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

function withReplacement(text: string): Reading<string> {
  return acceptWith(text, {
    code: 'unreadable-characters',
    message: 'Some characters were lost before the file came here (shown as �). Correct them, or save the file as “CSV UTF-8” and upload it again.',
    wanted: 'text saved as UTF-8',
  });
}
