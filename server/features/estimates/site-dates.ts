import type { Schedule } from '../../domain/schedule/schedule.ts';
import { paths } from '../../paths.ts';
import { listAddress, toPager } from '../../web/to-pager.ts';
import { formatDayOrNone } from './words.ts';

/** The dates of each site of a schedule, a page at a time, with its search. `shown` is what the address says about the chart above. */
export function siteDates(here: string, list: SiteDates, shown: Record<string, string>) {
  const { estimateId, rows, total, page, size, search } = list;
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
      rows: rows.map(({ siteCode, siteName, place, dates }) => ({
        cells: [
          {
            text: siteName,
            href: paths.estimateSite(estimateId, siteCode),
            small: [siteCode, place].filter((part) => part !== '').join(' · '),
          },
          { text: formatDayOrNone(dates?.startOn) },
          { text: formatDayOrNone(dates?.cutOverOn) },
          { text: formatDayOrNone(dates?.finishOn) },
          { text: dates?.crew ? `Crew ${dates.crew}` : 'None' },
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

interface SiteDates {
  estimateId: number;
  rows: { siteCode: string; siteName: string; place: string; dates: Schedule['sites'][number] | null }[];
  total: number;
  page: number;
  size: number;
  search: string;
}
