import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readMoney } from '../../../server/domain/filing/read-money.ts';
import { cents, formatCents } from '../../../server/domain/money.ts';

describe('an amount as a person types it', () => {
  test.each([
    ['1250', 125_000],
    ['$1,250.5', 125_050],
    ['1 250.00', 125_000],
    ['0', 0],
    ['1,000,000,000.00', 100_000_000_000],
  ])('%s is read', (text, amount) => {
    expect(readMoney(text)).toEqual({ cents: amount });
  });

  test.each(['12,50', '1,2,3', '1000,000', '12.345', '-5', 'ten', ''])('%s is no amount', (text) => {
    expect(readMoney(text)).toEqual({ fault: 'is not an amount. Write dollars and cents, such as 1250.00.' });
  });

  test.each(['1000000000.01', '99999999999'])('%s is beyond a billion', (text) => {
    expect(readMoney(text)).toEqual({ fault: 'is larger than one billion. Check the number.' });
  });

  test('is read again as it is printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (amount) => expect(readMoney(formatCents(cents(amount)))).toEqual({ cents: amount })),
    );
  });
});
