import { type Cents, formatCents, formatShort } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import type { KeptMap } from './draw-estimate-map.ts';
import type { ReadyRow, SiteListRow } from './queries.ts';
import { crumbs } from './site-pages.ts';

export const mostListed = 12;

/** Cost per site on a map, with the dearest sites in a table beside it, costliest first. */
export function mapPage(row: ReadyRow, sites: readonly SiteListRow[], { map, unplaced }: KeptMap): Page {
  const [dearest] = sites;
  const without = unplaced === 0 ? '' : ` ${counted(unplaced, 'site')} without coordinates ${unplaced === 1 ? 'is' : 'are'} not on the map.`;
  return {
    template: 'estimates/map',
    title: `Cost on the map · Estimate ${row.number}`,
    view: {
      head: {
        title: 'Cost on the map',
        crumbs: crumbs(row),
        sentence: dearest
          ? `${dearest.siteName} costs most: ${formatShort(dearest.likelyCents as Cents)} of ${formatShort(row.summaryJson.total.likelyCents)}. Network-wide cost is on no site.${without}`
          : 'No site costs anything.',
        actions: [{ label: 'All sites', href: paths.estimateSites(row.id) }],
      },
      drawing: map?.drawing ?? null,
      legend: (map?.classes ?? []).map(({ fill, radius, label, count }) => ({ fill, radius, label, count: counted(count, 'site') })),
      empty: {
        title: 'No site has coordinates',
        text: 'Enter latitude and longitude of your sites, then estimate again: the map shows them as they were on the day.',
      },
      tableTitle: sites.length < mostListed ? 'Sites, dearest first' : 'The dearest sites',
      table: {
        caption: 'Sites by likely cost',
        captionHidden: true,
        columns: [
          { label: 'Site', kind: 'key' },
          { label: 'Likely', kind: 'money', pin: true },
        ],
        rows: sites.map((site) => ({
          cells: [
            {
              text: site.siteName,
              href: paths.estimateSite(row.id, site.siteCode),
              small: [site.siteCode, site.place].filter((part) => part !== '').join(' · '),
            },
            { text: formatCents(site.likelyCents as Cents) },
          ],
        })),
      },
    },
  };
}
