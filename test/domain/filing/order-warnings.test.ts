import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { gravestFirst } from '../../../server/domain/filing/checks/order-warnings.ts';
import { cents } from '../../../server/domain/money.ts';

const idsOf = (checks: readonly { id: string; atStakeCents?: ReturnType<typeof cents> }[]) => gravestFirst(checks).map(({ id }) => id);

describe('the order of warnings', () => {
  test('sets what can refuse the filing before money, money before proof, and more money before less', () => {
    const checks = [
      { id: 'serials-given' },
      { id: 'boundary-items' },
      { id: 'quotes-valid', atStakeCents: cents(500) },
      { id: 'weak-prices', atStakeCents: cents(900) },
      { id: 'within-term' },
    ];
    expect(idsOf(checks)).toEqual(['within-term', 'weak-prices', 'quotes-valid', 'boundary-items', 'serials-given']);
  });

  test('counts a check that it does not know among those about money, and keeps the order of the form where nothing tells two apart', () => {
    expect(idsOf([{ id: 'sites-located' }, { id: 'of-an-older-version' }, { id: 'public-figures' }, { id: 'own-estimates' }])).toEqual([
      'own-estimates',
      'of-an-older-version',
      'public-figures',
      'sites-located',
    ]);
  });

  test('loses and adds nothing, and ordered again stays as it is', () => {
    const one = fc.record({
      id: fc.constantFrom('own-estimates', 'weak-prices', 'quotes-valid', 'serials-given'),
      atStakeCents: fc.nat().map(cents),
    });
    fc.assert(
      fc.property(fc.array(one), (checks) => {
        const ordered = gravestFirst(checks);
        expect(new Set(ordered)).toEqual(new Set(checks));
        expect(ordered).toHaveLength(checks.length);
        expect(gravestFirst(ordered)).toEqual(ordered);
      }),
    );
  });
});
