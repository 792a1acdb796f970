import { getProgram } from '../../domain/programs/programs.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import type { StoredEdition } from '../catalog/index.ts';
import type { ReadyEstimate } from './queries.ts';
import { reportDocument } from './report-document.ts';

/** The cost report of a computed estimate as PDF. The same estimate gives the same bytes. */
export async function drawReport(estimate: ReadyEstimate, around: ReportSurroundings): Promise<Buffer> {
  const { row, names } = estimate;
  const facts = {
    carrierName: around.carrierName,
    number: String(row.number),
    computedAt: row.createdAt,
    programTitle: getProgram(row.program).shortTitle,
    edition: around.edition,
    names,
  };
  return drawPdfBytes(reportDocument(estimate, facts), around.onPage);
}

interface ReportSurroundings {
  carrierName: string;
  edition: StoredEdition;
  onPage?: (page: number, pages: number) => void;
}
