import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import { ownPriceColumns } from '../../domain/cost/own-prices/own-price-columns.ts';
import { readOwnPrice } from '../../domain/cost/own-prices/read-own-price.ts';
import { mostQuotes, type QuoteList, readQuoteList } from '../../domain/cost/own-prices/read-quote-list.ts';
import { sameQuoteKey } from '../../domain/cost/own-prices/same-quote-key.ts';
import { bad, good, type Issue, isError, type Result } from '../../domain/result.ts';
import { recordEvent } from '../../platform/events.ts';
import { readSpreadsheet } from '../../platform/spreadsheet/read-spreadsheet.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requirePerson } from '../accounts/index.ts';
import { findCurrentEdition } from '../catalog/index.ts';
import { attachToNew, type DocumentRow, listDocumentsByNumber } from '../documents/index.ts';
import { findSiteByCode } from '../inventory/index.ts';
import { findTwin } from './find-twin.ts';
import { readDocumentNumbers } from './inputs.ts';
import { countOfKind, listRows } from './queries.ts';
import { insertOwnPrices } from './store.ts';

/** Enters every vendor quote of a list, or none: then each fault comes back with its cell. `forAll` names documents for rows that name none. */
export async function importQuotes(ctx: Context, file: { path: string; name: string }, forAll: string): Promise<Result<number>> {
  const person = requirePerson(ctx);
  const rows = await readRows(file);
  const list = rows.ok ? readQuoteList(rows.value) : rows;
  if (!list.ok) return list;
  const entries = (await findCurrentEdition(ctx))?.entries ?? [];
  const sites = await sitesOf(ctx, list.value.quotes);
  const register = await documentsOf(ctx, [forAll, ...list.value.quotes.map(({ fields }) => fields.documents ?? '')]);
  const issues: Issue[] = findMissing(register, forAll).map((word) => ({ ...noDocument(word), field: 'documentNumbers' }));
  const prices: RowPrice[] = [];
  const place = ({ sheet, columns }: QuoteList, row: number) => ({ sheet, row, columns });
  for (const { row, fields } of list.value.quotes) {
    const named = fields.documents || forAll;
    const documents = readDocumentNumbers(named).numbers.flatMap((number) => register.get(number) ?? []);
    const read = readOwnPrice(fields, {
      kind: 'vendor quote',
      entries,
      findSite: (code) => sites.get(code.toLowerCase()),
      documents: documents.map(({ title, sha256 }) => ({ title, sha256 })),
      certifier: { by: person.name, title: person.title },
      today: dayOf(ctx.now),
    });
    const unknown = fields.documents ? findMissing(register, fields.documents).map((word) => ({ ...noDocument(word), field: 'documents' })) : [];
    const faults = [...(read.ok ? [] : read.issues.filter(({ code }) => code !== 'no-document' || unknown.length === 0)), ...unknown];
    for (const issue of faults) issues.push(atCell(issue, place(list.value, row)));
    if (read.ok && unknown.length === 0) prices.push({ row, price: read.value, documentIds: documents.map(({ id }) => id) });
  }
  issues.push(...findRepeats(prices).map(({ row, issue }) => atCell(issue, place(list.value, row))));
  if (issues.some(isError)) return bad(issues);
  return inTransaction(ctx, async (tx) => {
    const known = await listRows(tx);
    const twins = prices.flatMap(({ row, price }) => findTwin(known, price).map((issue) => atCell(issue, place(list.value, row))));
    if (twins.length > 0) return bad(twins);
    const last = await countOfKind(tx, 'Q');
    const numbered = prices.map(({ price, documentIds }, index) => ({ price: { code: `Q-${last + index + 1}`, ...price }, documentIds }));
    const codes = numbered.map(({ price }) => price.code);
    await insertOwnPrices(
      tx,
      numbered.map(({ price }) => price),
    );
    await attachToNew(
      tx,
      'own price',
      numbered.map(({ price, documentIds }) => ({ subject: price.code, documentIds })),
    );
    const summary = `${codes[0]} to ${codes.at(-1)} from ${file.name.slice(0, 200)}`;
    await recordEvent(tx, { action: 'own prices imported', subject: 'own prices', summary, changes: { codes: { before: null, after: codes } } });
    return good(prices.length, list.issues);
  });
}

/** Rows that are the same quote as an earlier row of the list. */
function findRepeats(prices: readonly RowPrice[]): { row: number; issue: Issue }[] {
  const rows = new Map<string, number>();
  return prices.flatMap(({ row, price }) => {
    const key = sameQuoteKey(price);
    const first = rows.get(key);
    if (first === undefined) rows.set(key, row);
    const message = `This row is the same as row ${first}: vendor, quote number, site and what it prices. Delete one of them, or say in the item what sets it apart.`;
    return first === undefined ? [] : [{ row, issue: { severity: 'error', code: 'row-again', field: 'reference', message } }];
  });
}

/** Up to one row more than is taken, so that too many are noticed without holding them. */
async function readRows(file: { path: string; name: string }): Promise<Result<{ sheet: string; row: number; cells: string[] }[]>> {
  const opened = await readSpreadsheet(file.path, file.name);
  if (!opened.ok) return bad(opened.issues.map((issue) => ({ ...issue, field: 'file' })));
  const rows: { sheet: string; row: number; cells: string[] }[] = [];
  const issues = await opened.value.eachRow((row) => void (rows.length <= 2 * mostQuotes && rows.push(row)));
  const faults = issues.filter(isError);
  return faults.length > 0 ? bad(faults.map((issue) => ({ ...issue, field: 'file' }))) : good(rows);
}

/** The sites that the rows name, by code in lower case. */
async function sitesOf(ctx: Context, quotes: QuoteList['quotes']): Promise<Map<string, string>> {
  const sites = new Map<string, string>();
  for (const key of new Set(quotes.map(({ fields }) => (fields.siteCode ?? '').toLowerCase()))) {
    const site = key === '' ? undefined : await findSiteByCode(ctx, key);
    if (site) sites.set(key, site.code);
  }
  return sites;
}

async function documentsOf(ctx: Context, texts: readonly string[]): Promise<Map<number, DocumentRow>> {
  const numbers = [...new Set(texts.flatMap((text) => readDocumentNumbers(text).numbers))];
  const found = new Map<number, DocumentRow>();
  for (let start = 0; start < numbers.length; start += 500) {
    for (const row of await listDocumentsByNumber(ctx, numbers.slice(start, start + 500))) found.set(row.number, row);
  }
  return found;
}

function findMissing(register: ReadonlyMap<number, DocumentRow>, text: string): string[] {
  const { numbers, unread } = readDocumentNumbers(text);
  return [...unread, ...numbers.filter((number) => !register.has(number)).map((number) => `D-${number}`)];
}

function noDocument(word: string): Issue {
  const message = `The register has no document ${word.slice(0, 30)}. Add it under Documents first, and write its number here.`;
  return { severity: 'error', code: 'no-such-document', message };
}

/** A fault of the validator at its cell; one about a column that the list lacks names its heading. */
function atCell(issue: Issue, { sheet, row, columns }: { sheet: string; row: number; columns: ReadonlyMap<string, string> }): Issue {
  const column = columns.get(issue.field ?? '');
  const header = ownPriceColumns.find(({ field }) => field === issue.field)?.header;
  return { ...issue, field: undefined, cell: { sheet, row, ...(column !== undefined && { column }), ...(header !== undefined && { header }) } };
}

/** A price as one row of the list states it. */
interface RowPrice {
  row: number;
  price: Omit<OwnPrice, 'code'>;
  documentIds: number[];
}
