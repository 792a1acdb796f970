import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../context.ts';
import type { SheetMapping } from '../../domain/inventory/sheet-mapping.ts';
import { getFile } from '../../platform/files.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { checkUpload } from './check-upload.ts';
import { getUpload } from './import-queries.ts';

/** Checks the kept file of an upload once more: with columns chosen by hand, or against an inventory that has changed since. */
export async function recheckUpload(ctx: Context, uploadId: number, how: How = {}): Promise<void> {
  const upload = await getUpload(ctx, uploadId);
  const bytes = await getFile(ctx, upload.fileSha256);
  const folder = await mkdtemp(join(tmpdir(), 'changeout-check-'));
  try {
    const path = join(folder, 'upload');
    await writeFile(path, bytes);
    const known = new Map((upload.mappingJson ?? []).map((sheet) => [sheet.mapping.sheet, sheet.mapping.keys]));
    const { chosen = known, report, confirming } = how;
    await checkUpload(ctx, uploadId, { path, name: upload.fileName, chosen, ...(report && { report }), ...(confirming && { confirming }) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface How {
  chosen?: ReadonlyMap<string, SheetMapping['keys']>;
  report?: (progress: Progress) => void;
  /** Check number the confirming job was given. */
  confirming?: string;
}
