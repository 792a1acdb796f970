import { createCsvParser } from './parse-csv.ts';

/**
 * Rows of cells from text copied out of a spreadsheet or a CSV file: parted by tabs where the first line has any, else by semicolons or commas,
 * whichever it has more of. Null where a quote is never closed.
 */
export function parsePasted(text: string): string[][] | null {
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const records: string[][] = [];
  let isClosed = true;
  const parser = createCsvParser(
    { delimiter: delimiterOf(whole.split('\n').find((line) => line.trim() !== '') ?? ''), lineEnd: '\n' },
    {
      onRecord: (fields) => {
        records.push(fields);
        return true;
      },
      onUnclosed: () => {
        isClosed = false;
      },
    },
  );
  parser.push(whole);
  parser.end();
  return isClosed ? records : null;
}

function delimiterOf(line: string): string {
  if (line.includes('\t')) return '\t';
  return line.split(';').length > line.split(',').length ? ';' : ',';
}
