import type { Context } from '../../context.ts';
import { conflict } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { checkNumber } from './check-number.ts';
import { countChanges } from './count-changes.ts';
import { getUpload } from './import-queries.ts';
import { getInventoryState } from './queries.ts';
import { saveWaitingRows } from './save-waiting-rows.ts';
import { deleteChunks, updateUpload } from './store.ts';

/**
 * Saves the checked rows of an upload, all or none. A second confirmation does nothing. Throws `conflict` when there is nothing to save, or when
 * the check is not the one that was seen or the inventory has changed since: the caller checks the file again.
 */
export async function confirmUpload(ctx: Context, uploadId: number, approval: Approval = {}): Promise<void> {
  const { seen, from = 'checked', report = () => undefined } = approval;
  await inTransaction(ctx, async (tx) => {
    const upload = await getUpload(tx, uploadId);
    if (upload.status === 'confirmed') return;
    if (upload.status !== from) throw conflict('This upload can no longer be imported. Upload the file again.');
    if (seen !== undefined && seen !== checkNumber(upload)) throw checkedSince();
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

/** The refusal of a confirmation that names another check than the newest. */
export function checkedSince() {
  return conflict('The file was checked again after you opened this page. Look at the changes and confirm once more.');
}

interface Approval {
  /** Check number of what the person saw; left out by whoever checks and confirms in one go. */
  seen?: string;
  /** The state the upload must be in: a job saves only what was handed to it. */
  from?: 'checked' | 'confirming';
  report?: (progress: Progress) => void;
}
