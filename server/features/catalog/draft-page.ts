import { compareEditions, type EditionDifference, isMoved } from '../../domain/catalog/compare-editions.ts';
import type { WholeHeader } from '../../domain/catalog/edition-header.ts';
import type { PriceBookEntry } from '../../domain/catalog/price-book.ts';
import { editionFields } from '../../domain/catalog/price-book-columns.ts';
import type { Recipe } from '../../domain/catalog/recipe.ts';
import type { Issue } from '../../domain/result.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import { toControl } from '../../web/form-page.ts';
import { toIssueRows } from '../../web/issue-rows.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress as address, countPages, toPager } from '../../web/to-pager.ts';
import { changeCells, changeColumns } from './change-words.ts';
import type { DraftRow } from './draft-queries.ts';
import { draftTag } from './draft-words.ts';
import { basisList, leadingBasis, missingPrices, priceCells, priceTableColumns } from './edition-words.ts';
import type { StoredEdition } from './queries.ts';

const mostIssues = 200;
const mostMoves = 20;
const pricesPerPage = 100;

/** A draft: what is wrong with it, what it would change, and the form that publishes it. */
export function draftPage(draft: DraftRow, shown: ShownDraft): Page {
  const { job, isStopped, entries, current } = shown;
  const isReady = draft.status === 'checked';
  const errors = countIssues(draft, 'error');
  const warnings = countIssues(draft, 'warning');
  const difference = isReady && current ? compareEditions(current.entries, entries) : null;
  const progress = draft.status === 'checking' && !isStopped ? progressOf(draft, job) : null;
  return {
    template: 'catalog/draft',
    title: draft.fileName,
    ...(progress && { refreshSeconds: 2 }),
    view: {
      head: {
        title: draft.fileName,
        sentence: isStopped ? 'The work on this file stopped. Nothing was published.' : sentenceFor(draft, errors),
        crumbs: [
          { label: 'Price books', href: paths.priceBooks() },
          { label: 'Import', href: paths.newPriceBook() },
        ],
        tag: draftTag({ ...draft, isStopped }),
      },
      next: isReady ? { title: 'Look at the changes, then publish the edition or throw the draft away.', who: 'You act.' } : null,
      progress,
      note: noteFor(draft, { job, isStopped }),
      summary: shown.issues.length > 0 ? { title: 'The edition was not published', issues: shown.issues.map(toSummaryLine) } : null,
      figures: isReady ? figuresFor(draft, { difference, warnings }) : null,
      bases: isReady ? { tag: leadingBasis(draft.basesJson), text: basisList(draft.basesJson) } : null,
      remarks: [...shown.remarks, ...(isReady ? [missingPrices(shown.recipes, entries)].flatMap((note) => note ?? []) : [])],
      errors:
        errors > 0
          ? { table: issuesTable(draft, 'error', 'Errors: nothing can be published until the file is right'), count: formatCount(errors) }
          : null,
      warnings: warnings > 0 ? { table: issuesTable(draft, 'warning', 'Warnings: read as they are'), count: formatCount(warnings) } : null,
      issuesHref: draft.issuesJson.length > 0 ? paths.priceBookDraftIssues(draft.id) : null,
      comparison: difference && current ? comparisonFor(draft, { current, difference }) : null,
      publish: isReady ? publishForm(draft, shown) : null,
      discard:
        isReady || draft.status === 'failed' || isStopped ? { action: paths.priceBookDraftDiscard(draft.id), label: 'Throw the draft away' } : null,
      prices: isReady ? priceList(draft, { entries, page: shown.page }) : null,
    },
  };
}

function sentenceFor(draft: DraftRow, errors: number): string {
  if (draft.status === 'checking') return 'The file is being checked. Nothing is published.';
  if (draft.status === 'discarded') return 'This draft was thrown away. Nothing of it was published.';
  if (draft.status === 'published') return `${counted(draft.priceCount, 'price')} of this file are published as an edition.`;
  if (draft.status === 'checked') return `${counted(draft.priceCount, 'price')} without errors. Nothing is published yet.`;
  const read = draft.priceCount === 0 ? 'No prices could be read' : `${counted(draft.priceCount, 'price')} read`;
  return `${read}, ${counted(errors, 'error')}. Nothing is published.`;
}

function noteFor(draft: DraftRow, { job, isStopped }: Pick<ShownDraft, 'job' | 'isStopped'>) {
  const again = [{ label: 'Upload a file', href: paths.newPriceBook() }];
  if (isStopped) {
    const text = `${job?.error ?? 'No reason was given.'} Nothing was published. Upload the file again, and throw this draft away.`;
    return { tone: 'stop', title: 'The work stopped.', text, links: again };
  }
  if (draft.status === 'failed')
    return { tone: 'stop', title: 'Nothing was published.', text: 'Correct what is listed below in your file, then upload it again.', links: again };
  if (draft.status === 'published' && draft.editionId !== null) {
    const links = [{ label: 'Open the edition', href: paths.priceBook(draft.editionId) }];
    return { tone: 'ok', title: 'Published.', text: 'The edition never changes from now on.', links };
  }
  return null;
}

function figuresFor(draft: DraftRow, { difference, warnings }: { difference: EditionDifference | null; warnings: number }) {
  const counts = difference?.counts;
  return [
    { label: 'Prices', value: formatCount(draft.priceCount), note: counts ? `the current edition has ${formatCount(counts.before)}` : '' },
    ...(counts
      ? [
          { label: 'Added', value: formatCount(counts.added) },
          { label: 'Dropped', value: formatCount(counts.dropped) },
          { label: 'Price moved', value: formatCount(counts.moved), note: `${formatCount(counts.up)} up, ${formatCount(counts.down)} down` },
        ]
      : []),
    { label: 'Warnings', value: formatCount(warnings), note: warnings > 0 ? 'have a look' : '' },
  ];
}

function comparisonFor(draft: DraftRow, { current, difference }: { current: StoredEdition; difference: EditionDifference }) {
  const largest = difference.changes
    .filter(isMoved)
    .sort((one, other) => Math.abs(other.moves.likely ?? 0) - Math.abs(one.moves.likely ?? 0))
    .slice(0, mostMoves);
  return {
    title: `Beside ${current.title}`,
    href: address(paths.priceBookComparison(), { from: String(current.id), to: `draft-${draft.id}` }),
    isSame: difference.changes.length === 0,
    moved: difference.counts.moved,
    table:
      largest.length > 0
        ? {
            caption: difference.counts.moved > largest.length ? `The ${mostMoves} prices that moved most` : 'Prices that moved, most first',
            columns: changeColumns,
            rows: largest.map((change) => ({ cells: changeCells(change) })),
          }
        : null,
  };
}

function publishForm(draft: DraftRow, { header, issues, isForAll, bases }: ShownDraft) {
  const messages = new Map(issues.map((issue) => [issue.field ?? '', issue.message]));
  const fields = editionFields.flatMap((field) => {
    const { key, label, help, mostCharacters } = field;
    if (key === 'currency' || (key === 'officialSource' && !bases.official && header.officialSource === '')) return [];
    const kind = key === 'statement' ? ('textarea' as const) : key === 'effectiveOn' ? ('date' as const) : ('text' as const);
    const width = key === 'code' || key === 'effectiveOn' ? ('short' as const) : ('full' as const);
    const length = key === 'effectiveOn' ? {} : { maxLength: mostCharacters };
    const control = { name: key, label, hint: help, kind, value: header[key], width, required: true, rows: 4, ...length };
    return [toControl(control, messages.get(key) ?? null)];
  });
  return {
    action: paths.priceBookPublication(draft.id),
    fields,
    sentence: isForAll
      ? 'Everybody on this server can use the edition. Once published it never changes, and it cannot be taken back.'
      : 'People of your organization can use the edition, nobody else sees it. Once published it never changes, and it cannot be taken back.',
  };
}

function priceList(draft: DraftRow, { entries, page: wanted }: Pick<ShownDraft, 'entries' | 'page'>) {
  const page = Math.min(wanted, countPages(entries.length, pricesPerPage));
  return {
    table: {
      caption: 'All prices as they were read',
      captionHidden: true,
      columns: priceTableColumns,
      rows: entries.slice((page - 1) * pricesPerPage, page * pricesPerPage).map((entry) => ({ cells: priceCells(entry) })),
    },
    pager: toPager({
      page,
      size: pricesPerPage,
      total: entries.length,
      noun: 'prices',
      toHref: (number) => address(paths.priceBookDraft(draft.id), { page: number === 1 ? undefined : String(number) }),
    }),
  };
}

function issuesTable(draft: DraftRow, severity: Issue['severity'], caption: string) {
  const issues = draft.issuesJson.filter((issue) => issue.severity === severity);
  const all = countIssues(draft, severity);
  const shown = Math.min(issues.length, mostIssues);
  return {
    caption,
    rows: toIssueRows(issues.slice(0, mostIssues)),
    more: all > shown ? `and ${formatCount(all - shown)} more: download the list to see the first 100 of each kind` : '',
  };
}

function countIssues({ issueCountsJson }: DraftRow, severity: Issue['severity']): number {
  return issueCountsJson.reduce((sum, one) => sum + (one.severity === severity ? one.count : 0), 0);
}

function toSummaryLine(issue: Issue) {
  const isThere = issue.code === 'same-edition' || issue.code === 'edition-code-taken';
  if (isThere && issue.subject) return { message: `${issue.message} Open it.`, href: paths.priceBook(issue.subject) };
  return { message: issue.message, href: issue.field ? `#${issue.field}` : null };
}

function progressOf(draft: DraftRow, job: ShownDraft['job']) {
  if (!job) return null;
  const { progressLabel: label, progressDone: done, progressTotal } = job;
  return { label, done, total: Math.max(1, progressTotal), progressHref: paths.job(job.id), hereHref: paths.priceBookDraft(draft.id) };
}

export interface ShownDraft {
  job: Pick<JobRow, 'id' | 'status' | 'error' | 'progressLabel' | 'progressDone' | 'progressTotal'> | null;
  isStopped: boolean;
  /** The prices of a checked draft. */
  entries: readonly PriceBookEntry[];
  current: StoredEdition | undefined;
  recipes: readonly Recipe[];
  /** As entered, or as the file says. */
  header: WholeHeader;
  /** Why publication was refused. */
  issues: readonly Issue[];
  /** Notes from before publication is asked for. */
  remarks: readonly { tone: string; title: string; text: string; links?: { label: string; href: string }[] }[];
  bases: { official: boolean };
  isForAll: boolean;
  page: number;
}
