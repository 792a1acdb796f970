import { describe, expect, test } from '@jest/globals';
import { day, formatDay } from '../../../server/domain/calendar.ts';
import type { CostPlan } from '../../../server/domain/cost/cost-plan.ts';
import type { OwnPrice } from '../../../server/domain/cost/own-price.ts';
import { checkFiling } from '../../../server/domain/filing/check-filing.ts';
import type { FilingFacts } from '../../../server/domain/filing/filing.ts';
import { applicationHr4998 } from '../../../server/domain/filing/forms/application-hr4998.ts';
import { freezeFiling } from '../../../server/domain/filing/freeze-filing.ts';
import { cents, dollars } from '../../../server/domain/money.ts';
import { aSubmission, completeFacts } from './filing-facts.ts';

const document = { title: 'Offer 4711.pdf', sha256: 'ab'.repeat(32) };
const quote: OwnPrice = {
  code: 'Q-1',
  kind: 'vendor quote',
  entryCode: 'RA-010',
  siteCode: null,
  ownLine: null,
  unit: 'each',
  lowCents: dollars(27000),
  likelyCents: dollars(27000),
  highCents: dollars(27000),
  use: 'comparable',
  comparableCents: null,
  from: 'Northern Radio, Inc.',
  reference: '4711',
  quotedOn: day('2026-10-01'),
  expiresOn: day('2027-01-31'),
  reason: 'Lowest of three offers.',
  documents: [document],
  certified: null,
};
const own: OwnPrice = {
  ...quote,
  code: 'E-1',
  kind: 'own estimate',
  from: 'Lee Park',
  expiresOn: null,
  certified: { by: 'Lee Park', title: 'Engineer', on: day('2026-10-02') },
};

function factsWith(...prices: OwnPrice[]): FilingFacts {
  const facts = completeFacts();
  const plan: CostPlan = {
    choices: {},
    recipeChanges: [],
    ownPrices: prices,
    adjustersLeftOut: [],
    indexKey: null,
    workYear: 2027,
    risksLeftOut: [],
    contingencyShare: 0.8,
    reserveBasisPoints: 500,
    allocationCents: null,
  };
  if (!facts.estimate) throw new Error('The sample has an estimate.');
  const lines = facts.estimate.lines.map((line, index) => {
    const price = prices[index];
    const { ownPrice: _sample, ...plain } = line;
    return price ? { ...plain, ownPrice: { code: price.code, kind: price.kind, quotedOn: price.quotedOn, expiresOn: price.expiresOn } } : plain;
  });
  return { ...facts, plan, estimate: { ...facts.estimate, lines } };
}

function outcomeOf(id: string, facts: FilingFacts) {
  const check = checkFiling(applicationHr4998, facts).find((candidate) => candidate.id === id);
  if (!check) throw new Error(`There is no check ${id}.`);
  return check;
}

describe('checks of own prices', () => {
  test('pass for a quote that still holds, and warn from the day after it expired', () => {
    expect(outcomeOf('quotes-valid', factsWith(quote)).outcome).toBe('pass');
    const lastDay = { ...quote, expiresOn: day('2026-11-22') };
    expect(outcomeOf('quotes-valid', factsWith(lastDay)).outcome).toBe('pass');
    const expired = { ...quote, expiresOn: day('2026-11-21') };
    expect(outcomeOf('quotes-valid', factsWith(expired))).toMatchObject({ outcome: 'warning', subjects: ['Q-1'], link: { to: 'own prices' } });
  });

  test('say nothing against an expired quote that no cost line uses', () => {
    const facts = factsWith(quote);
    const unused = { ...quote, code: 'Q-2', expiresOn: day('2020-01-01') };
    const plan = facts.plan && { ...facts.plan, ownPrices: [quote, unused] };
    expect(outcomeOf('quotes-valid', { ...facts, plan }).outcome).toBe('pass');
  });

  test('fail an own estimate without certification, warn without a document, pass with both', () => {
    expect(outcomeOf('own-estimates-certified', factsWith(own)).outcome).toBe('pass');
    expect(outcomeOf('own-estimates-certified', factsWith({ ...own, documents: [] })).outcome).toBe('warning');
    expect(outcomeOf('own-estimates-certified', factsWith({ ...own, certified: null })).outcome).toBe('fail');
  });

  test('fail where nothing is said to be an upgrade while the own share of one is kept out', () => {
    const facts = factsWith(quote);
    if (!facts.estimate) throw new Error('The sample has an estimate.');
    const kept = { id: 'KO-1', siteCode: null, item: 'Fiber', formula: '1 × $5.00', rule: 'Upgrade', citation: 'DA 21-947', reason: 'Growth' };
    const keptOut = [{ ...kept, kind: 'own share' as const, amountCents: cents(500) }];
    const estimate = { ...facts.estimate, summary: { ...facts.estimate.summary, keptOut } };
    expect(outcomeOf('upgrades-stated', { ...facts, estimate }).outcome).toBe('fail');
    expect(outcomeOf('upgrades-stated', facts).outcome).toBe('pass');
  });
});

describe('a frozen filing', () => {
  test('names each own price that its lines use, with the hash of its documents', () => {
    const frozen = freezeFiling(applicationHr4998, factsWith(quote, own), aSubmission);
    if (!frozen.ok) throw new Error('The sample freezes.');
    const { ownPrices, lines, apart } = frozen.value.cost;
    expect(ownPrices?.map(({ code }) => code)).toEqual(['Q-1', 'E-1']);
    expect(ownPrices?.[0]).toMatchObject({
      where: 'Everywhere',
      dates: `Quoted ${formatDay(quote.quotedOn)}, held to ${formatDay(day('2027-01-31'))}`,
      documents: [document],
    });
    expect(ownPrices?.[1]?.certified).toBe(`Certified in good faith by Lee Park, Engineer, ${formatDay(day('2026-10-02'))}`);
    expect(lines.map((line) => line.ownPrice).filter((code) => code !== undefined)).toEqual(['Q-1', 'E-1']);
    expect(apart?.reserve).toBe('5 % of the amount asked for, for what nobody foresees.');
  });

  test('says how often the amount asked for sufficed, in the form and beside the total', () => {
    const frozen = freezeFiling(applicationHr4998, factsWith(quote), aSubmission);
    if (!frozen.ok) throw new Error('The sample freezes.');
    const requested = frozen.value.sections.flatMap(({ lines }) => lines).find(({ id }) => id === 'F.1');
    expect(requested?.originNote).toMatch(/it sufficed in \d+ of 100 trials/);
    expect(frozen.value.cost.pointShare).toMatch(/^it sufficed in \d+ of 100 trials of the simulation$/);
  });

  test('names an own price of an upgrade with what the program pays of it, also where only what is kept out rests on it', () => {
    const upgrade: OwnPrice = { ...quote, use: 'upgrade', comparableCents: dollars(21000) };
    const facts = factsWith(quote);
    const plan = facts.plan && { ...facts.plan, ownPrices: [quote, { ...upgrade, code: 'Q-9' }] };
    const frozen = freezeFiling(applicationHr4998, { ...facts, plan }, aSubmission);
    if (!frozen.ok) throw new Error('The sample freezes.');
    expect(frozen.value.cost.ownPrices?.map(({ code, paid }) => [code, paid ?? ''])).toEqual([
      ['Q-1', ''],
      ['Q-9', 'An upgrade: the program pays $21,000.00 each, the price of the comparable replacement.'],
    ]);
  });

  test('does not take an expired quote or an uncertified estimate for proof', () => {
    const missing = (price: OwnPrice) =>
      checkableEvidence(factsWith(price)).filter((row) => row.subject.startsWith('Prices outside') && !row.present.startsWith('0 of')).length;
    expect(missing(quote)).toBe(1);
    expect(missing({ ...quote, expiresOn: day('2026-11-21') })).toBe(0);
    expect(missing({ ...own, certified: null })).toBe(0);
  });
});

function checkableEvidence(facts: FilingFacts) {
  const frozen = freezeFiling(applicationHr4998, facts, aSubmission);
  if (!frozen.ok) throw new Error('The sample freezes.');
  return frozen.value.evidence;
}
