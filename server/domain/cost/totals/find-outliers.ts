import { isPercentUnit, type PriceBookEdition, type PriceBookEntry } from '../../catalog/price-book.ts';
import type { StructureClass } from '../../catalog/recipe.ts';
import { type Cents, cents, formatCents, formatDollars } from '../../money.ts';
import type { CostLine } from '../cost-lines.ts';
import type { PriceStatistic } from './price-statistics.ts';

/** Tukey's fence: one and a half times the distance between the quartiles beyond them. */
const fenceFactor = 1.5;
/** Where approved prices hardly differ, the fence is at least this share of the median away. */
const leastFenceShare = 0.1;
const classWords = { tower: 'towers', raised: 'poles, silos and tanks', building: 'buildings', ground: 'the ground' } as const;

/**
 * Prices that a reviewer will ask about, one for each price and kind of site, those with most money first: own prices outside the range of the
 * edition's entry, and any unit price outside the fence of approved prices where there are enough. Shares of other cost are no prices and left out.
 * A price in another unit than the edition's or the approved ones is not compared.
 */
export function findOutliers(lines: readonly CountedLine[], edition: PriceBookEdition, approved: ApprovedPrices): Outlier[] {
  const entries = new Map(edition.entries.map((entry) => [entry.code, entry]));
  const statistics = new Map(approved.statistics.map((row) => [`${row.entryCode}\n${row.unit}\n${row.siteClass}`, row]));
  const ownPrices = gatherPrices(lines, (line) => (line.ownPrice ? 'any' : null));
  const allPrices = gatherPrices(lines, ({ siteCode }) => (siteCode === null ? 'network' : (approved.siteClasses.get(siteCode) ?? 'ground')));
  const outliers = [
    ...ownPrices.flatMap((price) => outsideEdition(price, entries.get(price.line.entryCode), edition.code)),
    ...allPrices.flatMap((price) => outsideApproved(price, statistics.get(`${price.line.entryCode}\n${price.line.unit}\n${price.siteClass}`))),
  ];
  return outliers.sort((a, b) => b.likelyCents - a.likelyCents || (a.entryCode < b.entryCode ? -1 : a.entryCode > b.entryCode ? 1 : 0));
}

/** Lines by price and kind of site; lines of no kind are left out. */
function gatherPrices(lines: readonly CountedLine[], classOf: (line: CostLine) => SiteClass | null): OpenPrice[] {
  const prices = new Map<string, OpenPrice>();
  for (const line of lines) {
    const siteClass = classOf(line);
    if (siteClass === null || line.shareOf || isPercentUnit(line.unit)) continue;
    const key = `${line.entryCode}\n${line.unit}\n${siteClass}\n${line.unitLikelyCents}\n${line.ownPrice?.code ?? ''}`;
    const price = prices.get(key) ?? { line, siteClass, lineCount: 0, likelyCents: 0 };
    prices.set(key, price);
    price.lineCount += line.lineCount ?? 1;
    price.likelyCents += line.likelyCents;
  }
  return [...prices.values()];
}

function outsideEdition(price: OpenPrice, entry: PriceBookEntry | undefined, editionCode: string): Outlier[] {
  const { line } = price;
  if (!entry || entry.unit !== line.unit) return [];
  if (line.unitLikelyCents >= entry.lowCents && line.unitLikelyCents <= entry.highCents) return [];
  const isAbove = line.unitLikelyCents > entry.highCents;
  const range = `${formatCents(entry.lowCents)} to ${formatCents(entry.highCents)} of price book ${editionCode} (basis: ${entry.basis})`;
  const advice = isAbove ? 'Ask what makes it dearer.' : 'Ask whether something is missing from it.';
  const sentence = `${describe(price)} lies ${isAbove ? 'above' : 'below'} the range ${range}. ${advice}`;
  return [toOutlier(price, { against: 'edition', lowCents: entry.lowCents, highCents: entry.highCents, sentence })];
}

function outsideApproved(price: OpenPrice, statistic: PriceStatistic | undefined): Outlier[] {
  if (!statistic) return [];
  const { lowerCents, upperCents, medianCents, carrierCount, lineCount } = statistic;
  const reach = Math.max((upperCents - lowerCents) * fenceFactor, medianCents * leastFenceShare);
  const lowCents = cents(Math.max(0, Math.round(lowerCents - reach)));
  const highCents = cents(Math.round(upperCents + reach));
  const unitCents = price.line.unitLikelyCents;
  if (unitCents >= lowCents && unitCents <= highCents) return [];
  const where = price.siteClass === 'network' || price.siteClass === 'any' ? '' : ` at sites on ${classWords[price.siteClass]}`;
  const behind = `${lineCount} approved lines of ${carrierCount} carriers${where}: half of the carriers paid about ${formatDollars(lowerCents)} to ${formatDollars(upperCents)}, the middle one about ${formatDollars(medianCents)}`;
  const times = medianCents > 0 ? ` That is ${timesInWords(unitCents / medianCents)} the middle price.` : '';
  const sentence = `${describe(price)} lies far ${unitCents > highCents ? 'above' : 'below'} ${behind}.${times}`;
  return [toOutlier(price, { against: 'approved prices', lowCents, highCents, sentence })];
}

function describe({ line, lineCount }: OpenPrice): string {
  const whose = line.ownPrice ? `${line.ownPrice.kind} ${line.ownPrice.code}` : `price ${line.entryCode}`;
  const count = lineCount === 1 ? 'on 1 line' : `on ${lineCount} lines`;
  return `${line.item}: ${formatCents(line.unitLikelyCents)} ${line.unit} (${whose}, ${count})`;
}

function timesInWords(factor: number): string {
  return `${(Math.round(factor * 10) / 10).toString()} times`;
}

function toOutlier(
  { line, siteClass, lineCount, likelyCents }: OpenPrice,
  found: Pick<Outlier, 'against' | 'lowCents' | 'highCents' | 'sentence'>,
): Outlier {
  const { entryCode, item, unit, unitLikelyCents: unitCents } = line;
  return { entryCode, item, unit, siteClass, unitCents, lineCount, likelyCents: cents(likelyCents), firstLineId: line.id, ...found };
}

/** A line, or lines of one price and kind of site taken together: `lineCount` of them with the sum of their likely cents. */
type CountedLine = CostLine & { lineCount?: number | undefined };
type SiteClass = StructureClass | 'network' | 'any';

export interface ApprovedPrices {
  statistics: readonly PriceStatistic[];
  /** What equipment hangs on, by site code. */
  siteClasses: ReadonlyMap<string, StructureClass>;
}

/** A price outside what is usual. */
export interface Outlier {
  entryCode: string;
  item: string;
  unit: string;
  /** `any` where the kind of site makes no difference. */
  siteClass: SiteClass;
  unitCents: Cents;
  lineCount: number;
  /** Of all lines at this price. */
  likelyCents: Cents;
  /** One of the lines, for a link. */
  firstLineId: string;
  against: 'edition' | 'approved prices';
  /** The bounds that it lies outside of. */
  lowCents: Cents;
  highCents: Cents;
  /** For a reviewer: what lies where, beside what. */
  sentence: string;
}

interface OpenPrice {
  line: CostLine;
  siteClass: SiteClass;
  lineCount: number;
  likelyCents: number;
}
