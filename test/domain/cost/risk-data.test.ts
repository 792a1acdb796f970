import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { priceBases } from '../../../server/domain/catalog/price-book.ts';
import { priceSpread } from '../../../server/domain/cost/risk/price-spread.ts';
import { readCostRisks } from '../../../server/domain/cost/risk/read-cost-risks.ts';
import { riskAssumptions } from '../../../server/domain/cost/risk/risk-assumptions.ts';
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
    expect(said.join(' ')).toContain('planning assumption 0.65 to 1.6');
    expect(said).toContain('Left out of the simulation: Permit is denied and the site moves.');
    expect(said.find((sentence) => sentence.startsWith('Tower fails'))).toContain(
      '0.2 % to 3 %, likely 1 % of sites concerned (planning assumption).',
    );
  });
});

test('a price is never narrower than its basis asks for, and keeps its own range where that is wider', () => {
  const settings = { ...settingsWith(), risk: risks };
  expect(priceSpread(aLine({ basis: 'vendor quote' }), settings)).toEqual({ low: 8_000, likely: 10_000, high: 15_000 });
  expect(priceSpread(aLine({ basis: 'planning assumption' }), settings)).toEqual({ low: 6_500, likely: 10_000, high: 16_000 });
});

describe('faulty risk data are refused with a sentence for each fault', () => {
  test('what is no object holds nothing', () => {
    const read = readCostRisks([1, 2]);
    expect(read.ok).toBe(false);
    expect(read.issues.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['priceCorrelation', 'basisSpread', 'staleQuote', 'siteFactors', 'events']),
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
    ['no reason', (data) => Object.assign(data.staleQuote, { reason: ' ' }), 'it has no reason. Fill it in.'],
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
  staleQuote: Record<string, unknown>;
  siteFactors: Record<string, unknown>[];
  events: Record<string, unknown>[];
}
