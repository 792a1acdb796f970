import { readFile } from 'node:fs/promises';
import type { Context } from '../../context.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { listEvents } from '../../platform/events.ts';
import { getFile } from '../../platform/files.ts';
import { isSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { mediaOf } from '../../platform/sniff-media.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, carrierPeople, type Reply, type Route } from '../../web/route-table.ts';
import { countPages } from '../../web/to-pager.ts';
import { attachNewDocument } from './attach-new-document.ts';
import { changeDocument } from './change-document.ts';
import { codeOf } from './code-of.ts';
import { documentPage, removeDocumentPage } from './document-page.ts';
import { documentSeen, documentValues, editDocumentPage, newDocumentPage } from './form-pages.ts';
import { readAbout, readBack, readDocument, readLink, readListQuery } from './inputs.ts';
import { keepDocument } from './keep-document.ts';
import { linkDocument } from './link-document.ts';
import { listPreviews, readPreview } from './list-previews.ts';
import { documentsPage } from './pages.ts';
import { countDocuments, getDocument, listDocuments, listLinks } from './queries.ts';
import { removeDocument } from './remove-document.ts';
import { unlinkDocument } from './unlink-document.ts';
import { whyItStays } from './why-it-stays.ts';
import { safeName } from './words.ts';

const editors = ['preparer'] as const;
const pageSize = 50;

export const documentRoutes: Route[] = [
  { method: 'get', path: paths.documents(), may: carrierPeople, handle: showList },
  { method: 'post', path: paths.documents(), may: editors, handle: add, upload: true },
  { method: 'get', path: paths.newDocument(), may: editors, handle: async (_ctx, ask) => ({ page: newDocumentPage(ask.query, []) }) },
  { method: 'get', path: paths.document(':documentId'), may: carrierPeople, handle: (ctx, ask) => show(ctx, ask, []) },
  { method: 'post', path: paths.document(':documentId'), may: editors, handle: change },
  { method: 'get', path: paths.editDocument(':documentId'), may: editors, handle: showForm },
  { method: 'get', path: paths.documentFile(':documentId'), may: carrierPeople, handle: download },
  { method: 'get', path: paths.documentPicture(':documentId'), may: carrierPeople, handle: showPicture },
  { method: 'get', path: paths.documentPreview(':documentId'), may: carrierPeople, handle: showPreview },
  { method: 'post', path: paths.documentLinks(':documentId'), may: editors, handle: link },
  { method: 'post', path: paths.documentUnlinking(':documentId'), may: editors, handle: unlink },
  { method: 'get', path: paths.deleteDocument(':documentId'), may: editors, handle: showRemoval },
  { method: 'post', path: paths.deleteDocument(':documentId'), may: editors, handle: remove },
];

async function showList(ctx: Context, ask: Ask): Promise<Reply> {
  const { filter, page: asked } = readListQuery(ask.query);
  const counts = await countDocuments(ctx, filter.search);
  const total = [...counts].reduce((sum, [kind, count]) => sum + (filter.kind === undefined || filter.kind === kind ? count : 0), 0);
  const page = Math.min(asked, countPages(total, pageSize));
  const rows = await listDocuments(ctx, filter, { number: page, size: pageSize });
  const links = await listLinks(
    ctx,
    rows.map(({ id }) => id),
  );
  return {
    page: documentsPage({
      filter,
      counts,
      rows,
      links,
      previews: await listPreviews(ctx, rows),
      page,
      pageSize,
      today: dayOf(ctx.now),
      mayEdit: mayEdit(ctx),
    }),
  };
}

async function add(ctx: Context, ask: Ask): Promise<Reply> {
  const refuse = (issues: Issue[]): Reply => ({ page: newDocumentPage(ask.body, issues), status: 422 });
  if (!ask.file) return refuse([{ severity: 'error', code: 'no-file', field: 'file', message: 'Choose a file first.' }]);
  const fields = readDocument(ask.body, ask.file.name);
  if (!fields.ok) {
    const message = 'Choose the file once more: a browser forgets it when a page comes back.';
    return refuse([...fields.issues, { severity: 'error', code: 'no-file', field: 'file', message }]);
  }
  const upload = { name: ask.file.name, bytes: await readFile(ask.file.path), ...fields.value };
  const about = readAbout(ask.body);
  if (about) {
    const attached = await attachNewDocument(ctx, upload, about);
    if (!attached.ok) return refuse(attached.issues);
    const { document, isNew, label } = attached.value;
    const notice = `${codeOf(document)} ${isNew ? 'is kept' : 'was in the register already'} and is linked now: ${label}.`;
    return { redirect: readBack(ask.body) ?? paths.document(document.id), notice };
  }
  const kept = await keepDocument(ctx, upload);
  if (!kept.ok) return refuse(kept.issues);
  const { document, isNew } = kept.value;
  if (isNew) return { redirect: paths.document(document.id), notice: 'The document is kept. Say below what it is about.' };
  const message = `This very file is in the register already, as ${codeOf(document)}. Nothing was added.`;
  return { page: newDocumentPage(ask.body, [{ severity: 'error', code: 'known-file', field: 'file', message }], document), status: 422 };
}

async function show(ctx: Context, ask: Ask, issues: Issue[]): Promise<Reply> {
  const row = await getDocument(ctx, readId(ask, 'documentId'));
  const page = documentPage({
    row,
    links: await listLinks(ctx, [row.id]),
    today: dayOf(ctx.now),
    mayEdit: mayEdit(ctx),
    values: ask.body,
    issues,
    history: await listEvents(ctx, `document ${codeOf(row)}`, 20),
  });
  return { page, status: issues.length === 0 ? 200 : 422 };
}

async function showForm(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getDocument(ctx, readId(ask, 'documentId'));
  return { page: editDocumentPage(row, { values: documentValues(row), issues: [], seen: documentSeen(row) }) };
}

async function change(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getDocument(ctx, readId(ask, 'documentId'));
  const fields = readDocument(ask.body, row.fileName);
  const result = fields.ok ? await changeDocument(ctx, row.id, { fields: fields.value, seen: ask.body.seen }) : fields;
  if (result.ok) return { redirect: paths.document(row.id), notice: 'The document was saved.' };
  if (!isSavedMeanwhile(result.issues)) {
    return { page: editDocumentPage(row, { values: ask.body, issues: result.issues, seen: ask.body.seen }), status: 422 };
  }
  const now = await getDocument(ctx, row.id);
  return { page: editDocumentPage(now, { values: ask.body, issues: result.issues, seen: documentSeen(now) }), status: 409 };
}

/** Always as an attachment, under a plain name. */
async function download(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getDocument(ctx, readId(ask, 'documentId'));
  return { file: { name: safeName({ ...row, code: codeOf(row) }), mediaType: row.mediaType, bytes: await getFile(ctx, row.sha256) } };
}

/** Only raster pictures, told from their bytes when they came in, are ever shown in a page. */
async function showPicture(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getDocument(ctx, readId(ask, 'documentId'));
  if (!mediaOf(row.mediaType).isPicture) throw notFound('That document is no picture. Download it instead.');
  return { file: { name: safeName({ ...row, code: codeOf(row) }), mediaType: row.mediaType, bytes: await getFile(ctx, row.sha256), view: true } };
}

/** For lists. */
async function showPreview(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getDocument(ctx, readId(ask, 'documentId'));
  const bytes = await readPreview(ctx, row);
  if (!bytes) throw notFound('That document has no small picture. Open it instead.');
  return { file: { name: `small-${safeName({ ...row, code: codeOf(row) })}`, mediaType: row.mediaType, bytes, view: true } };
}

async function link(ctx: Context, ask: Ask): Promise<Reply> {
  const documentId = readId(ask, 'documentId');
  await getDocument(ctx, documentId);
  const input = readLink(ask.body);
  const result = input.ok ? await linkDocument(ctx, documentId, input.value) : input;
  return result.ok ? { redirect: paths.document(documentId), notice: 'The link was added.' } : show(ctx, ask, result.issues);
}

async function unlink(ctx: Context, ask: Ask): Promise<Reply> {
  const documentId = readId(ask, 'documentId');
  const result = await unlinkDocument(ctx, documentId, Number(ask.body.link));
  if (!result.ok) return show(ctx, ask, result.issues);
  const notice = result.value ? 'The link was taken away.' : 'That link is no longer there. Nothing was taken away.';
  return { redirect: paths.document(documentId), notice };
}

async function showRemoval(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getDocument(ctx, readId(ask, 'documentId'));
  return { page: removeDocumentPage(row, whyItStays(await listLinks(ctx, [row.id]))) };
}

async function remove(ctx: Context, ask: Ask): Promise<Reply> {
  const row = await getDocument(ctx, readId(ask, 'documentId'));
  if (ask.body.confirmed !== 'yes') return showRemoval(ctx, ask);
  const result = await removeDocument(ctx, row.id);
  if (!result.ok) return { page: removeDocumentPage(row, result.issues), status: 409 };
  return { redirect: paths.documents(), notice: `${codeOf(row)} was removed.` };
}

function mayEdit(ctx: Context): boolean {
  return ctx.actor.kind === 'person' && ctx.actor.roles.includes('preparer');
}
