import type { Context } from '../../context.ts';
import { documentNumbersAt } from '../../domain/filing/evidence-matrix/read-matrix.ts';
import { listEvidenceFiles } from '../../domain/filing/packet/list-evidence-files.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { findKeptFiles } from '../../platform/files.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, administratorPeople, type Reply, type Route } from '../../web/route-table.ts';
import { listFilePreviews } from '../documents/index.ts';
import { evidencePage, evidencePlacePage, filedEvidencePdf, findPlace, getFrozen, getFrozenEvidence, readEvidenceQuery } from '../filings/index.ts';
import { reviewCrumbs } from './addresses.ts';
import { documentsPage, findShown } from './documents-page.ts';
import { readDocumentsQuery, readVersion } from './inputs.ts';
import { openFiledDocument, openFiledPreview } from './open-filed-document.ts';
import { getReview, versionOf } from './queries.ts';

export const reviewEvidenceRoutes: Route[] = [
  { method: 'get', path: paths.reviewEvidence(':filingId'), may: administratorPeople, handle: showEvidence },
  { method: 'get', path: paths.reviewDocuments(':filingId'), may: administratorPeople, handle: showDocuments },
  { method: 'get', path: paths.reviewEvidencePdf(':filingId', ':versionNumber'), may: administratorPeople, handle: showPdf },
  { method: 'get', path: paths.reviewDocument(':filingId', ':versionNumber', ':sha256'), may: administratorPeople, handle: download },
  { method: 'get', path: paths.reviewDocumentPreview(':filingId', ':versionNumber', ':sha256'), may: administratorPeople, handle: showPreview },
];

async function showEvidence(ctx: Context, ask: Ask): Promise<Reply> {
  const { entry, version, frozen } = await filedVersion(ctx, ask);
  const evidence = await getFrozenEvidence(frozen, version.frozenSha256);
  if (!evidence) {
    return {
      redirect: paths.reviewDocuments(entry.id),
      notice: 'This version was filed before the evidence was kept line by line. Its documents stand here.',
    };
  }
  const query = readEvidenceQuery(ask.query);
  const frame = {
    path: paths.reviewEvidence(entry.id),
    more: { version: version.number === entry.current.number ? undefined : String(version.number) },
    crumbs: [...reviewCrumbs(entry), { label: `Version ${version.number}` }],
    sentence: `Version ${version.number} as filed.`,
    number: entry.number,
    pdfHref: paths.reviewEvidencePdf(entry.id, version.number),
  };
  if (query.site === undefined && query.network === undefined) return { page: evidencePage(evidence, frame, query) };
  const place = findPlace(evidence, query);
  if (!place) throw notFound('Nothing of that site needs proof in this version.');
  const numbers = new Set(documentNumbersAt(place));
  const { previews } = await lookAtFiles(
    ctx,
    { entry, version },
    (frozen.documents ?? []).filter(({ number }) => numbers.has(number)),
  );
  const links = {
    documentHref: ({ sha256 }: { sha256: string }) => paths.reviewDocument(entry.id, version.number, sha256),
    previewOf: ({ sha256 }: { sha256: string }) => {
      const { src = null, turn = 0 } = previews.get(sha256) ?? {};
      return src === null ? null : { src, turn };
    },
    gapLink: () => null,
    photoHref: null,
  };
  return { page: evidencePlacePage(evidence, { place, frame, links }, query) };
}

async function showDocuments(ctx: Context, ask: Ask): Promise<Reply> {
  const { entry, version, frozen } = await filedVersion(ctx, ask);
  const query = readDocumentsQuery(ask.query);
  const shown = findShown(listEvidenceFiles(frozen), query);
  const { kept, previews } = await lookAtFiles(ctx, { entry, version }, shown.rows);
  return { page: documentsPage(entry, { version, shown, kept, previews }, query) };
}

async function showPdf(ctx: Context, ask: Ask): Promise<Reply> {
  const entry = await getReview(ctx, readId(ask, 'filingId'));
  const version = versionOf(entry, readId(ask, 'versionNumber'));
  const bytes = await filedEvidencePdf(ctx, version.frozenSha256);
  return { file: { name: `filing-${entry.number}-v${version.number}-evidence.pdf`, mediaType: 'application/pdf', bytes, view: true } };
}

/** Always as an attachment, under a plain name. */
async function download(ctx: Context, ask: Ask): Promise<Reply> {
  return { file: await openFiledDocument(ctx, readId(ask, 'filingId'), { ...readWanted(ask), isHead: ask.isHead }) };
}

/** Shown in pages: the head of a file told that it is a picture. */
async function showPreview(ctx: Context, ask: Ask): Promise<Reply> {
  return { file: { ...(await openFiledPreview(ctx, readId(ask, 'filingId'), readWanted(ask))), view: true } };
}

function readWanted(ask: Ask): { versionNumber: number; sha256: string } {
  const sha256 = ask.params.sha256 ?? '';
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw notFound();
  return { versionNumber: readId(ask, 'versionNumber'), sha256 };
}

/** What this server keeps of some documents of a version, with their small pictures, by hash. */
async function lookAtFiles(ctx: Context, { entry, version }: Pick<FiledVersion, 'entry' | 'version'>, documents: readonly { sha256: string }[]) {
  const hashes = documents.map(({ sha256 }) => sha256);
  const kept = await findKeptFiles(ctx, hashes);
  const files = [...kept].map(([sha256, file]) => ({ sha256, ...file }));
  const srcOf = ({ sha256 }: { sha256: string }) => paths.reviewDocumentPreview(entry.id, version.number, sha256);
  return { kept, previews: await listFilePreviews(ctx, files, srcOf) };
}

async function filedVersion(ctx: Context, ask: Ask) {
  const entry = await getReview(ctx, readId(ask, 'filingId'));
  const version = versionOf(entry, readVersion(ask.query.version));
  return { entry, version, frozen: await getFrozen(ctx, version.frozenSha256) };
}

type FiledVersion = Awaited<ReturnType<typeof filedVersion>>;
