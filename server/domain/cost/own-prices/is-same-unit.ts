const units = new Set(['each', 'ea', 'unit', 'item', 'piece', 'pc', 'pcs', 'no', 'nos', 'number']);

/** Whether two spellings name one unit: `Hop`, `/hop`, `per hops` and `per hop`; `ea.` and `each`. */
export function isSameUnit(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(unit: string): string {
  const word = unit
    .toLowerCase()
    .replace(/[.()]/g, '')
    .replace(/^\s*(?:(?:usd|us\$|\$)\s*)?(?:per\b|\/|a\b|an\b|for each\b)\s*/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
  if (units.has(word) || units.has(word.replace(/s$/, ''))) return 'each';
  return word.replace(/\bft\b|\bfeet\b/g, 'foot').replace(/(\w{2,})s$/, '$1');
}
