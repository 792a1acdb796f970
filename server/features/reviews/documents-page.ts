import type { EvidenceFile } from '../../domain/filing/packet/list-evidence-files.ts';
import { capitalised, counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { KeptFile } from '../../platform/files.ts';
import type { Page } from '../../web/render-page.ts';
import { countPages, listAddress, toPager } from '../../web/to-pager.ts';
import { type DocumentPreview, sizeLabel, typeLabel } from '../documents/index.ts';
import { reviewCrumbs } from './addresses.ts';
import type { DocumentsQuery } from './inputs.ts';
import type { ReviewEntry, VersionRow } from './queries.ts';

const size = 50;
const shownLength = 120;

/** The documents that fit a search, and those of its page. */
export function findShown(files: readonly EvidenceFile[], query: DocumentsQuery): ShownDocuments {
  const rows = files.filter((document) => fits(document, query.q));
  const page = Math.min(query.page, countPages(rows.length, size));
  return { all: files.length, fitting: rows.length, page, rows: rows.slice((page - 1) * size, page * size) };
}

/** The documents that a version names, each to be opened as it was filed. */
export function documentsPage(entry: ReviewEntry, filed: FiledDocuments, query: DocumentsQuery): Page {
  const { version, shown, previews } = filed;
  const { all, fitting, page } = shown;
  const number = version.number === entry.current.number ? undefined : String(version.number);
  const address = (change: Partial<DocumentsQuery>) => {
    const next = { ...query, page: 1, ...change };
    return listAddress(paths.reviewDocuments(entry.id), { q: next.q, version: number, page: next.page > 1 ? String(next.page) : undefined });
  };
  return {
    template: 'reviews/documents',
    title: `Documents, filing ${entry.number}`,
    view: {
      head: {
        title: 'Documents as filed',
        crumbs: [...reviewCrumbs(entry), { label: `Version ${version.number}` }],
        sentence:
          all === 0
            ? 'This version names no document.'
            : `${counted(all, 'document')} of the carrier. Each opens as a download; that it was opened is noted in your history, a look at the small pictures here is not.`,
      },
      filters: {
        href: paths.reviewDocuments(entry.id),
        search: { name: 'q', label: 'Document', value: query.q, placeholder: 'Title, file, site, tag, line, D-7' },
        hidden: number === undefined ? [] : [{ name: 'version', value: number }],
        ...(query.q !== '' && { clearHref: address({ q: '' }) }),
      },
      empty: fitting > 0 ? null : { title: all === 0 ? 'No document' : 'No document fits', text: 'The evidence index says what is missing.' },
      table: {
        caption: 'Documents that the version names',
        captionHidden: true,
        columns: [
          { label: 'Document', kind: 'key' },
          { label: 'About', kind: 'words' },
          { label: 'SHA-256', optional: true },
        ],
        rows: shown.rows.map((document) => ({
          cells: [
            {
              text: document.title,
              href: paths.reviewDocument(entry.id, version.number, document.sha256),
              small: smallOf(document, filed.kept.get(document.sha256)),
              preview: previews.get(document.sha256) ?? null,
            },
            { text: aboutOf(document) },
            { text: `${document.sha256.slice(0, 12)}…` },
          ],
        })),
      },
      pager: toPager({ page, size, total: fitting, noun: 'documents', toHref: (to) => address({ page: to }) }),
    },
  };
}

function smallOf({ code, fileName }: EvidenceFile, kept: KeptFile | undefined): string {
  return [code, fileName, kept ? `${typeLabel(kept.mediaType)}, ${sizeLabel(kept.byteLength)}` : 'not on this server'].join(' · ');
}

function aboutOf({ about }: EvidenceFile): string {
  return about.length > shownLength ? `${about.slice(0, shownLength).replace(/;[^;]*$/, '')}; and more` : capitalised(about);
}

function fits({ code, title, fileName, about, sha256 }: EvidenceFile, q: string): boolean {
  const text = q.toLowerCase();
  if (text === '' || code.toLowerCase() === text || sha256 === text) return true;
  return [title, fileName, about].some((part) => part.toLowerCase().includes(text));
}

export interface ShownDocuments {
  all: number;
  fitting: number;
  page: number;
  rows: readonly EvidenceFile[];
}

interface FiledDocuments {
  version: VersionRow;
  shown: ShownDocuments;
  kept: ReadonlyMap<string, KeptFile>;
  /** By hash. */
  previews: ReadonlyMap<string, DocumentPreview>;
}
