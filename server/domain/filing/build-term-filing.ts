import type { ShownValue } from './filing.ts';
import type { FilingSection } from './frozen-filing.ts';
import type { TermFacts, TermForm, TermTable } from './term-filing.ts';

/** Fills a form of the term from the facts: every line and every row with its value and where it comes from. */
export function buildTermFiling(form: TermForm, facts: TermFacts): { sections: FilingSection[]; tables: BuiltTermTable[] } {
  return {
    sections: form.sections.map(({ id, title, intro, lines }) => ({
      id,
      title,
      intro,
      lines: lines.map((line) => ({
        id: line.id,
        label: line.label,
        ...line.show(facts),
        citation: line.citation ?? null,
        officialItem: line.officialItem ?? null,
      })),
    })),
    tables: form.tables.map(({ id, title, intro, columns, rows, total }) => ({
      id,
      title,
      intro,
      columns,
      rows: rows(facts),
      total: total?.(facts) ?? null,
    })),
  };
}

export interface BuiltTermTable {
  id: string;
  title: string;
  intro: string;
  columns: TermTable['columns'];
  rows: { id: string; cells: string[]; origin: ShownValue['origin']; originNote: string }[];
  total: string[] | null;
}
