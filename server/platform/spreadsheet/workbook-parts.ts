import { maxHeldBytes } from './limits.ts';
import type { Zip } from './open-zip.ts';
import { damagedFile, inflatesTooFar, wrongType } from './unreadable-file.ts';
import { attributeOf, createXmlScanner, type XmlHandler } from './xml-scanner.ts';

const smallPartBytes = 4 * 1024 * 1024;
const stylePartBytes = 16 * 1024 * 1024;

export interface WorkbookParts {
  sheets: { name: string; isHidden: boolean; part: string }[];
  sharedStringsPart: string | undefined;
  stylesPart: string | undefined;
  /** Days count from 1904 instead of 1900. */
  startsIn1904: boolean;
}

/** Which part of the archive is which sheet, by the workbook's own lists. Throws UnreadableFile when the archive is not an Excel workbook. */
export async function readWorkbookParts(zip: Zip): Promise<WorkbookParts> {
  refuseOtherArchives(zip);
  const main = (await readRelations(zip, '_rels/.rels', '')).find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!zip.parts.has(main)) throw wrongType('The file is a ZIP archive without an Excel workbook in it.');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const relations = await readRelations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const book = await readWorkbook(zip, main);
  const partOf = (type: string) => relations.find((relation) => relation.type === type && zip.parts.has(relation.target))?.target;
  const sheets = book.sheets.flatMap(({ name, isHidden, relationId }) => {
    const relation = relations.find(({ id }) => id === relationId);
    return relation?.type === 'worksheet' && zip.parts.has(relation.target) ? [{ name, isHidden, part: relation.target }] : [];
  });
  if (sheets.length === 0) throw damagedFile();
  return { sheets, sharedStringsPart: partOf('sharedStrings'), stylesPart: partOf('styles'), startsIn1904: book.startsIn1904 };
}

/** The texts that cells refer to by number. */
export async function readSharedStrings(zip: Zip, part: string | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (part === undefined) return strings;
  let current = '';
  let inPhonetics = false;
  const handler: XmlHandler = {
    wantsText: false,
    isDone: false,
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetics = true;
      else if (name === 't') handler.wantsText = !inPhonetics;
    },
    close(name) {
      if (name === 't') handler.wantsText = false;
      else if (name === 'rPh') inPhonetics = false;
      else if (name === 'si') strings.push(decodeEscapes(current));
    },
    text(text) {
      current += text;
    },
  };
  await scanPart(zip, { part, limitBytes: maxHeldBytes }, handler);
  return strings;
}

/** By style number: whether a number in that style is shown as a day. */
export async function readDateStyles(zip: Zip, part: string | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (part === undefined) return styles;
  const formats = new Map<number, string>();
  let inCellStyles = false;
  const handler: XmlHandler = {
    wantsText: false,
    isDone: false,
    open(name, tag) {
      if (name === 'numFmt') formats.set(Number(attributeOf(tag, 'numFmtId')), attributeOf(tag, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'xf' && inCellStyles) {
        const id = Number(attributeOf(tag, 'numFmtId') ?? 0);
        styles.push(isDateFormat(id, formats.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') handler.isDone = true;
    },
    text() {},
  };
  await scanPart(zip, { part, limitBytes: stylePartBytes }, handler);
  return styles;
}

/** `_x000D_` and its like stand for characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

/** Hands a part to a scanner piece by piece. */
export async function scanPart(zip: Zip, { part, limitBytes }: { part: string; limitBytes: number }, handler: XmlHandler): Promise<void> {
  const scanner = createXmlScanner(handler);
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const piece of zip.pieces(part)) {
    bytes += piece.length;
    if (bytes > limitBytes) throw inflatesTooFar();
    scanner.push(decoder.decode(piece, { stream: true }));
    if (handler.isDone) return;
  }
  scanner.push(decoder.decode());
}

function refuseOtherArchives(zip: Zip): void {
  if (zip.parts.has('xl/workbook.bin')) throw wrongType('The file is a binary workbook (.xlsb).');
  if (zip.parts.has('word/document.xml')) throw wrongType('The file is a Word document, not a spreadsheet.');
  if (zip.parts.has('ppt/presentation.xml')) throw wrongType('The file is a presentation, not a spreadsheet.');
  if (zip.parts.has('Index/Document.iwa') || zip.parts.has('Index.zip')) throw wrongType('The file is a Numbers or Pages document.');
  if (zip.parts.has('content.xml') && zip.parts.has('mimetype')) throw wrongType('The file is an OpenDocument file (.ods).');
}

async function readRelations(zip: Zip, part: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  if (!zip.parts.has(part)) return relations;
  await scanPart(
    zip,
    { part, limitBytes: smallPartBytes },
    {
      wantsText: false,
      isDone: false,
      open(name, tag) {
        if (name !== 'Relationship') return;
        const target = attributeOf(tag, 'Target') ?? '';
        const type = attributeOf(tag, 'Type') ?? '';
        relations.push({ id: attributeOf(tag, 'Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), target: resolve(folder, target) });
      },
      close() {},
      text() {},
    },
  );
  return relations;
}

async function readWorkbook(zip: Zip, part: string): Promise<{ sheets: SheetEntry[]; startsIn1904: boolean }> {
  const sheets: SheetEntry[] = [];
  let startsIn1904 = false;
  await scanPart(
    zip,
    { part, limitBytes: smallPartBytes },
    {
      wantsText: false,
      isDone: false,
      open(name, tag) {
        if (name === 'workbookPr') startsIn1904 = /^(?:1|true)$/.test(attributeOf(tag, 'date1904') ?? '');
        if (name !== 'sheet') return;
        const isHidden = /hidden/i.test(attributeOf(tag, 'state') ?? '');
        sheets.push({
          name: attributeOf(tag, 'name') ?? `Sheet ${sheets.length + 1}`,
          isHidden,
          relationId: /:id\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '',
        });
      },
      close() {},
      text() {},
    },
  );
  return { sheets, startsIn1904 };
}

function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Built-in formats of days and days with times (ECMA-376 part 1, 18.8.30), or a format of one's own with a day or year in it. */
function isDateFormat(id: number, format: string | undefined): boolean {
  if (format === undefined) return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  const plain = format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').toLowerCase();
  return /[yd]/.test(plain) || (plain.includes('mmm') && !/[hs]/.test(plain));
}

interface Relation {
  id: string;
  /** Last step of the type's address: `worksheet`. */
  type: string;
  target: string;
}

interface SheetEntry {
  name: string;
  isHidden: boolean;
  relationId: string;
}
