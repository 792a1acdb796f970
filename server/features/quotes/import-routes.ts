import type { Context } from '../../context.ts';
import { ownPriceTemplate } from '../../domain/cost/own-prices/own-price-columns.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { importPage } from './import-page.ts';
import { importQuotes } from './import-quotes.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const editors = ['preparer'] as const;

export const quoteImportRoutes: Route[] = [
  { method: 'get', path: paths.ownPriceImport(), may: editors, handle: async () => ({ page: importPage({ documentNumbers: '', issues: [] }) }) },
  { method: 'post', path: paths.ownPriceImport(), may: editors, handle: takeList, upload: true },
  { method: 'get', path: paths.ownPriceTemplate(), may: carrierPeople, handle: template },
];

async function takeList(ctx: Context, ask: Ask): Promise<Reply> {
  const documentNumbers = ask.body.documentNumbers ?? '';
  const refuse = (issues: Issue[]): Reply => ({ page: importPage({ documentNumbers, issues }), status: 422 });
  if (!ask.file) return refuse([{ severity: 'error', code: 'no-file', field: 'file', message: 'Choose a file first.' }]);
  const result = await importQuotes(ctx, ask.file, documentNumbers);
  if (!result.ok) return refuse(result.issues);
  const count = result.value === 1 ? '1 quote was' : `${result.value} quotes were`;
  return { redirect: paths.ownPrices(), notice: [`${count} entered.`, ...result.issues.map(({ message }) => message)].join(' ') };
}

async function template(): Promise<Reply> {
  return { file: { name: 'changeout-quotes.xlsx', mediaType: xlsxType, bytes: await writeWorkbook(ownPriceTemplate()) } };
}
