import { isPercentUnit } from '../../domain/catalog/price-book.ts';
import type { CostLine } from '../../domain/cost/cost-lines.ts';
import type { SheetTable } from '../../domain/inventory/sheet-table.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';

const headers = [
  'Line',
  'Site code',
  'Site',
  'Place',
  'Category',
  'Phase',
  'Price entry',
  'Item',
  'Unit',
  'Quantity',
  'How the quantity came about',
  'Unit price low',
  'Unit price likely',
  'Unit price high',
  'Low',
  'Likely',
  'High',
  'Basis',
  'Price year',
  'Own price',
  'Own price of',
  'Own price expires',
  'Source',
  'Change of recipe',
  'Why',
  'Price book',
  'Estimate',
];

/** The row of headers with which a file of cost lines begins. */
export function linesCsvHead(): Promise<Buffer> {
  return writeCsv(toTable([]));
}

/** Some cost lines as rows of that file: amounts in dollars, basis and source on every row. */
export async function linesCsvRows(lines: readonly PlacedLine[], from: { editionTitle: string; number: string }): Promise<Buffer> {
  const rows = lines.map((line) => [...toRow(line), from.editionTitle, from.number]);
  return (await writeCsv(toTable(rows))).subarray((await linesCsvHead()).length);
}

function toTable(rows: SheetTable['rows']): SheetTable {
  return { name: 'Lines', columns: headers.map((header) => ({ header, width: 16 })), rows };
}

function toRow({ line, siteName, place }: PlacedLine) {
  const { unit } = line;
  const unitPrice = (amount: number) => (isPercentUnit(unit) ? `${amount / 100} %` : amount / 100);
  return [
    line.id,
    line.siteCode ?? '',
    siteName,
    place,
    line.category,
    line.phase,
    line.entryCode,
    line.item,
    unit,
    line.quantity,
    line.formula,
    unitPrice(line.unitLowCents),
    unitPrice(line.unitLikelyCents),
    unitPrice(line.unitHighCents),
    line.lowCents / 100,
    line.likelyCents / 100,
    line.highCents / 100,
    line.basis,
    line.priceYear ?? '',
    line.ownPrice?.code ?? '',
    line.ownPrice?.quotedOn ?? '',
    line.ownPrice?.expiresOn ?? '',
    line.source,
    line.change ?? '',
    line.reason,
  ];
}

/** A cost line with the name and place of its site; both empty for a network-wide line. */
export interface PlacedLine {
  line: CostLine;
  siteName: string;
  place: string;
}
