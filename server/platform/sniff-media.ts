import { isUtf8 } from 'node:buffer';
import { bad, good, type Result } from '../domain/result.ts';
import { looksLikeUtf16 } from './spreadsheet/utf16.ts';

export const largestDocumentMegabytes = 25;

const wanted = 'a PDF, a JPEG, PNG or WebP picture, an Excel workbook, a Word document, a CSV or a text file';
const openOffice = 'application/vnd.openxmlformats-officedocument';

const media = {
  pdf: { mediaType: 'application/pdf', name: 'a PDF', endings: ['pdf'], isPicture: false },
  jpeg: { mediaType: 'image/jpeg', name: 'a JPEG picture', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], isPicture: true },
  png: { mediaType: 'image/png', name: 'a PNG picture', endings: ['png'], isPicture: true },
  webp: { mediaType: 'image/webp', name: 'a WebP picture', endings: ['webp'], isPicture: true },
  xlsx: { mediaType: `${openOffice}.spreadsheetml.sheet`, name: 'an Excel workbook', endings: ['xlsx'], isPicture: false },
  docx: { mediaType: `${openOffice}.wordprocessingml.document`, name: 'a Word document', endings: ['docx'], isPicture: false },
  csv: { mediaType: 'text/csv', name: 'a CSV file', endings: ['csv', 'tsv', 'txt', 'text', 'log', 'md'], isPicture: false },
  txt: { mediaType: 'text/plain', name: 'a text file', endings: ['txt', 'text', 'log', 'md', 'csv', 'tsv'], isPicture: false },
} as const satisfies Record<string, Media>;

/** First bytes of files that are no evidence, in hexadecimal, with what to do instead. */
const foreign: readonly (readonly [start: string, name: string, advice: string])[] = [
  ['4d5a', 'a Windows program', ''],
  ['7f454c46', 'a program', ''],
  ['cafebabe', 'a program', ''],
  ['cffaedfe', 'a program', ''],
  ['cefaedfe', 'a program', ''],
  ['feedface', 'a program', ''],
  ['feedfacf', 'a program', ''],
  ['2321', 'a script', ''],
  [
    'd0cf11e0a1b11ae1',
    'an Office file of the time before 2007, or protected with a password',
    'Open it and save it as .xlsx, .docx or PDF without a password.',
  ],
  ['47494638', 'a GIF picture', 'Save it as PNG or JPEG.'],
  ['424d', 'a BMP picture', 'Save it as PNG or JPEG.'],
  ['49492a00', 'a TIFF picture', 'Save it as PDF or PNG.'],
  ['4d4d002a', 'a TIFF picture', 'Save it as PDF or PNG.'],
  ['1f8b', 'a gzip archive', 'Unpack it and upload each file by itself.'],
  ['377abcaf271c', 'a 7-Zip archive', 'Unpack it and upload each file by itself.'],
  ['526172211a07', 'a RAR archive', 'Unpack it and upload each file by itself.'],
  ['7b5c727466', 'a rich-text document', 'Save it as .docx or PDF.'],
  ['53514c69746520666f726d6174', 'a database', ''],
];

/** What a web browser could take for a page or a drawing with scripts, wherever it stands in the head of a file. */
const markup = /<(?:!doctype\s+html|html|head|body|script|iframe|svg|meta|style|object|embed|form|img|link|base)\b/i;
const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');
const directoryEntry = 0x02014b50;
const longestComment = 65_557;

/**
 * What a file is, told from its bytes. The name only tells CSV from plain text, and a name that says another type is refused: somebody chose
 * the wrong file, or hides one. Nothing is unpacked.
 */
export function sniffMedia(bytes: Buffer, fileName: string): Result<Media> {
  if (bytes.length === 0) return refuse('empty-file', 'The file is empty. Check that it was saved with its contents, and choose it again.');
  if (bytes.length > largestDocumentMegabytes * 1024 * 1024) return refuse('file-too-large', tooLarge(bytes.length));
  const found = sniffBinary(bytes) ?? sniffText(bytes, endingOf(fileName));
  if (!found.ok) return found;
  const ending = endingOf(fileName);
  if (ending === '' || found.value.endings.includes(ending)) return found;
  return refuse(
    'other-type',
    `The file is ${found.value.name}, but its name ends in .${ending}. Choose the file you meant, or give it the ending .${found.value.endings[0]}.`,
  );
}

/** The type by its name, for a file that was told before. */
export function mediaOf(mediaType: string): Media {
  return Object.values(media).find((one) => one.mediaType === mediaType) ?? media.txt;
}

function tooLarge(byteLength: number): string {
  const size = (byteLength / 1024 / 1024).toFixed(1);
  return `The file has ${size} MB; up to ${largestDocumentMegabytes} MB are kept. Print it to a smaller PDF, or split it into parts.`;
}

function sniffBinary(bytes: Buffer): Result<Media> | undefined {
  const hex = bytes.subarray(0, 16).toString('hex');
  if (hex.startsWith('255044462d')) return isWholePdf(bytes) ? good(media.pdf) : brokenOff('PDF');
  if (hex.startsWith('89504e470d0a1a0a')) return bytes.includes('IEND', -64 * 1024, 'latin1') ? good(media.png) : brokenOff('PNG picture');
  if (hex.startsWith('ffd8ff')) return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0 ? good(media.jpeg) : brokenOff('JPEG picture');
  if (hex.startsWith('52494646') && hex.slice(16, 24) === '57454250')
    return bytes.length >= bytes.readUInt32LE(4) + 8 ? good(media.webp) : brokenOff('WebP picture');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return sniffZip(bytes);
  if (hex.slice(8, 16) === '66747970') return sniffFilm(bytes);
  const known = foreign.find(([start]) => hex.startsWith(start));
  return known && refuse('wrong-type', `The file is ${known[1]}. ${known[2] || `Choose ${wanted}.`}`);
}

function isWholePdf(bytes: Buffer): boolean {
  const tail = bytes.subarray(-64 * 1024);
  return tail.includes('%%EOF', 0, 'latin1') || tail.includes('startxref', 0, 'latin1');
}

function brokenOff(name: string): Result<Media> {
  return refuse('incomplete-file', `The ${name} breaks off before its end. Open it to see whether it is whole, save it again, and upload that.`);
}

/** ISO base media (ISO/IEC 14496-12): photos of phones as HEIC or AVIF, and films. */
function sniffFilm(bytes: Buffer): Result<Media> {
  const isPhoto = /^(?:hei|hev|mif1|msf1|avi)/.test(bytes.subarray(8, 12).toString('latin1'));
  return refuse(
    'wrong-type',
    isPhoto ? 'The file is a photo in HEIC or AVIF. Save it as JPEG and choose that.' : `The file is a film. Choose ${wanted}.`,
  );
}

/** Office files are ZIP archives; the names in the directory tell which. */
function sniffZip(bytes: Buffer): Result<Media> {
  const names = namesInZip(bytes);
  if (!names) return brokenOff('archive');
  if (names.some((name) => /vbaproject|\/macrosheets\//i.test(name))) {
    return refuse('macros', 'The file holds macros, which are programs. Save it as .xlsx or .docx without macros, and choose that.');
  }
  if (names.includes('[Content_Types].xml')) {
    if (names.includes('xl/workbook.xml')) return good(media.xlsx);
    if (names.includes('word/document.xml')) return good(media.docx);
  }
  return refuse('wrong-type', 'The file is a ZIP archive. Unpack it and upload each file by itself.');
}

/** The names of the parts by the directory at the end (PKWARE APPNOTE 4.3.12 and 4.3.16), at most some thousands; nothing is unpacked. */
function namesInZip(bytes: Buffer): string[] | undefined {
  const end = bytes.lastIndexOf(endOfDirectory);
  if (end < 0 || end < bytes.length - longestComment || end + 22 > bytes.length) return undefined;
  const names: string[] = [];
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= end && bytes.readUInt32LE(at) === directoryEntry && names.length < 5000) {
    const length = bytes.readUInt16LE(at + 28);
    names.push(bytes.subarray(at + 46, at + 46 + length).toString('utf8'));
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return names;
}

function sniffText(bytes: Buffer, ending: string): Result<Media> {
  const wide = looksLikeUtf16(bytes.subarray(0, 4096));
  const head = wide ? decodeUtf16(bytes.subarray(0, 65_536), wide) : bytes.subarray(0, 65_536).toString('latin1');
  if (/^\ufeff?(?:\xef\xbb\xbf)?\s*<\?xml/.test(head))
    return refuse('wrong-type', 'The file is XML or an SVG drawing. Print it to PDF and choose that.');
  if (markup.test(head)) return refuse('web-page', 'The file is a web page or holds HTML. Print the page to PDF and choose that.');
  if (!wide && isBinary(bytes)) return refuse('wrong-type', `The file is of a type that cannot be told. Choose ${wanted}.`);
  return good(ending === 'csv' || ending === 'tsv' ? media.csv : media.txt);
}

function decodeUtf16(bytes: Buffer, encoding: 'utf-16le' | 'utf-16be'): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length & ~1));
  return (encoding === 'utf-16be' ? even.swap16() : even).toString('utf16le');
}

/** Bytes that no text has; text that is not UTF-8 may be in an older encoding, but then without any of them. */
function isBinary(bytes: Buffer): boolean {
  const isUnicode = isUtf8(bytes);
  let odd = 0;
  for (const byte of bytes) if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) || byte === 127) odd++;
  return isUnicode ? odd > bytes.length / 200 : odd > 0;
}

function endingOf(fileName: string): string {
  return /\.([a-z][a-z0-9]{0,9})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

function refuse(code: string, message: string): Result<Media> {
  return bad([{ severity: 'error', code, field: 'file', message, wanted }]);
}

/** A type of file that is kept as evidence. */
export interface Media {
  mediaType: string;
  /** In a sentence: `a PDF`. */
  name: string;
  /** Usual endings of a name, the best first. */
  endings: readonly string[];
  /** A raster picture that a page may show. */
  isPicture: boolean;
}
