import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import { checkFiling, type FilingCheck } from '../../../server/domain/filing/check-filing.ts';
import { formOf } from '../../../server/domain/filing/forms/forms.ts';
import { whatToSend } from '../../../server/domain/filing/letter/what-to-send.ts';
import { cureSentence, type LetterSubject, writeDeficiencyLetter } from '../../../server/domain/filing/letter/write-deficiency-letter.ts';
import { programKeys } from '../../../server/domain/programs/program.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { completeFacts } from './filing-facts.ts';

const about: LetterSubject = {
  voice: { kind: 'rehearsal' },
  carrierName: 'High Plains Cellular',
  number: '2026-0003',
  program: getProgram('scrp'),
  sections: formOf('scrp').sections,
  writtenOn: day('2026-11-25'),
  evidence: { missing: 0, of: 24 },
};
const complete = checkFiling(formOf('scrp'), completeFacts());
const bare = checkFiling(formOf('scrp'), completeFacts({ changes: { answers: {}, estimate: null, schedule: null } }));
const itemsOf = (checks: readonly FilingCheck[]) => {
  const { lacking, asked } = writeDeficiencyLetter(checks, about);
  return { lacking: lacking.flatMap(({ items }) => items), asked: asked.flatMap(({ items }) => items) };
};

describe('the letter about what the checks found', () => {
  test('knows what to send for every check under every program', () => {
    for (const key of programKeys) {
      const unknown = checkFiling(formOf(key), completeFacts({ changes: { program: getProgram(key) } })).filter(({ id }) => whatToSend(id) === null);
      expect(unknown.map(({ id }) => id)).toEqual([]);
    }
  });

  test('lists each failed check once as lacking and each warning once as a question, numbered without a gap', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('pass', 'warning', 'fail'), { minLength: bare.length, maxLength: bare.length }), (outcomes) => {
        const checks = bare.map((check, index) => ({ ...check, outcome: outcomes[index] as FilingCheck['outcome'] }));
        const of = (outcome: string) => checks.flatMap((check) => (check.outcome === outcome ? [check.id] : [])).sort();
        const { lacking, asked } = itemsOf(checks);
        expect(lacking.map(({ checkId }) => checkId).sort()).toEqual(of('fail'));
        expect(asked.map(({ checkId }) => checkId).sort()).toEqual(of('warning'));
        expect([...lacking, ...asked].map(({ number }) => number)).toEqual([...lacking, ...asked].map((_item, index) => index + 1));
      }),
    );
  });

  test('groups the points in the order of the form and says where each stands', () => {
    const { lacking } = writeDeficiencyLetter(bare, about);
    const order = formOf('scrp').sections.map(({ id }) => id);
    const places = lacking.filter(({ id }) => id !== '').map(({ id }) => order.indexOf(id));
    expect(places.length).toBeGreaterThan(2);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const { id, items } of lacking) for (const { lineIds } of items) if (id !== '') expect(lineIds[0]?.startsWith(`${id}.`)).toBe(true);
  });

  test('names the first six of many and counts the rest', () => {
    const many = { ...(bare.find(({ outcome }) => outcome === 'fail') as FilingCheck), subjects: ['A', 'B', 'C', 'D', 'E', 'F', 'G'], count: 1200 };
    expect(itemsOf([many]).lacking[0]?.subjects).toBe('A, B, C, D, E, F and 1,194 more');
  });

  test('runs the clock from its day, with how sure each part is', () => {
    const letter = writeDeficiencyLetter(bare, about);
    expect(letter.clock?.lastDay).toBe('2026-12-10');
    expect(cureSentence(letter)).toContain('Had a real letter been e-mailed');
    expect(letter.clock?.basis.map(({ confidence }) => confidence)).toEqual(['read', 'secondary', 'unconfirmed']);
    const weekend = writeDeficiencyLetter(bare, { ...about, writtenOn: day('2026-11-27') });
    expect(weekend.clock?.lastDay).toBe('2026-12-12');
    expect(weekend.clock?.basis.at(-1)?.text).toContain('is no business day');
  });

  test('gives no days under a program whose sources give none', () => {
    const letter = writeDeficiencyLetter(bare, { ...about, program: getProgram('s1625') });
    expect(letter.clock).toBeNull();
    expect(cureSentence(letter)).toContain('no number of days');
  });

  test('is short where nothing is lacking, and still says what no check sees', () => {
    const letter = writeDeficiencyLetter(complete, about);
    expect(letter.lacking).toEqual([]);
    expect(letter.clock).toBeNull();
    expect(letter.title).toBe('Mock letter: no check fails');
    expect(letter.opening[0]).toMatch(/^None of these \d+ checks fails\./);
    expect(letter.blindSpots.length).toBeGreaterThan(3);
  });

  test('claims no more than was checked: whatever passes, it counts the proofs that are missing', () => {
    const openingWith = (checks: readonly FilingCheck[], missing: number) =>
      writeDeficiencyLetter(checks, { ...about, evidence: { missing, of: 24 } }).opening.join(' ');
    for (const checks of [complete, bare]) {
      expect(openingWith(checks, 16)).toContain('proof is missing in 16 of 24 places. A letter may ask for it too.');
      expect(openingWith(checks, 0)).toContain('Evidence is listed apart');
      expect(openingWith(checks, 16)).not.toMatch(/nothing .*lacking|no letter needs/);
    }
  });

  test('says that no agency wrote it, unless the administrator does', () => {
    expect(writeDeficiencyLetter(bare, about).standing).toContain('not a letter of the FCC');
    const notice = writeDeficiencyLetter(bare, { ...about, voice: { kind: 'notice', from: 'the fund administrator' } });
    expect(notice.standing).toBe('Written for the fund administrator.');
    expect(JSON.stringify(notice)).not.toMatch(/rehearsal/i);
  });
});
