import { formatDay } from '../../domain/calendar.ts';
import { costCategories } from '../../domain/catalog/price-book.ts';
import type { CostLine } from '../../domain/cost/cost-lines.ts';
import { type Cents, cents, formatCents, sumCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress, toPager } from '../../web/to-pager.ts';
import { basisTag, formatPrice, type StoredEdition } from '../catalog/index.ts';
import type { SiteOrder, SiteQuery } from './inputs.ts';
import type { EstimateSite, EstimateSiteRow, ReadyRow, SiteListRow } from './queries.ts';
import { describeOwn, explainLine, formatDayOrNone, formatRange, formatWhole, quantityWords } from './words.ts';

const orders: { value: SiteOrder; label: string }[] = [
  { value: 'cost', label: 'Costliest first' },
  { value: 'code', label: 'By site code' },
  { value: 'finish', label: 'By finish' },
];

/** Cost and dates of each site, one page of them. */
export function sitesPage(row: ReadyRow, list: SiteList): Page {
  const { rows, total, query, size } = list;
  const here = paths.estimateSites(row.id);
  const address = (change: Partial<SiteQuery>) => {
    const next = { ...query, ...change };
    return listAddress(here, { q: next.search, order: next.order === 'cost' ? '' : next.order, page: next.page > 1 ? String(next.page) : '' });
  };
  const { summaryJson: summary } = row;
  const siteCents = cents(summary.total.likelyCents - summary.networkTotal.likelyCents);
  return {
    template: 'estimates/sites',
    title: `Cost by site · Estimate ${row.number}`,
    view: {
      head: {
        title: 'Cost by site',
        crumbs: crumbs(row),
        sentence: `${formatCents(siteCents)} at ${counted(summary.coveredSiteCount, 'site')}; ${formatCents(summary.networkTotal.likelyCents)} more are network-wide. Both together are the total of ${formatCents(summary.total.likelyCents)}.`,
        actions: [{ label: 'Network-wide lines', href: paths.estimateNetwork(row.id) }],
      },
      filters: {
        href: here,
        search: { name: 'q', label: 'Search the sites', value: query.search, placeholder: 'Name, code, county' },
        hidden: query.order === 'cost' ? [] : [{ name: 'order', value: query.order }],
        chips: orders.map(({ value, label }) => ({ label, href: address({ order: value, page: 1 }), current: query.order === value })),
        chipsLabel: 'Order',
        ...(query.search !== '' && { clearHref: address({ search: '', page: 1 }) }),
      },
      isEmpty: rows.length === 0,
      table: {
        caption: 'Sites of the estimate',
        captionHidden: true,
        keys: true,
        columns: [
          { label: 'Site', kind: 'key' },
          { label: 'Covered units', kind: 'number' },
          { label: 'Low', kind: 'money', optional: true },
          { label: 'Likely', kind: 'money', pin: true },
          { label: 'High', kind: 'money', optional: true },
          { label: 'New gear on air' },
          { label: 'Finished' },
        ],
        rows: rows.map((site) => ({ code: site.siteCode, cells: siteCells(row, site) })),
      },
      pager: { ...toPager({ page: query.page, size, total, noun: 'sites', toHref: (page) => address({ page }) }), keys: true },
    },
  };
}

/** One site of an estimate with its lines and its activities. */
export function estimateSitePage(row: ReadyRow, site: EstimateSite, around: { edition: StoredEdition; siteHref: string | null }): Page {
  const { row: kept, lines } = site;
  const total = kept.totalJson;
  const plan = kept.scheduleJson;
  return {
    template: 'estimates/site',
    title: `${kept.siteName} · Estimate ${row.number}`,
    view: {
      head: {
        title: kept.siteName,
        crumbs: [...crumbs(row), { label: 'By site', href: paths.estimateSites(row.id) }],
        sentence: `${formatCents(kept.likelyCents as Cents)} likely${total ? `, from ${formatRange(total.lowCents, total.highCents)}, for ${counted(total.coveredUnits, 'covered unit')}` : ''}.${plan ? ` New gear on air by ${formatDay(plan.cutOverOn)}, old gear gone by ${formatDay(plan.finishOn)}.` : ''}`,
        actions: around.siteHref === null ? [] : [{ label: 'Site in the inventory', href: around.siteHref }],
      },
      facts: [
        { label: 'Site code', value: kept.siteCode },
        { label: 'Place', value: kept.place === '' ? 'Not stated' : kept.place },
        { label: 'Work starts', value: formatDayOrNone(plan?.startOn) },
        { label: 'Tower crew', value: plan?.crew ? `Crew ${plan.crew}` : 'None' },
      ],
      table: lineTable(row, lines, around.edition),
      activities: activityTable(kept),
    },
  };
}

/** What serves the whole network: core, management, allowances. */
export function networkPage(row: ReadyRow, network: EstimateSite, edition: StoredEdition): Page {
  const total = row.summaryJson.networkTotal;
  return {
    template: 'estimates/site',
    title: `Network-wide · Estimate ${row.number}`,
    view: {
      head: {
        title: 'Network-wide',
        crumbs: crumbs(row),
        sentence: `${formatCents(total.likelyCents)} likely, from ${formatRange(total.lowCents, total.highCents)}, for what serves all sites: core, management and allowances for a share of sites.`,
      },
      facts: [],
      table: lineTable(row, network.lines, edition),
      activities: activityTable(network.row),
    },
  };
}

export function crumbs(row: ReadyRow) {
  return [
    { label: 'Estimates', href: paths.estimates() },
    { label: `Estimate ${row.number}`, href: paths.estimate(row.id) },
  ];
}

function siteCells(row: ReadyRow, site: SiteListRow) {
  const small = [site.siteCode, site.place].filter((part) => part !== '').join(' · ');
  return [
    { text: site.siteName, href: paths.estimateSite(row.id, site.siteCode), small },
    { text: formatWhole(site.totalJson?.coveredUnits ?? 0) },
    { text: site.totalJson ? formatCents(site.totalJson.lowCents) : '' },
    { text: formatCents(site.likelyCents as Cents) },
    { text: site.totalJson ? formatCents(site.totalJson.highCents) : '' },
    { text: formatDayOrNone(site.scheduleJson?.cutOverOn) },
    { text: formatDayOrNone(site.scheduleJson?.finishOn) },
  ];
}

function lineTable(row: ReadyRow, lines: readonly CostLine[], edition: StoredEdition) {
  const rank = (line: CostLine) => costCategories.indexOf(line.category);
  const sorted = [...lines].sort((a, b) => rank(a) - rank(b) || b.likelyCents - a.likelyCents);
  return {
    caption: 'Cost lines; every amount opens its formula, inputs, basis and source',
    captionHidden: true,
    columns: [
      { label: 'What', kind: 'key' },
      { label: 'Phase', optional: true },
      { label: 'Quantity', kind: 'number' },
      { label: 'Unit price', kind: 'money' },
      { label: 'Basis' },
      { label: 'Likely', kind: 'money', pin: true },
    ],
    rows: sorted.map((line) => ({
      cells: [
        { text: line.item, href: paths.estimateLine(row.id, line.id), small: lineSmall(line) },
        { text: line.phase },
        { text: quantityWords(line.quantity, line.unit) },
        { text: formatPrice(line.unitLikelyCents, line.unit) },
        { tag: basisTag(line.basis) },
        { explain: explainLine(line, { estimateId: row.id, edition }) },
      ],
    })),
    total: [
      { text: 'Total', small: `of ${counted(lines.length, 'line')}` },
      {},
      {},
      {},
      {},
      { text: formatCents(sumCents(lines.map((line) => line.likelyCents))) },
    ],
  };
}

/** Code, category, unit, and what the carrier put in place of the book: its own price with the last day of a quote, its change of the recipe. */
function lineSmall({ entryCode, category, unit, ownPrice, change }: CostLine): string {
  const own = ownPrice ? [describeOwn(ownPrice)] : [];
  return [entryCode, category, unit, ...own, ...(change === undefined ? [] : [change])].join(' · ');
}

function activityTable(site: EstimateSiteRow) {
  if (site.activitiesJson.length === 0) return null;
  return {
    caption: 'Activities in the likely plan',
    captionHidden: true,
    columns: [{ label: 'Activity', kind: 'key' }, { label: 'Starts' }, { label: 'Ends' }, { label: 'Crew' }],
    rows: site.activitiesJson.map((activity) => ({
      cells: [
        { text: activity.title },
        { text: formatDay(activity.startOn) },
        { text: formatDay(activity.finishOn) },
        { text: activity.crew === null ? '' : `Crew\u00a0${activity.crew}` },
      ],
    })),
  };
}

interface SiteList {
  rows: SiteListRow[];
  total: number;
  query: SiteQuery;
  size: number;
}
