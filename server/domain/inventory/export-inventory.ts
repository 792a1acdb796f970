import { escapeCell } from './cell-text.ts';
import type { EquipmentItem } from './equipment.ts';
import { toItemText, toSiteText } from './field-text.ts';
import type { Inventory } from './inventory.ts';
import { type InventoryColumn, inventoryColumns } from './inventory-columns.ts';
import type { SheetTable, TableColumn } from './sheet-table.ts';
import type { Site } from './site.ts';

export const siteSheetName = 'Sites';
export const equipmentSheetName = 'Equipment';

/** Columns of the sheet of sites, and of the sheet of equipment, which starts with the site's code. */
export const siteSheetColumns = inventoryColumns.filter((column) => column.part === 'site' && column.inTemplate);
export const equipmentSheetColumns = inventoryColumns.filter((column) => column.inTemplate && (column.part === 'item' || column.key === 'site.code'));

/**
 * An inventory as the two sheets of the template. Read back they change nothing. Numbers stay numbers; texts that a spreadsheet program could take
 * for a formula carry an apostrophe, which the import removes.
 */
export function exportInventory(inventory: Pick<Inventory, 'sites' | 'items'>): SheetTable[] {
  return [
    {
      name: siteSheetName,
      columns: siteSheetColumns.map(toTableColumn),
      rows: inventory.sites.map((site) => siteSheetColumns.map((column) => siteCell(site, column))),
    },
    {
      name: equipmentSheetName,
      columns: equipmentSheetColumns.map(toTableColumn),
      rows: inventory.items.map((item) => equipmentSheetColumns.map((column) => itemCell(item, column))),
    },
  ];
}

function siteCell(site: Site, column: InventoryColumn): string | number | null {
  const field = column.field as keyof Site;
  const value = site[field];
  return column.kind === 'number' && typeof value === 'number' ? value : toCell(toSiteText(site, field));
}

function itemCell(item: EquipmentItem, column: InventoryColumn): string | number | null {
  if (column.key === 'site.code') return toCell(item.siteCode);
  return column.key === 'item.quantity' ? item.quantity : toCell(toItemText(item, column.field as keyof EquipmentItem));
}

function toCell(text: string): string | null {
  return text === '' ? null : escapeCell(text);
}

export function toTableColumn(column: InventoryColumn): TableColumn {
  return { header: column.header, width: column.width, wraps: column.field === 'notes', isNumber: column.kind === 'number' };
}
