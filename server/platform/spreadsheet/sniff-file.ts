import { open, stat } from 'node:fs/promises';
import { maxFileBytes } from './limits.ts';
import { readHead } from './read-head.ts';
import { UnreadableFile, wrongType } from './unreadable-file.ts';
import { looksLikeUtf16 } from './utf16.ts';

/** First bytes of common files that are not spreadsheets, in hexadecimal. */
const foreign: readonly (readonly [string, string])[] = [
  ['25504446', 'a PDF'],
  ['89504e47', 'a PNG picture'],
  ['ffd8ff', 'a JPEG picture'],
  ['47494638', 'a GIF picture'],
  ['52494646', 'a sound, film or picture'],
  ['1f8b', 'a gzip archive'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['526172211a07', 'a RAR archive'],
  ['53514c69746520666f726d6174', 'an SQLite database'],
  ['7b5c727466', 'a rich-text document'],
];

/** Tells a workbook from a text file by the bytes, whatever the name says. Throws UnreadableFile, with what to do, for everything else. */
export async function sniffFile(path: string): Promise<'workbook' | 'text'> {
  const { size } = await stat(path);
  if (size === 0) {
    throw new UnreadableFile({
      code: 'empty-file',
      message: 'The file is empty. Check that it was saved with its contents, and upload it again.',
      wanted: 'a file with rows',
    });
  }
  if (size > maxFileBytes) throw tooLarge(size);
  const head = await readHead(path);
  const hex = head.subarray(0, 16).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return 'workbook';
  if (hex.startsWith('d0cf11e0a1b11ae1')) throw oldWorkbook(await holdsEncryptedPackage(path, size));
  const name = foreign.find(([magic]) => hex.startsWith(magic))?.[1];
  if (name) throw wrongType(`The file is ${name}, not a spreadsheet.`);
  refuseMarkup(head);
  if (isBinary(head)) throw wrongType('The file is neither an Excel workbook nor a text file.');
  return 'text';
}

function tooLarge(size: number): UnreadableFile {
  const mebibyte = 1024 * 1024;
  return new UnreadableFile({
    code: 'file-too-large',
    message: `The file has ${Math.ceil(size / mebibyte)} MB; up to ${maxFileBytes / mebibyte} MB are read. Split it into several files, or save it as .xlsx, which is smaller.`,
    wanted: `at most ${maxFileBytes / mebibyte} MB`,
  });
}

function oldWorkbook(isEncrypted: boolean): UnreadableFile {
  if (!isEncrypted) return wrongType('The file is in the old Excel format (.xls) or in another Office format from before 2007.');
  return new UnreadableFile({
    code: 'password-protected',
    message: 'The workbook is protected with a password. Open it, remove the password (File, Info, Protect Workbook), save it, and upload it again.',
    wanted: 'a workbook without a password',
  });
}

/** An encrypted workbook is a compound file with a stream of this name (MS-OFFCRYPTO 2.3.4). */
async function holdsEncryptedPackage(path: string, size: number): Promise<boolean> {
  const file = await open(path);
  try {
    const wanted = Buffer.from('EncryptedPackage', 'utf16le');
    const step = 1024 * 1024;
    for (let position = 0; position < size; position += step) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(step + wanted.length), 0, step + wanted.length, position);
      if (buffer.subarray(0, bytesRead).includes(wanted)) return true;
    }
    return false;
  } finally {
    await file.close();
  }
}

function refuseMarkup(head: Buffer): void {
  const start = head
    .subarray(0, 512)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
    .toLowerCase();
  if (/^(?:<!doctype html|<html|<table|<head|<body|<meta)/.test(start)) {
    throw wrongType('The file is a web page, even if it is named like a workbook. Open it in a spreadsheet program.');
  }
  if (start.startsWith('<?xml') || start.startsWith('<kml'))
    throw wrongType('The file is XML (perhaps KML, or an old XML spreadsheet), which is not read.');
  if (/^[[{]\s*["{]/.test(start)) throw wrongType('The file is JSON, which is not read.');
}

/** More than one byte in fifty that no text has, and no sign of UTF-16. */
function isBinary(head: Buffer): boolean {
  if (looksLikeUtf16(head)) return false;
  let odd = 0;
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) odd++;
  return odd > head.length / 50;
}
