import { describe, expect, test } from '@jest/globals';
import { day, formatDay } from '../../../server/domain/calendar.ts';
import { buildTermFiling } from '../../../server/domain/filing/build-term-filing.ts';
import { finalCertification, updatedCertification } from '../../../server/domain/filing/forms/final-certification.ts';
import { statusUpdate } from '../../../server/domain/filing/forms/status-update.ts';
import type { TermFacts, TermForm } from '../../../server/domain/filing/term-filing.ts';
import { coverageOf } from '../../../server/domain/programs/coverage.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';
import { models } from './filing-facts.ts';
import { checkedBy, lineValueOf, submittedOn } from './term-form-case.ts';

const of = (form: TermForm, changes: Partial<TermFacts> = {}) => sampleTermFacts(form.kind, changes);
const submitted = (facts: TermFacts, submittedAt: string) => submittedOn(statusUpdate, facts, submittedAt);

describe('a status update', () => {
  test('is about 90 days from approval and due on their last day, or the next business day', () => {
    const award = { approvedOn: day('2022-07-15'), approvedCents: null, allocatedCents: null, firstMoneyOn: null, extensions: [] };
    const at = (updateNumber: string, id: string) => lineValueOf(statusUpdate, of(statusUpdate, { award, answers: { updateNumber } }), id);
    expect([at('1', 'C.2'), at('1', 'C.3')]).toEqual([
      `${formatDay(award.approvedOn)} to ${formatDay(day('2022-10-13'))}`,
      formatDay(day('2022-10-13')),
    ]);
    expect([at('2', 'C.2'), at('2', 'C.3')]).toEqual([
      `${formatDay(day('2022-10-14'))} to ${formatDay(day('2023-01-11'))}`,
      formatDay(day('2023-01-11')),
    ]);
    expect(at('', 'C.3')).toBe('Open');
  });

  // 47 CFR 1.50004(k): once every 90 days, so each is due on the last of its own 90 days, and none can be certified before the first of them.
  test('fails before its period begins, passes in it up to the day on which it is due, and is late after that', () => {
    const award = { ...(of(statusUpdate).award as NonNullable<TermFacts['award']>), approvedOn: day('2026-09-02') };
    const on = (today: string, updateNumber: string) =>
      checkedBy(statusUpdate, of(statusUpdate, { award, today: day(today), answers: { updateNumber } }), 'in-time');
    // The fifth 90 days from September 2, 2026 run from August 29 to November 26, 2027.
    expect(on('2026-11-29', '5')).toEqual(['fail', ['updateNumber']]);
    expect(on('2027-08-28', '5')).toEqual(['fail', ['updateNumber']]);
    expect([on('2027-08-29', '5'), on('2027-11-26', '5')]).toEqual([
      ['pass', []],
      ['pass', []],
    ]);
    expect(on('2027-11-27', '5')).toEqual(['warning', ['updateNumber']]);
    expect([on('2026-09-01', '1')[0], on('2026-09-02', '1')[0]]).toEqual(['fail', 'pass']);
  });

  test('starts with the number after the last one filed here, else with the period that ended last, and with the words of the one before', () => {
    const start = (changes: Partial<TermFacts>) => statusUpdate.prefill?.(of(statusUpdate, changes)).answers;
    expect(start({ today: day('2026-12-20') })).toEqual({ updateNumber: '1' });
    expect(start({ today: day('2027-06-01') })).toEqual({ updateNumber: '2' });
    const before = submitted(of(statusUpdate, { answers: { updateNumber: '4', efforts: 'Radios were ordered.' } }), '2027-06-01T12:00:00.000Z');
    expect(start({ earlier: [before] })).toEqual({ updateNumber: '5', efforts: 'Radios were ordered.' });
  });

  test('fails where it says fully complied and the inventory still has covered units, and passes once they are destroyed', () => {
    const answers = { removal: 'complied' };
    expect(checkedBy(statusUpdate, of(statusUpdate, { answers }), 'removal-agrees')).toEqual(['fail', ['removal']]);
    const facts = of(statusUpdate, { answers });
    const items = facts.inventory.items.map((item) => ({ ...item, status: 'destroyed' as const }));
    expect(checkedBy(statusUpdate, { ...facts, inventory: { ...facts.inventory, items } }, 'removal-agrees')).toEqual(['pass', []]);
  });

  test('counts covered units by where they are on their way', () => {
    const facts = of(statusUpdate);
    expect(['H.3', 'H.4', 'H.5', 'H.6'].map((id) => lineValueOf(statusUpdate, facts, id))).toEqual(['9 units', '3 units', '3 units', '3 units']);
    const { rows, total } = buildTermFiling(statusUpdate, facts).tables.find(({ id }) => id === 'T2') ?? { rows: [], total: null };
    expect(rows.reduce((sum, { cells }) => sum + Number(cells[1]), 0)).toBe(Number(total?.[1]));
  });

  test('says how many of the units are open under the rules, which the application counts apart', () => {
    const facts = of(statusUpdate);
    const items = facts.inventory.items.map((item, index) => (index === 0 ? { ...item, obtainedOn: day('2020-06-30') } : item));
    const inventory = { ...facts.inventory, items };
    const open = { ...facts, inventory, coverage: coverageOf(inventory, models, facts.program) };
    expect(lineValueOf(statusUpdate, open, 'H.3')).toBe('9 units: 6 covered and 3 open under the rules');
    expect(lineValueOf(finalCertification, { ...open, kind: 'final-certification' }, 'C.2')).toBe('9 units: 6 covered and 3 open under the rules');
  });

  test('warns where the work ends after the term, and where words are those of the update before', () => {
    const award = sampleTermFacts('status-update').award;
    const late = { work: { ...(sampleTermFacts('status-update').work as NonNullable<TermFacts['work']>), expectedFinishOn: day('2028-05-01') } };
    expect(checkedBy(statusUpdate, of(statusUpdate, { ...late, award, answers: { timeline: 'complied' } }), 'timeline-agrees')).toEqual([
      'warning',
      ['timeline'],
    ]);
    const answers = { updateNumber: '1', efforts: 'Radios were ordered and two permits came.' };
    const before = submitted(of(statusUpdate, { answers }), '2027-03-01T12:00:00.000Z');
    const again = of(statusUpdate, { answers, earlier: [before] });
    expect(checkedBy(statusUpdate, again, 'words-are-new')).toEqual(['warning', ['efforts']]);
    expect(checkedBy(statusUpdate, again, 'in-process-explained')[0]).toBe('pass');
    expect(checkedBy(statusUpdate, of(statusUpdate, { answers: { commitments: 'in-process' } }), 'in-process-explained')).toEqual([
      'fail',
      ['commitmentsNote'],
    ]);
  });
});

describe('a final certification', () => {
  test('is due 10 days after the term ends, and says when it is early or late', () => {
    const on = (today: string) => checkedBy(finalCertification, of(finalCertification, { today: day(today) }), 'in-time')[0];
    expect(lineValueOf(finalCertification, of(finalCertification), 'C.1')).toBe(formatDay(day('2028-02-25')));
    expect([on('2028-02-01'), on('2028-02-20'), on('2028-03-01')]).toEqual(['warning', 'pass', 'warning']);
    const unpaid = of(finalCertification, { award: { ...(of(finalCertification).award as NonNullable<TermFacts['award']>), firstMoneyOn: null } });
    expect([lineValueOf(finalCertification, unpaid, 'C.1'), checkedBy(finalCertification, unpaid, 'in-time')[0]]).toEqual([
      'Open: no money was received yet',
      'warning',
    ]);
  });

  test('that said in process is followed by an updated one, which says fully complied in all four or waits', () => {
    const answers = { terms: 'complied', commitments: 'complied', timeline: 'in-process', removal: 'complied' };
    expect(checkedBy(updatedCertification, of(updatedCertification, { answers }), 'fully-complied')).toEqual(['fail', ['timeline']]);
    expect(updatedCertification.prefill?.(of(updatedCertification)).answers).toEqual({
      terms: 'complied',
      commitments: 'complied',
      timeline: 'complied',
      removal: 'complied',
    });
    expect(checkedBy(updatedCertification, of(updatedCertification), 'follows-final')[0]).toBe('warning');
  });
});
