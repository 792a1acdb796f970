import { escapeCell } from '../inventory/cell-text.ts';
import type { SheetTable, TableColumn } from '../inventory/sheet-table.ts';
import type { EditionHeader } from './edition-header.ts';
import { type PriceBasis, type PriceBookEntry, percentUnit } from './price-book.ts';
import { editionFields, type PriceColumn, type PriceColumnKey, priceColumns } from './price-book-columns.ts';

/** The sheet that explains the others; the import passes it over. */
export const aboutPricesSheet = 'About the columns';
const editionSheet = 'Edition';
const priceSheet = 'Prices';
const exampleCode = 'EXAMPLE-1';
const blankRows = 300;
const unitWords: readonly (readonly [string, string])[] = [
  ['each', 'One piece.'],
  ['per site', 'Once for a site. “per sector”, “per hop”, “per tower” and “per crew day” are used in the same way.'],
  ['per tower foot', 'One foot of the height of a tower or pole.'],
  ['per network', 'Once for the carrier.'],
  ['per customer', 'One customer of the carrier.'],
  [percentUnit, 'A share of all direct cost. Write 8 for 8 %.'],
];

/** An edition as the sheets of the template. Read back it is the same edition, price for price. */
export function exportPriceBook(edition: EditionHeader & { entries: readonly PriceBookEntry[] }): SheetTable[] {
  return [fieldSheet((key) => fieldOf(edition, key)), { name: priceSheet, columns: priceColumns.map(toColumn), rows: edition.entries.map(toRow) }];
}

/** The same in one sheet for CSV: what the edition says of itself first, then headers and prices. */
export function exportPriceList(edition: EditionHeader & { entries: readonly PriceBookEntry[] }): SheetTable {
  const head = editionFields.map(({ key, label }) => [label, fieldOf(edition, key)]);
  return oneSheet(head, edition.entries.map(toRow));
}

/** The template to fill in: a sheet for the edition, one for the prices with an example, and one that explains columns, units and bases. */
export function priceBookTemplate(meanings: readonly BasisMeaning[]): SheetTable[] {
  const prices: SheetTable = {
    name: priceSheet,
    columns: priceColumns.map((column) => ({ ...toColumn(column), ...(column.choices && { choices: column.choices }) })),
    rows: [exampleRow()],
    blankRows,
  };
  return [fieldSheet((key) => (key === 'currency' ? 'USD' : null)), prices, aboutSheet(meanings)];
}

/** The template as one sheet for CSV: fields, explanations, headers and an example row. */
export function priceListTemplate(meanings: readonly BasisMeaning[]): SheetTable {
  const fields = editionFields.map(({ key, label, help }) => [label, key === 'currency' ? 'USD' : null, help]);
  const about = [
    ['About rows that start with “About”', 'They explain. They are not read and may be deleted.'],
    ['About the example', `The row with the code ${exampleCode} is left out when the file is read.`],
    ...unitWords.map(([unit, meaning]) => [`About the unit “${unit}”`, meaning]),
    ...meanings.map(({ basis, meaning }) => [`About the basis “${basis}”`, meaning]),
  ];
  return oneSheet([...fields, ...about], [exampleRow()]);
}

function fieldSheet(valueFor: (key: (typeof editionFields)[number]['key']) => string | null): SheetTable {
  return {
    name: editionSheet,
    columns: [
      { header: 'Field', width: 18 },
      { header: 'Value', width: 60, wraps: true },
      { header: 'What to write', width: 70, wraps: true },
    ],
    rows: editionFields.map(({ key, label, help }) => [label, valueFor(key), help]),
  };
}

/** All in one sheet: the first row of the head takes the place of the headers, which stand below it. */
function oneSheet(head: readonly (string | null)[][], rows: readonly Cells[]): SheetTable {
  const padded = (cells: readonly (string | number | null)[]) => priceColumns.map((_, index) => cells[index] ?? null);
  const [first = [], ...rest] = head;
  return {
    name: priceSheet,
    columns: padded(first).map((text, index) => ({ header: String(text ?? ''), width: priceColumns[index]?.width ?? 12 })),
    rows: [...rest.map(padded), padded([]), priceColumns.map(({ header }) => header), ...rows],
  };
}

function aboutSheet(meanings: readonly BasisMeaning[]): SheetTable {
  return {
    name: aboutPricesSheet,
    columns: [
      { header: 'What', width: 14 },
      { header: 'Name', width: 24 },
      { header: 'What it means', width: 80, wraps: true },
      { header: 'Needed', width: 8 },
      { header: 'Example', width: 40 },
      { header: 'Also understood', width: 60, wraps: true },
    ],
    rows: [
      ...priceColumns.map(({ header, help, isRequired, example, aliases }) => [
        'Column',
        header,
        help,
        isRequired ? 'Yes' : 'No',
        example,
        aliases.join(', '),
      ]),
      ...unitWords.map(([unit, meaning]) => ['Unit', unit, meaning, null, null, null]),
      ...meanings.map(({ basis, meaning }) => ['Basis', basis, meaning, null, null, null]),
      ['Row', exampleCode, 'The example on the sheet of prices. It is left out when the file is read.', null, null, null],
    ],
  };
}

function fieldOf(edition: EditionHeader, key: (typeof editionFields)[number]['key']): string | null {
  return key === 'currency' ? 'USD' : toCell(edition[key] ?? '');
}

function exampleRow(): Cells {
  return priceColumns.map(({ key, example, isNumber }) => (key === 'code' ? exampleCode : isNumber ? Number(example) : example));
}

function toRow(entry: PriceBookEntry): Cells {
  return priceColumns.map(({ key }) => cellOf(entry, key));
}

function cellOf(entry: PriceBookEntry, key: PriceColumnKey): string | number | null {
  if (key === 'low') return entry.lowCents / 100;
  if (key === 'likely') return entry.likelyCents / 100;
  if (key === 'high') return entry.highCents / 100;
  if (key === 'year') return entry.year;
  return key === 'currency' ? 'USD' : toCell(entry[key]);
}

function toCell(text: string): string | null {
  return text === '' ? null : escapeCell(text);
}

function toColumn({ header, width, wraps, isNumber }: PriceColumn): TableColumn {
  return { header, width, wraps, isNumber };
}

type Cells = (string | number | null)[];

interface BasisMeaning {
  basis: PriceBasis;
  meaning: string;
}
