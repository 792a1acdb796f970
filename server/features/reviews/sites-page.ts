import type { FrozenFiling, FrozenSite } from '../../domain/filing/frozen-filing.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { countPages, listAddress, toPager } from '../../web/to-pager.ts';
import { whole } from '../filings/index.ts';
import { reviewCrumbs } from './addresses.ts';
import type { SitesQuery } from './inputs.ts';
import type { ReviewEntry, VersionRow } from './queries.ts';

const size = 20;
const verdictTones: Record<string, string> = { covered: 'ok', boundary: 'warn', unknown: 'stop', 'not covered': '' };

/** The inventory of a version as filed, site by site. */
export function sitesPage(entry: ReviewEntry, filed: { version: VersionRow; frozen: FrozenFiling }, query: SitesQuery): Page {
  const { frozen, version } = filed;
  const searched = frozen.sites.filter((site) => fitsSearch(site, query.q));
  const has = (verdict: string) => (site: FrozenSite) => site.items.some((item) => item.covered === verdict);
  const rows = query.only === undefined ? searched : searched.filter(has(query.only));
  const page = Math.min(query.page, countPages(rows.length, size));
  const address = (change: Partial<SitesQuery>) => addressOf(entry.id, { ...query, page: 1, ...change });
  const units = frozen.sites.flatMap((site) => site.items).reduce((sum, item) => sum + (item.covered === 'covered' ? item.quantity : 0), 0);
  return {
    template: 'reviews/sites',
    title: `Inventory, filing ${entry.number}`,
    view: {
      head: {
        title: 'Inventory as filed',
        crumbs: [...reviewCrumbs(entry), { label: `Version ${version.number}` }],
        sentence: `${counted(frozen.sites.length, 'site')} with ${counted(units, 'covered unit')}, as they stood when version ${version.number} was submitted.`,
      },
      filters: {
        href: paths.reviewSites(entry.id),
        search: { name: 'q', label: 'Site, place, maker or model', value: query.q, placeholder: 'Site, place, maker or model' },
        hidden: [
          ...(query.only ? [{ name: 'only', value: query.only }] : []),
          ...(query.version ? [{ name: 'version', value: String(query.version) }] : []),
        ],
        chips: [
          { label: 'All', count: searched.length, href: address({ only: undefined }), current: query.only === undefined },
          {
            label: 'With covered equipment',
            count: searched.filter(has('covered')).length,
            href: address({ only: 'covered' }),
            current: query.only === 'covered',
          },
          {
            label: 'Open under the rules',
            count: searched.filter(has('boundary')).length,
            href: address({ only: 'boundary' }),
            current: query.only === 'boundary',
          },
        ],
        ...(query.q !== '' && { clearHref: address({ q: '' }) }),
      },
      isEmpty: rows.length === 0,
      empty: { title: 'No site fits', text: 'Change the search.', actions: [{ label: 'Show all sites', href: address({ q: '', only: undefined }) }] },
      sites: rows.slice((page - 1) * size, page * size).map(sitePart),
      pager: toPager({ page, size, total: rows.length, noun: 'sites', toHref: (number) => address({ page: number }) }),
    },
  };
}

function sitePart(site: FrozenSite) {
  return {
    title: site.name,
    small: [site.code, site.kind, site.place, site.coordinates, site.structure].join(' · '),
    table: {
      caption: `Equipment at ${site.name}`,
      captionHidden: true,
      columns: [
        { label: 'Equipment', kind: 'key' },
        { label: 'Units', kind: 'number' },
        { label: 'Serial numbers', kind: 'words', optional: true },
        { label: 'Obtained' },
        { label: 'Status' },
        { label: 'Covered', kind: 'words whole' },
      ],
      rows: site.items.map((item) => ({
        cells: [
          { text: `${item.maker} ${item.model}`, small: `${item.tag} · ${item.category}` },
          { text: whole(item.quantity) },
          { text: item.serials },
          { text: item.obtainedOn },
          { text: item.status },
          { tag: { label: capitalised(item.covered), tone: verdictTones[item.covered] ?? '' }, small: item.reason },
        ],
      })),
    },
    isBare: site.items.length === 0,
  };
}

function fitsSearch(site: FrozenSite, q: string): boolean {
  if (q === '') return true;
  const text = q.toLowerCase();
  const own = `${site.code} ${site.name} ${site.place}`.toLowerCase().includes(text);
  return own || site.items.some((item) => `${item.tag} ${item.maker} ${item.model} ${item.serials}`.toLowerCase().includes(text));
}

function addressOf(filingId: number, { q, only, version, page }: SitesQuery): string {
  return listAddress(paths.reviewSites(filingId), {
    q,
    only,
    version: version ? String(version) : undefined,
    page: page > 1 ? String(page) : undefined,
  });
}
