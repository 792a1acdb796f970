import type { Context } from '../../context.ts';
import { canonicalJson } from '../../domain/filing/canonical-json.ts';
import type { FormField } from '../../domain/filing/form-field.ts';
import { termFormOf } from '../../domain/filing/forms/term-forms.ts';
import { readEntryRows, tooManyRows } from '../../domain/filing/read-entry-rows.ts';
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
import { locateRows, type TableWindow } from './table-window.ts';

type Rows = Record<string, string>[];

/**
 * Saves one section of answers, or one table. `revision` and `seen` (a fingerprint of the part) come from the form: when somebody saved the same
 * part since, nothing is written, and both texts can be shown.
 */
export async function saveTermPart(ctx: Context, id: number, form: PartForm): Promise<PartOutcome> {
  const termForm = termFormOf((await getTermFiling(ctx, id)).kind);
  const part = termForm && partOf(termForm, form.part);
  if (!part) throw notFound('The form has no such part.');
  const read = part.kind === 'section' ? readSection(part.fields, form.entered) : readEntryRows(part.table, form.rows, form.window?.from);
  if (read.issues.length > 0) return { kind: 'refused', issues: read.issues };
  return inTransaction(ctx, async (tx): Promise<PartOutcome> => {
    const filing = await getTermFiling(tx, id);
    refuseUnlessEditable(filing);
    const wanted = 'rows' in read ? read.rows : read.answers;
    const { stored, place } = shownOf(filing, part, { window: form.window, known: [form.seen, fingerprint(wanted)] });
    if (filing.revision !== form.revision && fingerprint(stored) !== form.seen && fingerprint(stored) !== fingerprint(wanted))
      return { kind: 'conflict', revision: filing.revision, seen: fingerprint(stored), theirs: stored };
    if (fingerprint(stored) === fingerprint(wanted)) return { kind: 'saved', revision: filing.revision, seen: fingerprint(stored) };
    const next = withPart(filing, part, { wanted, place });
    const tooMany = part.kind === 'table' ? tooManyRows(part.table, next.rowsJson[part.table.key]?.length ?? 0) : [];
    if (tooMany.length > 0) return { kind: 'refused', issues: tooMany };
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

/** Fingerprint of a part as it is saved, of a table the rows of a window, for the form that changes it. */
export function partFingerprint(filing: Stored, form: TermForm, of: { part: string; window?: TableWindow }): string {
  const part = partOf(form, of.part);
  if (!part) return '';
  const stored = contentOf(filing, part);
  return fingerprint(Array.isArray(stored) && of.window ? stored.slice(of.window.from, of.window.from + of.window.count) : stored);
}

/** What is saved of the part that a form showed, and where in its table that stands: `known` are the rows as shown, or as they are to be. */
function shownOf(
  filing: Stored,
  part: Part,
  { window, known }: { window: TableWindow | null; known: string[] },
): { stored: Record<string, string> | Rows; place: Place } {
  const stored = contentOf(filing, part);
  if (!Array.isArray(stored)) return { stored, place: { start: 0, end: 0 } };
  const place = locateRows(stored, window, (rows) => known.includes(fingerprint([...rows])));
  return { stored: stored.slice(place.start, place.end), place };
}

function readSection(fields: readonly FormField[], entered: Readonly<Record<string, string>>): { answers: Record<string, string>; issues: Issue[] } {
  const read = fields.map((field) => ({ key: field.key, ...readField(field, entered[field.key] ?? '') }));
  return {
    answers: Object.fromEntries(read.filter(({ text }) => text !== '').map(({ key, text }) => [key, text])),
    issues: read.flatMap(({ issue }) => issue ?? []),
  };
}

function contentOf({ answersJson, rowsJson }: Stored, part: Part): Record<string, string> | Rows {
  if (part.kind === 'table') return rowsJson[part.table.key] ?? [];
  return Object.fromEntries(part.fields.flatMap(({ key }) => ((answersJson[key] ?? '') === '' ? [] : [[key, answersJson[key] ?? '']])));
}

function withPart({ answersJson, rowsJson }: Stored, part: Part, { wanted, place }: { wanted: Record<string, string> | Rows; place: Place }): Stored {
  if (part.kind === 'table') {
    const all = rowsJson[part.table.key] ?? [];
    const rows = [...all.slice(0, place.start), ...(wanted as Rows), ...all.slice(place.end)];
    return { answersJson, rowsJson: { ...rowsJson, [part.table.key]: rows } };
  }
  const others = Object.entries(answersJson).filter(([key]) => !part.fields.some((field) => field.key === key));
  return { answersJson: { ...Object.fromEntries(others), ...(wanted as Record<string, string>) }, rowsJson };
}

export function fingerprint(content: Record<string, string> | Rows): string {
  return sha256Of(canonicalJson(content)).slice(0, 16);
}

function blank(texts: Record<string, string> | Rows, fields: readonly FormField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ key }) => [key, (texts as Record<string, string>)[key] ?? '']));
}

type Stored = Pick<TermRow, 'answersJson' | 'rowsJson'>;
type Place = ReturnType<typeof locateRows>;
type Part = { kind: 'section'; fields: readonly FormField[] } | { kind: 'table'; table: EntryTable };

interface PartForm {
  /** Title of a section, or key of a table. */
  part: string;
  revision: number;
  seen: string;
  entered: Readonly<Record<string, string>>;
  rows: readonly Readonly<Record<string, string>>[];
  /** Of a table, the rows that the form showed; null for all of them. */
  window: TableWindow | null;
}

export type PartOutcome =
  | { kind: 'saved'; revision: number; seen: string }
  | { kind: 'refused'; issues: Issue[] }
  | { kind: 'conflict'; revision: number; seen: string; theirs: Record<string, string> | Rows };
