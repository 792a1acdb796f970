import { isPercentUnit } from '../../catalog/price-book.ts';
import type { SheetTable } from '../../inventory/sheet-table.ts';
import type { FrozenFiling } from '../frozen-filing.ts';
import type { FrozenTermTable } from '../term-filing.ts';

/** Every cost line of a submitted application as a table, amounts in dollars. */
export function costLineTable({ cost, sites }: Pick<FrozenFiling, 'cost' | 'sites'>): SheetTable {
  const names = new Map(sites.map(({ code, name }) => [code, name]));
  return toTable(
    'Cost lines',
    [
      'Line',
      'Site code',
      'Site',
      'Category',
      'Phase',
      'Price entry',
      'Item',
      'Unit',
      'Quantity',
      'Unit price',
      'Amount',
      'Basis',
      'How it came about',
      'Change of recipe',
      'Own price',
    ],
    cost.lines.map((line) => [
      line.id,
      line.siteCode,
      line.siteCode === null ? null : (names.get(line.siteCode) ?? null),
      line.category,
      line.phase,
      line.entryCode,
      line.item,
      line.unit,
      line.quantity,
      isPercentUnit(line.unit) ? `${line.unitCents / 100} %` : line.unitCents / 100,
      line.amountCents / 100,
      line.basis,
      line.formula,
      line.change ?? null,
      line.ownPrice ?? null,
    ]),
  );
}

/** The inventory of a submitted application as a table: a row for each line of equipment, and one for a site without any. */
export function inventoryTable({ sites }: Pick<FrozenFiling, 'sites'>): SheetTable {
  const siteHeads = ['Site code', 'Site', 'Kind', 'Place', 'Coordinates', 'Structure'];
  const itemHeads = ['Tag', 'Maker', 'Model', 'Category', 'Quantity', 'Serial numbers', 'Obtained on', 'Status', 'Covered', 'Reason'];
  const rows = sites.flatMap<SheetTable['rows'][number]>(({ code, name, kind, place, coordinates, structure, items }) => {
    const site = [code, name, kind, place, coordinates, structure];
    if (items.length === 0) return [[...site, ...itemHeads.map(() => null)]];
    return items.map((item) => [
      ...site,
      item.tag,
      item.maker,
      item.model,
      item.category,
      item.quantity,
      item.serials,
      item.obtainedOn,
      item.status,
      item.covered,
      item.reason,
    ]);
  });
  return toTable('Inventory', [...siteHeads, ...itemHeads], rows);
}

/** A table of a filing of the term, with its total as the last row. */
export function termTable({ title, columns, rows, total }: FrozenTermTable): SheetTable {
  return toTable(
    title,
    columns.map((column) => column.title),
    [...rows.map(({ cells }) => cells), ...(total === null ? [] : [total])],
  );
}

/** The index of the evidence: which file of the packet is which document. `path` is empty where the file is not in the packet. */
export function evidenceIndex(
  files: readonly { code: string; title: string; fileName: string; sha256: string; about: string; path: string }[],
): SheetTable {
  return toTable(
    'Evidence',
    ['Document', 'Title', 'File in this packet', 'Name when it came in', 'About', 'SHA-256'],
    files.map(({ code, title, path, fileName, about, sha256 }) => [code, title, path === '' ? 'not in this packet' : path, fileName, about, sha256]),
  );
}

function toTable(name: string, headers: readonly string[], rows: SheetTable['rows']): SheetTable {
  return { name, columns: headers.map((header) => ({ header, width: 16 })), rows };
}
