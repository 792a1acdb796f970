import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { faceFiles } from '../../../server/platform/pdf/look.ts';
import type { Drawn } from './contender.ts';
import { type CostTable, columnWidths, firstRightAligned } from './cost-table.ts';

const require = createRequire(import.meta.url);

/** The same table by Typst, tagged and held to PDF/UA-1. */
export async function drawTypst(table: CostTable): Promise<Drawn> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [dirname(require.resolve(faceFiles.regular))] }] });
  const source = toSource(table);
  const started = performance.now();
  const compiled = compiler.compile({ mainFileContent: source });
  const document = compiled.result;
  if (!document) throw new Error(`Typst refused the table: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
  const pdf = compiler.pdf(document, { pdfStandard: 'ua-1' });
  return { bytes: pdf.length, pages: document.numOfPages, seconds: (performance.now() - started) / 1000 };
}

function toSource({ head, sites, total }: CostTable): string {
  const cell = (text: string) => `[${text.replace(/[\\#$*_`<>@[\]~/=-]/g, '\\$&')}]`;
  const rows = (lines: readonly (readonly string[])[]) => lines.map((line) => `${line.map(cell).join(',')},`).join('\n');
  const wide = head.length;
  const body = sites.map(
    ({ title, lines, subtotal }) =>
      `table.cell(colspan: ${wide})${cell(title)},\n${rows(lines)}\ntable.cell(colspan: ${wide - 1}, align: left)${cell(subtotal[0])},${cell(subtotal[1])},`,
  );
  const aligns = head.map((_, index) => (index < firstRightAligned ? 'left' : 'right')).join(', ');
  return `#set document(title: "Cost lines by site", date: datetime(year: 2026, month: 11, day: 22))
#set page(paper: "us-letter", margin: (x: 54pt, top: 64pt, bottom: 58pt), header: [High Plains Cellular, Inc.], footer: context [Page #counter(page).display()])
#set text(font: "Public Sans", size: 9pt, lang: "en")
= Cost lines by site
#table(columns: (${columnWidths.map((width) => `${width}pt`).join(', ')}), align: (${aligns}), stroke: (bottom: 0.4pt), inset: (x: 0pt, y: 5.2pt),
table.header(${head.map(cell).join(', ')}),
${body.join('\n')}
table.cell(colspan: ${wide - 1}, align: left)${cell(total[0])},${cell(total[1])})`;
}
