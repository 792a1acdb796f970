import { formatDay } from '../calendar.ts';
import type { Issue } from '../result.ts';
import { counted } from '../words.ts';
import { cellIssue, missingCells, readEntryRows } from './read-entry-rows.ts';
import { readField } from './read-field.ts';
import { documentKindOf } from './registered-document.ts';
import type { TermCheck, TermFacts, TermFinding, TermForm } from './term-filing.ts';

/** One check of a form of the term with what it found; carrier and administrator see the same list. */
export interface TermFilingCheck extends TermFinding {
  id: string;
  title: string;
  citation: string;
  about: readonly string[];
  /** Lines of the form that it is about. */
  lineIds: string[];
}

/** Runs the checks that every form has, then the form's own. Passed checks are listed too. */
export function checkTermFiling(form: TermForm, facts: TermFacts): TermFilingCheck[] {
  const idsByKey = new Map(form.sections.flatMap(({ lines }) => lines.map(({ key, id }) => [key, id] as const)));
  return [...commonChecks(form), ...form.checks].map(({ id, title, citation, about, test }) => ({
    id,
    title,
    citation,
    about,
    lineIds: about.flatMap((key) => idsByKey.get(key) ?? []),
    ...test(facts),
  }));
}

/** A finding that all is well. */
export function termPass(sentence: string): TermFinding {
  return { outcome: 'pass', sentence, count: 0, subjects: [], issues: [] };
}

/** A finding with a place for each fault. */
export function termFound(outcome: 'warning' | 'fail', sentence: string, issues: readonly Issue[] = []): TermFinding {
  const severity = outcome === 'fail' ? 'error' : 'warning';
  return { outcome, sentence, count: Math.max(1, issues.length), subjects: [], issues: issues.map((issue) => ({ ...issue, severity })) };
}

/** An issue at a field of the form. */
export function fieldIssue(field: string, message: string): Issue {
  return { severity: 'error', code: `${field}-check`, message, field };
}

function commonChecks(form: TermForm): TermCheck[] {
  return [
    ...(form.isForApplication ? [awardCheck] : []),
    {
      id: 'fields-complete',
      title: 'Every required answer is given',
      citation: form.paragraph,
      about: form.fields.map(({ key }) => key),
      test: ({ answers }) => {
        const issues = form.fields.flatMap((field) => fieldFaults(field, answers[field.key] ?? ''));
        if (issues.length === 0) return termPass('Every required answer is given.');
        const missing = form.fields.filter(({ key, required }) => required && (answers[key] ?? '') === '').length;
        return termFound('fail', faultWords(missing, issues.length - missing), issues);
      },
    },
    ...(form.entries.length === 0 ? [] : [rowsCheck(form), documentsCheck(form), ...kindsCheck(form)]),
  ];
}

/** Nothing can be filed about an application whose approval is not recorded. */
const awardCheck: TermCheck = {
  id: 'award-recorded',
  title: 'The approval of the application is recorded',
  citation: '47 CFR 1.50004(e)',
  about: ['approved-on'],
  test: ({ award }) =>
    award
      ? termPass(`The application was approved on ${formatDay(award.approvedOn)}, as the carrier recorded it.`)
      : termFound('fail', 'Nothing is recorded about the approval of the application. Enter the day and the amounts under Award.'),
};

/** `2 answers are missing, and 1 cannot stand as it is. Complete them.` */
function faultWords(missing: number, wrong: number): string {
  const cannot = wrong === 1 ? 'cannot stand as it is' : 'cannot stand as they are';
  const complete = missing + wrong === 1 ? 'Complete it.' : 'Complete them.';
  if (missing === 0) return `${counted(wrong, 'answer')} ${cannot}. ${complete}`;
  const lack = counted(missing, 'answer is missing', 'answers are missing');
  return wrong === 0 ? `${lack}. ${complete}` : `${lack}, and ${wrong} ${cannot}. ${complete}`;
}

function fieldFaults(field: TermForm['fields'][number], text: string): Issue[] {
  const fault = (message: string): Issue[] => [{ severity: 'error', code: `${field.key}-missing`, message, field: field.key }];
  if (text === '') return field.required ? fault(`${field.label} is missing. Fill it in.`) : [];
  const { issue } = readField(field, text);
  if (issue) return [issue];
  const least = field.minLength ?? 0;
  if (text.length < least) return fault(`${field.label} has ${text.length} characters. Write at least ${least}, so that it can be judged.`);
  return [];
}

function rowsCheck(form: TermForm): TermCheck {
  return {
    id: 'rows-complete',
    title: 'Every row of the tables is complete',
    citation: form.paragraph,
    about: form.entries.map(({ key }) => key),
    test: ({ rows }) => {
      const issues = form.entries.flatMap((table) => {
        const entered = rows[table.key] ?? [];
        return [...readEntryRows(table, entered).issues, ...missingCells(table, entered)];
      });
      if (issues.length === 0) return termPass('Every row of the tables is complete.');
      return termFound('fail', `${counted(issues.length, 'cell is', 'cells are')} empty or cannot be read. Each is marked in its table.`, issues);
    },
  };
}

function documentsCheck(form: TermForm): TermCheck {
  return {
    id: 'documents-present',
    title: 'Every document named in a table is in the register',
    citation: form.paragraph,
    about: form.entries.map(({ key }) => key),
    test: ({ rows, register }) => {
      const known = new Set(register.map(({ number }) => number));
      const issues = form.entries.flatMap((table) =>
        (rows[table.key] ?? []).flatMap((row, index) =>
          table.columns
            .filter(({ kind, key }) => kind === 'document' && (row[key] ?? '') !== '' && !known.has(row[key] ?? ''))
            .map((column) => ({
              severity: 'error' as const,
              code: 'document-gone',
              field: `${table.key}.${index}.${column.key}`,
              message: `${table.title}, row ${index + 1}: ${row[column.key]} is not in the register of documents. Add it, or choose another.`,
            })),
        ),
      );
      if (issues.length === 0) return termPass('Every document named in a table is in the register.');
      return termFound('fail', `${counted(issues.length, 'document is', 'documents are')} not in the register.`, issues);
    },
  };
}

/** A quote in place of an invoice proves nothing: whoever signs is told where the register calls a document something else. */
function kindsCheck(form: TermForm): TermCheck[] {
  const asked = form.entries.flatMap((table) => table.columns.flatMap((column) => (column.documentKinds ? [{ table, column }] : [])));
  if (asked.length === 0) return [];
  return [
    {
      id: 'documents-fit',
      title: 'Every document is what its place asks for',
      citation: form.paragraph,
      about: [...new Set(asked.map(({ table }) => table.key))],
      test: ({ rows, register }) => {
        const kinds = new Map(register.map(({ number, kind }) => [number, kind]));
        const issues = asked.flatMap(({ table, column }) =>
          (rows[table.key] ?? []).flatMap((row, index) => {
            const kind = kinds.get(row[column.key] ?? '');
            if (kind === undefined || column.documentKinds?.includes(kind)) return [];
            const fault = `names ${row[column.key]}, which the register calls ${documentKindOf(kind).inSentence}. Choose another, or correct its kind.`;
            return [cellIssue({ table, index, column }, fault)];
          }),
        );
        if (issues.length === 0) return termPass('No document is called something else in the register.');
        return termFound('warning', `${counted(issues.length, 'document is', 'documents are')} something else in the register.`, issues);
      },
    },
  ];
}
