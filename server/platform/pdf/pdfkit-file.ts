import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import PDFDocument from 'pdfkit';
import type { Face } from './glyph-book.ts';
import { type FaceName, faceFiles } from './look.ts';
import { creator, type DocumentFacts, drawMetadata, producer } from './metadata.ts';
import { createObjectFile, type FileFacts, type ObjectFile } from './object-file.ts';

const require = createRequire(import.meta.url);

/**
 * Opens a PDFKit document whose objects go to a packed file instead of PDFKit's own plain one. PDFKit gives the catalog, pages, embedded fonts,
 * outline and output intent; the few of its inner names that this takes are listed in `Innards`, and used in this file only.
 */
export function openPdfkitFile(facts: DocumentFacts, target: Writable): PdfkitFile {
  const document = new PDFDocument({
    size: 'LETTER',
    autoFirstPage: false,
    compress: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: facts.language,
    // An empty name keeps PDFKit from opening Helvetica, which cannot be embedded.
    font: '',
    info: {
      Title: facts.title,
      Subject: facts.subject,
      Author: facts.author,
      Creator: creator,
      Producer: producer,
      CreationDate: new Date(facts.createdAt),
      ModDate: new Date(facts.createdAt),
    },
  } as PDFKit.PDFDocumentOptions) as unknown as Innards;
  const allocate = () => document.ref({}).id;
  const file = createObjectFile(target, allocate);
  document._write = divert(file);

  document.endMetadata = () => {
    const id = document.ref({});
    file.putStream(id.id, '/Type/Metadata/Subtype/XML', Buffer.from(drawMetadata(facts), 'utf8'), false);
    document._root.data.Metadata = id;
  };

  return {
    document,
    file,
    allocate,
    face: (name) => openFace(document, name),
    form(side, operators) {
      const id = document.ref({});
      file.putStream(id.id, `/Type/XObject/Subtype/Form/BBox[0 0 ${side} ${side}]/Resources<<>>`, Buffer.from(operators, 'latin1'));
      return id;
    },
    async finish(structureRootId) {
      document._root.data.StructTreeRoot = referenceTo(document, structureRootId);
      document.end();
      return file.finish(`/Root ${document._root.id} 0 R/Info ${document._info.id} 0 R`);
    },
  };
}

/** PDFKit writes an object as a line `7 0 obj`, its value, perhaps `stream` with its bytes, and `endobj`. */
function divert(file: ObjectFile): Innards['_write'] {
  let id = 0;
  let value = '';
  let data: Uint8Array | undefined;
  return (piece) => {
    if (typeof piece !== 'string') data = piece;
    else if (piece === 'endobj') {
      if (data) file.putStream(id, value.replace(/^<<\n|\n?\/Length \d+|\n>>$/g, ''), data);
      else file.put(id, value);
      data = undefined;
    } else if (/^\d+ 0 obj$/.test(piece)) id = Number.parseInt(piece, 10);
    else if (piece !== 'stream' && piece !== '\nendstream') value = piece;
  };
}

function openFace(document: Innards, name: FaceName): OpenFace {
  document.font(require.resolve(faceFiles[name]));
  const font = document._font;
  const features = (tabular: boolean) => ({ liga: false, tnum: tabular });
  // Spaces first, so that the glyph they share with no-break spaces is read back as a plain space.
  font.encode(' ', features(false));
  return {
    resourceName: font.id,
    reference: () => font.ref(),
    has: (codePoint) => font.font.hasGlyphForCodePoint(codePoint),
    glyph(character, tabular) {
      const [codes, positions] = font.encode(character, features(tabular));
      return { code: codes.map(toLiteral).join(''), advance: positions.reduce((sum, position) => sum + position.xAdvance, 0) };
    },
    kernings(text) {
      const { glyphs, positions } = font.font.layout(text, features(false));
      if (glyphs.length !== text.length) return [];
      return glyphs.slice(0, -1).map((glyph, index) => ((positions[index]?.xAdvance ?? 0) - glyph.advanceWidth) * font.scale);
    },
  };
}

function toLiteral(hex: string): string {
  return [hex.slice(0, 2), hex.slice(2, 4)].map((byte) => escapeByte(String.fromCharCode(Number.parseInt(byte, 16)))).join('');
}

function escapeByte(character: string): string {
  if (character === '\r') return '\\r';
  if (character === '\n') return '\\n';
  return '()\\'.includes(character) ? `\\${character}` : character;
}

/** PDFKit converts only its own references; one of them, renumbered, points to an object that was written without it. */
function referenceTo(document: Innards, id: number): Reference {
  const reference = document.ref({});
  reference.id = id;
  return Object.assign(reference, { end: () => undefined });
}

export interface PdfkitFile {
  document: Innards;
  file: ObjectFile;
  /** The next free object number. */
  allocate: () => number;
  face(name: FaceName): OpenFace;
  /** Puts a square drawing into the file once; pages name it among their `xobjects`. */
  form(side: number, operators: string): Reference;
  finish(structureRootId: number): Promise<FileFacts>;
}

export interface OpenFace extends Face {
  /** Name in the resources of a page. */
  resourceName: string;
  reference(): Reference;
}

interface Reference {
  id: number;
  data: Record<string, unknown>;
  end(): void;
}

interface Positioned {
  xAdvance: number;
}

export interface Innards extends Omit<PDFKit.PDFDocument, 'page' | 'ref' | 'addContent' | 'addNamedDestination'> {
  _root: Reference;
  _info: Reference;
  _write(piece: string | Uint8Array): void;
  endMetadata(): void;
  ref(data: Record<string, unknown>): Reference;
  addContent(operators: string): Innards;
  addNamedDestination(name: string, fit: 'XYZ', left: number, top: number, zoom: null): void;
  page: PDFKit.PDFPage & {
    fonts: Record<string, Reference>;
    xobjects: Record<string, Reference>;
    dictionary: Reference;
    content: { write(data: Uint8Array): void };
  };
  _font: {
    id: string;
    scale: number;
    ref(): Reference;
    encode(text: string, features: Record<string, boolean>): [string[], Positioned[]];
    font: {
      hasGlyphForCodePoint(codePoint: number): boolean;
      layout(text: string, features: Record<string, boolean>): { glyphs: { advanceWidth: number }[]; positions: Positioned[] };
    };
  };
}
