import { makeZip } from '../inventory/make-workbook.ts';

/** The smallest real picture: one gray pixel. */
export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');
export const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffdb0043', 'hex'),
  Buffer.alloc(66),
  Buffer.from('ffd9', 'hex'),
]);
export const webp = Buffer.concat([Buffer.from('RIFF'), Buffer.from([26, 0, 0, 0]), Buffer.from('WEBPVP8L'), Buffer.alloc(18)]);

/** A PDF as far as its beginning and end go; `text` makes its bytes its own. */
export function pdf(text = 'A quote'): Buffer {
  return Buffer.from(`%PDF-1.7\n% ${text}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`);
}

export function xlsx(extra: Record<string, string> = {}): Buffer {
  return makeZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>', ...extra });
}

export function docx(): Buffer {
  return makeZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<document/>' });
}
