import type { FrozenFiling, FrozenSite } from '../filing/frozen-filing.ts';

/** One thing that reads otherwise: `serials`, before and after, in the words in which a filing shows it. */
export interface ChangedPart {
  what: string;
  before: string;
  after: string;
}

export interface ItemChange {
  tag: string;
  /** Where it stands; for one that was taken out, where it stood. */
  siteCode: string;
  change: 'added' | 'removed' | 'changed' | 'moved';
  /** In one line: the equipment itself where it is new or gone, else what changed. */
  what: string;
  /** Empty where it is new or gone. A move is the part `site`. */
  parts: ChangedPart[];
}

export interface SiteChange {
  code: string;
  name: string;
  /** A site moved where its place or its coordinates are others. */
  change: 'added' | 'removed' | 'changed' | 'moved';
  parts: ChangedPart[];
}

type FrozenItem = FrozenSite['items'][number];

const itemWords = {
  maker: 'maker',
  model: 'model',
  category: 'category',
  quantity: 'quantity',
  serials: 'serials',
  obtainedOn: 'date obtained',
  status: 'status',
  covered: 'covered',
} as const satisfies Partial<Record<keyof FrozenItem, string>>;

const siteWords = {
  name: 'name',
  kind: 'kind',
  place: 'place',
  coordinates: 'coordinates',
  structure: 'structure',
} as const satisfies Partial<Record<keyof FrozenSite, string>>;

/** Lines of equipment by tag, in the order of the newer version; what was taken out stands last. */
export function compareItems(before: FrozenFiling, after: FrozenFiling): ItemChange[] {
  const old = new Map(itemsOf(before).map((entry) => [entry.item.tag.toLowerCase(), entry]));
  const changes: ItemChange[] = [];
  for (const { siteCode, item } of itemsOf(after)) {
    const earlier = old.get(item.tag.toLowerCase());
    old.delete(item.tag.toLowerCase());
    if (!earlier) {
      changes.push({ tag: item.tag, siteCode, change: 'added', what: nameOf(item), parts: [] });
      continue;
    }
    const isMoved = earlier.siteCode !== siteCode;
    const move = isMoved ? [{ what: 'site', before: earlier.siteCode, after: siteCode }] : [];
    const parts = [...move, ...partsOf(earlier.item, item, itemWords)];
    if (parts.length > 0) changes.push({ tag: item.tag, siteCode, change: isMoved ? 'moved' : 'changed', what: wordsOf(parts), parts });
  }
  for (const { siteCode, item } of old.values()) changes.push({ tag: item.tag, siteCode, change: 'removed', what: nameOf(item), parts: [] });
  return changes;
}

/** Sites by code, in the order of the newer version; what was taken out stands last. */
export function compareSites(before: FrozenFiling, after: FrozenFiling): SiteChange[] {
  const old = new Map(before.sites.map((site) => [site.code.toLowerCase(), site]));
  const changes: SiteChange[] = [];
  for (const site of after.sites) {
    const earlier = old.get(site.code.toLowerCase());
    old.delete(site.code.toLowerCase());
    const parts = earlier ? partsOf(earlier, site, siteWords) : [];
    if (earlier && parts.length === 0) continue;
    const isMoved = parts.some(({ what }) => what === siteWords.place || what === siteWords.coordinates);
    changes.push({ code: site.code, name: site.name, change: earlier ? (isMoved ? 'moved' : 'changed') : 'added', parts });
  }
  for (const { code, name } of old.values()) changes.push({ code, name, change: 'removed', parts: [] });
  return changes;
}

/** `quantity 2 → 3; serials empty → A1`. */
export function wordsOf(parts: readonly ChangedPart[]): string {
  const said = (text: string) => (text === '' ? 'empty' : text);
  return parts.map(({ what, before, after }) => `${what} ${said(before)} → ${said(after)}`).join('; ');
}

function itemsOf(filing: FrozenFiling) {
  return filing.sites.flatMap(({ code, items }) => items.map((item) => ({ siteCode: code, item })));
}

function partsOf<Thing extends object>(before: Thing, after: Thing, words: Partial<Record<keyof Thing, string>>): ChangedPart[] {
  return (Object.entries(words) as [keyof Thing, string][])
    .filter(([key]) => before[key] !== after[key])
    .map(([key, what]) => ({ what, before: String(before[key]), after: String(after[key]) }));
}

function nameOf(item: FrozenItem): string {
  return `${item.quantity} × ${item.maker} ${item.model}`;
}
