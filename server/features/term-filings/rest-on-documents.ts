import type { Context } from '../../context.ts';
import type { TermForm } from '../../domain/filing/term-filing.ts';
import { attachDocuments, listDocumentsByNumber } from '../documents/index.ts';
import type { TermEntry } from './queries.ts';

/** Says in the register on which documents a filing rests: those attached to it and those that its tables name. Within the write they belong to. */
export async function restOnDocuments(
  tx: Context,
  filing: Pick<TermEntry, 'number' | 'rowsJson' | 'attachedJson' | 'versions'>,
  form: TermForm,
): Promise<void> {
  const named = form.entries.flatMap((table) =>
    table.columns.filter(({ kind }) => kind === 'document').flatMap(({ key }) => (filing.rowsJson[table.key] ?? []).map((row) => row[key] ?? '')),
  );
  const numbers = [...filing.attachedJson, ...named].flatMap((code) => (/^D-\d{1,9}$/.test(code) ? [Number(code.slice(2))] : []));
  const rows = await listDocumentsByNumber(tx, [...new Set(numbers)]);
  await attachDocuments(
    tx,
    { kind: 'term filing', subject: filing.number, wasNeverFiled: filing.versions.length === 0 },
    rows.map(({ id }) => id),
  );
}
