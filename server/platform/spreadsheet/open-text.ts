import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import iconv from 'iconv-lite';
import type { Issue } from '../../domain/result.ts';
import { createCsvParser } from './parse-csv.ts';
import { createRowGate } from './row-gate.ts';
import type { RowSource } from './row-source.ts';
import { sniffText, type TextFormat } from './sniff-text.ts';
import { UnreadableFile } from './unreadable-file.ts';

const chunkBytes = 256 * 1024;

/** Opens a delimited text file; its one sheet has the file's name without the ending. */
export async function openText(path: string, fileName: string): Promise<RowSource> {
  const [format, { size }] = [await sniffText(path), await stat(path)];
  const name = basename(fileName).replace(/\.[^.]*$/, '') || 'Sheet';
  return {
    sheets: [name],
    estimatedRows: Math.max(1, Math.round(size / format.lineLength)),
    issues: format.encoding === 'windows-1252' ? [oldEncoding(name)] : [],
    eachRow: async (visit) => {
      const gate = createRowGate(visit);
      await readRecords(path, format, (fields, row) => gate.take(name, row, fields) === 'next row');
      return gate.issues();
    },
  };
}

async function readRecords(path: string, format: TextFormat, onRecord: (fields: string[], row: number) => boolean): Promise<void> {
  let row = 0;
  let isDone = false;
  let isUnclosed = false;
  const parser = createCsvParser(format, {
    onRecord(fields) {
      row++;
      if (row === 1 && format.hasSeparatorLine) return true;
      isDone = !onRecord(fields, row);
      return !isDone;
    },
    onUnclosed() {
      isUnclosed = true;
    },
  });
  const decoder = iconv.getDecoder(format.encoding);
  const stream = createReadStream(path, { highWaterMark: chunkBytes });
  for await (const chunk of stream) {
    parser.push(decoder.write(chunk as Buffer));
    if (isDone || isUnclosed) break;
  }
  if (!isDone && !isUnclosed) {
    parser.push(decoder.end() ?? '');
    parser.end();
  }
  if (isUnclosed) throw unclosedQuote(row + 1);
}

function unclosedQuote(row: number): UnreadableFile {
  return new UnreadableFile({
    code: 'unclosed-quote',
    message: `A quotation mark that opens in row ${row} is never closed, so the rest of the file cannot be read. Close it or delete it, and upload the file again.`,
    wanted: 'quotation marks in pairs',
  });
}

function oldEncoding(sheet: string): Issue {
  return {
    severity: 'warning',
    code: 'old-encoding',
    message: 'The file is not UTF-8; it was read as Windows-1252. Look at names with accents, and save it as “CSV UTF-8” if they are wrong.',
    cell: { sheet, row: 1 },
  };
}
