import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import { faceFiles } from '../../../server/platform/pdf/look.ts';
import type { Drawn } from './contender.ts';
import { type CostTable, columnWidths, firstRightAligned } from './cost-table.ts';

const require = createRequire(import.meta.url);
const page = { margin: 54, top: 64, bottom: 734, width: 612 } as const;
const rowHeight = 18;

/** The same table by hand in plain PDFKit, without tags: the measure of what tags cost. */
export async function drawUntagged({ head, sites, total }: CostTable): Promise<Drawn> {
  const document = new PDFDocument({ size: 'LETTER', margin: 0, autoFirstPage: false, font: require.resolve(faceFiles.regular) });
  document.registerFont('regular', require.resolve(faceFiles.regular));
  document.registerFont('semibold', require.resolve(faceFiles.semibold));
  let bytes = 0;
  const target = new Writable({
    write(part: Buffer, _encoding, done) {
      bytes += part.length;
      done();
    },
  });
  document.pipe(target);
  const lefts = columnWidths.map((_, index) => columnWidths.slice(0, index).reduce((sum, width) => sum + width, page.margin));
  let pages = 0;
  let y: number = page.bottom;

  const cell = (text: string, index: number) => {
    const left = lefts[index] ?? 0;
    const x = index < firstRightAligned ? left : left + (columnWidths[index] ?? 0) - document.widthOfString(text);
    document.text(text, x, y + 4, { lineBreak: false });
  };
  const rule = () => {
    document.moveTo(page.margin, y + rowHeight).lineTo(page.width - page.margin, y + rowHeight);
    document.lineWidth(0.4).stroke('#c3cac7');
    y += rowHeight;
  };
  const makeRoom = () => {
    if (y + rowHeight <= page.bottom) return;
    document.addPage();
    pages++;
    y = page.top;
    document.font('regular').fontSize(8).fillColor('#47545f');
    document.text('High Plains Cellular, Inc.', page.margin, 30, { lineBreak: false });
    document.text(`Page ${pages}`, page.margin, 752, { lineBreak: false });
    document.font('semibold').fontSize(8);
    for (const [index, title] of head.entries()) cell(title, index);
    rule();
  };
  const row = (texts: readonly [text: string, column: number][], face: 'regular' | 'semibold') => {
    makeRoom();
    document.font(face).fontSize(9).fillColor('#16202a');
    for (const [text, column] of texts) cell(text, column);
    rule();
  };

  for (const { title, lines, subtotal } of sites) {
    row([[title, 0]], 'semibold');
    for (const line of lines)
      row(
        [...line.entries()].map(([index, text]) => [text, index]),
        'regular',
      );
    row(
      [
        [subtotal[0], 0],
        [subtotal[1], head.length - 1],
      ],
      'semibold',
    );
  }
  row(
    [
      [total[0], 0],
      [total[1], head.length - 1],
    ],
    'semibold',
  );
  document.end();
  await finished(target);
  return { bytes, pages };
}
