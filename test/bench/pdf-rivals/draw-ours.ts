import { Writable } from 'node:stream';
import type { Column, PdfDocument, Row } from '../../../server/platform/pdf/document.ts';
import { drawPdf } from '../../../server/platform/pdf/draw-pdf.ts';
import type { Drawn } from './contender.ts';
import { type CostTable, columnWidths, firstRightAligned } from './cost-table.ts';

/** The program's own engine: tagged, PDF/UA-1 and PDF/A-2a, into a target that only counts. */
export async function drawOurs(table: CostTable): Promise<Drawn> {
  let bytes = 0;
  const target = new Writable({
    write(part: Buffer, _encoding, done) {
      bytes += part.length;
      done();
    },
  });
  const { pages } = await drawPdf(toDocument(table), target);
  return { bytes, pages };
}

function toDocument({ head, sites, total }: CostTable): PdfDocument {
  const columns = head.map((title, index): Column => {
    const width = columnWidths[index] ?? 0;
    return { title, width: index === 1 ? { share: 1 } : width, align: index < firstRightAligned ? 'left' : 'right' };
  });
  const wide = columns.length - 1;
  const rows: Row[] = sites.flatMap(({ title, lines, subtotal }): Row[] => [
    { kind: 'group', cells: [title], bookmark: title },
    ...lines.map((cells) => ({ cells })),
    { kind: 'subtotal', cells: [{ text: subtotal[0], span: wide }, subtotal[1]] },
  ]);
  rows.push({ kind: 'total', cells: [{ text: total[0], span: wide }, total[1]] });
  return {
    title: 'Cost lines by site',
    subject: 'Bench',
    author: 'High Plains Cellular, Inc.',
    language: 'en-US',
    createdAt: '2026-11-22T10:00:00.000Z',
    runningHead: { left: 'High Plains Cellular, Inc.', right: 'Bench' },
    runningFoot: 'Cost lines by site',
    blocks: [
      { kind: 'title', over: 'Bench', text: 'Cost lines by site' },
      { kind: 'table', caption: 'Cost lines by site', columns, rows },
    ],
  };
}
