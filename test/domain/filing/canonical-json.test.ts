import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../../server/domain/filing/canonical-json.ts';

function shuffled(value: unknown, order: number): unknown {
  if (Array.isArray(value)) return value.map((member) => shuffled(member, order));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, shuffled(member, order)] as const);
  const turned =
    order % 2 === 0
      ? entries.reverse()
      : [...entries.slice(order % Math.max(1, entries.length)), ...entries.slice(0, order % Math.max(1, entries.length))];
  const result = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of turned) result[key] = member;
  return result;
}

describe('canonical JSON', () => {
  test('is the same text whatever the order of keys', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.nat(20), (value, order) => expect(canonicalJson(shuffled(value, order))).toBe(canonicalJson(value))));
  });

  test('reads back as the same value', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))));
  });

  test('differs where values differ', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        if (JSON.stringify(shuffled(a, 1)) === JSON.stringify(shuffled(b, 1))) expect(canonicalJson(a)).toBe(canonicalJson(b));
        if (canonicalJson(a) === canonicalJson(b)) expect(JSON.parse(JSON.stringify(a))).toEqual(JSON.parse(JSON.stringify(b)));
      }),
    );
  });

  test('sorts keys by code unit and writes no white space', () => {
    expect(canonicalJson({ b: [1, { d: 'é', c: null }], a: true, B: 1e21, skipped: undefined })).toBe(
      '{"B":1e+21,"a":true,"b":[1,{"c":null,"d":"é"}]}',
    );
  });

  test('sorts numeric keys as text, and keeps a key named __proto__', () => {
    expect(canonicalJson({ 2: 'b', 10: 'a', x: { b: 1, a: 2 } })).toBe('{"10":"a","2":"b","x":{"a":2,"b":1}}');
    expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"d":1,"c":2}}'))).toBe('{"__proto__":{"c":2,"d":1},"b":1}');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined, () => 1, new Date(0), new Map(), 10n, [undefined]])('refuses %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});
