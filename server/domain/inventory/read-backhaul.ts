import { readText } from './read-text.ts';
import type { Reading } from './reading.ts';

const codeText = readText(40);
const fiberWords = /^(?:fib(?:er|re)(?: optic)?|own fiber|leased fiber|fiber node)$/i;

/** Where the traffic of a site goes: the code of a site as written, or `fiber` or `core` for a line of its own. Whether the site exists is checked apart. */
export function readBackhaul(text: string): Reading<string> {
  if (fiberWords.test(text)) return { value: 'fiber', problems: [] };
  return /^core$/i.test(text) ? { value: 'core', problems: [] } : codeText(text);
}
