import type { Context } from '../../context.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { countChanges } from './count-changes.ts';
import { getUpload } from './import-queries.ts';
import { getInventoryState } from './queries.ts';
import { saveWaitingRows } from './save-waiting-rows.ts';
import { deleteChunks, updateUpload } from './store.ts';

/**
 * Saves the checked rows of an upload, all or none. A second confirmation does nothing. Throws `conflict` when there is nothing to save, or when
 * the inventory has changed since the check: the caller checks the file again.
 */
export async function confirmUpload(ctx: Context, uploadId: number, report: (progress: Progress) => void = () => undefined): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const upload = await getUpload(tx, uploadId);
    if (upload.status === 'confirmed') return;
    if (upload.status !== 'checked' && upload.status !== 'confirming')
      throw conflict('This upload can no longer be imported. Upload the file again.');
    if ((await getInventoryState(tx)).version !== upload.baseVersion) {
      throw conflict('The inventory has changed since this file was checked. It was checked again; look at the changes and confirm once more.');
    }
    if (countChanges(upload.countsJson) === 0) throw conflict('This file changes nothing in the inventory, so there is nothing to import.');
    await saveWaitingRows(tx, upload, report);
    await deleteChunks(tx, uploadId);
    await updateUpload(tx, uploadId, { status: 'confirmed', confirmedAt: ctx.now });
    const counts = upload.countsJson;
    const summary = `${upload.fileName}: ${counts?.addedSites ?? 0} sites and ${counts?.addedItems ?? 0} equipment lines added, ${counts?.changedSites ?? 0} and ${counts?.changedItems ?? 0} changed`;
    const changes = { import: { before: null, after: { ...counts, fileSha256: upload.fileSha256 } } };
    await recordEvent(tx, { action: 'import confirmed', subject: `import ${uploadId}`, summary, changes });
  });
}
