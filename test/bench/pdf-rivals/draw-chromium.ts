import { chromium } from 'playwright-core';
import type { Drawn } from './contender.ts';
import { type CostTable, columnWidths, firstRightAligned } from './cost-table.ts';

const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--headless=shell'];

/** The same table by headless Chromium, tagged, without outline. The start of the browser is not counted. */
export async function drawChromium(table: CostTable): Promise<Drawn> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await (await import('@sparticuz/chromium')).default.executablePath());
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  try {
    const page = await browser.newPage();
    const html = toHtml(table);
    const started = performance.now();
    await page.setContent(html);
    const pdf = await page.pdf({
      format: 'Letter',
      tagged: true,
      margin: { left: '0.75in', right: '0.75in', top: '0.89in', bottom: '0.81in' },
      displayHeaderFooter: true,
      headerTemplate: '<p style="font-size: 8pt; margin-left: 54pt">High Plains Cellular, Inc.</p>',
      footerTemplate: '<p style="font-size: 8pt; margin-left: 54pt">Page <span class="pageNumber"></span> of <span class="totalPages"></span></p>',
    });
    const seconds = (performance.now() - started) / 1000;
    return { bytes: pdf.length, pages: pdf.toString('latin1').match(/\/Type ?\/Page\b/g)?.length ?? 0, seconds };
  } finally {
    await browser.close();
  }
}

function toHtml({ head, sites, total }: CostTable): string {
  const row = (cells: readonly string[]) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  const wide = head.length;
  const body = sites.map(
    ({ title, lines, subtotal }) =>
      `<tr><th colspan="${wide}" scope="row">${title}</th></tr>${lines.map(row).join('')}` +
      `<tr><th colspan="${wide - 1}" scope="row">${subtotal[0]}</th><td>${subtotal[1]}</td></tr>`,
  );
  const style = `body{margin:0;font:9pt sans-serif}table{border-collapse:collapse;width:504pt;table-layout:fixed}th{text-align:left}
td,th{border-bottom:.4pt solid #c3cac7;padding:0;height:17.4pt}tr{break-inside:avoid}td:nth-child(n+${firstRightAligned + 1}){text-align:right}`;
  return `<!doctype html><html lang="en"><title>Cost lines by site</title><style>${style}</style><h1>Cost lines by site</h1><table>
<colgroup>${columnWidths.map((width) => `<col style="width:${width}pt">`).join('')}</colgroup>
<thead><tr>${head.map((title) => `<th scope="col">${title}</th>`).join('')}</tr></thead>
<tbody>${body.join('')}<tr><th colspan="${wide - 1}" scope="row">${total[0]}</th><td>${total[1]}</td></tr></tbody></table></html>`;
}
