import { emptyWord } from './cell-text.ts';
import { equipmentSheetColumns, equipmentSheetName, siteSheetColumns, siteSheetName, toTableColumn } from './export-inventory.ts';
import { type InventoryColumn, inventoryColumns } from './inventory-columns.ts';
import type { SheetTable } from './sheet-table.ts';

/** The sheet of the template that explains the others; the import passes it over. */
export const aboutSheetName = 'About the columns';
const blankRows = 300;

/** The template to fill in: the sheets of sites and equipment with headers only, and one that explains every column. */
export function importTemplate(): SheetTable[] {
  return [toEmptySheet(siteSheetName, siteSheetColumns), toEmptySheet(equipmentSheetName, equipmentSheetColumns), aboutSheet()];
}

function toEmptySheet(name: string, columns: readonly InventoryColumn[]): SheetTable {
  const withChoices = (column: InventoryColumn) => ({
    ...toTableColumn(column),
    ...(column.choices && { choices: column.choices.map((choice) => choice.label) }),
  });
  return { name, columns: columns.map(withChoices), rows: [], blankRows };
}

function aboutSheet(): SheetTable {
  const general = [
    ['Both', '', `A blank cell leaves what you have as it is. Write ${emptyWord} to clear a field.`, '', '', ''],
    [
      'All sheets',
      '',
      'Columns may be left out or stand in any order. Your own headers work too: you can choose what each column holds.',
      '',
      '',
      '',
    ],
  ];
  const rows = inventoryColumns
    .filter((column) => column.inTemplate)
    .map((column) => [
      column.key === 'site.code' ? 'Both' : column.part === 'site' ? siteSheetName : equipmentSheetName,
      column.header,
      column.help,
      column.required ? 'Yes' : 'No',
      column.example,
      column.choices?.map((choice) => choice.label).join(', ') ?? '',
    ]);
  return {
    name: aboutSheetName,
    columns: [
      { header: 'Sheet', width: 12 },
      { header: 'Heading', width: 22 },
      { header: 'What to write', width: 60, wraps: true },
      { header: 'Needed', width: 8 },
      { header: 'Example', width: 28 },
      { header: 'Words to choose from', width: 60, wraps: true },
    ],
    rows: [...rows, ...general],
  };
}
