import { Writable } from 'node:stream';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfDocument } from '../../server/platform/pdf/document.ts';
import { drawPdf, type PdfFacts } from '../../server/platform/pdf/draw-pdf.ts';

/** A document with one block list and everything else filled in. */
export function aDocument(blocks: PdfDocument['blocks'], more: Partial<PdfDocument> = {}): PdfDocument {
  return {
    title: 'Sample document',
    subject: 'Filing 1',
    author: 'High Plains Cellular, Inc.',
    language: 'en-US',
    createdAt: '2026-11-22T10:00:00.000Z',
    runningHead: { left: 'High Plains Cellular, Inc.', right: 'Filing 1, version 1' },
    runningFoot: 'SHA-256 3f2a',
    blocks,
    ...more,
  };
}

export async function drawToBytes(document: PdfDocument): Promise<{ bytes: Buffer; facts: PdfFacts }> {
  const parts: Buffer[] = [];
  const target = new Writable({
    write(part: Buffer, _encoding, done) {
      parts.push(part);
      done();
    },
  });
  const facts = await drawPdf(document, target);
  return { bytes: Buffer.concat(parts), facts };
}

/** What a reader sees: the text items of each page in the order of the content, with their places from the top left. */
export async function readPages(bytes: Buffer): Promise<ReadPage[]> {
  const document = await open(bytes);
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { height, width } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent({ includeMarkedContent: false });
    const items = content.items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [{ text: item.str, x: item.transform[4] as number, y: height - (item.transform[5] as number), width: item.width }]
        : [],
    );
    pages.push({ width, height, items, text: squeeze(items.map((item) => item.text).join(' ')) });
  }
  await document.destroy();
  return pages;
}

/** Titles of the bookmarks, nested. */
export async function readOutline(bytes: Buffer): Promise<OutlineEntry[]> {
  const document = await open(bytes);
  const outline = (await document.getOutline()) ?? [];
  await document.destroy();
  const simple = (items: typeof outline): OutlineEntry[] => items.map((item) => ({ title: item.title, items: simple(item.items) }));
  return simple(outline);
}

/** Where the links of a page lead: `page` counts from 1. */
export async function readLinks(bytes: Buffer, number: number): Promise<{ contents: string; page: number }[]> {
  const document = await open(bytes);
  const page = await document.getPage(number);
  const links: { contents: string; page: number }[] = [];
  for (const annotation of await page.getAnnotations()) {
    if (annotation.subtype !== 'Link') continue;
    const place = await document.getDestination(annotation.dest as string);
    links.push({ contents: annotation.contentsObj?.str ?? '', page: (await document.getPageIndex(place?.[0])) + 1 });
  }
  await document.destroy();
  return links;
}

/** The tags of a page: `TR > TD "text"` as nested nodes with the text that stands in them. */
export async function readTags(bytes: Buffer, number: number): Promise<TagNode[]> {
  return (await readAllTags(bytes))[number - 1] ?? [];
}

/** The same for every page. */
export async function readAllTags(bytes: Buffer): Promise<TagNode[][]> {
  const document = await open(bytes);
  const pages: TagNode[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const texts = new Map<string, string>();
    let stack: string[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) for (const id of stack) texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`);
      else if (item.type === 'endMarkedContent') stack = stack.slice(0, -1);
      else stack = [...stack, item.id ?? ''];
    }
    const simple = (node: StructNode): TagNode => ({
      role: node.role ?? '',
      alt: node.alt ?? '',
      text: (node.children ?? []).map((child) => ('id' in child && child.id ? (texts.get(child.id) ?? '') : '')).join(''),
      children: (node.children ?? []).flatMap((child) => ('role' in child ? [simple(child as StructNode)] : [])),
    });
    const tree = await page.getStructTree();
    pages.push(tree ? [simple(tree as StructNode)] : []);
  }
  await document.destroy();
  return pages;
}

/** Every row of every table, in order, as the texts of its cells. */
export async function readRows(bytes: Buffer): Promise<string[][]> {
  const nodes = (await readAllTags(bytes)).flatMap(flatten);
  return nodes.filter((node) => node.role === 'TR').map((row) => row.children.map((cell) => squeeze(cell.text)));
}

export function flatten(nodes: readonly TagNode[]): TagNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

export function squeeze(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

function open(bytes: Buffer) {
  return pdfjs.getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
}

interface StructNode {
  role?: string;
  alt?: string;
  id?: string;
  children?: (StructNode | { type: string; id?: string })[];
}

export interface TagNode {
  role: string;
  alt: string;
  text: string;
  children: TagNode[];
}

interface ReadPage {
  width: number;
  height: number;
  items: { text: string; x: number; y: number; width: number }[];
  text: string;
}

interface OutlineEntry {
  title: string;
  items: OutlineEntry[];
}
