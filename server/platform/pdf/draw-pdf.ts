import type { Writable } from 'node:stream';
import { newestEdition, type PdfDocument } from './document.ts';
import { drawPages, type Progress, planPages } from './flow.ts';
import { openPen } from './pen.ts';
import { titled, toPrintable } from './to-printable.ts';

/** Pages from which a paper is worth a thread that compresses while the next pages are drawn: starting one takes as long as a few pages. */
const longPaper = 20;

/**
 * Draws a document into a stream and ends it. The same document gives the same bytes on every machine: the only time is `createdAt`, the file
 * identifier is a hash of the content, and nothing depends on zone, locale or chance.
 */
export async function drawPdf(document: PdfDocument, target: Writable, onProgress?: (progress: Progress) => void): Promise<PdfFacts> {
  const { language, createdAt, edition = newestEdition } = document;
  const oneLine = (text: string) => toPrintable(text).replace(/\n/g, ' ');
  const facts = {
    title: titled(oneLine(document.title)),
    subject: oneLine(document.subject),
    author: oneLine(document.author),
    language,
    createdAt,
    edition,
  };
  const pen = openPen(facts, target);
  try {
    const plan = planPages(document, pen);
    if (plan.pages >= longPaper) pen.moveAside();
    await drawPages(document, pen, { plan, onProgress });
    return { pages: plan.pages, ...(await pen.finish()) };
  } finally {
    await pen.close();
  }
}

export interface PdfFacts {
  pages: number;
  bytes: number;
  sha256: string;
}
