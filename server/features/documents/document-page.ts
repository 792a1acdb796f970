import { type Day, dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { mediaOf } from '../../platform/sniff-media.ts';
import { toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { codeOf } from './code-of.ts';
import { expiryTag } from './expiry-tag.ts';
import { linkChoices } from './inputs.ts';
import { linkLabel } from './link-label.ts';
import type { DocumentRow, LinkRow } from './queries.ts';
import { kindLabel, sizeLabel, typeLabel } from './words.ts';

/** One document: what it is, what it is about, and its history. */
export function documentPage(detail: DocumentDetail): Page {
  const { row, links, mayEdit, today } = detail;
  const current = links.filter((link) => link.endedAt === null);
  const messages = new Map(detail.issues.map((issue) => [issue.field ?? '', issue.message]));
  return {
    template: 'documents/document',
    title: row.title,
    view: {
      head: {
        title: row.title,
        sentence: current.length === 0 ? 'It is linked to nothing yet.' : `It is evidence for ${phraseOf(current)}.`,
        crumbs: [{ label: 'Documents', href: paths.documents() }, { label: codeOf(row) }],
        tag: { label: kindLabel(row.kind) },
        actions: [
          ...(mayEdit
            ? [
                { label: 'Remove', href: paths.deleteDocument(row.id) },
                { label: 'Edit', href: paths.editDocument(row.id) },
              ]
            : []),
          { label: 'Download', href: paths.documentFile(row.id), download: true, tone: 'main' },
        ],
      },
      issues: detail.issues.map((issue) => ({ message: issue.message, href: issue.field ? `#${issue.field}` : null })),
      picture: mediaOf(row.mediaType).isPicture ? { href: paths.documentPicture(row.id), alt: row.title } : null,
      facts: [
        { label: 'Number', value: codeOf(row) },
        { label: 'File', value: row.fileName, note: `${typeLabel(row.mediaType)}, ${sizeLabel(row.byteLength)}` },
        { label: 'Day of the document', value: row.datedOn === null ? 'Not stated' : formatDay(row.datedOn) },
        row.expiresOn === null
          ? { label: 'Holds until', value: 'No last day stated' }
          : { label: 'Holds until', value: formatDay(row.expiresOn), note: expiryTag(row.expiresOn, today)?.label },
        { label: 'Added', value: `${row.createdAt.slice(0, 16).replace('T', ' ')} UTC`, note: `by ${row.addedByName}` },
        { label: 'Fingerprint (SHA-256)', value: row.sha256 },
      ],
      links: links.map((link) => ({
        id: link.id,
        label: linkLabel(link),
        href: subjectHref(link),
        state: link.endedAt === null ? `since ${shownDay(link.createdAt)}` : `until ${shownDay(link.endedAt)}`,
        mayUnlink: mayEdit && link.kind !== 'own price' && link.endedAt === null,
      })),
      unlinkHref: paths.documentUnlinking(row.id),
      linkForm: mayEdit
        ? {
            href: paths.documentLinks(row.id),
            kind: toControl(
              {
                name: 'linkKind',
                label: 'It is about',
                kind: 'radio',
                value: detail.values.linkKind ?? '',
                options: linkChoices.map(({ value, label }) => ({ value, label })),
              },
              messages.get('linkKind') ?? null,
            ),
            subject: toControl(
              {
                name: 'subject',
                label: 'Code, tag or line id',
                hint: 'HP-0012, HP-0012-3 or HP-0012.RA-010, as your inventory and estimate write it. Blank for the filing as a whole.',
                kind: 'text',
                maxLength: 200,
                value: detail.values.subject ?? '',
              },
              messages.get('subject') ?? null,
            ),
          }
        : null,
      history: detail.history.map((event) => ({
        what: event.action,
        summary: event.summary,
        who: event.personName,
        at: event.at.slice(0, 16).replace('T', ' '),
      })),
    },
  };
}

/** Asks once before a document goes, or says why it stays. */
export function removeDocumentPage(row: DocumentRow, issues: Issue[]): Page {
  const title = issues.length === 0 ? `Remove ${row.title}?` : `${row.title} is in use`;
  return {
    template: 'documents/remove',
    title,
    view: {
      head: {
        title,
        crumbs: [
          { label: 'Documents', href: paths.documents() },
          { label: row.title, href: paths.document(row.id) },
        ],
      },
      issues: issues.map(({ message }) => ({ message, href: null })),
      backHref: paths.document(row.id),
      confirm:
        issues.length > 0
          ? null
          : {
              sentence: `${codeOf(row)} leaves the register, and its file leaves this server unless something else here holds the same one. The history keeps its title, its fingerprint and who removed it.`,
              items: [],
              href: paths.deleteDocument(row.id),
              fields: [{ name: 'confirmed', value: 'yes' }],
              label: 'Remove the document',
              tone: 'danger',
              cancelHref: paths.document(row.id),
            },
    },
  };
}

function phraseOf(links: readonly LinkRow[]): string {
  const labels = links.slice(0, 3).map((link) => {
    const label = linkLabel(link);
    return label.charAt(0).toLowerCase() + label.slice(1);
  });
  const rest = links.length - labels.length;
  return [...labels.slice(0, rest > 0 ? 3 : -1), rest > 0 ? `${rest} more` : labels.at(-1)].join(', ').replace(/, ([^,]*)$/, ' and $1');
}

function subjectHref({ kind, subject }: LinkRow): string | null {
  if (kind === 'own price') return listAddress(paths.ownPrices(), { q: subject });
  if (kind === 'site' || kind === 'item') return listAddress(paths.inventory(), { q: subject });
  return kind === 'filing' ? paths.filings() : null;
}

function shownDay(instant: string): string {
  return formatDay(dayOf(instant as Instant));
}

interface DocumentDetail {
  row: DocumentRow;
  links: LinkRow[];
  today: Day;
  mayEdit: boolean;
  /** What was entered in the form for a new link, and what is wrong with it. */
  values: Record<string, string>;
  issues: Issue[];
  history: { at: string; personName: string; action: string; summary: string }[];
}
