import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { day } from '../../../server/domain/calendar.ts';
import { buildTermFiling } from '../../../server/domain/filing/build-term-filing.ts';
import { checkTermFiling } from '../../../server/domain/filing/check-term-filing.ts';
import { disposalRecord } from '../../../server/domain/filing/forms/disposal-record.ts';
import { finalCertification } from '../../../server/domain/filing/forms/final-certification.ts';
import { publicTermCopy } from '../../../server/domain/filing/public-term-copy.ts';
import type { TermFacts } from '../../../server/domain/filing/term-filing.ts';
import type { EquipmentItem } from '../../../server/domain/inventory/equipment.ts';
import { coverageOf } from '../../../server/domain/programs/coverage.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { sampleTermFacts } from '../../support/sample-term-facts.ts';
import { anItem, models } from './filing-facts.ts';
import { checkedBy, lineValueOf, submittedOn } from './term-form-case.ts';

// 47 CFR 1.50004(j): destroyed, inoperable for good, documented. Classes and the list of what is recorded: planning assumptions.
const row = (changes: Record<string, string> = {}) => ({
  tag: 'HP-0003-E01',
  quantity: '3',
  serials: 'SN2A; SN2B; SN2C',
  riskClass: '2',
  removedOn: '2027-03-01',
  custody: 'Locked store at Holyoke from March 1, carrier of the works from April 2',
  method: 'shredded',
  destroyedOn: '2027-04-02',
  place: 'Front Range Recycling, Denver',
  by: 'Front Range Recycling',
  certificate: 'D-1',
  ...changes,
});
const answers = {
  lot: 'Lot 1, sites of the northern ring',
  inoperability: 'Each unit is shredded to pieces of two inches, which our technician looks at.',
  practice: 'followed',
  vendors: 'Front Range Recycling, Denver',
  abroad: 'no',
  keeper: 'Office of the General Manager, Holyoke',
};
/** Three items of three units: in service, removed, destroyed; `items` are others. */
const facts = (rows: Record<string, string>[], changes: Partial<TermFacts> = {}, items?: EquipmentItem[]): TermFacts => {
  const base = sampleTermFacts('disposal-record', { number: '2026-0003-J2', answers, rows: { disposed: rows }, ...changes });
  if (!items) return base;
  const inventory = { ...base.inventory, items };
  return { ...base, inventory, coverage: coverageOf(inventory, models, getProgram('scrp')) };
};
const found = (of: TermFacts, id: string) => checkedBy(disposalRecord, of, id);
const said = (of: TermFacts, id: string) =>
  checkTermFiling(disposalRecord, of)
    .find((one) => one.id === id)
    ?.issues.map(({ message }) => message)
    .join(' ');
const failing = (of: TermFacts) =>
  checkTermFiling(disposalRecord, of)
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ id }) => id);
const valueAt = (of: TermFacts, id: string) => lineValueOf(disposalRecord, of, id);
const filed = (of: TermFacts, number = '2026-0003-J1') => submittedOn(disposalRecord, { ...of, number }, '2027-05-01T12:00:00.000Z');

describe('a final certification', () => {
  test('warns where the inventory has units as destroyed that no disposal record names', () => {
    const warned = (changes: Partial<TermFacts>) => {
      const check = checkTermFiling(finalCertification, sampleTermFacts('final-certification', changes)).find(
        ({ id }) => id === 'destroyed-recorded',
      );
      return [check?.outcome, /\d+ covered units?/.exec(check?.sentence ?? '')?.[0]];
    };
    expect(warned({})).toEqual(['warning', '3 covered units']);
    expect(warned({ earlier: [filed(facts([row({ quantity: '2', serials: '' })]))] })).toEqual(['warning', '1 covered unit']);
    expect(warned({ otherDisposals: [filed(facts([row()]))] })[0]).toBe('pass');
  });
});

describe('a disposal record', () => {
  test('that names what the inventory has as destroyed, with its certificate, can be filed, and its units tie with the inventory', () => {
    const whole = facts([row()]);
    expect(failing(whole)).toEqual([]);
    expect(['C.2', 'C.3', 'C.4', 'C.5'].map((id) => valueAt(whole, id))).toEqual(['9 units', '0 units', '3 units', '6 units']);
    const { tables } = buildTermFiling(disposalRecord, whole);
    expect(tables.map(({ id, total }) => [id, total])).toEqual([
      ['T1', ['All items', '', '', '', '', '3']],
      ['T2', null],
      ['T3', null],
      ['T4', ['All these sites', '6', '0', '3', '3', '0']],
    ]);
    expect(tables[3]?.rows.map(({ cells }) => cells)).toEqual([
      ['HP-0001', '3', '0', '3', '0', '0'],
      ['HP-0002', '3', '0', '0', '3', '0'],
    ]);
  });

  test('says of days only what was checked: data can be erased before the unit is taken down', () => {
    const of = facts([row({ removedOn: '2027-04-01', erasure: 'Reset in place', erasedOn: '2027-03-20' })]);
    const check = checkTermFiling(disposalRecord, of).find(({ id }) => id === 'days-in-order');
    expect([check?.outcome, check?.sentence]).toEqual([
      'pass',
      'No day is to come, after that of the destruction, or before the inventory says that the item was obtained.',
    ]);
  });

  test('has a certificate of destruction for each row, and at least one row', () => {
    expect(found(facts([]), 'rows-present')).toEqual(['fail', ['disposed']]);
    expect(found(facts([row({ certificate: '' })]), 'rows-complete')).toEqual(['fail', ['disposed.0.certificate']]);
    expect(found(facts([row({ certificate: 'D-9' })]), 'documents-present')).toEqual(['fail', ['disposed.0.certificate']]);
  });

  test('knows the tags of the inventory, whatever their case, and takes covered equipment only', () => {
    expect(found(facts([row({ tag: 'hp-0003-e01' })]), 'tags-known')[0]).toBe('pass');
    expect(found(facts([row({ tag: 'HP-0099-E01' })]), 'tags-known')).toEqual(['fail', ['disposed.0.tag']]);
    const ericsson = [anItem(2, { maker: 'Ericsson', model: 'Radio 2217', modelKey: null, status: 'destroyed' })];
    expect(said(facts([row()], {}, ericsson), 'tags-known')).toContain('Ericsson is not a covered maker');
  });

  test('takes equipment obtained too late to be paid for, says so, and counts it in no total of covered units', () => {
    const late = facts([row()], {}, [anItem(2, { status: 'destroyed', obtainedOn: day('2021-02-01') })]);
    expect(found(late, 'tags-known')[0]).toBe('pass');
    expect(found(late, 'coverage-settled')).toEqual(['warning', ['disposed.0.tag']]);
    expect([valueAt(late, 'C.2'), valueAt(late, 'C.4')]).toEqual(['0 units', '0 units']);
    const disputed = facts([row()], {}, [anItem(2, { status: 'destroyed', obtainedOn: day('2020-06-30') })]);
    expect(checkTermFiling(disposalRecord, disputed).find(({ id }) => id === 'coverage-settled')).toMatchObject({
      outcome: 'pass',
      sentence: 'Every row is of equipment that the program pays to replace, or that is open under the rules.',
    });
    expect(failing(late)).toEqual([]);
  });

  test('records no more units than the inventory has, over its own rows and over records filed before, whichever application', () => {
    expect(found(facts([row({ quantity: '4', serials: '' })]), 'units-held')).toEqual(['fail', ['disposed.0.quantity']]);
    const twice = [row({ quantity: '2', serials: '' }), row({ quantity: '2', serials: '' })];
    expect(found(facts(twice), 'units-held')).toEqual(['fail', ['disposed.1.quantity']]);
    expect(said(facts(twice), 'units-held')).toContain('and 2 stand on rows above');
    const before = filed(facts([row({ quantity: '2', serials: 'SN2A; SN2B' })]));
    for (const where of [{ earlier: [before] }, { otherDisposals: [before] }]) {
      expect(said(facts([row()], where), 'units-held')).toContain('and 2 stand on 2026-0003-J1');
      const rest = facts([row({ quantity: '1', serials: 'SN2C' })], where);
      expect([failing(rest), valueAt(rest, 'C.3'), valueAt(rest, 'C.4')]).toEqual([[], '2 units', '1 unit']);
    }
    expect(found(facts([row({ quantity: '0' })]), 'units-held')[0]).toBe('fail');
  });

  test('gives one serial number for each unit, none twice, and says where they are not those of the inventory', () => {
    expect(found(facts([row({ serials: 'SN2A; SN2B' })]), 'serials-agree')).toEqual(['fail', ['disposed.0.serials']]);
    expect(said(facts([row({ serials: 'SN2A; SN2A; SN2B' })]), 'serials-agree')).toContain('stands twice');
    const before = filed(facts([row({ quantity: '2', serials: 'SN2A; SN2B' })]));
    expect(said(facts([row({ quantity: '1', serials: 'sn2b' })], { earlier: [before] }), 'serials-agree')).toContain('2026-0003-J1 already');
    expect(found(facts([row({ serials: 'SN2A; SN2B; XX9' })]), 'serials-known')).toEqual(['warning', ['disposed.0.serials']]);
    expect(found(facts([row({ serials: '' })]), 'record-full')).toEqual(['warning', ['disposed.0.serials']]);
  });

  test('has its days in order, none to come and none before the unit was obtained', () => {
    const days = (changes: Record<string, string>) => found(facts([row(changes)]), 'days-in-order')[1];
    expect(days({ destroyedOn: '2027-06-01' })).toEqual([]);
    expect(days({ destroyedOn: '2027-06-02' })).toEqual(['disposed.0.destroyedOn']);
    expect(days({ removedOn: '2027-04-03' })).toEqual(['disposed.0.removedOn']);
    expect(days({ erasedOn: '2027-04-03' })).toEqual(['disposed.0.erasedOn']);
    expect(days({ removedOn: '2015-03-01' })).toEqual(['disposed.0.removedOn']);
    expect(days({ removedOn: '' })).toEqual([]);
  });

  test('agrees with the status in the inventory once every unit of a line is recorded', () => {
    const removed = row({ tag: 'HP-0002-E01', serials: 'SN1A; SN1B; SN1C' });
    expect(said(facts([removed]), 'inventory-agrees')).toContain('has the status Removed in the inventory. Set it to Destroyed there.');
    expect(found(facts([{ ...removed, quantity: '2', serials: 'SN1A; SN1B' }]), 'inventory-agrees')[0]).toBe('pass');
    expect(found(facts([removed]), 'destroyed-recorded')[0]).toBe('warning');
  });

  test('tells what is out of the ordinary: another way, data kept, another practice, a journey abroad', () => {
    expect(found(facts([row({ method: 'other' })]), 'method-told')).toEqual(['fail', ['disposed.0.note']]);
    expect(found(facts([row({ riskClass: '1' })]), 'data-erased')).toEqual(['warning', ['disposed.0.erasure', 'disposed.0.erasedOn']]);
    const odd = facts([row()], { answers: { ...answers, practice: 'other', abroad: 'yes' } });
    expect(failing(odd)).toEqual(['practice-told', 'abroad-told']);
    expect(found(odd, 'in-the-country')).toEqual(['warning', ['abroad']]);
  });

  test('starts with what the inventory has as destroyed and no record names, and with what was said before', () => {
    const start = (changes: Partial<TermFacts> = {}) => disposalRecord.prefill?.(facts([], { answers: {}, ...changes }));
    expect(start()).toEqual({ answers: {}, rows: { disposed: [{ tag: 'HP-0003-E01', quantity: '3', serials: 'SN2A; SN2B; SN2C' }] } });
    const before = filed(facts([row({ quantity: '2', serials: 'SN2A; SN2B' })]));
    const { lot: _lot, abroad: _abroad, ...kept } = answers;
    expect(start({ earlier: [before] })).toEqual({ answers: kept, rows: { disposed: [{ tag: 'HP-0003-E01', quantity: '1', serials: 'SN2C' }] } });
  });

  test('calls a planning assumption what no rule that was read states', () => {
    const lines = buildTermFiling(disposalRecord, facts([row()])).sections.find(({ id }) => id === 'G')?.lines ?? [];
    for (const { label, value } of lines.slice(2)) expect(`${label}: ${value}`).toContain('planning assumption');
    for (const { label, value } of lines.slice(0, 2)) expect(`${label}: ${value}`).not.toContain('planning assumption');
  });

  test('keeps serial numbers, places, custody and witnesses out of a public copy', () => {
    const { copy } = publicTermCopy(filed(facts([row({ witness: 'Joan Reyes' })])));
    const text = JSON.stringify({ sections: copy.sections, tables: copy.tables, documents: copy.documents, entered: copy.entered });
    for (const secret of ['SN2A', 'Front Range Recycling', 'Locked store', 'Joan Reyes', 'General Manager, Holyoke'])
      expect(text).not.toContain(secret);
    expect(text).toContain('HP-0003-E01');
  });

  test('counts each covered unit once: filed before, here, or on no record', () => {
    const units = fc.array(fc.record({ tag: fc.constantFrom('HP-0001-E01', 'HP-0002-E01', 'hp-0003-e01', 'X-1'), quantity: fc.nat(5) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(units, units, (before, now) => {
        const rows = (list: { tag: string; quantity: number }[]) =>
          list.map(({ tag, quantity }) => row({ tag, quantity: String(quantity), serials: '' }));
        const of = facts(rows(now), { earlier: [filed(facts(rows(before)))] });
        const [all = 0, ...parts] = ['C.2', 'C.3', 'C.4', 'C.5'].map((id) => Number.parseInt(valueAt(of, id) ?? '', 10));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all);
        const left = buildTermFiling(disposalRecord, of).tables[3];
        const open = (cells: string[] = []) => cells.slice(3).reduce((sum, cell) => sum + Number(cell), 0);
        expect(open(left?.total ?? [])).toBe(parts[2]);
        expect(left?.rows.reduce((sum, { cells }) => sum + open(cells), 0)).toBe(parts[2]);
        const sum = (tag: string) =>
          [...before, ...now].filter((one) => one.tag.toUpperCase() === tag).reduce((total, { quantity }) => total + quantity, 0);
        const isOver = ['HP-0001-E01', 'HP-0002-E01', 'HP-0003-E01'].some(
          (tag) => sum(tag) > 3 && now.some((one) => one.tag.toUpperCase() === tag && one.quantity > 0),
        );
        const hasZero = now.some(({ quantity }) => quantity === 0);
        expect(found(of, 'units-held')[0] === 'fail').toBe(isOver || hasZero);
      }),
      { numRuns: 40 },
    );
  });
});
