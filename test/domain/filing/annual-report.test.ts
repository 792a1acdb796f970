import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { addDays, day, formatDay } from '../../../server/domain/calendar.ts';
import { buildTermFiling } from '../../../server/domain/filing/build-term-filing.ts';
import { checkTermFiling } from '../../../server/domain/filing/check-term-filing.ts';
import { annualReport } from '../../../server/domain/filing/forms/annual-report.ts';
import { publicTermCopy } from '../../../server/domain/filing/public-term-copy.ts';
import type { TermFacts } from '../../../server/domain/filing/term-filing.ts';
import type { EquipmentItem } from '../../../server/domain/inventory/equipment.ts';
import { aNewSite } from '../../../server/domain/inventory/site-fields.ts';
import { coverageOf } from '../../../server/domain/programs/coverage.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';
import { anItem, models } from './filing-facts.ts';
import { checkedBy, lineValueOf, submittedOn } from './term-form-case.ts';

// 47 CFR 1.50007: by March 31 with data as of December 31, on items obtained on or after August 14, 2018: kind, place, day obtained, plans, reasons,
// whether since removed and replaced, whether buying goes on. Who certifies once that it has none is exempt.
const told = {
  year: '2026',
  has: 'some',
  justification: 'Radios of the same maker were needed until the core was replaced.',
  plan: 'All of it is removed by the end of 2027 and replaced by radios of another maker.',
  replaced: 'None',
  buying: 'no',
};
const obtained = (index: number, on: string | null, changes: Partial<EquipmentItem> = {}) =>
  anItem(index, { obtainedOn: on === null ? null : day(on), ...changes });
const facts = (items: EquipmentItem[], changes: Partial<TermFacts> = {}): TermFacts => {
  const inventory = { version: 4, sites: [{ ...aNewSite('HP-0001'), name: 'Amber Ridge', county: 'Phillips', state: 'CO' as const }], items };
  return sampleTermFacts('annual-report', {
    application: null,
    award: null,
    work: null,
    number: '2027-R1',
    today: day('2027-03-01'),
    inventory,
    coverage: coverageOf(inventory, models, getProgram('scrp')),
    answers: told,
    ...changes,
  });
};
const late = obtained(0, '2019-03-05');
const found = (of: TermFacts, id: string) => checkedBy(annualReport, of, id);
const sentence = (of: TermFacts, id: string) => checkTermFiling(annualReport, of).find((one) => one.id === id)?.sentence;
const failing = (of: TermFacts) =>
  checkTermFiling(annualReport, of)
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ id }) => id);
const listed = (of: TermFacts) => buildTermFiling(annualReport, of).tables[0]?.rows.map(({ cells }) => cells[0]);
const valueAt = (of: TermFacts, id: string) => lineValueOf(annualReport, of, id);
const filed = (of: TermFacts, number = '2026-R1') => submittedOn(annualReport, { ...of, number }, '2026-03-01T12:00:00.000Z');

describe('an annual report', () => {
  test('lists what was obtained from August 14, 2018 to the end of its year, with kind, place, day and status', () => {
    const of = facts([obtained(0, '2018-08-14'), obtained(1, '2018-08-13'), obtained(2, '2026-12-31'), obtained(3, '2027-01-01')]);
    expect(listed(of)).toEqual(['HP-0001-E01', 'HP-0003-E01']);
    expect(buildTermFiling(annualReport, of).tables[0]?.rows[0]?.cells).toEqual([
      'HP-0001-E01',
      'Huawei RRU3908, RRU',
      'HP-0001 Amber Ridge, Phillips County, CO',
      formatDay(day('2018-08-14')),
      'In service',
      '3',
    ]);
    expect(failing(of)).toEqual([]);
  });

  test('lists what came too late to be paid for and what is open under the rules, but not other makers and passive parts', () => {
    const others = [
      obtained(0, '2020-06-30'),
      obtained(1, '2021-05-04'),
      obtained(2, '2021-05-04', { maker: 'Ericsson', model: 'Radio 2217', modelKey: null }),
      obtained(3, '2021-05-04', { model: 'Battery 100 Ah', modelKey: null, category: 'power' }),
      obtained(4, '2019-05-04', { model: 'Battery 100 Ah', modelKey: null, category: 'power' }),
    ];
    expect(listed(facts(others))).toEqual(['HP-0001-E01', 'HP-0002-E01']);
  });

  test('counts units by where they are: removed and in place make all that is listed', () => {
    const of = facts([late, obtained(1, '2019-03-05', { status: 'removed', quantity: 2 }), obtained(2, '2019-03-05', { status: 'destroyed' })]);
    expect(['C.2', 'C.3', 'C.4', 'C.6'].map((id) => valueAt(of, id))).toEqual(['8 units', '5 units', '3 units', '0 units']);
    expect(buildTermFiling(annualReport, of).tables[0]?.total?.at(-1)).toBe('8');
  });

  test('is due on March 31 of the year after, or the next business day, and waits for the end of its year', () => {
    expect([valueAt(facts([late]), 'B.1'), valueAt(facts([late]), 'B.2'), valueAt(facts([late]), 'B.3')]).toEqual([
      '2026',
      formatDay(day('2026-12-31')),
      formatDay(day('2027-03-31')),
    ]);
    // March 31, 2029 is a Saturday.
    expect(valueAt(facts([late], { answers: { ...told, year: '2028' } }), 'B.3')).toBe(formatDay(day('2029-04-02')));
    expect(found(facts([late], { today: day('2026-12-31') }), 'year-over')).toEqual(['fail', ['year']]);
    expect(found(facts([late], { today: day('2027-01-01') }), 'year-over')[0]).toBe('pass');
    expect(found(facts([late], { answers: { ...told, year: '2017' } }), 'year-over')[0]).toBe('fail');
    expect(found(facts([late], { today: day('2027-04-01') }), 'in-time')[0]).toBe('warning');
    expect(found(facts([late], { today: day('2027-03-31') }), 'in-time')[0]).toBe('pass');
  });

  test('asks for reasons, plans and buying where something was obtained, and for none where there is none', () => {
    expect(found(facts([late], { answers: { year: '2026', has: 'some', buying: 'yes' } }), 'reasons-told')).toEqual([
      'fail',
      ['justification', 'plan', 'replaced', 'buyingNote'],
    ]);
    expect(failing(facts([anItem(0)], { answers: { year: '2026', has: 'none' } }))).toEqual([]);
    expect(found(facts([late], { answers: { ...told, buying: 'yes', buyingNote: 'Spares for the core.' } }), 'buying-ended')).toEqual([
      'warning',
      ['buying'],
    ]);
  });

  test('certifies that there is none only where neither inventory nor table has something, and nothing is open', () => {
    const none = { answers: { year: '2026', has: 'none' } };
    expect(sentence(facts([late], none), 'statement-agrees')).toContain('The inventory has HP-0001-E01');
    expect(sentence(facts([obtained(0, null)], none), 'statement-agrees')).toContain('It is open whether HP-0001-E01');
    const service = { what: 'Cloud platform of Huawei', where: 'Data center', obtainedOn: '2020-01-02', state: 'in-use' };
    expect(failing(facts([], { ...none, rows: { others: [service] } }))).toEqual(['statement-agrees']);
    expect(found(facts([]), 'statement-agrees')).toEqual(['fail', ['has']]);
    expect(failing(facts([], { rows: { others: [service] } }))).toEqual([]);
    expect(found(facts([obtained(0, null), late]), 'open-items')[0]).toBe('warning');
  });

  test('takes in its table only what was obtained in its time', () => {
    const row = (obtainedOn: string) => ({ what: 'Platform', where: 'Denver', obtainedOn, state: 'in-use' });
    const rows = { others: [row('2018-08-13'), row('2018-08-14'), row('2027-01-01')] };
    expect(found(facts([], { rows }), 'rows-in-time')).toEqual(['fail', ['others.0.obtainedOn', 'others.2.obtainedOn']]);
  });

  test('starts with the year that ended and the words of the report before, and never says by itself that there is none', () => {
    const start = (items: EquipmentItem[], changes: Partial<TermFacts> = {}) => annualReport.prefill?.(facts(items, { answers: {}, ...changes }));
    expect(start([late])).toEqual({ answers: { year: '2026', has: 'some' }, rows: { others: [] } });
    expect(start([anItem(0)])).toEqual({ answers: { year: '2026' }, rows: { others: [] } });
    const before = filed(facts([late], { answers: { ...told, year: '2025', changes: 'Nothing.' } }));
    expect(start([late], { earlier: [before] })?.answers).toEqual(told);
    const twin = { earlier: [filed(facts([late]))] };
    expect(found(facts([late], twin), 'year-once')).toEqual(['warning', ['year']]);
  });

  test('keeps places out of a public copy', () => {
    const { copy } = publicTermCopy(filed(facts([late])));
    expect(JSON.stringify([copy.tables, copy.sections])).not.toContain('Amber Ridge');
    expect(JSON.stringify(copy.tables)).toContain('RRU3908');
  });

  test('lists an item exactly when its day lies in its time', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 4000 }), fc.integer({ min: 2018, max: 2028 }), (offset, year) => {
        const on = addDays(day('2018-08-14'), offset);
        const of = facts([obtained(0, on)], { answers: { ...told, year: String(year) }, today: day('2029-05-01') });
        expect(listed(of)?.length === 1).toBe(offset >= 0 && on <= `${year}-12-31`);
      }),
      { numRuns: 40 },
    );
  });
});
