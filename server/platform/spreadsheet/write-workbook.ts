import { type Cell, type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from 'hucre';
import { toColumnLetters } from '../../domain/inventory/cell-text.ts';
import type { SheetTable, TableColumn } from '../../domain/inventory/sheet-table.ts';

const headerStyle: CellStyle = {
  font: { bold: true, size: 11, name: 'Calibri' },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7F2F5' } },
};
/** Longest list that spreadsheet programs take in a validation, commas included. */
const longestList = 255;

/** Tables as an Excel workbook, one sheet each: bold headers that stay in view, column widths, texts as texts, lists to choose from. */
export async function writeWorkbook(tables: readonly SheetTable[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: tables.map(toSheet) }));
}

function toSheet(table: SheetTable): WriteSheet {
  return {
    name: table.name,
    columns: table.columns.map((column) => ({ width: column.width, style: toStyle(column) })),
    rows: [table.columns.map((column) => column.header), ...table.rows.map((row) => row.map(protectEscapes))],
    cells: new Map([...headerCells(table), ...blankCells(table)]),
    freezePane: { rows: 1 },
    dataValidations: table.columns.flatMap((column, index) => toValidation(column, index, table.blankRows ?? 0)),
  };
}

function toStyle({ isNumber, wraps }: TableColumn): CellStyle {
  return { ...(!isNumber && { numFmt: '@' }), ...(wraps && { alignment: { wrapText: true, vertical: 'top' } }) };
}

function headerCells(table: SheetTable): [string, Partial<Cell>][] {
  return table.columns.map((_, column) => [`0,${column}`, { style: headerStyle }]);
}

/** Blank cells of text columns carry their format, so that typed codes keep their zeros and long numbers their digits. */
function blankCells(table: SheetTable): [string, Partial<Cell>][] {
  const first = table.rows.length + 1;
  return Array.from({ length: table.blankRows ?? 0 }, (_, row) =>
    table.columns.flatMap((column, index): [string, Partial<Cell>][] =>
      column.isNumber ? [] : [[`${first + row},${index}`, { value: null, style: toStyle(column) }]],
    ),
  ).flat();
}

function toValidation(column: TableColumn, index: number, blankRows: number): DataValidation[] {
  if (!column.choices || blankRows === 0 || column.choices.join(',').length > longestList) return [];
  const letters = toColumnLetters(index);
  return [{ type: 'list', values: [...column.choices], allowBlank: true, showErrorMessage: false, range: `${letters}2:${letters}${blankRows + 1}` }];
}

/** `_x0041_` would be read as the character it stands for in XML; its underscore is written the same way to keep it. */
export function protectEscapes(value: string | number | null): string | number | null {
  return typeof value === 'string' ? value.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_') : value;
}
