import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CarrierProfile, countCustomers, profileFields, profileTexts, readProfile } from '../../../server/domain/filing/carrier-profile.ts';
import { aProfile } from './filing-facts.ts';

const texts = profileTexts(aProfile);
const faultOf = (changes: Partial<Record<keyof CarrierProfile, string>>) => {
  const result = readProfile({ ...texts, ...changes });
  return result.ok ? [] : result.issues.map(({ field }) => field);
};

describe('a carrier profile', () => {
  test('comes back from its own texts', () => {
    expect(readProfile(texts)).toMatchObject({ ok: true, value: aProfile });
  });

  test('may start with nothing but a name', () => {
    const result = readProfile({ legalName: '  High Plains\u0000 Cellular ' });
    expect(result.ok && result.value.legalName).toBe('High Plains  Cellular'.replace('  ', ' '));
    expect(result.ok && result.value.frn).toBeNull();
    expect(readProfile({}).ok).toBe(false);
  });

  test.each([
    ['frn', '12345678'],
    ['frn', '00123456789'],
    ['frn', '001234567A'],
    ['cage', '1AB'],
    ['uei', 'ABC'],
    ['state', 'XX'],
    ['zip', '8073'],
    ['contactPhone', '555-0100'],
    ['contactEmail', 'lee@example'],
    ['customers', 'about 12,000'],
    ['customers', '-5'],
    ['customersAsOf', '2026-02-30'],
    ['providerType', 'bank'],
  ] as const)('refuses %s “%s” at its field', (field, text) => {
    expect(faultOf({ [field]: text })).toEqual([field]);
  });

  test('brings numbers and identifiers into one form', () => {
    const result = readProfile({
      ...texts,
      frn: '0012-3456-78',
      cage: '1abc2',
      state: 'co',
      contactPhone: '(970) 555 0100 ext 12',
      customers: '12,000',
    });
    expect(result.ok && result.value).toMatchObject({
      frn: '0012345678',
      cage: '1ABC2',
      state: 'CO',
      contactPhone: '970-555-0100 x12',
      customers: 12_000,
    });
  });

  test('names every fault at once', () => {
    expect(faultOf({ frn: '1', zip: '1', legalName: '' })).toEqual(expect.arrayContaining(['frn', 'zip', 'legalName']));
  });

  test('counts the customers of affiliates, and counts nothing while they are not stated', () => {
    expect(countCustomers({ ...aProfile, customers: 10, affiliateCustomers: 5 })).toBe(15);
    expect(countCustomers({ ...aProfile, affiliateCustomers: null })).toBeNull();
  });

  test('never throws, whatever is entered', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...profileFields.map(({ key }) => key)), fc.string()),
        (entered) => typeof readProfile(entered).ok === 'boolean',
      ),
    );
  });
});
