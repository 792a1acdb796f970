import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, day, isBusinessDay } from '../../../server/domain/calendar.ts';
import { formOf } from '../../../server/domain/filing/forms/forms.ts';
import { conflicts } from '../../../server/domain/programs/conflicts.ts';
import { dueOn } from '../../../server/domain/programs/deadline-rule.ts';
import { deadlineRules } from '../../../server/domain/programs/deadline-rules.ts';
import { programHistory } from '../../../server/domain/programs/program-history.ts';
import { getProgram, programs } from '../../../server/domain/programs/programs.ts';
import { provisionParts, topicsOf } from '../../../server/domain/programs/provision.ts';

const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(letter === 'D' ? 2 : 1, '0')}`);

describe('the provisions of the programs', () => {
  test.each(programs)('of $key each stand under a topic, with text and source, and name lines of its own form', (program) => {
    const topics = provisionParts.flatMap(topicsOf).map(({ topic }) => topic);
    const keys = formOf(program.key).sections.flatMap(({ lines }) => lines.map(({ key }) => key));
    for (const { topic, text, citation, lineKeys = [] } of [...program.provisions]) {
      expect(topics).toContain(topic);
      expect({ topic, ends: /[.)]$/.test(text), cited: citation.length > 5 }).toEqual({ topic, ends: true, cited: true });
      for (const key of lineKeys) expect({ topic, key, known: keys.includes(key) }).toEqual({ topic, key, known: true });
    }
    for (const { id, lineKeys } of program.conflicts)
      for (const key of lineKeys) expect({ id, key, known: keys.includes(key) }).toEqual({ id, key, known: true });
  });

  test('cover every part for the FCC program, and leave no topic without a word under any', () => {
    const told = new Set(programs.flatMap(({ provisions }) => provisions.map(({ topic }) => topic)));
    for (const part of provisionParts) {
      for (const { topic } of topicsOf(part)) expect(told).toContain(topic);
      const inForce = getProgram('scrp').provisions.map(({ topic }) => topic);
      expect(topicsOf(part).some(({ topic }) => inForce.includes(topic))).toBe(true);
    }
  });

  test('send every certification to a line, and every application line of plan and cost to a provision', () => {
    for (const program of programs.filter(({ key }) => key !== 's1625')) {
      const answered = program.provisions.flatMap(({ lineKeys = [] }) => lineKeys);
      for (const { id } of program.certifications) expect(answered).toContain(`certification-${id}`);
      for (const key of ['requested', 'removal-plan', 'disposal-method', 'risk-management', 'term-end']) expect(answered).toContain(key);
    }
  });

  test('and its history name what is remembered as such', () => {
    for (const fact of [...programs.flatMap(({ provisions }) => provisions), ...programHistory]) {
      expect({ from: fact.citation, told: fact.citation.includes('from memory') === (fact.confidence === 'unconfirmed') }).toEqual({
        from: fact.citation,
        told: true,
      });
    }
  });
});

describe('the deadlines', () => {
  test('are all twenty-two, each set by a program, with who and from when', () => {
    expect(deadlineRules.map(({ id }) => id)).toEqual(numbered('D', 22));
    for (const { id, citations, anchor, offset, note } of deadlineRules) {
      expect({ id, set: Object.keys(citations).length > 0, anchored: anchor !== '', told: offset !== null || note !== undefined }).toEqual({
        id,
        set: true,
        anchored: true,
        told: true,
      });
    }
  });

  test('fall on the days on which they are known to have fallen', () => {
    const known = deadlineRules.flatMap((rule) => (rule.known ?? []).map((one) => ({ rule, ...one })));
    expect(known.length).toBeGreaterThanOrEqual(8);
    for (const { rule, anchor, due } of known) expect({ id: rule.id, due: dueOn(rule, anchor) }).toEqual({ id: rule.id, due });
  });

  test('that roll always fall on a business day, and never before the day they are counted to', () => {
    const rolling = deadlineRules.filter(({ roll, offset }) => roll?.toBusinessDay && offset);
    expect(rolling.map(({ id }) => id)).toEqual(['D05', 'D06', 'D10', 'D11', 'D13', 'D18']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.constantFrom(...rolling), (shift, rule) => {
        const anchor = addDays(day('2020-01-01'), shift);
        const due = dueOn(rule, anchor);
        const unrolled = dueOn({ ...rule, roll: null }, anchor);
        expect(due !== null && unrolled !== null && isBusinessDay(due) && due >= unrolled && due <= addDays(unrolled, 5)).toBe(true);
      }),
    );
  });

  test('name only conflicts that exist', () => {
    const ids = conflicts.map(({ id }) => id);
    for (const { conflict } of deadlineRules) if (conflict !== undefined) expect(ids).toContain(conflict);
  });
});

describe('the conflicts of the sources', () => {
  test('are all thirteen and the gaps of S.1625, with what each source says and what is done here', () => {
    expect(conflicts.map(({ id }) => id)).toEqual([...numbered('C', 13), 'U1', 'U2']);
    for (const { id, sources, here, programs: keys } of conflicts) {
      expect({ id, sources: sources.length > 0, here: here.endsWith('.'), shown: keys.length > 0 }).toEqual({
        id,
        sources: true,
        here: true,
        shown: true,
      });
      for (const { says, citation } of sources)
        expect({ id, says: says !== '' && !says.endsWith('.'), cited: citation !== '' }).toEqual({ id, says: true, cited: true });
    }
  });

  test('stand in the text that a filing prints', () => {
    for (const { text, sources, here } of getProgram('scrp').conflicts) {
      for (const { says } of sources) expect(text).toContain(says);
      expect(text).toContain(here);
    }
  });
});
