import type { LinkKind } from '../../../db/schema/documents.ts';
import { type Day, toDay } from '../../domain/calendar.ts';
import { type DocumentKind, documentKinds } from '../../domain/filing/registered-document.ts';
import { withoutHiddenMarks } from '../../domain/hidden-mark.ts';
import { readText } from '../../domain/inventory/read-text.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import type { DocumentFilter } from './queries.ts';

/** What a person may link a document to; own prices choose their documents themselves. */
export const linkChoices: readonly { value: LinkKind; label: string }[] = [
  { value: 'site', label: 'A site, by its code' },
  { value: 'item', label: 'A line of equipment, by its tag' },
  { value: 'line', label: 'A cost line, by its id' },
  { value: 'filing', label: 'The filing as a whole' },
];

const readTitle = readText(200);

/** The filter and page in the list's address; what cannot be read is left out. */
export function readListQuery(query: Record<string, string>): { filter: DocumentFilter; page: number } {
  const kind = documentKinds.find((choice) => choice.value === query.kind)?.value;
  const page = /^\d{1,5}$/.test(query.page ?? '') ? Math.max(1, Number(query.page)) : 1;
  return { filter: { search: (query.q ?? '').trim().slice(0, 200), kind }, page };
}

/** Kind, title and days of a document, from its form. `fileName` gives the title where none is entered. */
export function readDocument(body: Record<string, string>, fileName: string): Result<DocumentFields> {
  const issues: Issue[] = [];
  const kind = documentKinds.find((choice) => choice.value === body.kind)?.value;
  if (!kind) issues.push(fault('kind', 'Choose what kind of document it is.'));
  const title = readTitle((body.title ?? '').trim() || titleOf(fileName));
  issues.push(...title.problems.filter(({ severity }) => severity === 'error').map((problem) => ({ ...problem, field: 'title' })));
  const datedOn = readDay(body.datedOn, { field: 'datedOn', what: 'day of the document' }, issues);
  const expiresOn = readDay(body.expiresOn, { field: 'expiresOn', what: 'last day on which it holds' }, issues);
  if (datedOn && expiresOn && expiresOn < datedOn) {
    issues.push(fault('expiresOn', 'The document would end before its own day. Correct one of the two days.'));
  }
  if (!kind || title.value === undefined || issues.length > 0) return bad(issues);
  return good({ kind, title: title.value, datedOn, expiresOn });
}

/** What a document is to be linked to, from the form. */
export function readLink(body: Record<string, string>): Result<{ kind: LinkKind; subject: string }> {
  const kind = linkChoices.find((choice) => choice.value === body.linkKind)?.value;
  const subject = kind === 'filing' ? '' : (body.subject ?? '').trim().slice(0, 200);
  if (!kind) return bad([fault('linkKind', 'Choose what the document is about.')]);
  if (kind !== 'filing' && subject === '') return bad([fault('subject', 'Enter the site code, the tag or the line id.')]);
  return good({ kind, subject });
}

/** What a new document is to be linked to at once, where its form says so; null where it says nothing that can be read. */
export function readAbout(values: Record<string, string>): { kind: LinkKind; subject: string } | null {
  if (!values.linkKind) return null;
  const link = readLink(values);
  return link.ok ? link.value : null;
}

/** The page that asked for a document, to which its form returns: only an evidence matrix of this program. */
export function readBack({ back = '' }: Record<string, string>): string | null {
  return /^\/filings\/\d{1,9}\/evidence(?:\?[A-Za-z0-9=&%.+_~*-]{0,600})?$/.test(back) ? back : null;
}

/** `Quote-4711_Acme.pdf` as a title: without its ending. */
function titleOf(fileName: string): string {
  return toTitle(fileName.replace(/\.[a-z0-9]{1,5}$/i, '').replaceAll('_', ' '));
}

/** A text as a title: in one line, without invisible characters, at most 100 of them, never empty. */
export function toTitle(text: string): string {
  const plain = withoutHiddenMarks(text).replace(/\s+/g, ' ').trim();
  return plain === '' ? 'Document' : [...plain].slice(0, 100).join('');
}

function readDay(text: string | undefined, { field, what }: { field: string; what: string }, issues: Issue[]): Day | null {
  const plain = (text ?? '').trim();
  if (plain === '') return null;
  const day = toDay(plain);
  if (!day) issues.push(fault(field, `The ${what} is not a day of the calendar. Write it as 2026-11-22, or leave it blank.`));
  return day ?? null;
}

function fault(field: string, message: string): Issue {
  return { severity: 'error', code: 'input', field, message };
}

export interface DocumentFields {
  kind: DocumentKind;
  title: string;
  datedOn: Day | null;
  expiresOn: Day | null;
}
