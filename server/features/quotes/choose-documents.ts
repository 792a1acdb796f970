import { readFile } from 'node:fs/promises';
import type { Context } from '../../context.ts';
import { toDay } from '../../domain/calendar.ts';
import type { OwnPrice } from '../../domain/cost/own-price.ts';
import type { Issue } from '../../domain/result.ts';
import type { Ask } from '../../web/route-table.ts';
import { type DocumentRow, keepDocument, listDocumentsByIds, listDocumentsByNumber, toTitle } from '../documents/index.ts';
import { readDocumentChoice } from './inputs.ts';
import { documentGone } from './read-form.ts';

/**
 * The documents of a form: ticked, named by number, and the file that came with it, which goes into the register at once so that it is not lost when
 * something else in the form is wrong.
 */
export async function chooseDocuments(ctx: Context, ask: Ask, kind: OwnPrice['kind']): Promise<ChosenDocuments> {
  const { ids, numbers, unread } = readDocumentChoice(ask);
  const named = await listDocumentsByNumber(ctx, numbers);
  const missing = [...unread, ...numbers.filter((number) => !named.some((row) => row.number === number)).map((number) => `D-${number}`)];
  const issues = missing.map((word) =>
    toIssue('documentNumbers', `The register has no document ${word.slice(0, 30)}. Look for its number under Documents.`),
  );
  const ticked = await listDocumentsByIds(ctx, ids);
  const gone = ids.length > ticked.length ? [documentGone] : [];
  const kept = ask.file ? await keepFileOf(ctx, ask, kind) : { rows: [], issues: [] };
  const rows = new Map([...ticked, ...named, ...kept.rows].map((row) => [row.id, row]));
  return { rows: [...rows.values()], kept: kept.rows, issues: [...gone, ...issues, ...kept.issues] };
}

async function keepFileOf(ctx: Context, { file, body }: Ask, kind: OwnPrice['kind']): Promise<{ rows: DocumentRow[]; issues: Issue[] }> {
  if (!file) return { rows: [], issues: [] };
  const isQuote = kind === 'vendor quote';
  const name = [isQuote ? 'Quote' : 'Estimate', body.reference?.trim(), body.from?.trim() && `of ${body.from.trim()}`]
    .filter((part) => part)
    .join(' ');
  const [datedOn, expiresOn] = [toDay(body.quotedOn ?? '') ?? null, toDay(body.expiresOn ?? '') ?? null];
  const result = await keepDocument(ctx, {
    name: file.name,
    bytes: await readFile(file.path),
    kind: isQuote ? 'quote' : 'plan',
    title: toTitle(body.from?.trim() ? name : file.name),
    datedOn,
    expiresOn: datedOn && expiresOn && expiresOn < datedOn ? null : expiresOn,
  });
  return result.ok ? { rows: [result.value.document], issues: [] } : { rows: [], issues: result.issues };
}

function toIssue(field: string, message: string): Issue {
  return { severity: 'error', code: 'no-such-document', field, message };
}

export interface ChosenDocuments {
  rows: DocumentRow[];
  /** What came with this form. */
  kept: DocumentRow[];
  issues: Issue[];
}
