import { normalizeHeader } from '../inventory/inventory-columns.ts';
import { priceBases, priceCategories } from './price-book.ts';

export const priceColumnKeys = ['code', 'category', 'item', 'unit', 'low', 'likely', 'high', 'year', 'basis', 'source', 'notes', 'currency'] as const;
export type PriceColumnKey = (typeof priceColumnKeys)[number];

/** A column of a price list as files name it. */
export interface PriceColumn {
  key: PriceColumnKey;
  header: string;
  /** Other headers that mean the same, surest first. */
  aliases: readonly string[];
  isRequired: boolean;
  help: string;
  example: string;
  isNumber: boolean;
  /** In characters. */
  width: number;
  wraps: boolean;
  choices?: readonly string[];
}

export const editionFieldKeys = ['code', 'title', 'effectiveOn', 'statement', 'officialSource'] as const;
export type EditionFieldKey = (typeof editionFieldKeys)[number];

/** A field of an edition as it stands above the prices of a file: its label in one cell, its value in the next. */
export interface EditionField {
  key: EditionFieldKey | 'currency';
  label: string;
  aliases: readonly string[];
  help: string;
  mostCharacters: number;
}

/** Every column that is understood, in the order of the template. */
export const priceColumns: readonly PriceColumn[] = [
  column('code', 'Code', 'price code, entry code, item code, entry, sku, part number, item number, item no, ref', {
    help: 'Your name for the price, unique in the edition: letters, digits, points, hyphens, underscores, up to 40. Recipes find a price by its code.',
    example: 'RA-010',
    width: 12,
  }),
  column('category', 'Category', 'cost category, group, class, cost group', {
    help: 'The part of the work it belongs to.',
    example: 'Radio access',
    width: 24,
    choices: priceCategories,
  }),
  column('item', 'Item', 'description, item description, name, item name, product, what', {
    help: 'What is bought or done, so that a stranger can tell.',
    example: 'Remote radio unit, LTE, with its licenses',
    width: 44,
    wraps: true,
  }),
  column('unit', 'Unit', 'unit of measure, uom, unit of measurement, units, measure, per', {
    help: 'What one price is for. A share of direct cost has the unit “percent of direct cost”, and 8 stands for 8 %.',
    example: 'each',
    width: 20,
  }),
  column('low', 'Low', 'low price, low cost, minimum, min, min price, minimum price, lowest, low end, optimistic, p10', {
    help: 'The least it is likely to cost, in US dollars.',
    example: '18000',
    width: 12,
    isNumber: true,
  }),
  column(
    'likely',
    'Likely',
    'likely price, likely cost, most likely, typical, typical price, usual, expected, mode, base, mid, average, price, unit price, cost, unit cost',
    { help: 'What it costs most of the time, in US dollars.', example: '28000', width: 12, isNumber: true },
  ),
  column('high', 'High', 'high price, high cost, maximum, max, max price, maximum price, highest, high end, pessimistic, p90', {
    help: 'The most it is likely to cost, in US dollars. A firm price has low, likely and high equal.',
    example: '40000',
    width: 12,
    isNumber: true,
  }),
  column('year', 'Year', 'base year, price year, dollars of, year of price, price level, cost year', {
    isRequired: false,
    help: 'The year whose dollars these are. Left empty where the source does not say; then nothing is escalated.',
    example: '2026',
    width: 8,
    isNumber: true,
  }),
  column('basis', 'Basis', 'price basis, cost basis, evidence, kind of source, source type, basis of estimate', {
    help: 'What the price rests on. It is shown beside the price on every page and in every report.',
    example: 'vendor quote',
    width: 20,
    choices: priceBases,
  }),
  column('source', 'Source', 'reference, sources, citation, source document, where from, origin', {
    help: 'Where the figures come from, so that a reader can follow up: document, number, day, page.',
    example: 'Quote 4711 of Example Radio Inc., 2026-01-15',
    width: 40,
    wraps: true,
  }),
  column('notes', 'Notes', 'note, remarks, remark, comments, comment, derivation', {
    isRequired: false,
    help: 'How low, likely and high were derived from the source.',
    example: 'Low and high are the other two offers.',
    width: 44,
    wraps: true,
  }),
  column('currency', 'Currency', 'ccy, curr, money', {
    isRequired: false,
    help: 'USD, or leave the column out. Other currencies are not taken.',
    example: 'USD',
    width: 10,
  }),
];

export const editionFields: readonly EditionField[] = [
  field('code', 'Edition code', 'code of the edition, price book code, book code, edition, edition number, edition no, version', 40, {
    help: 'Short and unique, such as 2026.2. Estimates and reports name the edition by it.',
  }),
  field('title', 'Title', 'edition title, price book, price book title, title of the edition, name of the edition', 120, {
    help: 'As it appears in lists and reports.',
  }),
  field(
    'effectiveOn',
    'Effective day',
    'effective date, effective on, effective, effective from, in effect from, valid from, takes effect, takes effect on',
    20,
    { help: 'From this day on, new estimates use the edition unless they choose another: 2026-03-01.' },
  ),
  field('statement', 'Statement', 'edition statement, about this edition, statement of the edition, disclaimer', 4000, {
    help: 'Who made it, for what, and what it is not.',
  }),
  field(
    'officialSource',
    'Official source',
    'official catalog, source of official prices, catalog source, official catalog source, official cost catalog',
    400,
    {
      help: 'Needed where a price has the basis “official catalog”: which catalog it was taken from. Publisher, title, version, day.',
    },
  ),
  field('currency', 'Currency', 'ccy, all prices in', 20, { help: 'USD. Other currencies are not taken.' }),
];

const columnKeysByHeader = new Map(
  priceColumns.flatMap(({ key, header, aliases }) =>
    [header, ...aliases].map((name, rank): [string, ColumnClaim] => [normalizeHeader(name), { key, rank }]),
  ),
);
const fieldKeysByLabel = new Map(editionFields.flatMap(({ key, label, aliases }) => [label, ...aliases].map((name) => [normalizeHeader(name), key])));
const dollarWords = / (?:usd|us|us dollars?|dollars?|in usd|in us dollars?|in dollars?)$/;
const foreignWords = / (?:in )?(eur|euros?|cad|gbp|pounds?|mxn|pesos?|cny|rmb|yuan|jpy|yen|aud|chf|sek)$/;

/** What a header means, and how surely (0 is the template's own); `currency` is set where the header names another currency than dollars. */
export function readPriceHeader(header: string): (ColumnClaim & { currency?: string }) | undefined {
  const text = normalizeHeader(header);
  const foreign = foreignWords.exec(text);
  const claim = columnKeysByHeader.get(text) ?? columnKeysByHeader.get(text.replace(dollarWords, ''));
  if (claim || !foreign) return claim;
  const priced = columnKeysByHeader.get(text.replace(foreignWords, ''));
  return priced && { ...priced, currency: (foreign[1] ?? '').toUpperCase() };
}

/** The field of the edition that a label names. */
export function readEditionLabel(label: string): EditionField['key'] | undefined {
  return fieldKeysByLabel.get(normalizeHeader(label));
}

export function priceColumn(key: PriceColumnKey): PriceColumn {
  const found = priceColumns.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`There is no column ${key}.`);
  return found;
}

function column(key: PriceColumnKey, header: string, aliases: string, rest: ColumnRest): PriceColumn {
  return { key, header, aliases: aliases.split(',').map((alias) => alias.trim()), isRequired: true, isNumber: false, wraps: false, ...rest };
}

function field(key: EditionField['key'], label: string, aliases: string, mostCharacters: number, { help }: { help: string }): EditionField {
  return { key, label, aliases: aliases.split(',').map((alias) => alias.trim()), mostCharacters, help };
}

interface ColumnClaim {
  key: PriceColumnKey;
  rank: number;
}

type ColumnRest = Pick<PriceColumn, 'help' | 'example' | 'width'> & Partial<Pick<PriceColumn, 'isRequired' | 'isNumber' | 'wraps' | 'choices'>>;
