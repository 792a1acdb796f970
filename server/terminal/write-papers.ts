import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Instant } from '../domain/calendar.ts';
import type { Estimate } from '../domain/cost/estimate.ts';
import type { FilingFacts, FormEdition } from '../domain/filing/filing.ts';
import { counted } from '../domain/words.ts';
import { linesCsvHead, linesCsvRows, reportDocument } from '../features/estimates/index.ts';
import { draftFiling } from '../features/filings/index.ts';
import { placeOf } from '../features/inventory/index.ts';
import type { PdfDocument } from '../platform/pdf/document.ts';
import { drawPdf } from '../platform/pdf/draw-pdf.ts';
import type { Progress } from '../platform/work/jobs.ts';
import { openOutput, type PublishedFile } from './open-output.ts';

const linesPerPart = 2000;

/** Writes cost report, cost lines and draft filing into a folder, all three or none. The same papers give the same bytes. */
export async function writePapers(folder: string, papers: Papers, report: (progress: Progress) => void): Promise<WrittenPaper[]> {
  const { estimate, inventory } = papers.facts;
  const output = await openOutput(folder);
  const draw = async (name: string, document: PdfDocument): Promise<string> => {
    const onProgress = ({ done, total }: { done: number; total: number }) => report({ done, total, label: `Drawing ${name}` });
    const { pages } = await drawPdf(document, createWriteStream(output.pathOf(name)), onProgress);
    return counted(pages, 'page');
  };
  try {
    const names = new Map(inventory.sites.map((site) => [site.code, { name: site.name, place: placeOf(site) }]));
    const sizes: Record<string, string> = {};
    sizes['cost-report.pdf'] = await draw('cost-report.pdf', reportDocument(estimate, toReportFacts(papers, names)));
    report({ done: 0, total: 1, label: 'Writing lines.csv' });
    await writeLines(output.pathOf('lines.csv'), papers, names);
    sizes['lines.csv'] = counted(estimate.lines.length, 'line');
    report({ done: 0, total: 1, label: 'Drawing filing.pdf' });
    sizes['filing.pdf'] = await draw('filing.pdf', toFiling(papers));
    return (await output.publish()).map((file) => ({ ...file, size: sizes[file.name] ?? '' }));
  } catch (error) {
    await output.discard();
    throw error;
  }
}

function toReportFacts({ facts, number, drawnAt }: Papers, names: PlaceNames) {
  const { profile, program, edition, plan } = facts;
  return { carrierName: profile.legalName, number, computedAt: drawnAt, programTitle: program.shortTitle, edition, names, ...(plan && { plan }) };
}

function toFiling(papers: Papers): PdfDocument {
  const filing = draftFiling(papers.form, papers.facts, { ...papers, version: 1 });
  if (!filing.ok) throw new Error(filing.issues.map((issue) => issue.message).join(' '));
  return filing.value;
}

/** The cost lines some at a time, so that the text of a large network is never held whole. */
async function writeLines(path: string, { facts, number }: Papers, names: PlaceNames): Promise<void> {
  const { estimate, edition } = facts;
  const file = await open(path, 'w');
  try {
    await file.write(await linesCsvHead());
    for (let start = 0; start < estimate.lines.length; start += linesPerPart) {
      const lines = estimate.lines.slice(start, start + linesPerPart).map((line) => {
        const { name = '', place = '' } = names.get(line.siteCode ?? '') ?? {};
        return { line, siteName: name, place };
      });
      await file.write(await linesCsvRows(lines, { editionTitle: edition.title, number }));
    }
  } finally {
    await file.close();
  }
}

/** Name and place of each site, by code. */
type PlaceNames = ReadonlyMap<string, { name: string; place: string }>;

/** What the three papers are made of. */
export interface Papers {
  form: FormEdition;
  facts: FilingFacts & { estimate: Estimate; edition: NonNullable<FilingFacts['edition']> };
  /** Stands on all papers of one run. */
  number: string;
  drawnAt: Instant;
  inputsSha256: string;
  remarks: readonly string[];
}

export interface WrittenPaper extends PublishedFile {
  /** `103 pages`, `32,948 lines`. */
  size: string;
}
