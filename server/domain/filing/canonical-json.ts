/**
 * The one JSON text of a plain value: keys sorted by UTF-16 code unit, no white space, numbers and strings as JSON.stringify writes them, members
 * that are undefined left out (RFC 8785). Equal values give equal text whatever the order of their keys. Throws TypeError on what JSON cannot
 * carry: NaN, infinities, functions, symbols, bigints, undefined outside an object, and objects that are not plain (dates, maps).
 */
export function canonicalJson(value: unknown): string {
  const walk = { keepsOrder: true };
  const sorted = toSorted(value, walk);
  return walk.keepsOrder ? JSON.stringify(sorted) : textOf(sorted);
}

/** A copy whose objects got their keys in order. Objects cannot keep that order where keys are integers, nor hold a key `__proto__` plainly. */
function toSorted(value: unknown, walk: { keepsOrder: boolean }): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return Array.from(value, (member) => toSorted(member, walk));
  if (typeof value !== 'object' || !isPlain(value))
    throw new TypeError(`JSON cannot carry ${typeof value === 'number' ? value : `a value of type ${typeof value}`}.`);
  const keys = Object.keys(value).sort();
  const isOdd = keys.some((key) => (key >= '0' && key < ':') || key === '__proto__');
  if (isOdd) walk.keepsOrder = false;
  const copy: Record<string, unknown> = isOdd ? Object.create(null) : {};
  for (const key of keys) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) copy[key] = toSorted(member, walk);
  }
  return copy;
}

/** The slow way, which does not rely on the order that objects keep. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = value as Record<string, unknown>;
  const texts = Object.keys(members)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${textOf(members[key])}`);
  return `{${texts.join(',')}}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
