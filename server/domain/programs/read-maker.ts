/** Words that say what a company is, not which: legal forms, lines of business, places. */
const companyWords = new Set(
  (
    'co company corp corporation inc incorporated ltd limited llc holding holdings group technology technologies tech telecom telecommunication ' +
    'telecommunications communications equipment device devices network networks international usa us america north of the and shenzhen china'
  ).split(' '),
);

const noMaker = new Set(['', 'unknown', 'n a', 'na', 'none', 'tbd', 'various', 'other', 'generic', 'not known', 'see notes', 'misc']);

/**
 * What a maker's name, as the carrier wrote it, says about a list of covered makers (lower case). `covered`: it is one of them, legal forms and
 * punctuation aside. `similar`: it holds or nearly spells one of their names, so a person must look. `missing`: it names nobody.
 */
export function readMaker(written: string, coveredMakers: readonly string[]): MakerReading {
  const lower = written.toLowerCase();
  if (coveredMakers.includes(lower)) return { kind: 'covered' };
  const words = lower
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (noMaker.has(words)) return { kind: 'missing' };
  const names = words.split(' ').filter((word) => !companyWords.has(word));
  const joined = names.join('');
  if (coveredMakers.includes(joined) || (names.length > 0 && names.every((name) => coveredMakers.includes(name)))) return { kind: 'covered' };
  const near = coveredMakers.find((maker) => names.includes(maker) || isNear(joined, maker));
  return near === undefined ? { kind: 'other' } : { kind: 'similar', maker: near };
}

/** One slip in a short name, two in a longer one: a letter wrong, missing, added, or two neighbors swapped. */
function isNear(name: string, maker: string): boolean {
  const allowed = maker.length >= 6 ? 2 : 1;
  if (name.length < 3 || Math.abs(name.length - maker.length) > allowed) return false;
  return distance(name, maker) <= allowed;
}

/** Damerau's optimal string alignment distance. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

type MakerReading = { kind: 'covered' } | { kind: 'similar'; maker: string } | { kind: 'missing' } | { kind: 'other' };
