import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { PdfDocument } from './document.ts';
import { drawPdf } from './draw-pdf.ts';

/** Draws a document and returns its bytes. */
export async function drawPdfBytes(document: PdfDocument, onPage?: (page: number, pages: number) => void): Promise<Buffer> {
  const target = new PassThrough();
  const [bytes] = await Promise.all([buffer(target), drawPdf(document, target, ({ done, total }) => onPage?.(done, total))]);
  return bytes;
}
