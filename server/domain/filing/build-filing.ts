import type { FilingFacts, FormEdition } from './filing.ts';
import type { FilingSection } from './frozen-filing.ts';

/** Fills a form edition from the facts: every line with its value, its origin and the paragraph it answers. Nothing is left out; an empty line says so. */
export function buildFiling(form: FormEdition, facts: FilingFacts): FilingSection[] {
  return form.sections.map(({ id, title, intro, lines }) => ({
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
  }));
}
