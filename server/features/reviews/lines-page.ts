import { costCategories, isPercentUnit } from '../../domain/catalog/price-book.ts';
import type { PriceStatistic } from '../../domain/cost/totals/price-statistics.ts';
import type { FrozenCostLine, FrozenFiling } from '../../domain/filing/frozen-filing.ts';
import { formatCents, sumCents } from '../../domain/money.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { countPages, listAddress, toPager } from '../../web/to-pager.ts';
import { basisTag, formatPrice } from '../catalog/index.ts';
import { whole } from '../filings/index.ts';
import { remarkHref, reviewCrumbs } from './addresses.ts';
import type { LinesQuery } from './inputs.ts';
import type { ReviewEntry, VersionRow } from './queries.ts';

const size = 50;

/** The cost lines of a version as filed, each beside the range of its price. */
export function linesPage(
  entry: ReviewEntry,
  filed: { version: VersionRow; frozen: FrozenFiling },
  list: { query: LinesQuery; mayRemark: boolean; statistics: readonly PriceStatistic[] },
): Page {
  const { frozen, version } = filed;
  const { query, mayRemark } = list;
  const prices = pricesOf(frozen);
  const yardstick = yardstickOf(frozen, list.statistics);
  const names = new Map(frozen.sites.map((site) => [site.code, site.name]));
  const isOutside = (line: FrozenCostLine) => outside(line, prices.get(line.entryCode));
  const fits = (line: FrozenCostLine) => fitsSearch(line, query, names);
  const searched = frozen.cost.lines.filter(fits);
  const rows = query.only === 'outside' ? searched.filter(isOutside) : searched;
  const page = Math.min(query.page, countPages(rows.length, size));
  const address = (change: Partial<LinesQuery>) => addressOf(entry.id, { ...query, page: 1, ...change });
  return {
    template: 'reviews/lines',
    title: `Cost lines, filing ${entry.number}`,
    view: {
      head: {
        title: 'Cost lines as filed',
        crumbs: [...reviewCrumbs(entry), { label: `Version ${version.number}` }],
        sentence: `${counted(frozen.cost.lines.length, 'line')}, ${formatCents(frozen.cost.totalCents)} in all. ${counted(frozen.cost.lines.filter(isOutside).length, 'unit price lies', 'unit prices lie')} outside the range of the price book.`,
      },
      filters: {
        href: paths.reviewLines(entry.id),
        search: { name: 'q', label: 'Line, site or item', value: query.q, placeholder: 'Line, site or item' },
        hidden: hiddenOf(query),
        choices: [
          {
            name: 'category',
            label: 'Category',
            value: query.category ?? '',
            options: [{ value: '', label: 'Every category' }, ...costCategories.map((value) => ({ value, label: capitalised(value) }))],
          },
        ],
        chips: [
          { label: 'All', count: searched.length, href: address({ only: undefined }), current: query.only === undefined },
          {
            label: 'Outside the range',
            count: searched.filter(isOutside).length,
            href: address({ only: 'outside' }),
            current: query.only === 'outside',
          },
        ],
        ...((query.q !== '' || query.category !== undefined) && { clearHref: address({ q: '', category: undefined }) }),
      },
      isEmpty: rows.length === 0,
      empty: {
        title: 'No line fits',
        text: 'Change the search or the category.',
        actions: [{ label: 'Show all lines', href: address({ q: '', category: undefined, only: undefined }) }],
      },
      rows: rows.slice((page - 1) * size, page * size).map((line) =>
        rowOf(line, {
          price: prices.get(line.entryCode),
          site: names.get(line.siteCode ?? ''),
          isOutside: isOutside(line),
          approved: yardstick(line),
          remarkHref: mayRemark ? remarkHref(entry.id, line.id) : null,
        }),
      ),
      total: { label: `Sum of ${counted(rows.length, 'line')}`, amount: formatCents(sumCents(rows.map((line) => line.amountCents))) },
      pager: toPager({ page, size, total: rows.length, noun: 'lines', toHref: (number) => address({ page: number }) }),
    },
  };
}

/** Prices by what a line names: the entry, or the applicant's own price for a line of its own. */
function pricesOf({ cost }: FrozenFiling): Map<string, Price> {
  const own = (cost.ownPrices ?? []).map((price): Price => {
    const { code, what, unit, lowCents, likelyCents, highCents, kind, from, dates, reason } = price;
    return { code, item: what, unit, lowCents, likelyCents, highCents, year: dates, basis: kind, source: from, notes: reason };
  });
  return new Map([...own, ...cost.prices].map((price) => [price.code, price]));
}

/** What this server approved before for the same entry at the same kind of site, in words; empty where too little stands behind it. */
function yardstickOf({ sites }: FrozenFiling, statistics: readonly PriceStatistic[]): (line: FrozenCostLine) => string {
  const classes = new Map(sites.map((site) => [site.code, site.structureClass]));
  const known = new Map(statistics.map((statistic) => [`${statistic.entryCode}\n${statistic.unit}\n${statistic.siteClass}`, statistic]));
  return (line) => {
    const siteClass = line.siteCode === null ? 'network' : classes.get(line.siteCode);
    const found = known.get(`${line.entryCode}\n${line.unit}\n${siteClass}`);
    if (!found) return '';
    const { lowerCents, medianCents, upperCents, lineCount, carrierCount } = found;
    const [lower, median, upper] = [lowerCents, medianCents, upperCents].map((amount) => formatPrice(amount, line.unit));
    return `approved here: middle about ${median}, half of ${carrierCount} carriers from ${lower} to ${upper} (${counted(lineCount, 'line')})`;
  };
}

function rowOf(line: FrozenCostLine, of: RowFacts) {
  const { price } = of;
  const isShare = price === undefined && isPercentUnit(line.unit);
  return {
    item: line.item,
    small: `${line.id} · ${line.siteCode === null ? 'whole network' : (of.site ?? line.siteCode)}`,
    quantity: whole(line.quantity),
    unit: line.unit,
    unitPrice: formatPrice(line.unitCents, line.unit),
    range: price
      ? `${formatPrice(price.lowCents, line.unit)} to ${formatPrice(price.highCents, line.unit)}`
      : isShare
        ? 'A share of other lines'
        : 'Not in the price book',
    likely: [price ? `likely ${formatPrice(price.likelyCents, line.unit)}` : '', of.approved, line.change ?? '']
      .filter((part) => part !== '')
      .join(' · '),
    flag: of.isOutside ? { label: 'Outside the range', tone: 'warn' } : null,
    basis: basisTag(line.basis),
    explain: {
      figure: formatCents(line.amountCents),
      label: line.item,
      formula: line.formula,
      inputs: [
        { label: 'Quantity', value: `${whole(line.quantity)} ${line.unit}` },
        { label: 'Unit price', value: formatPrice(line.unitCents, line.unit) },
      ],
      entry: line.entryCode,
      basis: basisTag(line.basis).label,
      ...(price && { source: `${price.source}, ${price.year}` }),
      end: true,
    },
    remarkHref: of.remarkHref,
    lineId: line.id,
  };
}

/** Adjusters and escalation are shares that stand in no price book: their own range comes from data with a source. */
function outside(line: FrozenCostLine, price: Price | undefined): boolean {
  if (price === undefined) return !isPercentUnit(line.unit);
  return line.unitCents < price.lowCents || line.unitCents > price.highCents;
}

function fitsSearch(line: FrozenCostLine, { q, category }: LinesQuery, names: ReadonlyMap<string, string>): boolean {
  if (category !== undefined && line.category !== category) return false;
  if (q === '') return true;
  const text = q.toLowerCase();
  return `${line.id} ${line.item} ${line.entryCode} ${names.get(line.siteCode ?? '') ?? ''}`.toLowerCase().includes(text);
}

function hiddenOf({ only, version }: LinesQuery): { name: string; value: string }[] {
  return [...(only ? [{ name: 'only', value: only }] : []), ...(version ? [{ name: 'version', value: String(version) }] : [])];
}

function addressOf(filingId: number, { q, category, only, version, page }: LinesQuery): string {
  return listAddress(paths.reviewLines(filingId), {
    q,
    category,
    only,
    version: version ? String(version) : undefined,
    page: page > 1 ? String(page) : undefined,
  });
}

type Price = FrozenFiling['cost']['prices'][number];

interface RowFacts {
  price: Price | undefined;
  site: string | undefined;
  isOutside: boolean;
  /** What this server approved before, in words. */
  approved: string;
  remarkHref: string | null;
}
