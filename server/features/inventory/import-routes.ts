import type { Context } from '../../context.ts';
import { paths } from '../../paths.ts';
import { AppError } from '../../platform/errors.ts';
import { findJob } from '../../platform/work/jobs.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { chooseColumns } from './choose-columns.ts';
import { confirmUpload } from './confirm-upload.ts';
import { countChanges } from './count-changes.ts';
import { discardUpload } from './discard-upload.ts';
import { issuesFile, templateFile } from './export-file.ts';
import { importPage, importsPage } from './import-pages.ts';
import { getUpload, listUploads } from './import-queries.ts';
import { mayEdit } from './may-edit.ts';
import { newImportPage } from './new-import-page.ts';
import { queueConfirmation } from './queue-confirmation.ts';
import { receiveUpload } from './receive-upload.ts';
import { recheckUpload } from './recheck-upload.ts';

const editors = ['preparer'] as const;
/** Uploads with more changes than this are saved by a job. */
const waitLimitRows = 5000;

export const importRoutes: Route[] = [
  { method: 'get', path: paths.imports(), may: carrierPeople, handle: async (ctx) => ({ page: importsPage(await listUploads(ctx), mayEdit(ctx)) }) },
  { method: 'get', path: paths.newImport(), may: editors, handle: async () => ({ page: newImportPage([]) }) },
  { method: 'post', path: paths.newImport(), may: editors, handle: upload, upload: true },
  { method: 'get', path: paths.importTemplate(), may: carrierPeople, handle: templateFile },
  { method: 'get', path: paths.import(':importId'), may: carrierPeople, handle: show },
  {
    method: 'get',
    path: paths.importIssues(':importId'),
    may: carrierPeople,
    handle: async (ctx, ask) => issuesFile(await getUpload(ctx, readId(ask, 'importId'))),
  },
  { method: 'post', path: paths.importMapping(':importId'), may: editors, handle: map },
  { method: 'post', path: paths.importConfirmation(':importId'), may: editors, handle: confirm },
  { method: 'post', path: paths.importDiscard(':importId'), may: editors, handle: discard },
];

async function upload(ctx: Context, ask: Ask): Promise<Reply> {
  if (!ask.file || ask.file.byteLength === 0) {
    const message = ask.file ? 'The file is empty. Choose the one with your sites or equipment.' : 'Choose a file first.';
    return { page: newImportPage([{ severity: 'error', code: 'no-file', field: 'file', message }]), status: 422 };
  }
  const { uploadId } = await receiveUpload(ctx, ask.file);
  ask.startJobs();
  return { redirect: paths.import(uploadId) };
}

async function show(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getUpload(ctx, readId(ask, 'importId'));
  const isRunning = row.status === 'checking' || row.status === 'confirming';
  const job = isRunning && row.jobId !== null ? await findJob(ctx, row.jobId) : undefined;
  return { page: importPage(row, job ?? null, mayEdit(ctx)) };
}

async function map(ctx: Context, ask: Ask): Promise<Reply> {
  const uploadId = readId(ask, 'importId');
  await chooseColumns(ctx, uploadId, ask.body);
  return {
    redirect: paths.import(uploadId),
    notice: 'The file was checked again with these columns. What you changed is remembered for the next file.',
  };
}

async function confirm(ctx: Context, ask: Ask): Promise<Reply> {
  const uploadId = readId(ask, 'importId');
  const seen = ask.body.seen ?? '';
  try {
    if (countChanges((await getUpload(ctx, uploadId)).countsJson) > waitLimitRows) {
      await queueConfirmation(ctx, uploadId, seen);
      ask.startJobs();
      return { redirect: paths.import(uploadId) };
    }
    await confirmUpload(ctx, uploadId, { seen });
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'conflict')) throw error;
    await recheckUpload(ctx, uploadId);
    return { redirect: paths.import(uploadId), notice: error.message };
  }
  return { redirect: paths.inventory(), notice: 'The file is imported.' };
}

async function discard(ctx: Context, ask: Ask): Promise<Reply> {
  const isGone = await discardUpload(ctx, readId(ask, 'importId'));
  const notice = isGone ? 'The upload was thrown away.' : 'Nothing was thrown away: the upload is imported, under way or gone already.';
  return { redirect: paths.imports(), notice };
}
