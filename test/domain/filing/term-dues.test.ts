import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, addYears, day } from '../../../server/domain/calendar.ts';
import { type FiledOfTerm, listOwnDues, listTermDues, openDues } from '../../../server/domain/filing/term-dues.ts';
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
      'annual-report-2022': 'due',
    });
  });

  test('asks for no claim twice, but keeps the last day for claims open until a claim is called the last', () => {
    const states = statesOf('2023-02-20', [filedAs('claim', '2023-01-03')]);
    expect([states['first-claim'], states['last-claim']]).toEqual(['filed', 'due']);
    const last = statesOf('2023-02-20', [filedAs('claim', '2023-01-03'), { ...filedAs('claim', '2023-02-03'), lastClaim: 'yes' }]);
    expect([last['first-claim'], last['last-claim']]).toEqual(['filed', 'filed']);
  });

  test('has no status update after the final certification, and nothing that runs from money before it came', () => {
    const certified = statesOf('2024-01-10', [filedAs('final-certification', '2023-12-01')]);
    expect(Object.keys(certified).filter((id) => id.startsWith('status-update')).length).toBe(5);
    const early = Object.keys(statesOf('2022-10-01', [], { firstMoneyOn: null }));
    expect(early.filter((id) => /spending|petition|certification|last-claim/.test(id))).toEqual([]);
  });

  test('names one last day to ask for more time: the one before the term ends as granted so far', () => {
    const petitions = (changes: Partial<Award>) =>
      listTermDues({ program, award: { ...award, ...changes }, filed: [], today: day('2023-09-01') })
        .filter(({ kind }) => kind === 'extension-petition')
        .map((due) => due.day);
    expect(petitions({})).toEqual(['2023-11-22']);
    expect(petitions({ extensions: [{ grantedOn: day('2023-10-10'), until: day('2024-05-24'), note: 'DA 23-958' }] })).toEqual(['2024-05-23']);
  });

  test('is answered by a paper that came late, and by an early one not at all', () => {
    const states = (submittedOn: string) => {
      const all = statesOf('2023-09-01', [filedAs('spending-report', submittedOn)]);
      return [all['spending-report-2023-02-10'], all['spending-report-2023-08-10']];
    };
    expect(states('2023-03-20')).toEqual(['filed', 'overdue']);
    expect(states('2023-08-02')).toEqual(['overdue', 'filed']);
    expect(Object.keys(statesOf('2024-03-01', [filedAs('final-spending-report', '2024-02-01')]))).not.toContain('spending-report-2024-08-12');
  });

  test('has a spending report answered by the one for its half-year, whenever it came', () => {
    const report = (submittedOn: string, periodEndsOn: string) => ({ ...filedAs('spending-report', submittedOn), periodEndsOn });
    const late = statesOf('2023-09-01', [report('2023-08-05', '2023-01-31')]);
    expect([late['spending-report-2023-02-10'], late['spending-report-2023-08-10']]).toEqual(['filed', 'overdue']);
    const both = statesOf('2023-09-01', [report('2023-08-05', '2023-01-31'), report('2023-08-06', '2023-07-31')]);
    expect([both['spending-report-2023-02-10'], both['spending-report-2023-08-10']]).toEqual(['filed', 'filed']);
  });

  test('asks for the final spending report after the final certification, by the next day for a report, and then for no other', () => {
    const certified = [filedAs('final-certification', '2023-12-01')];
    const due = listTermDues({ program, award, filed: certified, today: day('2023-12-15') }).find(({ id }) => id === 'final-spending-report');
    expect([due?.day, due?.kind, due?.state, /planning assumption/.test(due?.note ?? '')]).toEqual([
      day('2024-02-12'),
      'final-spending-report',
      'due',
      true,
    ]);
    expect(statesOf('2023-11-01', [])['final-spending-report']).toBeUndefined();
    const done = statesOf('2024-03-01', [...certified, filedAs('final-spending-report', '2024-02-01')]);
    expect(done['final-spending-report']).toBe('filed');
    expect(Object.keys(done).filter((id) => id.startsWith('spending-report-2024'))).toEqual([]);
  });

  test('keeps the last day for claims that the newest claim says was granted, and no earlier one', () => {
    const claim = (claimsUntil: string) => ({ ...filedAs('claim', '2024-03-01'), claimsUntil });
    const last = (filed: FiledOfTerm[]) =>
      listTermDues({ program, award, filed, today: day('2024-04-02') }).flatMap((due) =>
        due.id === 'last-claim' ? [[due.day, due.state, /As extended, by what claim/.test(due.note)]] : [],
      );
    // The term ended on November 23, 2023; 120 days after it is March 22, 2024.
    expect(last([])).toEqual([]);
    expect(last([claim('2024-07-15'), claim('')])).toEqual([['2024-07-15', 'due', true]]);
    expect(last([claim('2024-07-15'), claim('2024-06-03')])).toEqual([['2024-06-03', 'due', true]]);
    expect(last([claim('2024-01-05')])).toEqual([]);
    expect(last([{ ...claim('2024-07-15'), lastClaim: 'yes' }])).toEqual([['2024-07-15', 'filed', true]]);
  });

  test('has every spending report up to the end of the final one answered by it, also when it came after the due day', () => {
    const final = (submittedOn: string, periodEndsOn: string) => ({ ...filedAs('final-spending-report', submittedOn), periodEndsOn });
    const certified = filedAs('final-certification', '2023-10-05');
    const states = statesOf('2024-03-01', [certified, filedAs('spending-report', '2023-02-09'), final('2024-02-15', '2024-02-10')]);
    expect(Object.entries(states).filter(([id]) => id.includes('spending-report'))).toEqual([
      ['spending-report-2023-02-10', 'filed'],
      ['spending-report-2023-08-10', 'filed'],
      ['spending-report-2024-02-10', 'filed'],
      ['final-spending-report', 'filed'],
    ]);
    const short = statesOf('2024-03-01', [certified, final('2024-02-15', '2024-01-30')]);
    expect([short['spending-report-2023-08-10'], short['spending-report-2024-02-10']]).toEqual(['filed', 'overdue']);
  });

  test('shows of what passed only the last of a kind, and nothing before the newest filing', () => {
    const open = (filed: FiledOfTerm[]) =>
      openDues(listTermDues({ program, award, filed, today: day('2023-06-01') }))
        .filter(({ kind }) => kind === 'status-update')
        .map(({ id, state, note }) => [id, state, /\d+ earlier days? passed/.exec(note)?.[0] ?? '']);
    expect(open([])[0]).toEqual(['status-update-3', 'overdue', '2 earlier days passed']);
    expect(open([filedAs('status-update', '2023-01-10', '2')])[0]).toEqual(['status-update-3', 'overdue', '']);
    expect(open([filedAs('status-update', '2023-04-10', '3')])[0]).toEqual(['status-update-4', 'due', '']);
  });

  test('is no duty where a day only ends what may be asked for: once passed, it is gone', () => {
    const past = statesOf('2024-06-01', []);
    expect([past.petition, past['last-claim'], past['final-certification']]).toEqual([undefined, undefined, 'overdue']);
    const asked = statesOf('2023-11-01', [filedAs('extension-petition', '2023-10-20')]);
    expect(asked.petition).toBe('filed');
    const extensions = [{ grantedOn: day('2023-11-10'), until: day('2024-05-24'), note: 'DA 23-1' }];
    expect(statesOf('2023-12-01', [filedAs('extension-petition', '2023-10-20')], { extensions }).petition).toBeUndefined();
    expect(
      Object.entries(statesOf('2023-12-01', [filedAs('extension-petition', '2023-10-20')], { extensions })).find(([id]) =>
        id.startsWith('petition'),
      )?.[1],
    ).toBe('due');
  });

  test('asks every year for the annual report, which is answered by the one about that year, whenever it was filed', () => {
    const report = (year: number, submittedOn: string, hasNone = false): FiledOfTerm => ({
      ...filedAs('annual-report', submittedOn),
      report: { year, hasNone },
    });
    const annual = (today: string, filed: FiledOfTerm[]) =>
      listOwnDues({ program, filed, today: day(today) }).map(({ id, day: on, state }) => [id, on, state]);
    // 47 CFR 1.50007(b): March 31, with data as of December 31 of the year before. What passed before the first report here is not counted.
    expect(annual('2026-10-12', [])).toEqual([['annual-report-2026', '2027-03-31', 'due']]);
    expect(annual('2027-03-31', [])).toEqual([['annual-report-2026', '2027-03-31', 'due']]);
    expect(annual('2027-04-01', [])).toEqual([['annual-report-2027', '2028-03-31', 'due']]);
    // Filed late, in December 2026: it answers the year that it is about, not the next.
    expect(annual('2026-12-20', [report(2025, '2026-12-18')])).toEqual([
      ['annual-report-2025', '2026-03-31', 'filed'],
      ['annual-report-2026', '2027-03-31', 'due'],
    ]);
    expect(annual('2027-06-01', [report(2025, '2026-03-02')]).map(([id, , state]) => [id, state])).toEqual([
      ['annual-report-2025', 'filed'],
      ['annual-report-2026', 'overdue'],
      ['annual-report-2027', 'due'],
    ]);
    expect(annual('2029-03-30', [report(2027, '2028-03-02')]).at(-1)).toEqual(['annual-report-2028', '2029-04-02', 'due']);
    expect(statesOf('2027-02-20', [report(2026, '2027-02-01')])).toMatchObject({ 'annual-report-2026': 'filed' });
  });

  // Data as of December 31: the report about a year can be made from January 1 on.
  test('names for each annual report the year that its form starts with, and the first day of a year that is not over', () => {
    const opening = (today: string) => listOwnDues({ program, filed: [], today: day(today) }).map(({ starts, opensOn }) => [starts.year, opensOn]);
    expect(opening('2026-11-29')).toEqual([['2026', '2027-01-01']]);
    expect(opening('2026-12-31')).toEqual([['2026', '2027-01-01']]);
    expect(opening('2027-01-01')).toEqual([['2026', null]]);
  });

  // Approved on July 15, 2022: the third 90 days run from January 12 to April 11, 2023, on which the update about them is due.
  test('opens a status update on the first day of its 90 days, and a spending report on the day after its half-year, and names the period', () => {
    const startOf = (id: string, today: string) => {
      const due = listTermDues({ program, award, filed: [], today: day(today) }).find((one) => one.id === id);
      return [due?.day, due?.starts, due?.opensOn];
    };
    const update = ['2023-04-11', { updateNumber: '3' }];
    expect(startOf('status-update-3', '2023-01-11')).toEqual([...update, '2023-01-12']);
    expect(startOf('status-update-3', '2023-01-12')).toEqual([...update, null]);
    expect(startOf('status-update-4', '2023-01-12')[2]).toBe('2023-04-12');
    expect(startOf('status-update-1', '2022-07-15')[2]).toBeNull();
    expect(startOf('spending-report-2023-08-10', '2023-07-31')).toEqual(['2023-08-10', { periodEndsOn: '2023-07-31' }, '2023-08-01']);
    expect(startOf('spending-report-2023-08-10', '2023-08-01')).toEqual(['2023-08-10', { periodEndsOn: '2023-07-31' }, null]);
    // Rolled over a weekend, it is about the same half-year.
    expect(startOf('spending-report-2024-02-10', '2023-12-01')).toEqual(['2024-02-12', { periodEndsOn: '2024-01-31' }, '2024-02-01']);
  });

  test('asks for no annual report of whoever certified last that there is nothing to report', () => {
    const report = (year: number, hasNone: boolean): FiledOfTerm => ({ ...filedAs('annual-report', `${year + 1}-02-01`), report: { year, hasNone } });
    const ids = (filed: FiledOfTerm[]) => listOwnDues({ program, filed, today: day('2027-02-20') }).map(({ id }) => id);
    expect(ids([report(2024, true)])).toEqual([]);
    expect(ids([report(2023, true), report(2025, false)])).toEqual(['annual-report-2025', 'annual-report-2026']);
    expect(Object.keys(statesOf('2027-02-20', [report(2024, true)])).filter((id) => id.startsWith('annual'))).toEqual([]);
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
          if (due.state === 'filed') expect([due.kind, due.kind === 'spending-report' ? 'final-spending-report' : due.kind]).toContain(kind);
          if (due.state === 'overdue') expect(due.day < today).toBe(true);
        }
        expect(dues.some((due) => due.day > addYears(today, 2) && due.kind === 'status-update')).toBe(false);
      }),
    );
  });
});
