import type { Context } from '../../context.ts';
import type { TermForm } from '../../domain/filing/term-filing.ts';
import { attachDocuments, listDocumentsByNumber } from '../documents/index.ts';
import { findDecision } from './decision-queries.ts';
import type { TermEntry } from './queries.ts';

/**
 * Says in the register on which documents a filing rests: those attached to it, those that its tables name, and the one that tells what was decided.
 * Within the write they belong to.
 */
export async function restOnDocuments(
  tx: Context,
  filing: Pick<TermEntry, 'id' | 'number' | 'rowsJson' | 'attachedJson' | 'versions'>,
  form: TermForm,
): Promise<void> {
  const named = form.entries.flatMap((table) =>
    table.columns.filter(({ kind }) => kind === 'document').flatMap(({ key }) => (filing.rowsJson[table.key] ?? []).map((row) => row[key] ?? '')),
  );
  const decision = (await findDecision(tx, filing.id))?.document ?? '';
  const numbers = [...filing.attachedJson, ...named, decision].flatMap((code) => (/^D-\d{1,9}$/.test(code) ? [Number(code.slice(2))] : []));
  const rows = await listDocumentsByNumber(tx, [...new Set(numbers)]);
  await attachDocuments(
    tx,
    { kind: 'term filing', subject: filing.number, wasNeverFiled: filing.versions.length === 0 },
    rows.map(({ id }) => id),
  );
}
