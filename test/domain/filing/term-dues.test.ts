import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, addYears, day } from '../../../server/domain/calendar.ts';
import { type FiledOfTerm, listTermDues } from '../../../server/domain/filing/term-dues.ts';
import { type Award, termFilingKinds } from '../../../server/domain/filing/term-filing.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';

const program = getProgram('scrp');
const award: Award = { approvedOn: day('2022-07-15'), approvedCents: null, allocatedCents: null, firstMoneyOn: day('2022-11-23'), extensions: [] };
const filedAs = (kind: FiledOfTerm['kind'], submittedOn: string, updateNumber?: string): FiledOfTerm => ({
  kind,
  number: `2022-0001-${kind}`,
  submittedOn: day(submittedOn),
  updateNumber,
});
const statesOf = (today: string, filed: FiledOfTerm[], changes: Partial<Award> = {}) =>
  Object.fromEntries(listTermDues({ program, award: { ...award, ...changes }, filed, today: day(today) }).map(({ id, state }) => [id, state]));

describe('what is due after the approval', () => {
  test('is overdue when its day has passed, and filed when a paper answers it', () => {
    const states = statesOf('2023-02-20', [filedAs('status-update', '2022-10-10', '1'), filedAs('spending-report', '2023-02-09')]);
    expect(states).toMatchObject({
      'status-update-1': 'filed',
      'status-update-2': 'overdue',
      'status-update-3': 'due',
      'spending-report-2023-02-10': 'filed',
      'spending-report-2023-08-10': 'due',
      'first-claim': 'due',
      'annual-report': 'due',
    });
  });

  test('asks for no claim twice, but keeps the last day for claims open', () => {
    const states = statesOf('2023-02-20', [filedAs('claim', '2023-01-03')]);
    expect([states['first-claim'], states['last-claim']]).toEqual(['filed', 'due']);
  });

  test('has no status update after the final certification, and nothing that runs from money before it came', () => {
    const certified = statesOf('2024-01-10', [filedAs('final-certification', '2023-12-01')]);
    expect(Object.keys(certified).filter((id) => id.startsWith('status-update')).length).toBe(5);
    const early = Object.keys(statesOf('2022-10-01', [], { firstMoneyOn: null }));
    expect(early.filter((id) => /spending|petition|certification|last-claim/.test(id))).toEqual([]);
  });

  test('comes in order of days, each with a rule and a sentence, and every filing answers only its own kind', () => {
    const offset = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(offset, offset, fc.constantFrom(...termFilingKinds), (money, later, kind) => {
        const today = addDays(award.approvedOn, later);
        const filed = [{ kind, number: 'N', submittedOn: today, updateNumber: '2' }];
        const firstMoneyOn = money > later ? null : addDays(award.approvedOn, money);
        const dues = listTermDues({ program, award: { ...award, firstMoneyOn }, filed, today });
        expect(dues.map((due) => due.day)).toEqual(dues.map((due) => due.day).sort());
        expect(new Set(dues.map(({ id }) => id)).size).toBe(dues.length);
        for (const due of dues) {
          expect([due.citation, due.note].every((text) => text !== '')).toBe(true);
          if (due.state === 'filed') expect(due.kind).toBe(kind);
          if (due.state === 'overdue') expect(due.day < today).toBe(true);
        }
        expect(dues.some((due) => due.day > addYears(today, 2) && due.kind === 'status-update')).toBe(false);
      }),
    );
  });
});
