import type { Context } from '../../context.ts';
import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import type { FormField } from '../../domain/filing/form-field.ts';
import { termFormOf } from '../../domain/filing/forms/term-forms.ts';
import { readEntryRows } from '../../domain/filing/read-entry-rows.ts';
import { readField } from '../../domain/filing/read-field.ts';
import type { EntryTable, TermForm } from '../../domain/filing/term-filing.ts';
import type { Issue } from '../../domain/result.ts';
import { notFound } from '../../platform/errors.ts';
import { changesBetween, recordEvent } from '../../platform/events.ts';
import { sha256Of } from '../../platform/files.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { getTermFiling, type TermRow } from './queries.ts';
import { refuseUnlessEditable } from './refuse-unless-editable.ts';
import { restOnDocuments } from './rest-on-documents.ts';
import { updateTermFiling } from './store.ts';

type Rows = Record<string, string>[];

/**
 * Saves one section of answers, or one table. `revision` and `seen` (a fingerprint of the part) come from the form: when somebody saved the same
 * part since, nothing is written, and both texts can be shown.
 */
export async function saveTermPart(ctx: Context, id: number, form: PartForm): Promise<PartOutcome> {
  const termForm = termFormOf((await getTermFiling(ctx, id)).kind);
  const part = termForm && partOf(termForm, form.part);
  if (!part) throw notFound('The form has no such part.');
  const read = part.kind === 'section' ? readSection(part.fields, form.entered) : readEntryRows(part.table, form.rows);
  if (read.issues.length > 0) return { kind: 'refused', issues: read.issues };
  return inTransaction(ctx, async (tx): Promise<PartOutcome> => {
    const filing = await getTermFiling(tx, id);
    refuseUnlessEditable(filing);
    const stored = contentOf(filing, part);
    const wanted = 'rows' in read ? read.rows : read.answers;
    if (filing.revision !== form.revision && fingerprint(stored) !== form.seen && fingerprint(stored) !== fingerprint(wanted))
      return { kind: 'conflict', revision: filing.revision, seen: fingerprint(stored), theirs: stored };
    if (fingerprint(stored) === fingerprint(wanted)) return { kind: 'saved', revision: filing.revision, seen: fingerprint(stored) };
    const next = withPart(filing, part, wanted);
    await updateTermFiling(tx, id, { ...next, revision: filing.revision + 1 });
    await restOnDocuments(tx, { ...filing, ...next }, termForm);
    const changes =
      part.kind === 'section'
        ? changesBetween(blank(stored, part.fields), blank(wanted, part.fields))
        : { [part.table.key]: { before: stored, after: wanted } };
    await recordEvent(tx, { action: 'answers saved', subject: `filing ${filing.number}`, summary: form.part, changes });
    return { kind: 'saved', revision: filing.revision + 1, seen: fingerprint(wanted) };
  });
}

/** A section of answers or a table of a form, by its name; undefined where it has none of that name. */
function partOf(form: TermForm, name: string): Part | undefined {
  const table = form.entries.find(({ key }) => key === name);
  if (table) return { kind: 'table', table };
  const fields = form.fields.filter(({ section }) => section === name);
  return fields.length > 0 ? { kind: 'section', fields } : undefined;
}

/** Fingerprint of a part as it is saved, for the form that changes it. */
export function partFingerprint(filing: Pick<TermRow, 'answersJson' | 'rowsJson'>, form: TermForm, name: string): string {
  const part = partOf(form, name);
  return part ? fingerprint(contentOf(filing, part)) : '';
}

function readSection(fields: readonly FormField[], entered: Readonly<Record<string, string>>): { answers: Record<string, string>; issues: Issue[] } {
  const read = fields.map((field) => ({ key: field.key, ...readField(field, entered[field.key] ?? '') }));
  return {
    answers: Object.fromEntries(read.filter(({ text }) => text !== '').map(({ key, text }) => [key, text])),
    issues: read.flatMap(({ issue }) => issue ?? []),
  };
}

function contentOf({ answersJson, rowsJson }: Pick<TermRow, 'answersJson' | 'rowsJson'>, part: Part): Record<string, string> | Rows {
  if (part.kind === 'table') return rowsJson[part.table.key] ?? [];
  return Object.fromEntries(part.fields.flatMap(({ key }) => ((answersJson[key] ?? '') === '' ? [] : [[key, answersJson[key] ?? '']])));
}

function withPart({ answersJson, rowsJson }: TermRow, part: Part, wanted: Record<string, string> | Rows): Pick<TermRow, 'answersJson' | 'rowsJson'> {
  if (part.kind === 'table') return { answersJson, rowsJson: { ...rowsJson, [part.table.key]: wanted as Rows } };
  const others = Object.entries(answersJson).filter(([key]) => !part.fields.some((field) => field.key === key));
  return { answersJson: { ...Object.fromEntries(others), ...(wanted as Record<string, string>) }, rowsJson };
}

function fingerprint(content: Record<string, string> | Rows): string {
  return sha256Of(canonicalJson(content)).slice(0, 16);
}

function blank(texts: Record<string, string> | Rows, fields: readonly FormField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ key }) => [key, (texts as Record<string, string>)[key] ?? '']));
}

type Part = { kind: 'section'; fields: readonly FormField[] } | { kind: 'table'; table: EntryTable };

interface PartForm {
  /** Title of a section, or key of a table. */
  part: string;
  revision: number;
  seen: string;
  entered: Readonly<Record<string, string>>;
  rows: readonly Readonly<Record<string, string>>[];
}

export type PartOutcome =
  | { kind: 'saved'; revision: number; seen: string }
  | { kind: 'refused'; issues: Issue[] }
  | { kind: 'conflict'; revision: number; seen: string; theirs: Record<string, string> | Rows };
