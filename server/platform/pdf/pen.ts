import type { Writable } from 'node:stream';
import type { Drawing } from '../charts/drawing.ts';
import type { Layout } from './document.ts';
import { drawShapes } from './draw-shapes.ts';
import { createGlyphBook, type GlyphBook } from './glyph-book.ts';
import { type Brush, colors, type FaceName, figureTightening, sheet } from './look.ts';
import type { DocumentFacts } from './metadata.ts';
import type { FileFacts } from './object-file.ts';
import { number, rgb, textString } from './operators.ts';
import { type OpenFace, openPdfkitFile } from './pdfkit-file.ts';
import { drawQrSign } from './qr-sign.ts';
import { shorten } from './shorten.ts';
import { createStructureTree, type StructureTree, type Tag } from './structure-tree.ts';
import { titled, toPrintable } from './to-printable.ts';

/**
 * Draws: text, rules, fills and pictures at points of a page, each either part of a tagged element or an artifact. Text operators go straight
 * into the page's content, all of a page in as few text objects as its pictures allow. y grows downward from the top edge.
 */
export function openPen(facts: DocumentFacts, target: Writable): Pen {
  const { document, file, allocate, face, form, finish } = openPdfkitFile(facts, target);
  const tags = createStructureTree({ allocate, put: file.put });
  const faces: Record<FaceName, OpenFace> = { regular: face('regular'), semibold: face('semibold'), bold: face('bold') };
  const books: Record<FaceName, GlyphBook> = {
    regular: createGlyphBook(faces.regular),
    semibold: createGlyphBook(faces.semibold),
    bold: createGlyphBook(faces.bold),
  };
  const signs = new Map<string, { name: string; modules: number; reference: ReturnType<typeof form> }>();
  const outlines: Bookmark[] = [document.outline as unknown as Bookmark];
  let fills = '';
  let rules = '';
  // What PDFKit writes first on a page: it turns the y axis over.
  let flip = '';
  let body = '';
  let inText = false;
  let marked: Tag | string = '';
  let brush: Partial<Brush> = {};
  let at = { x: 0, y: 0 };
  document.addContent = (operators) => {
    body += `${operators}\n`;
    return document;
  };

  const endMark = () => {
    if (marked !== '') body += 'EMC\n';
    marked = '';
  };
  const endText = () => {
    endMark();
    if (inText) body += 'ET\n';
    inText = false;
  };
  const startMark = (owner: Tag | string, operator: string) => {
    endMark();
    if (!inText) {
      body += 'BT\n';
      at = { x: Number.NaN, y: 0 };
    }
    inText = true;
    marked = owner;
    body += operator;
  };
  const useFace = (name: FaceName) => {
    const { resourceName, reference } = faces[name];
    document.page.fonts[resourceName] = reference();
    return resourceName;
  };
  const useBrush = (next: Brush) => {
    if (next.face !== brush.face || next.size !== brush.size) {
      body += `/${useFace(next.face)} ${next.size} Tf `;
    }
    if (next.color !== brush.color) body += `${rgb(next.color)} rg `;
    const spacing = next.tabular ? number(-figureTightening * next.size) : 0;
    const before = brush.tabular && brush.size ? number(-figureTightening * brush.size) : 0;
    if (spacing !== before) body += `${spacing} Tc `;
    brush = next;
  };
  // Moves in whole hundredths of a point, so that relative moves never drift.
  const moveTo = (x: number, y: number) => {
    const to = { x: Math.round(x * 100), y: Math.round(y * 100) };
    if (Number.isNaN(at.x)) body += `1 0 0 -1 ${to.x / 100} ${to.y / 100} Tm `;
    else body += `${(to.x - at.x) / 100} ${(at.y - to.y) / 100} Td `;
    at = to;
  };

  const signOf = (text: string) => {
    let sign = signs.get(text);
    if (!sign) {
      const { modules, path } = drawQrSign(text);
      sign = { name: `Q${signs.size + 1}`, modules, reference: form(modules, `0 0 0 rg\n${path}`) };
      signs.set(text, sign);
    }
    document.page.xobjects[sign.name] = sign.reference;
    return sign;
  };

  return {
    tags,
    measure: (text, style) => (books[style.face].measure(toPrintable(text), style.tabular) * style.size) / 1000,
    text(text, point, style) {
      const operators = books[style.face].encode(toPrintable(text), style.tabular);
      if (operators === '') return;
      useBrush(style);
      moveTo(point.x, point.y);
      body += `${operators}\n`;
    },
    content(tag) {
      if (marked !== tag) startMark(tag, `/${tag.type}<</MCID ${tags.claim(tag)}>>BDC\n`);
    },
    leaf(type, parent, attribute) {
      startMark(type, `/${type}<</MCID ${tags.leaf(type, parent, attribute)}>>BDC\n`);
    },
    artifact(kind) {
      if (marked !== kind) startMark(kind, artifactOperators[kind]);
    },
    rule({ x, y }, width, { thickness, color }) {
      rules += `${rgb(color)} RG ${number(thickness)} w ${number(x)} ${number(y)} m ${number(x + width)} ${number(y)} l S\n`;
    },
    box({ x, y }, { width, height }, { thickness, color }) {
      rules += `${rgb(color)} RG ${number(thickness)} w ${number(x)} ${number(y)} ${number(width)} ${number(height)} re S\n`;
    },
    watermark(word) {
      const { width, height } = document.page;
      const opened = useFace('bold');
      const size = Math.min(150, (Math.hypot(width, height) * 600) / Math.max(1, books.bold.measure(toPrintable(word), false)));
      const [cos, sin] = [width / Math.hypot(width, height), height / Math.hypot(width, height)];
      const reach = (books.bold.measure(toPrintable(word), false) * size) / 2000;
      const from = [width / 2 - reach * cos + 0.35 * size * sin, height / 2 + reach * sin + 0.35 * size * cos];
      const matrix = [cos, -sin, -sin, -cos, ...from].map(number).join(' ');
      fills += `${rgb(colors.watermark)} rg BT /${opened} ${number(size)} Tf ${matrix} Tm ${books.bold.encode(toPrintable(word), false)}ET\n`;
    },
    fill({ x, y }, size, color) {
      fills += `${rgb(color)} rg ${number(x)} ${number(y)} ${number(size.width)} ${number(size.height)} re f\n`;
    },
    sign(text, { x, y }, side) {
      const { name, modules } = signOf(text);
      const scale = number(side / modules);
      fills += `q ${scale} 0 0 ${scale} ${number(x)} ${number(y)} cm /${name} Do Q\n`;
    },
    picture(drawing, { x, y }, { scale, parent }) {
      endText();
      const bottom = document.page.height - y - drawing.height * scale;
      const box = [x, bottom, x + drawing.width * scale, bottom + drawing.height * scale].map(number).join(' ');
      const alt = `/Alt ${textString(toPrintable(`${drawing.title}. ${drawing.description}`))}`;
      const tag = tags.open('Figure', parent, { entries: `${alt}/A<</O/Layout/Placement/Block/BBox[${box}]>>` });
      body += `/Figure<</MCID ${tags.claim(tag)}>>BDC\nq ${number(scale)} 0 0 ${number(scale)} ${number(x)} ${number(y)} cm\n`;
      drawShapes(drawing.shapes, {
        emit: (operators) => document.addContent(operators),
        path: (d) => document.path(d),
        text: (words, name) => {
          const printable = toPrintable(words);
          return { operators: books[name].encode(printable, false), width: books[name].measure(printable, false), font: useFace(name) };
        },
      });
      body += 'Q\nEMC\n';
      tags.close(tag);
    },
    link(tag, { x, y, width, height }, { destination, contents }) {
      const id = document.ref({});
      const top = document.page.height - y;
      const rect = [x, top - height, x + width, top].map(number).join(' ');
      const key = tags.claimAnnotation(tag, id.id);
      const words = `/Contents ${textString(toPrintable(contents))}/Dest(${destination})`;
      file.put(id.id, `<</Type/Annot/Subtype/Link/Rect[${rect}]/Border[0 0 0]/F 4/StructParent ${key}${words}>>`);
      (document.page.annotations as unknown[]).push(id);
    },
    bookmark(title, level, y) {
      outlines.length = Math.min(outlines.length, level);
      const parent = outlines.at(-1);
      const words = shorten(titled(toPrintable(title).replace(/\n/g, ' ')), 200, (text) => text.length);
      const item = parent?.addItem(words, { top: y, left: document.page.width });
      if (!parent || !item) return;
      outlines.push(item);
      if (facts.edition >= 4) parent.outlineData.Count = parent === outlines[0] ? parent.children.length : -parent.children.length;
    },
    destination(name, y) {
      document.addNamedDestination(name, 'XYZ', 0, y, null);
    },
    startPage(layout) {
      body = '';
      document.addPage({ size: 'LETTER', layout, margin: sheet.margin });
      document.page.dictionary.data.StructParents = tags.startPage(document.page.dictionary.id);
      document.page.dictionary.data.Tabs = 'S';
      flip = body;
      body = '';
      fills = '';
      rules = '';
      brush = {};
      inText = false;
      marked = '';
    },
    endPage() {
      endText();
      const artifacts = fills + rules === '' ? '' : `/Artifact BMC\n${fills}${rules}EMC\n`;
      document.page.content.write(Buffer.from(`${flip}${artifacts}${body}`, 'latin1'));
      tags.endPage();
      document.flushPages();
    },
    settle: () => file.settle(),
    moveAside: () => file.moveAside(),
    close: () => file.close(),
    async finish() {
      tags.close(tags.document);
      return finish(tags.finish());
    },
  };
}

const artifactOperators = {
  head: '/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n',
  foot: '/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n',
  layout: '/Artifact<</Type/Layout>>BDC\n',
} as const;

/** PDFKit's outline or one of its items. All items are folded away, so that each counts below it with a minus. */
interface Bookmark {
  addItem(title: string, place: { top: number; left: number }): Bookmark;
  children: readonly Bookmark[];
  outlineData: { Count?: number };
}

interface Point {
  x: number;
  y: number;
}

interface Size {
  width: number;
  height: number;
}

export interface Pen {
  tags: StructureTree;
  /** Width in points. */
  measure(text: string, brush: Brush): number;
  /** Draws one line from a point of its baseline, within the element or artifact that was chosen last. */
  text(text: string, point: Point, brush: Brush): void;
  /** What is drawn next belongs to the element, until something else is chosen. */
  content(tag: Tag): void;
  /** What is drawn next is the whole content of a new element. */
  leaf(type: string, parent: Tag, attribute?: string): void;
  artifact(kind: keyof typeof artifactOperators): void;
  rule(from: Point, width: number, style: { thickness: number; color: string }): void;
  fill(corner: Point, size: Size, color: string): void;
  /** An empty frame. */
  box(corner: Point, size: Size, style: { thickness: number; color: string }): void;
  /** A word from the lower left to the upper right of the page, under everything else. */
  watermark(word: string): void;
  /** A text as a square sign for cameras, as an artifact: what it says must stand beside it in words. The same sign is in the file once. */
  sign(text: string, corner: Point, side: number): void;
  picture(drawing: Drawing, corner: Point, options: { scale: number; parent: Tag }): void;
  link(tag: Tag, area: Point & Size, target: { destination: string; contents: string }): void;
  /** Level 1 is the outermost. */
  bookmark(title: string, level: number, y: number): void;
  /** Names a place of this page: letters and digits, in ascending order. */
  destination(name: string, y: number): void;
  startPage(layout: Layout): void;
  endPage(): void;
  settle(): Promise<void>;
  /** Lets a thread compress what is drawn from here on: for a paper that is long. */
  moveAside(): void;
  finish(): Promise<FileFacts>;
  /** Lets go of what the pen holds, also where the paper was not finished. */
  close(): Promise<void>;
}
