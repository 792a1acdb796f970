import { describe, expect, test } from '@jest/globals';
import { buildTermFiling } from '../../../server/domain/filing/build-term-filing.ts';
import { checkTermFiling } from '../../../server/domain/filing/check-term-filing.ts';
import { termFormOf, termForms } from '../../../server/domain/filing/forms/term-forms.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';

describe('forms of the term', () => {
  test.each(termForms)('$kind numbers its lines by section, names each value once and says that it is no form of the FCC', (form) => {
    for (const { id, lines } of form.sections) expect(lines.map((line) => line.id)).toEqual(lines.map((_line, index) => `${id}.${index + 1}`));
    const keys = form.sections.flatMap(({ lines }) => lines.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(form.sections.map(({ id }) => id)).size).toBe(form.sections.length);
    expect(form.statement).toMatch(/form of this software/);
    expect(form.statement).toMatch(/not (a government form|a form of the FCC|FCC Form 5640)/);
  });

  test.each(termForms)('$kind carries item numbers of the FCC form only where they are confirmed: items 1 to 4 of Parts G, L and M', (form) => {
    const items = form.sections.flatMap(({ lines }) => lines.flatMap(({ officialItem }) => officialItem ?? []));
    for (const item of items) expect(item).toMatch(/^Part [GLM], item [1-4]$/);
  });

  test.each(termForms)('$kind shows every line and row with a value and where it comes from, empty or not', (form) => {
    for (const facts of [sampleTermFacts(form.kind), sampleTermFacts(form.kind, { award: null, application: null, work: null })]) {
      const { sections, tables } = buildTermFiling(form, facts);
      for (const line of sections.flatMap(({ lines }) => lines)) {
        expect({ id: line.id, value: line.value, note: line.originNote }).toEqual({
          id: line.id,
          value: expect.stringMatching(/\S/),
          note: expect.stringMatching(/\S/),
        });
      }
      for (const table of tables) for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length);
      for (const table of tables) if (table.total) expect(table.total).toHaveLength(table.columns.length);
    }
  });

  test.each(termForms)('$kind fails while its required answers are missing, each with the field that is meant', (form) => {
    const places = new Set([...form.fields.map(({ key }) => key), ...form.entries.map(({ key }) => key)]);
    const missing = checkTermFiling(form, sampleTermFacts(form.kind)).flatMap(({ issues }) => issues);
    const required = form.fields.filter((field) => field.required).map(({ key }) => key);
    for (const key of required) expect(missing.map(({ field }) => field)).toContain(key);
    for (const { field = '' } of missing) expect(places).toContain(field.split('.')[0]);
  });

  test.each(termForms)('$kind gives each part that is filled in a title of its own', ({ fields, entries }) => {
    const titles = [...new Set(fields.map(({ section }) => section)), ...entries.map(({ title }) => title)].map((title) => title.toLowerCase());
    expect(titles).toEqual([...new Set(titles)]);
  });

  test('say of answers whether they are missing or cannot stand, one or many', () => {
    const form = termFormOf('status-update');
    if (!form) throw new Error('No such form');
    const full = Object.fromEntries(form.fields.map((field) => [field.key, field.choices?.[0]?.value ?? 'Crews worked. '.repeat(20).trim()]));
    const said = (answers: Record<string, string>) =>
      checkTermFiling(form, sampleTermFacts(form.kind, { answers: { ...full, updateNumber: '1', ...answers } })).find(
        ({ id }) => id === 'fields-complete',
      )?.sentence;
    expect(said({})).toBe('Every required answer is given.');
    expect(said({ efforts: '' })).toBe('1 answer is missing. Complete it.');
    expect(said({ efforts: '', challenges: '' })).toBe('2 answers are missing. Complete them.');
    expect(said({ updateNumber: 'one' })).toBe('1 answer cannot stand as it is. Complete it.');
    expect(said({ updateNumber: 'one', efforts: 'x' })).toBe('2 answers cannot stand as they are. Complete them.');
    expect(said({ efforts: '', updateNumber: 'one' })).toBe('1 answer is missing, and 1 cannot stand as it is. Complete them.');
  });

  test('are looked up by their kind', () => {
    expect(termFormOf('status-update')?.shortTitle).toBe('Status update');
    expect(termFormOf('novel')).toBeUndefined();
  });
});
