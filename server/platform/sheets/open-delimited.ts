import { setImmediate as breathe } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { Issue } from '../../domain/result.ts';
import { decodeText } from './decode-text.ts';
import { fileError, mostColumns, mostRows, type Spreadsheet, type SpreadsheetRow, startRows, tooManyColumns, tooManyRows } from './spreadsheet.ts';

const separators = [',', ';', '\t', '|'] as const;
const pieceLength = 256 * 1024;

/** Opens a text file with separators: comma, semicolon, tab or bar, told by its first lines. */
export async function openDelimited(bytes: Buffer, sheet: string): Promise<Spreadsheet> {
  const { text, isGuessed } = decodeText(bytes);
  const separator = guessSeparator(text);
  const start: SpreadsheetRow[] = [];
  await readRows(text, { separator, sheet, most: startRows }, (row) => void start.push(row));
  return {
    sheets: start.some((row) => row.cells.some((cell) => cell !== '')) ? [{ sheet, rows: start }] : [],
    estimatedRows: Math.ceil(text.length / Math.max(20, averageLineLength(text))),
    async eachRow(visit) {
      const issues: Issue[] = isGuessed ? [guessedEncoding()] : [];
      return [...issues, ...(await readRows(text, { separator, sheet, most: Number.POSITIVE_INFINITY }, visit))];
    },
  };
}

async function readRows(text: string, how: Reading, visit: (row: SpreadsheetRow) => void): Promise<Issue[]> {
  const parser = parse({ delimiter: how.separator, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, trim: false });
  const issues: Issue[] = [];
  let row = 0;
  let isFull = false;
  const take = (): void => {
    for (let cells = parser.read() as string[] | null; cells !== null; cells = parser.read() as string[] | null) {
      if (isFull) continue;
      row++;
      if (cells.length > mostColumns && cells.slice(mostColumns).some((cell) => cell.trim() !== '')) issues.push(tooManyColumns(how.sheet));
      if (row > mostRows && cells.some((cell) => cell.trim() !== '')) issues.push(tooManyRows(how.sheet));
      isFull = issues.length > 0 || row >= how.most;
      if (issues.length === 0) visit({ sheet: how.sheet, row, cells: cells.map((cell) => cell.trim()) });
    }
  };
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on('readable', take);
      parser.once('error', reject);
      parser.once('end', resolve);
      void feed(parser, text, () => isFull).catch(reject);
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as CsvError & { lines?: number }).lines;
    const place = line === undefined ? '' : ` near line ${line}`;
    issues.push(
      fileError(
        'broken-quotes',
        `A quotation mark${place} is never closed, so the rest cannot be told apart. Close or delete it, and upload the file again.`,
      ),
    );
  }
  return issues;
}

/** Hands the text over in pieces with pauses, so that other requests are served in between. */
async function feed(parser: ReturnType<typeof parse>, text: string, isEnough: () => boolean): Promise<void> {
  for (let at = 0; at < text.length && !isEnough(); at += pieceLength) {
    if (!parser.write(text.slice(at, at + pieceLength))) await breathe();
  }
  if (isEnough()) parser.destroy();
  parser.end();
  if (isEnough()) parser.emit('end');
}

/** The separator that the first lines agree on best, quoted parts left out. */
function guessSeparator(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const scores = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const header = counts[0] ?? 0;
    return { separator, score: header === 0 ? 0 : counts.filter((count) => count === header).length * 1000 + Math.min(999, header) };
  });
  return scores.sort((one, other) => other.score - one.score)[0]?.separator ?? ',';
}

function averageLineLength(text: string): number {
  const start = text.slice(0, 20_000);
  return start.length / Math.max(1, start.split('\n').length - 1);
}

function guessedEncoding(): Issue {
  const message =
    'The file is not in UTF-8, so it was read as Windows text (1252). Check names with accents; if they look wrong, save the file as CSV UTF-8.';
  return { severity: 'warning', code: 'encoding-guessed', message };
}

interface Reading {
  separator: string;
  sheet: string;
  most: number;
}
