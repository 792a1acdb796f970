import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { bad, good, type Result } from '../../domain/result.ts';
import { openDelimited } from './open-delimited.ts';
import { openWorkbook } from './open-workbook.ts';
import { sniffFile } from './sniff-file.ts';
import { fileError, type Spreadsheet } from './spreadsheet.ts';

const mostBytes = 50 * 1024 * 1024;

/** Opens a spreadsheet by what it holds, whatever it is called. Refused with a sentence when it is too large, empty, damaged or no spreadsheet. */
export async function readSpreadsheet(path: string, name: string): Promise<Result<Spreadsheet>> {
  const bytes = await readFile(path);
  if (bytes.length > mostBytes)
    return bad([fileError('file-too-large', 'The file is larger than 50 MB. Save only the sheets with sites and equipment, or split it.')]);
  const kind = sniffFile(bytes);
  if (typeof kind !== 'string') return bad([kind]);
  const opened = kind === 'zip' ? await openWorkbook(bytes) : good(await openDelimited(bytes, basename(name, extname(name))));
  if (opened.ok && opened.value.sheets.length === 0) {
    return bad([fileError('no-rows', 'The file holds no rows. Choose the one with your sites or equipment, or fill in the template.')]);
  }
  return opened;
}
