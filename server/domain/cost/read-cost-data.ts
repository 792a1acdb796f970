import { type CostCategory, type PriceBasis, priceBases, priceCategories } from '../catalog/price-book.ts';
import { structureClasses } from '../catalog/recipe.ts';
import { states } from '../geography.ts';
import { accessSeasons } from '../inventory/site.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import type { CostAdjuster, CostIndex } from './cost-data.ts';

const adjusterKinds = ['region', 'terrain', 'season'] as const;
const conditionKeys = ['states', 'access', 'structures', 'fromFeet'];
/** A share of the cost of a site: at the least half off, at the most four times as much on top. */
const shareBounds = { least: -5_000, most: 40_000 };
/** Growth a year in basis points: prices that halve or double within a year are a slip of the pen. */
const growthBounds = { least: -5_000, most: 10_000 };

/** Reads the list of `cost-indices.json`. All faults come back at once as sentences; the subject of each is the key of the index. */
export function readCostIndices(value: unknown): Result<CostIndex[]> {
  return readList(value, { name: 'cost index', plural: 'cost indices', code: 'cost-index-faulty', read: readIndex });
}

/** Reads the list of `cost-adjusters.json`. All faults come back at once as sentences; the subject of each is the key of the adjuster. */
export function readCostAdjusters(value: unknown): Result<CostAdjuster[]> {
  return readList(value, { name: 'adjuster', plural: 'adjusters', code: 'adjuster-faulty', read: readAdjuster });
}

function readList<T extends { key: string }>(value: unknown, kind: ListKind<T>): Result<T[]> {
  const issues: Issue[] = [];
  const complainOf = (subject: string, message: string): void => {
    issues.push({ severity: 'error', code: kind.code, subject, message });
  };
  if (!Array.isArray(value)) complainOf(kind.plural, `The ${kind.plural} are not a list. Write them as a list in square brackets.`);
  const keys = new Set<string>();
  const rows: unknown[] = Array.isArray(value) ? value : [];
  const read = rows.map((row, index) => {
    const fields = isObject(row) ? row : {};
    const key = typeof fields.key === 'string' && fields.key.trim() ? fields.key : `number ${index + 1}`;
    const complain = (what: string): void => complainOf(key, `The ${kind.name} ${key} ${what}`);
    if (key !== fields.key) complain('has no key. Give it a short name of its own, such as alaska.');
    if (keys.has(key)) complain('is there twice. Keep one of the two, or give one another key.');
    keys.add(key);
    return kind.read(fields, { key, complain });
  });
  return issues.length > 0 ? bad(issues) : good(read);
}

function readIndex(fields: Fields, { key, complain }: Place): CostIndex {
  const seen = new Set<number>();
  let lastYear = Number.NEGATIVE_INFINITY;
  let sawForecast = false;
  const rows = Array.isArray(fields.values) ? fields.values : [];
  if (rows.length === 0) complain('has no values. Give it one for each year.');
  const values = rows.map((row: unknown, index) => {
    const { year, value, isForecast = false } = isObject(row) ? row : {};
    const isYear = typeof year === 'number' && Number.isInteger(year) && year >= 1900 && year <= 2199;
    if (!isYear) complain(`has a year that is none in value ${index + 1}. Write a year from 1900 to 2199.`);
    else if (seen.has(year)) complain(`gives the year ${year} twice. Keep one value.`);
    else if (year < lastYear) complain(`gives ${year} after ${lastYear}. Put the years in rising order.`);
    if (isYear) {
      seen.add(year);
      lastYear = Math.max(lastYear, year);
    }
    const isValue = typeof value === 'number' && Number.isFinite(value) && value > 0;
    if (!isValue)
      complain(`has no value above zero for ${isYear ? year : `value ${index + 1}`}. Prices are divided by it, so write a number above zero.`);
    if (typeof isForecast !== 'boolean') complain(`does not say whether ${year} is a forecast. Write true or false.`);
    if (sawForecast && isForecast === false) complain(`has a published value for ${year} after a forecast. Forecasts come last.`);
    sawForecast ||= isForecast === true;
    return { year: isYear ? year : 0, value: isValue ? value : 1, isForecast: isForecast === true };
  });
  return {
    key,
    title: readText(fields, 'title', complain),
    source: readText(fields, 'source', complain),
    basis: readBasis(fields, complain),
    note: readText(fields, 'note', complain),
    values,
    growth: readRange(isObject(fields.growth) ? fields.growth : {}, { what: 'growth', ...growthBounds }, complain),
  };
}

function readAdjuster(fields: Fields, { key, complain }: Place): CostAdjuster {
  const kind = adjusterKinds.find((known) => known === fields.kind);
  if (!kind) complain(`is of no known kind. Write one of: ${adjusterKinds.join(', ')}.`);
  const categories = readChoices(fields.categories, priceCategories, { what: 'categories', complain }) ?? [];
  if (categories.length === 0) complain('names no cost category. Say which lines it is a share of.');
  return {
    key,
    title: readText(fields, 'title', complain),
    kind: kind ?? 'region',
    only: readConditions(fields.only, complain),
    categories: categories as CostCategory[],
    ...readRange(fields, { what: 'share', ...shareBounds }, complain),
    basis: readBasis(fields, complain),
    source: readText(fields, 'source', complain),
    notes: readText(fields, 'notes', complain),
  };
}

function readConditions(value: unknown, complain: Complain): CostAdjuster['only'] {
  const only = isObject(value) ? value : {};
  const unknownKeys = Object.keys(only).filter((name) => !conditionKeys.includes(name));
  if (unknownKeys.length > 0) complain(`has conditions that are not known: ${unknownKeys.join(', ')}. Use ${conditionKeys.join(', ')}.`);
  if (Object.keys(only).length === 0) complain('says for no site when it holds. Name states, seasons of access, structures or a height.');
  const wantedStates = readChoices(only.states, Object.keys(states), { what: 'states', complain });
  const access = readChoices(only.access, accessSeasons, { what: 'seasons of access', complain });
  const structures = readChoices(only.structures, structureClasses, { what: 'structures', complain });
  const fromFeet = only.fromFeet;
  const isHeight = typeof fromFeet === 'number' && Number.isFinite(fromFeet) && fromFeet > 0;
  if (fromFeet !== undefined && !isHeight) complain('has a height that is no number above zero. Write it in feet.');
  return {
    ...(wantedStates && { states: wantedStates }),
    ...(access && { access }),
    ...(structures && { structures }),
    ...(isHeight && { fromFeet }),
  };
}

function readChoices<T extends string>(
  value: unknown,
  known: readonly T[],
  { what, complain }: { what: string; complain: Complain },
): T[] | undefined {
  if (value === undefined) return undefined;
  const listed: unknown[] = Array.isArray(value) ? value : [];
  if (listed.length === 0) complain(`has an empty list of ${what}. Name at least one, or leave the list out.`);
  const unknownOnes = listed.filter((name) => !known.some((one) => one === name));
  if (unknownOnes.length > 0) complain(`names unknown ${what}: ${unknownOnes.join(', ')}. Use: ${known.join(', ')}.`);
  return known.filter((one) => listed.includes(one));
}

function readRange(fields: Fields, bounds: { what: string; least: number; most: number }, complain: Complain): Range {
  const { low, likely, high } = fields;
  const range = { low: whole(low), likely: whole(likely), high: whole(high) };
  const { what, least, most } = bounds;
  for (const [end, found] of Object.entries(range)) {
    if (found === undefined) complain(`has no ${end} ${what}. Write basis points as a whole number: 850 for 8.5 %.`);
    else if (found < least || found > most) complain(`has a ${end} ${what} of ${found} basis points. Write a number from ${least} to ${most}.`);
  }
  if (range.low !== undefined && range.likely !== undefined && range.low > range.likely) {
    complain(`has a low ${what} (${range.low}) above the likely one (${range.likely}). Put them in order.`);
  }
  if (range.likely !== undefined && range.high !== undefined && range.likely > range.high) {
    complain(`has a likely ${what} (${range.likely}) above the high one (${range.high}). Put them in order.`);
  }
  return { low: range.low ?? 0, likely: range.likely ?? 0, high: range.high ?? 0 };
}

function readBasis(fields: Fields, complain: Complain): PriceBasis {
  const basis = priceBases.find((known) => known === fields.basis);
  if (!basis) complain(`has no known basis. Write one of: ${priceBases.join(', ')}.`);
  return basis ?? 'planning assumption';
}

function readText(fields: Fields, name: string, complain: Complain): string {
  const text = fields[name];
  if (typeof text === 'string' && text.trim()) return text;
  complain(`has no ${name}. Fill it in.`);
  return '';
}

function whole(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Fields = Record<string, unknown>;
type Complain = (what: string) => void;

interface Place {
  key: string;
  complain: Complain;
}

interface ListKind<T> {
  name: string;
  plural: string;
  code: string;
  read: (fields: Fields, place: Place) => T;
}

interface Range {
  low: number;
  likely: number;
  high: number;
}
