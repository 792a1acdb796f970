import { type Day, formatDay } from '../../domain/calendar.ts';
import { type DocumentKind, documentKinds } from '../../domain/filing/registered-document.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress, toPager } from '../../web/to-pager.ts';
import { codeOf } from './code-of.ts';
import { expiryTag } from './expiry-tag.ts';
import { linkLabel } from './link-label.ts';
import type { DocumentPreview } from './list-previews.ts';
import type { DocumentFilter, DocumentRow, LinkRow } from './queries.ts';
import { kindLabel, sizeLabel, typeLabel } from './words.ts';

/** The register of evidence, with search and kinds. */
export function documentsPage(list: DocumentList): Page {
  const { filter, counts } = list;
  const all = [...counts.values()].reduce((total, count) => total + count, 0);
  const total = filter.kind === undefined ? all : (counts.get(filter.kind) ?? 0);
  const isBare = all === 0 && filter.search === '';
  const address = (change: { kind?: DocumentKind | undefined; page?: number }) => {
    const { kind, page } = { kind: filter.kind, page: 1, ...change };
    return listAddress(paths.documents(), { q: filter.search, kind, page: page > 1 ? String(page) : undefined });
  };
  return {
    template: 'documents/list',
    title: 'Documents',
    view: {
      head: {
        title: 'Documents',
        sentence: isBare
          ? 'Nothing is kept here yet.'
          : 'What proves your prices, dates and sites. Each file is kept as it came, under the fingerprint of its bytes.',
        actions: list.mayEdit && !isBare ? [{ label: 'Add a document', href: paths.newDocument(), tone: 'main' }] : [],
      },
      empty: isBare
        ? {
            title: 'No documents yet',
            text: 'Quotes of vendors, invoices that show when equipment was bought, photos of sites, contracts, plans: a reviewer asks for them, line by line.',
            actions: list.mayEdit ? [{ label: 'Add a document', href: paths.newDocument(), tone: 'main' }] : [],
          }
        : null,
      filters: {
        href: paths.documents(),
        search: { name: 'q', label: 'Search the documents', value: filter.search, placeholder: 'Title, file, site, tag, D-7' },
        hidden: filter.kind === undefined ? [] : [{ name: 'kind', value: filter.kind }],
        chips: [
          { label: 'All', count: String(all), href: address({ kind: undefined }), current: filter.kind === undefined },
          ...documentKinds.map(({ value, plural }) => ({
            label: plural,
            count: String(counts.get(value) ?? 0),
            href: address({ kind: value }),
            current: filter.kind === value,
          })),
        ],
        chipsLabel: 'Kind',
        clearHref: filter.search === '' ? null : listAddress(paths.documents(), { kind: filter.kind }),
      },
      table: {
        caption: 'Documents',
        captionHidden: true,
        keys: true,
        columns: [
          { label: 'Document', kind: 'key' },
          { label: 'Kind' },
          { label: 'About', kind: 'words' },
          { label: 'Day', optional: true },
          { label: 'Holds' },
        ],
        rows: list.rows.map((row) => ({ cells: toCells(row, list) })),
      },
      hasNoMatch: list.rows.length === 0,
      pager: {
        ...toPager({ page: list.page, size: list.pageSize, total, noun: 'documents', toHref: (page) => address({ page }) }),
        keys: true,
        ...(total === 0 && { text: 'No document matches.' }),
      },
    },
  };
}

function toCells(row: DocumentRow, { links, previews, today }: DocumentList) {
  const about = links.filter((link) => link.documentId === row.id && link.endedAt === null).map(linkLabel);
  const shown = about.length > 3 ? [...about.slice(0, 3), `and ${about.length - 3} more`] : about;
  const holds = expiryTag(row.expiresOn, today);
  return [
    {
      preview: previews.get(row.id) ?? null,
      text: row.title,
      href: paths.document(row.id),
      small: `${codeOf(row)} · ${typeLabel(row.mediaType)}, ${sizeLabel(row.byteLength)}`,
    },
    { text: kindLabel(row.kind) },
    { text: about.length === 0 ? 'Nothing yet' : shown.join(', ') },
    { text: row.datedOn === null ? 'Not stated' : formatDay(row.datedOn) },
    holds ? { tag: holds } : { text: 'No last day' },
  ];
}

interface DocumentList {
  filter: DocumentFilter;
  /** By kind, under the search. */
  counts: ReadonlyMap<DocumentKind, number>;
  rows: DocumentRow[];
  links: LinkRow[];
  /** By document id. */
  previews: ReadonlyMap<number, DocumentPreview>;
  page: number;
  pageSize: number;
  today: Day;
  mayEdit: boolean;
}
