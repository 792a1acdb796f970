import { readText } from './read-text.ts';
import { type Problem, quote, type Reading, refuse } from './reading.ts';

const readOne = readText(60);

/** Serial numbers from one cell, separated by semicolons, commas, bars or line breaks, in the order written. */
export function readSerials(text: string): Reading<string[]> {
  if (!/[;,|\n\r]/.test(text)) return readOnly(text);
  const serials: string[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const part of text.split(/[;,|\n\r]+/)) {
    const serial = part.trim();
    if (!serial) continue;
    const reading = readOne(serial);
    if (reading.value === undefined) return { value: undefined, problems: reading.problems };
    if (isShortened(serial)) return shortened(serial);
    if (seen.has(serial.toLowerCase())) {
      return refuse({
        code: 'duplicate-serial',
        message: `The serial number ${quote(serial)} stands twice in the same cell. Write each unit's own number once.`,
        wanted: 'each serial number once',
      });
    }
    seen.add(serial.toLowerCase());
    problems.push(...reading.problems);
    serials.push(reading.value);
  }
  return { value: serials, problems };
}

function readOnly(serial: string): Reading<string[]> {
  const reading = readOne(serial);
  if (reading.value === undefined) return { value: undefined, problems: reading.problems };
  return isShortened(serial) ? shortened(serial) : { value: [reading.value], problems: reading.problems };
}

function isShortened(serial: string): boolean {
  return /^\d(?:\.\d+)?e\+\d+$/i.test(serial);
}

function shortened(serial: string): Reading<string[]> {
  return refuse({
    code: 'serial-shortened',
    message: `${quote(serial)} is a serial number that the spreadsheet has shortened. Format the column as text and type the whole number again.`,
    wanted: 'the whole serial number as text',
  });
}
