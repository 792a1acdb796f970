import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { priceBases } from '../../../server/domain/catalog/price-book.ts';
import type { CostLine, LineOwnPrice } from '../../../server/domain/cost/cost-lines.ts';
import { triangularMean } from '../../../server/domain/cost/risk/distributions.ts';
import { pertMean } from '../../../server/domain/cost/risk/pert-distribution.ts';
import { priceSpread } from '../../../server/domain/cost/risk/price-spread.ts';
import { readCostRisks } from '../../../server/domain/cost/risk/read-cost-risks.ts';
import { riskAssumptions } from '../../../server/domain/cost/risk/risk-assumptions.ts';
import { cents } from '../../../server/domain/money.ts';
import { value } from './planning-seed.ts';
import { settingsWith } from './risk-samples.ts';
import { aLine } from './sample-lines.ts';

const shipped = readFileSync(new URL('../../../db/seed/cost-risks.json', import.meta.url), 'utf8');
const risks = value(readCostRisks(JSON.parse(shipped)));

/** What is wrong with the shipped data after a change, as sentences. */
function faultsAfter(change: (data: Changeable) => void): string[] {
  const data = JSON.parse(shipped) as Changeable;
  change(data);
  const read = readCostRisks(data);
  return read.ok ? [] : read.issues.map(({ message }) => message);
}

describe('the risk data that ship with the program', () => {
  test('say of every basis how uncertain it is at least, the weaker the wider', () => {
    const width = (basis: string) => {
      const found = risks.basisSpread.find((spread) => spread.basis === basis);
      return (found?.high ?? 0) - (found?.low ?? 0);
    };
    expect(risks.basisSpread.map(({ basis }) => basis)).toEqual([...priceBases]);
    expect(width('vendor quote')).toBeLessThan(width('published'));
    expect(width('published')).toBeLessThan(width('second-hand catalog'));
    expect(width('own estimate')).toBeLessThan(width('model input'));
    expect(width('model input')).toBeLessThan(width('planning assumption'));
  });

  test('move no mean: a basis is as far below 1 as above it, the factor of a site is 1 on average', () => {
    for (const { low, high } of risks.basisSpread) expect(low + high).toBeCloseTo(2, 12);
    for (const factor of risks.siteFactors) expect(triangularMean(factor)).toBeCloseTo(1, 12);
  });

  test('call every risk what it is: a planning assumption, with its source', () => {
    expect(risks.events.length).toBeGreaterThanOrEqual(5);
    for (const { basis, source, notes } of risks.events) {
      expect(basis).toBe('planning assumption');
      expect(source.toLowerCase()).toContain('planning assumption');
      expect(notes.length).toBeGreaterThan(20);
    }
  });

  test('are told among the assumptions of an estimate, with the risks that are left out', () => {
    const said = riskAssumptions(risks, ['permit-denied']);
    expect(said.join(' ')).toContain('planning assumption 0.65 to 1.35');
    expect(said).toContain('Left out of the simulation: Permit is denied and the site moves.');
    expect(said.find((sentence) => sentence.startsWith('Tower fails'))).toContain(
      '0.2 % to 3 %, likely 1 % of sites concerned (planning assumption); cost in dollars of 2018, brought to the year of the work where the plan escalates.',
    );
  });
});

describe('how far a price lies from its likely value', () => {
  const settings = { ...settingsWith(), risk: risks };
  const spreadOf = (changes: Partial<CostLine>) => priceSpread(aLine(changes), settings);
  const quote = (changes: Partial<LineOwnPrice> = {}): LineOwnPrice => {
    return { code: 'Q-3', kind: 'vendor quote', quotedOn: day('2026-01-01'), expiresOn: day('2026-12-31'), ...changes };
  };
  const firm = { unitLowCents: cents(10_000), unitHighCents: cents(10_000) };

  test('is what its own low and high say where it has any, whatever its basis', () => {
    expect(spreadOf({ basis: 'vendor quote' })).toEqual({ low: 8_000, likely: 10_000, high: 15_000 });
    expect(spreadOf({ basis: 'planning assumption' })).toEqual({ low: 8_000, likely: 10_000, high: 15_000 });
  });

  test('is what its basis says where it has no range of its own, with the likely value as the mean; of a percentage too', () => {
    for (const basis of priceBases) {
      for (const unit of ['each', 'percent of direct cost']) {
        const spread = spreadOf({ ...firm, basis, unit });
        expect(spread.high).toBeGreaterThan(10_000);
        expect(triangularMean(spread)).toBeCloseTo(10_000, 6);
        expect(pertMean(spread)).toBeCloseTo(10_000, 6);
      }
    }
  });

  test('is nothing for a firm quote that is in force, and what an offer to nobody is worth once it lapsed, however long ago', () => {
    const certain = { low: 10_000, likely: 10_000, high: 10_000 };
    const basis = 'vendor quote';
    expect(spreadOf({ ...firm, basis, ownPrice: quote() })).toEqual(certain);
    expect(spreadOf({ ...firm, basis, ownPrice: quote({ expiresOn: null }) })).toEqual(certain);
    expect(spreadOf({ ...firm, basis, ownPrice: quote({ expiresOn: day('2026-11-22') }) })).toEqual(certain);
    const lapsed = spreadOf({ ...firm, basis, ownPrice: quote({ expiresOn: day('2026-11-21') }) });
    expect(lapsed).toEqual(spreadOf({ ...firm, basis }));
    expect(spreadOf({ ...firm, basis, ownPrice: quote({ expiresOn: day('2019-11-21') }) })).toEqual(lapsed);
  });

  test('never goes above the comparable, and is nothing where the likely price is above it', () => {
    const ownPrice = quote({ kind: 'own estimate', expiresOn: null, paidUpToCents: cents(10_000) });
    expect(spreadOf({ ...firm, basis: 'own estimate', ownPrice })).toEqual({ low: 10_000, likely: 10_000, high: 10_000 });
    expect(spreadOf({ ownPrice })).toEqual({ low: 8_000, likely: 10_000, high: 10_000 });
    const below = { ...ownPrice, paidUpToCents: cents(10_500) };
    expect(spreadOf({ ...firm, basis: 'own estimate', ownPrice: below }).high).toBe(10_500);
  });
});

describe('faulty risk data are refused with a sentence for each fault', () => {
  test('what is no object holds nothing', () => {
    const read = readCostRisks([1, 2]);
    expect(read.ok).toBe(false);
    expect(read.issues.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['priceCorrelation', 'basisSpread', 'siteFactors', 'siteFactorCategories', 'events']),
    );
  });

  test.each<[string, (data: Changeable) => void, string]>([
    ['correlation above 1', (data) => Object.assign(data.priceCorrelation, { any: 1.2 }), 'any must be a share from 0 to 1.'],
    [
      'less within a category',
      (data) => Object.assign(data.priceCorrelation, { any: 0.6 }),
      'two prices of one category cannot be less correlated than any two',
    ],
    ['a basis is missing', (data) => data.basisSpread.pop(), 'planning assumption is missing. Add it'],
    ['a basis is unknown', (data) => Object.assign(data.basisSpread[0] ?? {}, { basis: 'hearsay' }), 'there is no basis "hearsay"'],
    ['a basis stands twice', (data) => data.basisSpread.push({ ...data.basisSpread[0] }), 'official catalog stands twice. Keep one.'],
    ['a low factor above 1', (data) => Object.assign(data.basisSpread[0] ?? {}, { low: 1.1 }), 'low, likely and high must rise'],
    ['site factors in disorder', (data) => Object.assign(data.siteFactors[1] ?? {}, { low: 2 }), 'raised: low, likely and high must rise'],
    [
      'a lopsided basis',
      (data) => Object.assign(data.basisSpread[0] ?? {}, { high: 1.9 }),
      'official catalog: low and high must lie equally far from 1',
    ],
    [
      'a site factor that raises the mean',
      (data) => Object.assign(data.siteFactors[0] ?? {}, { high: 1.9 }),
      'tower: low, likely and high must sum to 3',
    ],
    ['no field work', (data) => Object.assign(data, { siteFactorCategories: [] }), 'siteFactorCategories must be a list of: Radio access'],
    [
      'a risk in dollars of no year',
      (data) => Object.assign(data.events[0] ?? {}, { priceYear: '2018' }),
      'priceYear must be a year from 1990 to 2100.',
    ],
    ['no reason', (data) => Object.assign(data.priceCorrelation, { reason: ' ' }), 'it has no reason. Fill it in.'],
    [
      'a probability of 2',
      (data) => Object.assign(data.events[0] ?? {}, { probability: { low: 0, likely: 1, high: 2 } }),
      'high must be a share from 0 to 1.',
    ],
    [
      'an impact that is text',
      (data) => Object.assign(data.events[0] ?? {}, { impactCents: { low: '1', likely: 2, high: 3 } }),
      'low must be an amount in cents',
    ],
    [
      'half a cent',
      (data) => Object.assign(data.events[0] ?? {}, { impactCents: { low: 0.5, likely: 2, high: 3 } }),
      'impactCents must be whole cents.',
    ],
    ['an unknown scope', (data) => Object.assign(data.events[0] ?? {}, { scope: 'county' }), 'the scope must be site or network.'],
    [
      'an unknown structure',
      (data) => Object.assign(data.events[0] ?? {}, { only: { structures: ['mast'] } }),
      'structures must be a list of: tower',
    ],
    [
      'an unknown condition',
      (data) => Object.assign(data.events[0] ?? {}, { only: { county: ['Banner'] } }),
      'a condition may only hold: structures',
    ],
    ['an unknown basis of a risk', (data) => Object.assign(data.events[0] ?? {}, { basis: 'rumor' }), 'the basis must be one of: official catalog'],
    ['a risk that stands twice', (data) => data.events.push({ ...data.events[0] }), 'tower-replacement: the risk stands twice.'],
    ['a risk without a key', (data) => Object.assign(data.events[0] ?? {}, { key: '' }), 'the risk has no key.'],
    ['an unknown shape', (data) => Object.assign(data, { priceShape: 'normal' }), 'write triangular or PERT.'],
    ['no list of risks', (data) => Object.assign(data, { events: null }), 'write the discrete risks as a list'],
  ])('%s', (_, change, sentence) => {
    expect(faultsAfter(change)).toEqual(expect.arrayContaining([expect.stringContaining(sentence)]));
  });
});

interface Changeable {
  priceCorrelation: Record<string, unknown>;
  basisSpread: Record<string, unknown>[];
  siteFactors: Record<string, unknown>[];
  events: Record<string, unknown>[];
}
