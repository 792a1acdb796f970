import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { breakLines } from '../../../server/platform/pdf/break-lines.ts';

const measure = (text: string) => [...text].length;

describe('breaking text into lines', () => {
  test('breaks at spaces, which stay at the end of the line', () => {
    expect(breakLines('one two three', 8, measure)).toEqual(['one two ', 'three']);
  });

  test('keeps the lines that the text already has', () => {
    expect(breakLines('one\n\ntwo', 8, measure)).toEqual(['one ', ' ', 'two']);
  });

  test('cuts a word that is too wide after punctuation where that helps, else anywhere', () => {
    expect(breakLines('HP-0012.RA-010', 10, measure)).toEqual(['HP-0012.', 'RA-010']);
    expect(breakLines('abcdefghijkl', 5, measure)).toEqual(['abcde', 'fghij', 'kl']);
  });

  test('ends even where not one character fits', () => {
    expect(breakLines('abc', 0, measure)).toEqual(['a', 'b', 'c']);
  });

  test('whatever the text and width: every character stays, and no line is wider than asked unless it is a single character', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'bc', '-', '.', ' ', '\n', '😀', 'wide_word/and') });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (words, width) => {
        const lines = breakLines(words, width, measure);
        expect(lines.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
        for (const line of lines) expect(measure(line.trimEnd()) <= width || [...line].length === 1).toBe(true);
      }),
    );
  });
});
