import type { Context } from '../../context.ts';
import { termFormOf } from '../../domain/filing/forms/term-forms.ts';
import { tooManyRows } from '../../domain/filing/read-entry-rows.ts';
import { pastedField, readPastedRows } from '../../domain/filing/read-pasted-rows.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { notFound } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { parsePasted } from '../../platform/spreadsheet/parse-pasted.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { getTermFiling } from './queries.ts';
import { refuseUnlessEditable } from './refuse-unless-editable.ts';
import { restOnDocuments } from './rest-on-documents.ts';
import { fingerprint } from './save-term-part.ts';
import { updateTermFiling } from './store.ts';

/**
 * Adds rows copied out of a spreadsheet to a table, or puts them in the place of all its rows. All or none: where one cell cannot be read, nothing is
 * kept. `seen` is the fingerprint of the table as the page showed it. Gives the number of rows added.
 */
export async function pasteTermRows(ctx: Context, id: number, sent: PastedRows): Promise<Result<number>> {
  const form = termFormOf((await getTermFiling(ctx, id)).kind);
  const table = form?.entries.find(({ key }) => key === sent.table);
  if (!form || !table) throw notFound('The form has no such table.');
  const refuse = (message: string): Result<number> => bad([{ severity: 'error', code: 'pasted', field: pastedField(table), message }]);
  const lines = parsePasted(sent.text);
  if (!lines) return refuse('A quotation mark is opened and never closed. Take it out, or close it, and send again.');
  const { rows, issues } = readPastedRows(table, lines);
  if (issues.length > 0) return bad(issues);
  return inTransaction(ctx, async (tx): Promise<Result<number>> => {
    const filing = await getTermFiling(tx, id);
    refuseUnlessEditable(filing);
    const stored = filing.rowsJson[table.key] ?? [];
    if (fingerprint(stored) !== sent.seen) return refuse(`${table.title} was saved meanwhile. Look at its rows, then send what you pasted again.`);
    const next = sent.isReplacing ? rows : [...stored, ...rows];
    const tooMany = tooManyRows(table, next.length);
    if (tooMany.length > 0) return bad(tooMany.map((issue) => ({ ...issue, field: pastedField(table) })));
    const changed = { answersJson: filing.answersJson, rowsJson: { ...filing.rowsJson, [table.key]: next } };
    await updateTermFiling(tx, id, { ...changed, revision: filing.revision + 1 });
    await restOnDocuments(tx, { ...filing, ...changed }, form);
    const changes = { [table.key]: { before: sent.isReplacing ? stored : [], after: rows } };
    await recordEvent(tx, { action: 'rows pasted', subject: `filing ${filing.number}`, summary: `${table.title}: ${rows.length} rows`, changes });
    return good(rows.length);
  });
}

interface PastedRows {
  /** Key of the table. */
  table: string;
  text: string;
  seen: string;
  /** In the place of all rows, and not after them. */
  isReplacing: boolean;
}
