/**
 * A maker of tags for lines of equipment that have none: `HP-0012-E01`, counted up at each site past the tags that are taken, ignoring case.
 * The same lines in the same order get the same tags.
 */
export function createTagger(taken: Iterable<string>): (siteCode: string) => string {
  const used = new Set<string>();
  for (const tag of taken) used.add(tag.toLowerCase());
  const last = new Map<string, number>();
  return (siteCode) => {
    const key = siteCode.toLowerCase();
    for (let number = (last.get(key) ?? 0) + 1; ; number++) {
      const tag = `${siteCode}-E${String(number).padStart(2, '0')}`;
      const lower = tag.toLowerCase();
      if (used.has(lower)) continue;
      used.add(lower);
      last.set(key, number);
      return tag;
    }
  };
}
