import { constants, deflateRawSync } from 'node:zlib';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A cell: text, a number, a day as its serial number, a formula with or without a result. */
export type Cell = string | number | { serial: number } | { formula: string; result?: string };

/** A small .xlsx built by hand, so that it can be wrong in ways no library writes. `extra` goes behind the rows, `parts` replace or add parts. */
export function makeWorkbook(rows: readonly Cell[][], options: { extra?: string; parts?: Record<string, string | Part> } = {}): Buffer {
  const body = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => toXml(cell, `${letterOf(column)}${row + 1}`)).join('')}</row>`,
  );
  return makeZip({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Network" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData>${options.extra ?? ''}</worksheet>`,
    ...options.parts,
  });
}

/** A ZIP archive of texts and of parts that were packed before. */
export function makeZip(parts: Readonly<Record<string, string | Part>>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const part = typeof content === 'string' ? packed(content) : content;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(part.isLocked ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(part.checksum, 10);
    fields.writeUInt32LE(part.bytes.length, 14);
    fields.writeUInt32LE(part.claimedBytes, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const record = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), part.bytes]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name)]));
    local.push(record);
    offset += record.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, list, Buffer.from('PK\x05\x06'), end]);
}

/** A worksheet that unpacks to about so many megabytes of rows from a file a thousandth its size; `claimedBytes` may lie about it. */
export function makeBomb(megabytes: number, claimedBytes = megabytes * 1024 * 1024): Buffer {
  const open = `${head}<worksheet xmlns="${main}"><sheetData><row r="1"><c t="inlineStr"><is><t>Site code</t></is></c></row>`;
  const rows = `<row><c t="inlineStr"><is><t>${'A'.repeat(1024 * 1024)}</t></is></c></row>`;
  const repeat = deflateRawSync(rows, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const bytes = Buffer.concat([
    deflateRawSync(open, { finishFlush: constants.Z_FULL_FLUSH }),
    ...Array.from({ length: megabytes }, () => repeat),
    deflateRawSync('</sheetData></worksheet>'),
  ]);
  return makeWorkbook([], { parts: { 'xl/worksheets/sheet1.xml': { bytes, claimedBytes, checksum: 0 } } });
}

export function packed(text: string): Part {
  const plain = Buffer.from(text);
  return { bytes: deflateRawSync(plain), claimedBytes: plain.length, checksum: checksumOf(plain) };
}

function toXml(cell: Cell, place: string): string {
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'string') return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if ('serial' in cell) return `<c r="${place}" s="1"><v>${cell.serial}</v></c>`;
  return `<c r="${place}"${cell.result === undefined ? '' : ' t="str"'}><f>${escaped(cell.formula)}</f>${cell.result === undefined ? '' : `<v>${escaped(cell.result)}</v>`}</c>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function letterOf(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : `${letterOf(Math.floor(column / 26) - 1)}${letterOf(column % 26)}`;
}

/** CRC-32 of ZIP and PNG (ISO 3309). */
function checksumOf(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Bytes that are packed already. */
export interface Part {
  bytes: Buffer;
  claimedBytes: number;
  checksum: number;
  /** Marked as encrypted. */
  isLocked?: boolean;
}
