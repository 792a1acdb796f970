import { describe, expect, test } from '@jest/globals';
import { buildFiling } from '../../../server/domain/filing/build-filing.ts';
import { formOf } from '../../../server/domain/filing/forms/forms.ts';
import { type ProgramKey, programKeys } from '../../../server/domain/programs/program.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { completeFacts } from './filing-facts.ts';

const forms = programKeys.map(formOf);
const shownAt = (key: string, facts = completeFacts()) => {
  const form = formOf(facts.program.key);
  const id = form.sections.flatMap(({ lines }) => lines).find((line) => line.key === key)?.id;
  return buildFiling(form, facts)
    .flatMap(({ lines }) => lines)
    .find((line) => line.id === id)?.value;
};

describe('application forms', () => {
  test('exist for every program, with the same lines under both bills', () => {
    expect(forms.map(({ program }) => program)).toEqual([...programKeys]);
    const lines = (program: ProgramKey) =>
      formOf(program).sections.flatMap(({ lines: some }) => some.map(({ id, key, label }) => `${id} ${key} ${label}`));
    expect(lines('s1625')).toEqual(lines('hr4998'));
    expect(lines('scrp')).toEqual(expect.arrayContaining(lines('hr4998').filter((line) => !line.startsWith('L.'))));
  });

  test('of S.1625 says line by line what the bill says itself and what is asked as H.R.4998 asks it', () => {
    const cited = formOf('s1625').sections.flatMap(({ lines }) => lines.flatMap(({ key, citation }) => (citation ? [{ key, citation }] : [])));
    const own = cited.filter(({ citation }) => !citation.startsWith('S.1625 leaves it to the FCC; as in H.R.4998'));
    expect(own.map(({ key }) => key)).toEqual([
      'provider-type',
      'customers',
      'customers-as-of',
      'total-customers',
      'customer-limit',
      'within-limit',
      'covered-sites',
      'covered-units',
      'makers',
      'kinds',
      'obtained',
      'cut-off',
      'too-late-units',
      'not-covered-units',
      'boundary-units',
      'unknown-units',
    ]);
    for (const { citation } of own) expect(citation).toMatch(/^S\.1625 \(2019\) as quoted|^BILLSUM-116s1625/);
    expect(formOf('s1625').statement).toMatch(/never enacted.*H\.R\.4998.*not a government form/);
  });

  test.each(forms)('of $program number their lines by section, and name each value once', (form) => {
    for (const { id, lines } of form.sections) expect(lines.map((line) => line.id)).toEqual(lines.map((_line, index) => `${id}.${index + 1}`));
    const keys = form.sections.flatMap(({ lines }) => lines.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(form.statement).toMatch(/is not (a government form|FCC Form 5640)/);
  });

  test('carry item numbers of the FCC form only where they are confirmed: items 1 to 5 of Part C', () => {
    const items = (program: ProgramKey) =>
      [...new Set(formOf(program).sections.flatMap(({ lines }) => lines.flatMap(({ officialItem }) => officialItem ?? [])))].sort();
    expect([...items('hr4998'), ...items('s1625')]).toEqual([]);
    expect(items('scrp')).toEqual([1, 2, 3, 4, 5].map((item) => `Part C, item ${item}`));
  });

  test('cite what only law firms report as reported, and best practice as such', () => {
    const citation = (program: ProgramKey, key: string) =>
      formOf(program)
        .sections.flatMap(({ lines }) => lines)
        .find((line) => line.key === key)?.citation ?? null;
    const reported = 'DA 21-947 (as reported by law firms)';
    expect(['upgrades', 'upgrades-note', 'customer-evidence'].map((key) => citation('scrp', key))).toEqual([reported, reported, reported]);
    expect(citation('scrp', 'data-sanitization')).toBe('DA 21-1234 (recommended practice, as reported by law firms)');
    expect(['customer-evidence', 'data-sanitization'].map((key) => citation('hr4998', key))).toEqual([null, null]);
  });

  test.each(forms)('of $program show every line with a value and its origin, on an empty draft too', (form) => {
    const facts = completeFacts({ changes: { program: getProgram(form.program) } });
    const empty = { ...facts, answers: {}, estimate: null, schedule: null, edition: null, inventory: { version: 1, sites: [], items: [] } };
    for (const filled of [facts, { ...empty, coverage: { ...facts.coverage, items: [], sites: [] } }]) {
      for (const line of buildFiling(form, filled).flatMap(({ lines }) => lines)) {
        expect({ id: line.id, hasValue: line.value !== '', hasNote: line.originNote !== '' }).toEqual({ id: line.id, hasValue: true, hasNote: true });
      }
    }
  });

  test('compute what they need not ask', () => {
    expect(shownAt('total-customers')).toBe('12,000');
    expect(shownAt('within-limit')).toBe('Yes');
    expect(shownAt('covered-units')).toBe('36 units on 12 inventory lines');
    expect(shownAt('makers')).toBe('Huawei 36');
    expect(shownAt('kinds')).toBe('RRU 36');
  });

  test('say who is paid first when the money is short', () => {
    const facts = completeFacts({ changes: { program: getProgram('scrp') } });
    expect(shownAt('priority', facts)).toMatch(/^First/);
    const many = { ...facts.profile, customers: 3_000_000 };
    expect(shownAt('priority', { ...facts, profile: many })).toMatch(/^Third/);
    expect(shownAt('priority', { ...facts, profile: { ...many, providerType: 'library' } })).toMatch(/^Second/);
  });

  test('the parts of the cost add up to the amount asked for', () => {
    const amount = (key: string) => Number(shownAt(key)?.replace(/[$,]/g, ''));
    const parts = ['cost-removal', 'cost-replacement', 'cost-disposal', 'cost-soft'].reduce((sum, key) => sum + amount(key), 0);
    expect(parts).toBeCloseTo(amount('requested'), 2);
  });
});
