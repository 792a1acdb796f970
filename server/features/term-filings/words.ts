import { termForms } from '../../domain/filing/forms/term-forms.ts';
import type { TermFilingKind } from '../../domain/filing/term-filing.ts';
import { paths } from '../../paths.ts';
import type { TermRow } from './queries.ts';
import { pageOfRow } from './table-window.ts';
import type { TermState } from './term-state.ts';

const tones: Record<TermState, string> = { Draft: '', 'Ready to certify': 'info', 'Being submitted': 'info', Submitted: 'ok' };

export function stateTag(state: TermState): { label: string; tone: string } {
  return { label: state, tone: tones[state] };
}

/** `Status update`; the kind itself where no form of it is on hand. */
export function kindTitle(kind: TermFilingKind): string {
  return termForms.find((form) => form.kind === kind)?.shortTitle ?? kind.replaceAll('-', ' ');
}

/** The way to a filing of the term: the list it belongs to, then the filing itself. */
export function termCrumbs(filing: Pick<TermRow, 'id' | 'number' | 'filingId'>, more: 'and itself' | 'only') {
  const list =
    filing.filingId === null
      ? { label: 'After approval', href: paths.termFilings() }
      : { label: 'Filed after approval', href: paths.filingTerm(filing.filingId) };
  return [
    { label: 'Filings', href: paths.filings() },
    list,
    ...(more === 'and itself' ? [{ label: filing.number, href: paths.termFiling(filing.id) }] : []),
  ];
}

/** Where a fault is put right: a field, or a cell `table.row.column` on the page of its row. */
export function placeHref(answersHref: string, field: string): string {
  const [table, row] = field.split('.');
  const page = row === undefined ? 1 : pageOfRow(Number(row));
  return page > 1 ? `${answersHref}?table=${table}&page=${page}#${field}` : `${answersHref}#${field}`;
}

/** The anchor of a part of the answers. */
export function partAnchor(part: string): string {
  return `part-${part.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

/** What is left to do about a claim or modification that was approved in part: which lines of it were is not recorded. */
export function inPartWords(kind: TermFilingKind): string {
  return kind === 'claim'
    ? 'All of it stays claimed, of its invoices and cost lines, until it is corrected to what was approved: correct it before its rest is claimed again.'
    : 'All its changes count until it is corrected, so that its rows say what was approved of each line.';
}
