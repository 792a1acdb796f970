import { type CostCategory, costCategories, type PriceBasis, priceBases } from '../../catalog/price-book.ts';
import { structureClasses } from '../../catalog/recipe.ts';
import { equipmentCategories } from '../../inventory/equipment.ts';
import { accessSeasons, ownerships } from '../../inventory/site.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';
import type { CostRiskData, CostRiskEvent } from '../cost-data.ts';
import type { Spread } from './distributions.ts';

const eventConditions = { structures: structureClasses, categories: equipmentCategories, access: accessSeasons, ownership: ownerships };
const anyFactor = { least: 0.01, most: 10, unit: 'a factor from 0.01 to 10' };
const anyShare = { least: 0, most: 1, unit: 'a share from 0 to 1' };
const anyYear = { least: 1990, most: 2100, unit: 'a year from 1990 to 2100' };
/** For sums of decimal fractions. */
const tolerance = 1e-9;
const anyCents = { least: 0, most: 1e12, unit: 'an amount in cents from 0 to 1,000,000,000,000' };

/**
 * Reads what the simulation of cost assumes from parsed JSON, as in `cost-risks.json`. Returns every fault at once as a sentence; the subject of an
 * issue is the part that it is about.
 */
export function readCostRisks(value: unknown): Result<CostRiskData> {
  const issues: Issue[] = [];
  const place = (subject: string): Place => {
    const complain = (message: string): void =>
      void issues.push({ severity: 'error', code: 'cost-risks-faulty', subject, message: `${subject}: ${message}` });
    return { complain };
  };
  const data = toFields(value);
  const risks: CostRiskData = {
    priceShape: readShape(data.priceShape, place('priceShape')),
    priceCorrelation: readCorrelation(toFields(data.priceCorrelation), place('priceCorrelation')),
    basisSpread: readOnePer(priceBases, { list: data.basisSpread, name: 'basis', place: place('basisSpread') }, (basis, row, at) => ({
      basis,
      ...readFactors(row, at),
      reason: readText(row.reason, 'reason', at),
    })),
    siteFactors: readOnePer(structureClasses, { list: data.siteFactors, name: 'structure', place: place('siteFactors') }, (structure, row, at) => ({
      structure,
      ...readSiteFactor(row, at),
      reason: readText(row.reason, 'reason', at),
    })),
    siteFactorCategories: readCategories(data.siteFactorCategories, place('siteFactorCategories')),
    events: readEvents(data.events, place),
  };
  return issues.length > 0 ? bad(issues) : good(risks);
}

function readShape(shape: unknown, { complain }: Place): CostRiskData['priceShape'] {
  if (shape === undefined || shape === 'triangular' || shape === 'PERT') return shape;
  complain('write triangular or PERT.');
  return undefined;
}

function readCorrelation(fields: Fields, place: Place): CostRiskData['priceCorrelation'] {
  const any = readNumber(fields.any, { name: 'any', ...anyShare }, place);
  const sameCategory = readNumber(fields.sameCategory, { name: 'sameCategory', ...anyShare }, place);
  if (any > sameCategory)
    place.complain('two prices of one category cannot be less correlated than any two. Make sameCategory at least as large as any.');
  return { any, sameCategory, reason: readText(fields.reason, 'reason', place) };
}

/** One row for each of the known names; none may be missing, so that nothing is certain by oversight. */
function readOnePer<N extends string, T>(names: readonly N[], { list, name, place }: RowPlace, read: (found: N, row: Fields, at: Place) => T): T[] {
  const rows = (Array.isArray(list) ? list : []).map(toFields);
  for (const row of rows) {
    if (!names.some((known) => known === row[name])) place.complain(`there is no ${name} "${String(row[name])}". Use one of: ${names.join(', ')}.`);
  }
  return names.flatMap((known) => {
    const [row, second] = rows.filter((candidate) => candidate[name] === known);
    if (second) place.complain(`${known} stands twice. Keep one.`);
    if (!row) place.complain(`${known} is missing. Add it; factors of 1 leave prices as they are.`);
    return row ? [read(known, row, { complain: (message) => place.complain(`${known}: ${message}`) })] : [];
  });
}

function readEvents(list: unknown, placeOf: (subject: string) => Place): CostRiskEvent[] {
  if (!Array.isArray(list)) placeOf('events').complain('write the discrete risks as a list; it may be empty.');
  const keys = new Set<string>();
  return (Array.isArray(list) ? list : []).map(toFields).map((row, index) => {
    const key = typeof row.key === 'string' && row.key.trim() ? row.key : `events ${index + 1}`;
    const place = placeOf(key);
    if (key !== row.key) place.complain('the risk has no key. Give it a short name of its own, such as tower-replacement.');
    if (keys.has(key)) place.complain('the risk stands twice. Keep one of the two, or give one another key.');
    keys.add(key);
    const scope = row.scope === 'site' || row.scope === 'network' ? row.scope : undefined;
    if (!scope) place.complain('the scope must be site or network.');
    const impactCents = readSpread(toFields(row.impactCents), anyCents, place);
    if (![impactCents.low, impactCents.likely, impactCents.high].every(Number.isSafeInteger)) place.complain('impactCents must be whole cents.');
    return {
      key,
      title: readText(row.title, 'title', place),
      scope: scope ?? 'site',
      only: readConditions(row.only, place),
      probability: readSpread(toFields(row.probability), anyShare, place),
      impactCents,
      priceYear: readNumber(row.priceYear, { name: 'priceYear', ...anyYear }, place),
      basis: readBasis(row.basis, place),
      source: readText(row.source, 'source', place),
      notes: readText(row.notes, 'notes', place),
    };
  });
}

function readConditions(value: unknown, { complain }: Place): CostRiskEvent['only'] {
  const fields = toFields(value);
  const unknownKeys = Object.keys(fields).filter((key) => !Object.hasOwn(eventConditions, key));
  if (unknownKeys.length > 0) complain(`a condition may only hold: ${Object.keys(eventConditions).join(', ')}.`);
  const choose = <T extends string>(name: string, known: readonly T[]): T[] | undefined => {
    const listed = fields[name];
    if (listed === undefined) return undefined;
    const chosen = known.filter((one) => Array.isArray(listed) && listed.includes(one));
    if (!Array.isArray(listed) || listed.length === 0 || chosen.length < listed.length) complain(`${name} must be a list of: ${known.join(', ')}.`);
    return chosen;
  };
  return {
    structures: choose('structures', eventConditions.structures),
    categories: choose('categories', eventConditions.categories),
    access: choose('access', eventConditions.access),
    ownership: choose('ownership', eventConditions.ownership),
  };
}

function readBasis(value: unknown, { complain }: Place): PriceBasis {
  const basis = priceBases.find((known) => known === value);
  if (!basis) complain(`the basis must be one of: ${priceBases.join(', ')}.`);
  return basis ?? 'planning assumption';
}

/** Factors around 1, as far below as above: a range that leaned would raise the mean for want of knowledge. */
function readFactors(fields: Fields, place: Place): { low: number; high: number } {
  const { low, high } = readSpread({ ...fields, likely: 1 }, anyFactor, place);
  if (Math.abs(low + high - 2) > tolerance) place.complain('low and high must lie equally far from 1, so that the mean stays the likely price.');
  return { low, high };
}

function readSiteFactor(fields: Fields, place: Place): Spread {
  const factor = readSpread(fields, anyFactor, place);
  const sum = factor.low + factor.likely + factor.high;
  if (Math.abs(sum - 3) > tolerance) place.complain('low, likely and high must sum to 3, so that the factor is 1 on average.');
  return factor;
}

function readCategories(listed: unknown, { complain }: Place): CostCategory[] {
  const chosen = costCategories.filter((category) => Array.isArray(listed) && listed.includes(category));
  if (!Array.isArray(listed) || chosen.length === 0 || chosen.length < listed.length) {
    complain(`siteFactorCategories must be a list of: ${costCategories.join(', ')}.`);
  }
  return chosen;
}

function readSpread(fields: Fields, bounds: Bounds, place: Place): Spread {
  const [low, likely, high] = (['low', 'likely', 'high'] as const).map((name) => readNumber(fields[name], { name, ...bounds }, place));
  const spread = { low: low ?? 0, likely: likely ?? 0, high: high ?? 0 };
  if (spread.low > spread.likely || spread.likely > spread.high) place.complain('low, likely and high must rise. Put them in order.');
  return spread;
}

function readNumber(value: unknown, { name, least, most, unit }: Bounds & { name: string }, { complain }: Place): number {
  if (typeof value === 'number' && value >= least && value <= most) return value;
  complain(`${name} must be ${unit}.`);
  return Number.NaN;
}

function readText(value: unknown, name: string, { complain }: Place): string {
  if (typeof value === 'string' && value.trim()) return value;
  complain(`it has no ${name}. Fill it in.`);
  return '';
}

function toFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

type Fields = Record<string, unknown>;

interface Place {
  complain: (message: string) => void;
}

interface RowPlace {
  list: unknown;
  name: string;
  place: Place;
}

interface Bounds {
  least: number;
  most: number;
  unit: string;
}
