import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import type { OwnPrice } from '../../../server/domain/cost/own-price.ts';
import { dollars } from '../../../server/domain/money.ts';
import { build } from './build-lines.ts';
import { aSite, gearAt } from './network.ts';

const network = { version: 1, sites: [aSite('A'), aSite('B')], items: [...gearAt('A', { RRU: 3 }), ...gearAt('B', { RRU: 3 })] };

function aLine(changes: Partial<OwnPrice> = {}): OwnPrice {
  return {
    code: 'Q-1',
    kind: 'vendor quote',
    entryCode: null,
    siteCode: null,
    ownLine: { item: 'Helicopter lift', category: 'Tower and structure', phase: 'removal', quantity: 2 },
    unit: 'per lift',
    lowCents: dollars(9_000),
    likelyCents: dollars(9_000),
    highCents: dollars(9_000),
    use: 'comparable',
    comparableCents: null,
    from: 'Northern Air',
    reference: 'NA-7',
    quotedOn: day('2026-03-02'),
    expiresOn: day('2099-09-01'),
    reason: '',
    documents: [{ title: 'Quote', sha256: 'a'.repeat(64) }],
    certified: null,
    ...changes,
  };
}

function warned(...ownPrices: OwnPrice[]) {
  return build(network, { plan: { ownPrices } }).issues.filter(({ code }) => code === 'own-line-again');
}

describe('two lines of the carrier’s own', () => {
  test('that agree in vendor, reference, item and site are warned of, with both codes', () => {
    expect(warned(aLine(), aLine({ code: 'Q-2', from: 'northern  air', likelyCents: dollars(8_000), lowCents: dollars(8_000) }))).toMatchObject([
      { severity: 'warning', subject: 'Q-2', message: expect.stringMatching(/Q-2.*Q-1.*leave one of them out/) },
    ]);
  });

  test.each<[string, Partial<OwnPrice>]>([
    ['vendor', { from: 'Southern Air' }],
    ['reference', { reference: 'NA-8' }],
    ['site', { siteCode: 'A' }],
    ['item', { ownLine: { item: 'Crane', category: 'Tower and structure', phase: 'removal', quantity: 2 } }],
  ])('that differ in %s are two', (_what, changes) => {
    expect(warned(aLine(), aLine({ code: 'Q-2', ...changes }))).toEqual([]);
  });
});
