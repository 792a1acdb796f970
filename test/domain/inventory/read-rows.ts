import { day } from '../../../server/domain/calendar.ts';
import { createModelMatcher } from '../../../server/domain/catalog/match-model.ts';
import { guessColumns } from '../../../server/domain/inventory/guess-columns.ts';
import type { InventoryContext, InventoryReading } from '../../../server/domain/inventory/incoming.ts';
import type { Inventory } from '../../../server/domain/inventory/inventory.ts';
import { createInventoryReader } from '../../../server/domain/inventory/read-inventory.ts';
import type { Issue } from '../../../server/domain/result.ts';
import { seedModels } from '../catalog/seed-models.ts';

export const today = day('2026-11-22');
export const matchModel = createModelMatcher(seedModels());

/** Rows by sheet, the first of each being the headers. */
export type Sheets = Record<string, readonly (readonly string[])[]>;

/** Reads sheets as an upload would, with guessed columns. */
export function readSheets(sheets: Sheets, existing: Pick<Inventory, 'sites' | 'items'> = { sites: [], items: [] }): InventoryReading {
  const context: InventoryContext = { existing, matchModel, today };
  const mappings = Object.entries(sheets).map(
    ([sheet, [headers = [], ...rows]]) => guessColumns({ sheet, headerRow: 1, headers, rows: rows.slice(0, 20) }).mapping,
  );
  const reader = createInventoryReader(mappings, context);
  for (const [sheet, rows] of Object.entries(sheets)) for (const [index, cells] of rows.entries()) reader.row(sheet, index + 1, cells);
  return reader.finish();
}

/** `error D2 quantity-zero`: severity, cell and code. */
export function brief(issue: Issue): string {
  return `${issue.severity} ${issue.cell?.column ?? ''}${issue.cell?.row ?? ''} ${issue.code}`;
}
