import type { SheetReading } from '../../../db/schema/inventory.ts';
import type { Context } from '../../context.ts';
import { type ColumnKey, columnsByKey, normalizeHeader } from '../../domain/inventory/inventory-columns.ts';
import type { SheetMapping } from '../../domain/inventory/sheet-mapping.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getUpload } from './import-queries.ts';
import { recheckUpload } from './recheck-upload.ts';
import { deleteMapping, saveMapping } from './store.ts';

/** Remembers for the carrier what was chosen by hand for a header, and checks the file again with the columns as chosen. */
export async function chooseColumns(ctx: Context, uploadId: number, fields: Record<string, string>): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  const chosen = await inTransaction(ctx, async (tx) => {
    const upload = await getUpload(tx, uploadId);
    if (upload.status !== 'checked' && upload.status !== 'failed') throw conflict('This upload can no longer be changed. Upload the file again.');
    const columns = columnsOf(upload.mappingJson ?? [], fields);
    const { remembered, ambiguous } = toRemember(columns);
    await saveMapping(tx, carrierId, remembered);
    await deleteMapping(tx, carrierId, ambiguous);
    await recordEvent(tx, { action: 'columns chosen', subject: `import ${uploadId}`, summary: upload.fileName });
    return new Map((upload.mappingJson ?? []).map((sheet, index) => [sheet.mapping.sheet, keysOf(columns, index)]));
  });
  await recheckUpload(ctx, uploadId, { chosen });
}

function columnsOf(sheets: readonly SheetReading[], fields: Record<string, string>): ChosenColumn[] {
  return sheets.flatMap(({ mapping }, sheetIndex) =>
    mapping.headers.map((text, index) => {
      const value = fields[`column-${sheetIndex}-${index}`];
      const key = value !== undefined && columnsByKey.has(value) ? (value as ColumnKey) : null;
      return { sheetIndex, header: normalizeHeader(text), key, isCorrected: key !== (mapping.keys[index] ?? null) };
    }),
  );
}

/** A header is remembered where the person corrected its guess; one with two meanings in the file means nothing by itself and is forgotten. */
function toRemember(columns: readonly ChosenColumn[]): { remembered: Record<string, string>; ambiguous: string[] } {
  const remembered = new Map<string, string>();
  const ambiguous: string[] = [];
  for (const header of new Set(columns.filter((column) => column.isCorrected && column.header !== '').map((column) => column.header))) {
    const same = columns.filter((column) => column.header === header);
    const keys = new Set(same.flatMap((column) => column.key ?? []));
    const [key] = keys;
    if (keys.size > 1) ambiguous.push(header);
    else if (key === undefined) remembered.set(header, 'ignore');
    else if (same.some((column) => column.key !== null && column.isCorrected)) remembered.set(header, key);
  }
  return { remembered: Object.fromEntries(remembered), ambiguous };
}

function keysOf(columns: readonly ChosenColumn[], sheetIndex: number): SheetMapping['keys'] {
  return columns.filter((column) => column.sheetIndex === sheetIndex).map((column) => column.key);
}

interface ChosenColumn {
  sheetIndex: number;
  /** Normalized; empty where the column has none. */
  header: string;
  key: ColumnKey | null;
  /** The person chose something else than the page showed. */
  isCorrected: boolean;
}
