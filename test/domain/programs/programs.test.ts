import { describe, expect, test } from '@jest/globals';
import { type Program, programKeys, type Rule } from '../../../server/domain/programs/program.ts';
import { getProgram, programs } from '../../../server/domain/programs/programs.ts';

const rulesOf = (program: Program): [string, Rule<unknown>][] =>
  Object.entries(program).filter(
    (entry): entry is [string, Rule<unknown>] => typeof entry[1] === 'object' && entry[1] !== null && 'confidence' in entry[1],
  );

describe('programs', () => {
  test('are found by their key, oldest first', () => {
    expect(programs.map(({ key }) => key)).toEqual([...programKeys]);
    for (const key of programKeys) expect(getProgram(key).key).toBe(key);
  });

  test.each(programKeys)('%s: every figure names its paragraph, and none is shown from memory', (key) => {
    const rules = rulesOf(getProgram(key));
    expect(rules.length).toBeGreaterThanOrEqual(18);
    for (const [name, rule] of rules) {
      expect({ name, citation: rule.citation.length > 5 }).toEqual({ name, citation: true });
      if (rule.value !== null) expect({ name, confidence: rule.confidence }).not.toEqual({ name, confidence: 'unconfirmed' });
      if (rule.value === null) expect({ name, note: (rule.note ?? '').length > 10 }).toEqual({ name, note: true });
    }
  });

  test('have the limits of the fact sheet', () => {
    const figures = programs.map((program) => [
      program.customerCap.value,
      program.cutOff.value?.day,
      program.cutOff.value?.inclusive,
      program.fundingCents.value,
      program.reviewDays.value,
      program.reviewExtensionDays.value,
      program.cureDays.value,
      program.termYears.value,
      program.extensionMonths.value,
    ]);
    expect(figures).toEqual([
      [6_000_000, '2018-08-14', false, 70_000_000_000, null, null, null, null, null],
      [2_000_000, '2018-08-14', false, 100_000_000_000, 90, 45, 15, 1, 6],
      [10_000_000, '2020-06-30', true, 498_000_000_000, 90, 45, 15, 1, 6],
    ]);
  });

  test('of the FCC add up to what it says it may spend', () => {
    // 47 U.S.C. 1603(k) allows $1.900 billion of 2020, of which $1.895 billion went to the program; $3.08 billion were added.
    const [first, second] = getProgram('scrp').fundings.map(({ amountCents }) => amountCents.value ?? 0);
    expect((first ?? 0) + 500_000_000 + (second ?? 0)).toBe(getProgram('scrp').fundingCents.value);
  });

  test('do not call read what was read only in reports', () => {
    const { fundingCents, eligibleUses } = getProgram('scrp');
    expect([fundingCents.confidence, fundingCents.citation]).toEqual(['opening read', 'FCC DOC-402314A1']);
    expect(eligibleUses.value?.join(' ')).not.toContain('comparable');
    expect(eligibleUses.note).toMatch(/law firms/);
    expect(getProgram('s1625').standing).toMatch(/^Ordered reported/);
  });

  test('have certifications with ids of their own, each with its paragraph', () => {
    for (const key of ['s1625', 'hr4998'] as const) {
      expect(getProgram(key).certifications.map(({ id }) => id)).toEqual(['plan', 'timeline', 'no-covered-purchase', 'cybersecurity']);
    }
    for (const { citation, confidence } of getProgram('s1625').certifications) {
      expect({ citation, confidence }).toEqual({
        citation: expect.stringMatching(/^S\.1625 leaves it to the FCC; as in H\.R\.4998/),
        confidence: 'derived',
      });
    }
    const ids = getProgram('scrp').certifications.map(({ id }) => id);
    expect(new Set(ids).size).toBe(10);
  });

  test('tell the user where the sources contradict each other', () => {
    expect(getProgram('scrp').conflicts.map(({ topic }) => topic)).toContain('Items obtained on June 30, 2020');
    for (const program of programs) expect(program.conflicts.length).toBeGreaterThan(0);
  });
});
