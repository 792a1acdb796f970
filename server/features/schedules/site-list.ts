import { paths } from '../../paths.ts';
import { listAddress, toPager } from '../../web/to-pager.ts';
import { formatDayOrNone } from '../estimates/index.ts';
import type { MadeRow, ScheduleSiteRow } from './queries.ts';

/** The dates of each site of a plan, a page at a time, with its search. `shown` is what the address says about the chart above. */
export function siteList(row: MadeRow, list: SiteListRows, shown: Record<string, string>) {
  const here = paths.schedule(row.id);
  const { rows, total, page, size, search } = list;
  const address = (number: number) => `${listAddress(here, { ...shown, q: search, rows: number > 1 ? String(number) : '' })}#sites`;
  return {
    sites: {
      caption: 'Dates of each site in the likely plan',
      captionHidden: true,
      keys: true,
      columns: [
        { label: 'Site', kind: 'key' },
        { label: 'Work starts' },
        { label: 'New gear on air' },
        { label: 'Finished', pin: true },
        { label: 'Tower crew' },
      ],
      rows: rows.map(({ siteCode, siteName, place, siteJson }) => ({
        cells: [
          {
            text: siteName,
            href: paths.estimateSite(row.estimateId, siteCode),
            small: [siteCode, place].filter((part) => part !== '').join(' · '),
          },
          { text: formatDayOrNone(siteJson?.startOn) },
          { text: formatDayOrNone(siteJson?.cutOverOn) },
          { text: formatDayOrNone(siteJson?.finishOn) },
          { text: siteJson?.crew ? `Crew ${siteJson.crew}` : 'None' },
        ],
      })),
    },
    isEmpty: rows.length === 0,
    filters: {
      href: here,
      search: { name: 'q', label: 'Search the sites', value: search, placeholder: 'Name, code, county' },
      hidden: Object.entries(shown).flatMap(([name, value]) => (value === '' ? [] : [{ name, value }])),
      ...(search !== '' && { clearHref: `${listAddress(here, shown)}#sites` }),
    },
    pager: { ...toPager({ page, size, total, noun: 'sites', toHref: address }), keys: true },
  };
}

interface SiteListRows {
  rows: ScheduleSiteRow[];
  total: number;
  page: number;
  size: number;
  search: string;
}
