import { describe, expect, test } from '@jest/globals';
import { addDays, day } from '../../../server/domain/calendar.ts';
import { checkFiling } from '../../../server/domain/filing/check-filing.ts';
import type { FilingFacts } from '../../../server/domain/filing/filing.ts';
import { formOf } from '../../../server/domain/filing/forms/forms.ts';
import type { EquipmentItem } from '../../../server/domain/inventory/equipment.ts';
import { cents } from '../../../server/domain/money.ts';
import { coverageOf } from '../../../server/domain/programs/coverage.ts';
import { programKeys } from '../../../server/domain/programs/program.ts';
import { getProgram } from '../../../server/domain/programs/programs.ts';
import { aDocument, anItem, completeFacts, models } from './filing-facts.ts';

function check(facts: FilingFacts) {
  return checkFiling(formOf(facts.program.key), facts);
}

function outcomeOf(id: string, facts: FilingFacts) {
  const found = check(facts).find((one) => one.id === id);
  return { outcome: found?.outcome, count: found?.count, subjects: found?.subjects };
}

function withItems(items: EquipmentItem[], base = completeFacts()): FilingFacts {
  const inventory = { ...base.inventory, items };
  return { ...base, inventory, coverage: coverageOf(inventory, models, base.program) };
}

const facts = completeFacts();
const estimate =
  facts.estimate ??
  (() => {
    throw new Error('no estimate');
  })();
const summary = estimate.summary;

describe('the checks of a filing', () => {
  test.each(programKeys)('find nothing that fails in a complete filing under %s', (key) => {
    const failed = check(completeFacts({ changes: { program: getProgram(key) } })).filter(({ outcome }) => outcome === 'fail');
    expect(failed.map(({ id, sentence }) => `${id}: ${sentence}`)).toEqual([]);
  });

  test.each(programKeys)('under %s each name a paragraph or good practice, lines of the form, and a sentence', (key) => {
    for (const { id, citation, lineIds, sentence } of check(completeFacts({ changes: { program: getProgram(key) } }))) {
      expect({ id, citation: citation !== '', lines: lineIds.length > 0, sentence: /[.]$/.test(sentence) }).toEqual({
        id,
        citation: true,
        lines: true,
        sentence: true,
      });
    }
  });

  test('under S.1625 cite the bill where it speaks, and H.R.4998 where it is silent', () => {
    const citations = new Map(check(completeFacts({ changes: { program: getProgram('s1625') } })).map(({ id, citation }) => [id, citation]));
    expect(citations.get('customer-limit')).toBe(getProgram('s1625').customerCap.citation);
    expect(citations.get('removal-plan')).toBe('S.1625 leaves it to the FCC; as in H.R.4998 s.4(d)(4)(A)(i)');
    expect(citations.get('customers-current')).toBe('Good practice');
  });

  test('all lead somewhere when they find something', () => {
    const bare: FilingFacts = {
      ...facts,
      profile: { ...facts.profile, frn: null, cage: null, uei: null, customers: null, providerType: '', serviceDescription: '' },
      answers: {},
      estimate: null,
      schedule: null,
      edition: null,
    };
    const found = check(withItems([anItem(0, { obtainedOn: null }), anItem(1, { maker: 'Huawai' })], bare)).filter(
      ({ outcome }) => outcome !== 'pass',
    );
    expect(found.length).toBeGreaterThan(20);
    for (const one of found)
      expect({ id: one.id, linked: one.link !== null, counted: one.count > 0 }).toEqual({ id: one.id, linked: true, counted: true });
  });

  test('count the customers of affiliates against the limit', () => {
    const over = { ...facts.profile, customers: 1_999_999, affiliateCustomers: 2 };
    expect(outcomeOf('customer-limit', { ...facts, profile: over }).outcome).toBe('fail');
    expect(outcomeOf('customer-limit', { ...facts, profile: { ...over, affiliateCustomers: 1 } }).outcome).toBe('pass');
    expect(outcomeOf('customer-limit', completeFacts({ changes: { program: getProgram('scrp'), profile: over } })).outcome).toBe('pass');
  });

  test('let a library apply under the FCC program only', () => {
    const profile = { ...facts.profile, providerType: 'library' };
    expect(outcomeOf('provider-type', { ...facts, profile }).outcome).toBe('fail');
    expect(outcomeOf('provider-type', completeFacts({ changes: { program: getProgram('scrp'), profile } })).outcome).toBe('pass');
  });

  test('list items without a date, unknown models, boundary items and items obtained too late', () => {
    const items = [
      anItem(0, { obtainedOn: null }),
      anItem(1, { model: 'RRU-39O8', modelKey: null, category: null }),
      anItem(2, { obtainedOn: day('2020-06-30') }),
      anItem(3, { obtainedOn: day('2020-07-01') }),
    ];
    const found = withItems(items, completeFacts({ changes: { program: getProgram('scrp') } }));
    expect(outcomeOf('dates-obtained', found)).toEqual({ outcome: 'fail', count: 1, subjects: [items[0]?.tag] });
    expect(outcomeOf('models-known', found)).toEqual({ outcome: 'fail', count: 1, subjects: [items[1]?.tag] });
    expect(outcomeOf('boundary-items', found)).toEqual({ outcome: 'warning', count: 1, subjects: [items[2]?.tag] });
    expect(outcomeOf('obtained-too-late', found)).toEqual({ outcome: 'warning', count: 1, subjects: [items[3]?.tag] });
  });

  test('find a serial number that stands twice, upper or lower case', () => {
    const repeated = withItems([anItem(0, { serials: ['ABC1'] }), anItem(1, { serials: ['abc1 '] })]);
    expect(outcomeOf('serials-unique', repeated)).toEqual({ outcome: 'fail', count: 1, subjects: [anItem(1).tag] });
  });

  test('see that the inventory moved on after the estimate', () => {
    expect(outcomeOf('estimate-current', { ...facts, inventory: { ...facts.inventory, version: 99 } }).outcome).toBe('fail');
  });

  test('see an estimate made under another program', () => {
    expect(outcomeOf('estimate-program', { ...facts, program: getProgram('scrp') }).outcome).toBe('fail');
  });

  test('see a total that is off by one cent', () => {
    const total = { ...summary.total, likelyCents: cents(summary.total.likelyCents + 1) };
    expect(outcomeOf('totals-tie', { ...facts, estimate: { ...estimate, summary: { ...summary, total } } })).toMatchObject({
      outcome: 'fail',
      count: 3,
    });
  });

  test('want support for own estimates: none fails, named warns, attached passes', () => {
    const { supportingDocuments: _dropped, ...answers } = facts.answers;
    expect(outcomeOf('own-estimates', { ...facts, answers }).outcome).toBe('fail');
    expect(outcomeOf('own-estimates', facts).outcome).toBe('warning');
    const documents = [aDocument({ kind: 'quote', title: 'Quote 1' })];
    expect(outcomeOf('own-estimates', { ...facts, answers, documents }).outcome).toBe('pass');
    const official = { ...estimate, lines: estimate.lines.map((line) => ({ ...line, basis: 'official catalog' as const })) };
    expect(outcomeOf('own-estimates', { ...facts, answers, estimate: official }).outcome).toBe('pass');
  });

  test('warn of a finish after the term, and name the rule on extensions', () => {
    const schedule = facts.schedule ?? estimate.schedule;
    const termEndsOn = day('2027-06-30');
    const late = { ...schedule, summary: { ...schedule.summary, termEndsOn, finishOn: addDays(termEndsOn, 1) } };
    const found = check({ ...facts, schedule: late }).find(({ id }) => id === 'within-term');
    expect(found?.outcome).toBe('warning');
    expect(found?.sentence).toContain('H.R.4998 s.4(d)(6)(B)-(C)');
    const onTime = { ...late, summary: { ...late.summary, finishOn: termEndsOn } };
    expect(outcomeOf('within-term', { ...facts, schedule: onTime }).outcome).toBe('pass');
  });

  test('want a narrative that can be judged', () => {
    expect(outcomeOf('removal-plan', { ...facts, answers: { ...facts.answers, removalPlan: 'We remove it.' } }).outcome).toBe('fail');
  });

  test('want other funding with amount and source', () => {
    expect(outcomeOf('other-funding', { ...facts, answers: { ...facts.answers, otherFunding: 'some', otherFundingAmount: '5000' } }).outcome).toBe(
      'fail',
    );
  });

  test('do not ask for work where only destroyed equipment is left', () => {
    const items = facts.inventory.items.map((item, index) => (index === 0 ? { ...item, status: 'destroyed' as const } : item));
    const lines = estimate.lines.filter(({ siteCode }) => siteCode !== items[0]?.siteCode);
    const found = withItems(items, { ...facts, estimate: { ...estimate, lines } });
    expect(outcomeOf('sites-costed', found).outcome).toBe('pass');
  });
});
