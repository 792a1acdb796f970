import { extname } from 'node:path';
import { runInThread } from '../work/run-in-thread.ts';
import type { PdfDocument } from './document.ts';

const entry = new URL(`./pdf-thread${extname(import.meta.url)}`, import.meta.url);

/** Draws a document in a thread of its own and returns its bytes. Its blocks and rows must be plain arrays. */
export async function drawPdfInThread(document: PdfDocument): Promise<Buffer> {
  const hooks = { onNews: () => undefined, shouldStop: async () => false };
  return Buffer.from(await runInThread<PdfDocument, never, Uint8Array>(entry, document, hooks));
}
