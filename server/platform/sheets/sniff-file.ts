import type { Issue } from '../../domain/result.ts';
import { fileError } from './spreadsheet.ts';

const saveAs = 'Open it in your spreadsheet program, save it as .xlsx or .csv, and upload that.';

const signatures: { starts: number[]; name: string; code: string }[] = [
  { starts: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Excel file (.xls) or one with a password', code: 'old-or-locked-workbook' },
  { starts: [0x25, 0x50, 0x44, 0x46], name: 'a PDF', code: 'not-a-spreadsheet' },
  { starts: [0x89, 0x50, 0x4e, 0x47], name: 'a picture', code: 'not-a-spreadsheet' },
  { starts: [0xff, 0xd8, 0xff], name: 'a picture', code: 'not-a-spreadsheet' },
  { starts: [0x47, 0x49, 0x46, 0x38], name: 'a picture', code: 'not-a-spreadsheet' },
  { starts: [0x1f, 0x8b], name: 'a compressed file', code: 'not-a-spreadsheet' },
  { starts: [0x7f, 0x45, 0x4c, 0x46], name: 'a program', code: 'not-a-spreadsheet' },
  { starts: [0x4d, 0x5a], name: 'a program', code: 'not-a-spreadsheet' },
  { starts: [0x52, 0x61, 0x72, 0x21], name: 'a compressed file', code: 'not-a-spreadsheet' },
  { starts: [0x37, 0x7a, 0xbc, 0xaf], name: 'a compressed file', code: 'not-a-spreadsheet' },
  { starts: [0x7b, 0x5c, 0x72, 0x74], name: 'a text document', code: 'not-a-spreadsheet' },
];

/** What a file is by its first bytes, whatever its name says: text with separators, a ZIP that may be a workbook, or neither. */
export function sniffFile(bytes: Buffer): 'text' | 'zip' | Issue {
  if (bytes.length === 0) return fileError('empty-file', 'The file is empty. Choose the one with your sites or equipment.');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return 'zip';
  const known = signatures.find(({ starts }) => starts.every((byte, index) => bytes[index] === byte));
  if (known) return fileError(known.code, `The file is ${known.name}, which cannot be read. ${saveAs}`);
  const start = bytes.subarray(0, 1000).toString('latin1').trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<table')) {
    return fileError('web-page', `The file is a web page, as some systems export it under the name of a workbook. ${saveAs}`);
  }
  if (start.startsWith('<?xml')) return fileError('xml-file', `The file is XML, which cannot be read. ${saveAs}`);
  return 'text';
}
