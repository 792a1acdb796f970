import { dayOf, type Instant } from '../calendar.ts';
import { buildTermFiling } from './build-term-filing.ts';
import { checkTermFiling } from './check-term-filing.ts';
import { currentPaperEdition } from './frozen-filing.ts';
import type { EntryTable, FrozenTermFiling, RegisterDocument, TermFacts, TermForm } from './term-filing.ts';

/** What the act of submission adds to the facts. */
export interface TermSubmission {
  software: string;
  version: number;
  submittedAt: Instant;
  submittedBy: { name: string; title: string };
  /** When the officer certified; all certifications of the form are certified together. */
  certifiedAt: Instant;
  /** Where the code on the paper is looked up; left out for a paper without a stamp. */
  verifyAt?: string;
}

/**
 * Makes the value of a filing of the term that stands forever: the same facts and submission give the same value. Its warnings are those of the day on
 * which it was certified; the facts may be of the day on which it was locked.
 */
export function freezeTermFiling(form: TermForm, facts: TermFacts, submission: TermSubmission): FrozenTermFiling {
  const { program, profile, application } = facts;
  const { sections, tables } = buildTermFiling(form, facts);
  const { name, title } = submission.submittedBy;
  return {
    schema: 'changeout-term-filing-1',
    software: submission.software,
    kind: form.kind,
    number: facts.number,
    version: submission.version,
    program: { key: program.key, title: program.title, shortTitle: program.shortTitle, standing: program.standing },
    form: { title: form.title, edition: form.edition, statement: form.statement },
    carrierName: profile.legalName,
    paper: { edition: currentPaperEdition, ...(submission.verifyAt !== undefined && { verifyAt: submission.verifyAt }) },
    application: application && { number: application.number, version: application.version, sha256: application.sha256 },
    submittedAt: submission.submittedAt,
    submittedBy: submission.submittedBy,
    sections,
    confidentialLines: form.sections.flatMap(({ lines }) => lines.filter(({ isConfidential }) => isConfidential).map(({ id }) => id)),
    tables: tables.map((table) => ({
      id: table.id,
      title: table.title,
      intro: table.intro,
      columns: table.columns.map(({ title: head, isAmount, isConfidential }) => ({
        title: head,
        isAmount: isAmount === true,
        ...(isConfidential && { isConfidential: true as const }),
      })),
      rows: table.rows.map(({ id, cells, originNote }) => ({ id, cells, originNote })),
      total: table.total,
    })),
    entered: { answers: facts.answers, rows: facts.rows },
    certifications: form.certifications.map(({ id, text, citation }) => ({
      id,
      text,
      citation,
      certifiedBy: name,
      title,
      certifiedAt: submission.certifiedAt,
    })),
    documents: freezeDocuments(form, facts),
    warnings: checkTermFiling(form, { ...facts, today: dayOf(submission.certifiedAt) }).flatMap(({ id, title: about, outcome, sentence }) =>
      outcome === 'pass' ? [] : [{ id, title: about, sentence }],
    ),
    conflicts: program.conflicts.filter(({ topic }) => form.conflictTopics?.includes(topic)).map(({ topic, text }) => ({ topic, text })),
  };
}

/** The documents that go with a filing: attached as a whole first, then each that a cell names, with every place that names it. */
export function freezeDocuments(form: TermForm, { attached, register, rows }: TermFacts): FrozenTermFiling['documents'] {
  const places = new Map<string, string[]>(attached.map((number) => [number, ['the filing as a whole']]));
  for (const table of form.entries) {
    for (const [number, named] of rowsByDocument(table, rows[table.key] ?? [])) {
      places.set(number, [...(places.get(number) ?? []), `${table.title}, ${rowWords(named)}`]);
    }
  }
  const byNumber = new Map<string, RegisterDocument>(register.map((document) => [document.number, document]));
  return [...places].flatMap(([number, about]) => {
    const document = byNumber.get(number);
    if (!document) return [];
    const { title, fileName, sha256 } = document;
    return [{ number, title, fileName, sha256, about: about.join('; ') }];
  });
}

/** Rows of a table, from 1, by the document that one of their cells names. */
function rowsByDocument(table: EntryTable, rows: TermFacts['rows'][string]): Map<string, number[]> {
  const keys = table.columns.filter(({ kind }) => kind === 'document').map(({ key }) => key);
  const named = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    for (const number of new Set(keys.map((key) => row[key] ?? ''))) {
      const known = named.get(number);
      if (known) known.push(index + 1);
      else if (number !== '') named.set(number, [index + 1]);
    }
  }
  return named;
}

/** `row 3`, `rows 1 to 3, 7`. */
function rowWords(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  const words = runs.map(([first, last]) => (first === last ? String(first) : last === first + 1 ? `${first}, ${last}` : `${first} to ${last}`));
  return `${rows.length === 1 ? 'row' : 'rows'} ${words.join(', ')}`;
}
