import { crc32, deflateRawSync, constants as zlib } from 'node:zlib';

/** A ZIP archive of the parts, written by hand, so that tests can make archives that no program would write. */
export function makeZip(parts: Record<string, string | PackedPart>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const part = typeof content === 'string' ? pack(content) : content;
    const fileName = Buffer.from(name);
    const local = Buffer.concat([
      Buffer.from('504b0304140000000800', 'hex'),
      Buffer.alloc(4),
      int(part.crc),
      int(part.bytes.length),
      int(part.size),
      short(fileName.length),
      short(0),
      fileName,
      part.bytes,
    ]);
    const entry = [
      Buffer.from('504b01021400140000000800', 'hex'),
      Buffer.alloc(4),
      int(part.crc),
      int(part.bytes.length),
      int(part.size),
      short(fileName.length),
      Buffer.alloc(12),
      int(offset),
      fileName,
    ];
    locals.push(local);
    directory.push(Buffer.concat(entry));
    offset += local.length;
  }
  const count = Object.keys(parts).length;
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  return Buffer.concat([
    ...locals,
    ...directory,
    Buffer.from('504b050600000000', 'hex'),
    short(count),
    short(count),
    int(size),
    int(offset),
    short(0),
  ]);
}

/** The parts of a workbook with these worksheets, given as the XML inside `<worksheet>`. */
export function workbookParts(sheets: Record<string, string | PackedPart>, more: Partial<Workbook> = {}): Record<string, string | PackedPart> {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const list = names.map(
    (name, index) => `<sheet name="${name}" sheetId="${index + 1}" ${more.hidden?.includes(name) ? 'state="hidden" ' : ''}r:id="rId${index + 1}"/>`,
  );
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns:r="x"><workbookPr${more.from1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${relation('rIdS', 'sharedStrings', 'sharedStrings.xml')}${relation('rIdT', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': more.sharedStrings ?? '<sst/>',
    'xl/styles.xml': more.styles ?? '<styleSheet/>',
    ...Object.fromEntries(
      Object.values(sheets).map((xml, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        typeof xml === 'string' ? `<worksheet>${xml}</worksheet>` : xml,
      ]),
    ),
  };
}

export function makeWorkbook(sheets: Record<string, string | PackedPart>, more: Partial<Workbook> = {}): Buffer {
  return makeZip(workbookParts(sheets, more));
}

/** `head`, then `block` many times, then `tail`, packed without ever being held whole: how zip bombs are made. */
export function packRepeated(head: string, block: string, { times, tail }: { times: number; tail: string }): PackedPart {
  const flushed = { finishFlush: zlib.Z_FULL_FLUSH, level: 9 };
  const packed = deflateRawSync(Buffer.from(block), flushed);
  const bytes = Buffer.concat([
    deflateRawSync(Buffer.from(head), flushed),
    ...Array.from({ length: times }, () => packed),
    deflateRawSync(Buffer.from(tail)),
  ]);
  return { bytes, size: head.length + block.length * times + tail.length, crc: 0 };
}

function pack(text: string): PackedPart {
  const bytes = Buffer.from(text);
  return { bytes: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) };
}

function int(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(Math.min(value, 0xffffffff));
  return bytes;
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

interface PackedPart {
  bytes: Buffer;
  size: number;
  crc: number;
}

interface Workbook {
  hidden: string[];
  from1904: boolean;
  sharedStrings: string;
  styles: string;
}
