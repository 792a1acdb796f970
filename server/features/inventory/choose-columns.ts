import type { Context } from '../../context.ts';
import { type ColumnKey, columnsByKey, normalizeHeader } from '../../domain/inventory/inventory-columns.ts';
import type { SheetMapping } from '../../domain/inventory/sheet-mapping.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getUpload } from './import-queries.ts';
import { recheckUpload } from './recheck-upload.ts';
import { saveMapping } from './store.ts';

/** Remembers for the carrier which column each header stands for, as chosen by hand, and checks the file again with it. */
export async function chooseColumns(ctx: Context, uploadId: number, fields: Record<string, string>): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  const upload = await getUpload(ctx, uploadId);
  if (upload.status !== 'checked' && upload.status !== 'failed') throw conflict('This upload can no longer be changed. Upload the file again.');
  const remembered: Record<string, string> = {};
  const chosen = new Map<string, SheetMapping['keys']>();
  for (const [sheetIndex, { mapping }] of (upload.mappingJson ?? []).entries()) {
    const keys = mapping.headers.map((header, index) => {
      const value = fields[`column-${sheetIndex}-${index}`];
      const key = value !== undefined && columnsByKey.has(value) ? (value as ColumnKey) : null;
      if (normalizeHeader(header) !== '') remembered[normalizeHeader(header)] = key ?? 'ignore';
      return key;
    });
    chosen.set(mapping.sheet, keys);
  }
  await inTransaction(ctx, async (tx) => {
    await saveMapping(tx, carrierId, remembered);
    await recordEvent(tx, { action: 'columns chosen', subject: `import ${uploadId}`, summary: upload.fileName });
  });
  await recheckUpload(ctx, uploadId, { chosen });
}
