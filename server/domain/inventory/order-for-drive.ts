import type { Site } from './site.ts';

/** Sites as a driver takes them: by state and county, then by name and code; those without a county last within their state. */
export function orderForDrive<T extends Pick<Site, 'state' | 'county' | 'name' | 'code'>>(sites: readonly T[]): T[] {
  const keyed = sites.map((site) => ({ site, key: [last(site.state), last(site.county), site.name.toLowerCase(), site.code.toLowerCase()] }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ site }) => site);
}

/** A missing word sorts behind every word. */
function last(word: string | null): string {
  return word === null || word.trim() === '' ? '\u{10ffff}' : word.trim().toLowerCase();
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [index, word] of a.entries()) {
    const other = b[index] ?? '';
    if (word !== other) return word < other ? -1 : 1;
  }
  return 0;
}
