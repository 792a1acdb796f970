import { setImmediate as breathe } from 'node:timers/promises';
import { type CellValue, streamXlsxRows } from 'hucre';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { listZipEntries, readZipText, type ZipEntry } from './list-zip-entries.ts';
import { fileError, mostColumns, mostRows, type Spreadsheet, type SpreadsheetRow, startRows, tooManyColumns, tooManyRows } from './spreadsheet.ts';

const mostUnpackedBytes = 700_000_000;
const mostScannedBytes = 64_000_000;
const mostSheets = 50;
const mostFormulaIssues = 100;

/** Opens an .xlsx workbook. What it unpacks to is checked first, so that a small file cannot fill the memory. */
export async function openWorkbook(bytes: Buffer): Promise<Result<Spreadsheet>> {
  const entries = listZipEntries(bytes);
  const refusal = refuse(entries);
  if (refusal || !entries) return bad([refusal ?? broken()]);
  const names = sheetNames(bytes, entries);
  try {
    const sheets: Spreadsheet['sheets'] = [];
    for (const [index, sheet] of names.entries()) {
      const rows: SpreadsheetRow[] = [];
      await readSheet(bytes, { index, sheet, most: startRows }, (row) => void rows.push(row));
      if (rows.some((row) => row.cells.some((cell) => cell !== ''))) sheets.push({ sheet, rows });
    }
    const unpacked = entries.reduce((sum, entry) => sum + (entry.name.startsWith('xl/worksheets/') ? entry.unpackedBytes : 0), 0);
    return good({
      sheets,
      estimatedRows: Math.ceil(unpacked / 800),
      async eachRow(visit) {
        const issues: Issue[] = [];
        for (const [index, sheet] of names.entries()) {
          if (!sheets.some((known) => known.sheet === sheet)) continue;
          issues.push(...(await readSheet(bytes, { index, sheet, most: Number.POSITIVE_INFINITY }, visit)));
          issues.push(...findSheetIssues(bytes, entries, { index, sheet }));
        }
        return issues;
      },
    });
  } catch {
    return bad([broken()]);
  }
}

async function readSheet(bytes: Buffer, how: { index: number; sheet: string; most: number }, visit: (row: SpreadsheetRow) => void): Promise<Issue[]> {
  let seen = 0;
  for await (const { index, values } of streamXlsxRows(bytes, { sheet: how.index, maxRows: mostRows + 1 })) {
    seen++;
    if (seen > how.most) return [];
    const cells = values.map(toText);
    if (cells.length > mostColumns && cells.slice(mostColumns).some((cell) => cell !== '')) return [tooManyColumns(how.sheet)];
    if (seen > mostRows || index >= mostRows + 1) return cells.some((cell) => cell !== '') ? [tooManyRows(how.sheet)] : [];
    visit({ sheet: how.sheet, row: index + 1, cells });
    if (seen % 2000 === 0) await breathe();
  }
  return [];
}

/** Numbers as a person would read them, days without their time, truth as a word. */
function toText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(0) : String(Number(value.toPrecision(15)));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return String(value);
}

function refuse(entries: ZipEntry[] | undefined): Issue | undefined {
  if (!entries) return broken();
  if (entries.some((entry) => entry.isEncrypted))
    return fileError('locked-file', 'The file has a password. Save it without one and upload it again.');
  const names = new Set(entries.map((entry) => entry.name));
  const again = 'Open it in your spreadsheet program, save it as .xlsx or .csv, and upload that.';
  if (names.has('xl/workbook.bin')) return fileError('binary-workbook', `The file is a binary workbook (.xlsb), which cannot be read. ${again}`);
  if (names.has('content.xml')) return fileError('open-document', `The file is an OpenDocument file, which cannot be read. ${again}`);
  if (names.has('word/document.xml')) return fileError('not-a-spreadsheet', `The file is a text document. ${again}`);
  if (!names.has('xl/workbook.xml'))
    return fileError('not-a-spreadsheet', 'The file is a ZIP that holds no workbook. Unpack it and upload the spreadsheet inside.');
  if (entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0) > mostUnpackedBytes) {
    return fileError(
      'unpacks-too-large',
      'The workbook unpacks to more than 700 MB, which no list of sites needs. Copy the rows into a new workbook and upload that.',
    );
  }
  return undefined;
}

function broken(): Issue {
  return fileError(
    'broken-workbook',
    'The workbook is damaged and cannot be opened. Open it in your spreadsheet program, save it again, and upload that.',
  );
}

/** The names of the sheets in the order of the workbook, as its own list has them. */
function sheetNames(bytes: Buffer, entries: ZipEntry[]): string[] {
  const workbook = entries.find((entry) => entry.name === 'xl/workbook.xml');
  const text = (workbook && readZipText(bytes, workbook, 5_000_000)) ?? '';
  const found = [...text.matchAll(/<(?:\w+:)?sheet\s[^>]*?name="([^"]*)"/g)].map((match) => unescapeXml(match[1] ?? ''));
  return found.slice(0, mostSheets);
}

/** Merged cells and formulas without a result, which a reader of values cannot see. Only sheets of reasonable size are looked at. */
function findSheetIssues(bytes: Buffer, entries: ZipEntry[], { index, sheet }: { index: number; sheet: string }): Issue[] {
  const parts = entries.filter((entry) => /^xl\/worksheets\/sheet\d+\.xml$/.test(entry.name)).sort((one, other) => numberOf(one) - numberOf(other));
  const part = parts[index];
  const text = part && part.unpackedBytes < mostScannedBytes ? readZipText(bytes, part, mostScannedBytes) : undefined;
  if (text === undefined) return [];
  const issues: Issue[] = [];
  const merged = [...text.matchAll(/<mergeCell ref="([A-Z]+)(\d+):([A-Z]+\d+)"/g)];
  if (merged.length > 0) {
    const refs = merged.slice(0, 5).map((match) => `${match[1]}${match[2]}:${match[3]}`);
    const more = merged.length > refs.length ? ` and ${merged.length - refs.length} more` : '';
    const message = `Cells are merged (${refs.join(', ')}${more}). Only the first cell of each holds its value; unmerge them if the others should have it too.`;
    issues.push({
      severity: 'warning',
      code: 'merged-cells',
      message,
      cell: { sheet, row: Number(merged[0]?.[2] ?? 1), column: merged[0]?.[1] ?? 'A' },
    });
  }
  for (const match of text.matchAll(/<c r="([A-Z]+)(\d+)"[^>]*>\s*<f[^>]*>([^<]*)<\/f>\s*(?:<v\s*\/>|<v><\/v>)?\s*<\/c>/g)) {
    if (issues.length > mostFormulaIssues) break;
    const message = `${match[1]}${match[2]} holds a formula without a result. Open the file, let it calculate, save it, and upload it again.`;
    issues.push({
      severity: 'error',
      code: 'formula-without-result',
      message,
      cell: { sheet, row: Number(match[2]), column: match[1] ?? 'A' },
      found: `=${unescapeXml(match[3] ?? '')}`.slice(0, 80),
      wanted: 'a value',
    });
  }
  return issues;
}

function numberOf(entry: ZipEntry): number {
  return Number(/(\d+)\.xml$/.exec(entry.name)?.[1] ?? 0);
}

function unescapeXml(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => names[name] ?? '');
}
