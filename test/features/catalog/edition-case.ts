import { exportPriceList } from '../../../server/domain/catalog/price-book-template.ts';
import { writeCsv } from '../../../server/platform/spreadsheet/write-csv.ts';
import type { TestApp, Visitor } from '../../support/app-harness.ts';

const headers = 'Code,Category,Item,Unit,Low,Likely,High,Year,Basis,Source,Notes';

/** A price list as CSV: fields of the edition first where there are any, then headers and rows. */
export function priceFile(rows: readonly string[], fields: Readonly<Record<string, string>> = {}): string {
  const head = Object.entries(fields).map(([label, value]) => `${label},${value}`);
  return `${[...head, headers, ...rows].join('\n')}\n`;
}

/** A sound row; parts are put in the place of its own. */
export function priceRow(
  parts: Partial<Record<'code' | 'category' | 'item' | 'unit' | 'low' | 'likely' | 'high' | 'year' | 'basis' | 'source' | 'notes', string>>,
) {
  const row = {
    code: 'RA-010',
    category: 'Radio access',
    item: 'Remote radio unit',
    unit: 'each',
    low: '18000',
    likely: '28000.50',
    high: '40000',
    year: '2026',
    basis: 'vendor quote',
    source: 'Quote 4711',
    notes: '',
    ...parts,
  };
  return Object.values(row).join(',');
}

export const fields = {
  'Edition code': '2026.7',
  Title: 'Own prices 2026',
  'Effective day': '2026-11-01',
  Statement: 'Made by our engineers for planning.',
};

/** Uploads a price book, waits for its check and returns the address of the draft. */
export async function dropIn(app: TestApp, person: Visitor, file: { name?: string; bytes: Buffer | string }): Promise<string> {
  const address = located(await person.upload('/price-books/new', { name: file.name ?? 'prices.csv', bytes: file.bytes }, '/price-books/new'));
  await app.finishJobs();
  return address;
}

/** Presses the button that publishes, with the form as the page shows it and what the person enters. */
export async function publish(person: Visitor, draft: string, entered: Record<string, string> = {}): Promise<Answer> {
  const { $ } = await person.get(draft);
  const form = $('form[action$="/publication"]');
  const shown = form
    .find('input:not([name=_csrf]), textarea')
    .toArray()
    .map((input) => [String($(input).attr('name')), String($(input).val() ?? '')]);
  return await person.post(`${draft}/publication`, { ...Object.fromEntries(shown), ...entered });
}

/** Uploads and publishes; returns the address of the edition. */
export async function published(app: TestApp, person: Visitor, file: { name?: string; bytes: Buffer | string }): Promise<string> {
  return located(await publish(person, await dropIn(app, person, file)));
}

export function located(response: Answer): string {
  if (response.status !== 303) throw new Error(`${response.status}: ${response.$('.summary, .fault-page').text()}`);
  return String(response.headers.location);
}

export function textsOf({ $ }: Pick<Answer, '$'>, selector: string): string[] {
  return $(selector)
    .toArray()
    .map((element) => $(element).text().replace(/\s+/g, ' ').trim());
}

export function textOf(page: Pick<Answer, '$'>, selector = 'main'): string {
  return page.$(selector).text().replace(/\s+/g, ' ').trim();
}

/** An edition as the CSV that the program exports. */
export async function toCsv(edition: Parameters<typeof exportPriceList>[0]): Promise<Buffer> {
  return await writeCsv(exportPriceList(edition));
}

type Answer = Awaited<ReturnType<Visitor['post']>>;
