import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readStoredPrice } from '../../../server/domain/cost/own-prices/read-stored-price.ts';

const price = {
  code: 'Q-1',
  kind: 'vendor quote',
  entryCode: 'RA-010',
  siteCode: null,
  ownLine: null,
  unit: 'each',
  lowCents: 1,
  likelyCents: 2,
  highCents: 3,
  use: 'comparable',
  comparableCents: null,
  from: 'Acme Radio',
  reference: '4711',
  quotedOn: '2026-11-02',
  expiresOn: '2026-12-04',
  reason: '',
  documents: [{ title: 'Offer', sha256: 'a'.repeat(64) }],
  certified: null,
};

test('a stored price comes back as it was', () => {
  expect(readStoredPrice(JSON.stringify(price))).toEqual(price);
  const line = { ...price, entryCode: null, ownLine: { item: 'Crane', category: 'Site work', phase: 'replace', quantity: 2 } };
  const certified = { ...line, kind: 'own estimate', expiresOn: null, certified: { by: 'Mei Chen', title: 'Engineer', on: '2026-11-02' } };
  expect(readStoredPrice(JSON.stringify(certified))).toEqual(certified);
});

test('half a text, and a price that lacks any field, is none, and nothing throws', () => {
  const text = JSON.stringify(price);
  fc.assert(fc.property(fc.integer({ min: 0, max: text.length - 1 }), (length) => readStoredPrice(text.slice(0, length)) === null));
  for (const field of Object.keys(price)) {
    const { [field as keyof typeof price]: _gone, ...rest } = price;
    expect([field, readStoredPrice(JSON.stringify(rest))]).toEqual([field, null]);
  }
  fc.assert(fc.property(fc.jsonValue(), (value) => readStoredPrice(JSON.stringify(value)) === null));
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(price)), fc.constantFrom<unknown>(7.5, -1, {}, [{}], true), (field, value) => {
      expect(readStoredPrice(JSON.stringify({ ...price, [field]: value }))).toBeNull();
    }),
  );
});
