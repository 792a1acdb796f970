import { dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import { costCategories, type PriceBookEntry, priceBases } from '../../domain/catalog/price-book.ts';
import type { Recipe } from '../../domain/catalog/recipe.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress as address, countPages, toPager } from '../../web/to-pager.ts';
import { basisMeanings, basisTag } from './basis-words.ts';
import type { DraftRow } from './draft-queries.ts';
import { draftTag } from './draft-words.ts';
import { basisList, editionCode, leadingBasis, missingPrices, priceCells, priceTableColumns, publisherOf, verificationOf } from './edition-words.ts';
import type { PriceQuery } from './inputs.ts';
import type { ListedEdition, StoredEdition } from './queries.ts';

const pricesPerPage = 200;

/** The editions of the price book that a person may use, and the drafts that wait for somebody. */
export function editionsPage(list: EditionList): Page {
  const { editions, current, drafts, mayPublish, estimates } = list;
  const sentence = current
    ? `New estimates use ${current.title}. An estimate keeps the edition it was made with, forever.`
    : 'No edition is on this server yet. Start the server again: it publishes the one that ships with it.';
  const counted = estimates === null ? [] : [{ label: 'Your estimates', kind: 'number' }];
  return {
    template: 'catalog/editions',
    title: 'Price books',
    view: {
      head: {
        title: 'Price books',
        sentence,
        actions: [
          ...(mayPublish ? [{ label: 'Import a price book', href: paths.newPriceBook(), tone: 'main' }] : []),
          ...(editions.length > 1 ? [{ label: 'Compare editions', href: paths.priceBookComparison() }] : []),
          { label: 'Recipes', href: paths.recipes() },
          { label: 'Equipment catalog', href: paths.catalog() },
        ],
      },
      drafts: drafts.length > 0 ? draftTable(drafts) : null,
      table: {
        caption: 'Editions that you may use, the one that took effect last first',
        captionHidden: true,
        columns: [
          { label: 'Edition', kind: 'key' },
          { label: 'Published by', kind: 'prose', optional: true },
          { label: 'In effect from' },
          { label: 'Prices', kind: 'number' },
          { label: 'Rests on', kind: 'words whole' },
          ...counted,
          { label: 'Used for new estimates' },
        ],
        rows: editions.map((edition) => {
          const { name, reach } = publisherOf(edition);
          return {
            cells: [
              { text: edition.title, href: paths.priceBook(edition.id), small: `${editionCode(edition, editions)} · ${edition.sha256.slice(0, 12)}` },
              { text: name, small: reach },
              { text: formatDay(edition.effectiveOn) },
              { text: formatCount(edition.priceCount) },
              { tag: leadingBasis(edition.bases), small: basisList(edition.bases) },
              ...(estimates === null ? [] : [{ text: formatCount(estimates.get(edition.id) ?? 0) }]),
              edition.id === current?.id ? { tag: { label: 'Yes', tone: 'ok' } } : { text: 'No' },
            ],
          };
        }),
      },
      empty: editions.length === 0,
    },
  };
}

/** One edition with every price, its basis and its source. */
export function editionPage(edition: StoredEdition, query: PriceQuery, around: EditionSurroundings): Page {
  const here = paths.priceBook(edition.id);
  const text = query.search.toLowerCase();
  const searched = edition.entries.filter(
    (entry) => (query.basis === undefined || entry.basis === query.basis) && (text === '' || textOf(entry).includes(text)),
  );
  const shown = searched.filter((entry) => query.category === undefined || entry.category === query.category);
  const page = Math.min(query.page, countPages(shown.length, pricesPerPage));
  const filter = { q: query.search, category: query.category, basis: query.basis };
  const chip = (label: string, category: string | undefined, count: number) => ({
    label,
    count,
    href: address(here, { ...filter, category }),
    current: query.category === category,
  });
  const { name, reach } = publisherOf(edition);
  const mayQuote = around.mayEstimate && edition.id === around.current?.id;
  return {
    template: 'catalog/edition',
    title: edition.title,
    view: {
      head: {
        title: edition.title,
        crumbs: [{ label: 'Price books', href: paths.priceBooks() }],
        sentence: `${counted(edition.priceCount, 'price')}, each with low, likely and high, and with what it rests on. In effect from ${formatDay(edition.effectiveOn)}.`,
        tag: leadingBasis(edition.bases),
        actions: [
          { label: 'Download as Excel', href: address(paths.priceBookFile(edition.id), { format: 'xlsx' }), download: true },
          { label: 'Download as CSV', href: address(paths.priceBookFile(edition.id), { format: 'csv' }), download: true },
          ...(around.estimates === null ? [] : [{ label: 'Which estimates move', href: paths.priceMemo(edition.id) }]),
          ...(around.others > 0 ? [{ label: 'Compare', href: address(paths.priceBookComparison(), around.compareWith) }] : []),
        ],
      },
      next: nextFor(edition, around),
      statement: edition.statement,
      notes: [verificationOf(edition), missingPrices(around.recipes, edition.entries)].flatMap((note) => note ?? []),
      facts: [
        { label: 'Edition code', value: edition.code },
        { label: 'Published by', value: name, note: reach },
        { label: 'Published', value: formatDay(dayOf(edition.createdAt as Instant)) },
        ...(edition.officialSource === ''
          ? []
          : [{ label: 'Official catalog named', value: edition.officialSource, note: 'as stated by the publisher' }]),
        ...(around.estimates === null ? [] : [{ label: 'Your estimates with it', value: formatCount(around.estimates) }]),
        { label: 'Fingerprint (SHA-256)', value: edition.sha256 },
      ],
      filters: {
        href: here,
        search: { name: 'q', label: 'Search the prices', value: query.search, placeholder: 'Code, item, source' },
        hidden: query.category === undefined ? [] : [{ name: 'category', value: query.category }],
        choices: [
          {
            name: 'basis',
            label: 'Basis',
            value: query.basis ?? '',
            options: [{ value: '', label: 'Any basis' }, ...priceBases.map((basis) => ({ value: basis, label: basisTag(basis).label }))],
          },
        ],
        chips: [
          chip('All', undefined, searched.length),
          ...costCategories
            .map((category) => chip(category, category, searched.filter((entry) => entry.category === category).length))
            .filter((one) => one.count > 0 || one.current),
        ],
        chipsLabel: 'Category',
        ...(query.search === '' && query.basis === undefined ? {} : { clearHref: address(here, { category: query.category }) }),
      },
      table: {
        caption: 'Prices of this edition',
        captionHidden: true,
        columns: mayQuote ? [...priceTableColumns, { label: 'Your own price', optional: true }] : priceTableColumns,
        rows: shown
          .slice((page - 1) * pricesPerPage, page * pricesPerPage)
          .map((entry) => ({ cells: mayQuote ? [...priceCells(entry), quoteLink(entry)] : priceCells(entry) })),
      },
      isEmpty: shown.length === 0,
      pager: toPager({
        page,
        size: pricesPerPage,
        total: shown.length,
        noun: 'prices',
        toHref: (number) => address(here, { ...filter, page: number === 1 ? undefined : String(number) }),
      }),
      bases: priceBases.map((basis) => ({
        tag: basisTag(basis),
        meaning: basisMeanings.find((one) => one.basis === basis)?.meaning ?? '',
        count: formatCount(edition.bases[basis] ?? 0),
      })),
    },
  };
}

/** Own prices take the place of prices of the edition in use, so only its page links to their form. */
function quoteLink({ code }: PriceBookEntry): { text: string; href: string } {
  return { text: `Quote ${code}`, href: address(paths.newQuote(), { entry: code }) };
}

function nextFor(edition: ListedEdition, { current, mayEstimate }: EditionSurroundings) {
  const action = mayEstimate ? { action: { label: 'New estimate', href: paths.newEstimate() } } : {};
  if (edition.id === current?.id) {
    const text = 'Estimates made before keep the edition they were made with.';
    return { title: 'New estimates use this edition.', text, ...action };
  }
  const text = current ? `Unless they choose this one, new estimates use ${current.title}.` : '';
  return { title: 'This edition stays as it is, for the estimates made with it.', text, ...action };
}

function draftTable(drafts: EditionList['drafts']) {
  return {
    caption: 'Drafts, newest first',
    captionHidden: true,
    columns: [{ label: 'File', kind: 'key' }, { label: 'State' }, { label: 'Prices', kind: 'number' }, { label: 'Uploaded' }],
    rows: drafts.map((draft) => ({
      cells: [
        { text: draft.fileName, href: paths.priceBookDraft(draft.id) },
        { tag: draftTag(draft) },
        { text: draft.status === 'checking' ? '' : formatCount(draft.priceCount) },
        { text: formatDay(dayOf(draft.createdAt as Instant)) },
      ],
    })),
  };
}

function textOf(entry: PriceBookEntry): string {
  return [entry.code, entry.item, entry.unit, entry.basis, entry.source, entry.notes].join(' ').toLowerCase();
}

interface EditionList {
  editions: readonly ListedEdition[];
  current: ListedEdition | undefined;
  drafts: readonly (DraftRow & { isStopped: boolean })[];
  mayPublish: boolean;
  /** The carrier's own estimates by edition; null for those who see no estimates. */
  estimates: ReadonlyMap<number, number> | null;
}

interface EditionSurroundings {
  current: ListedEdition | undefined;
  recipes: readonly Recipe[];
  /** How many other editions there are to compare with, and which two are compared first. */
  others: number;
  compareWith: { from: string; to: string };
  /** The carrier's own estimates with this edition; null for those who see no estimates. */
  estimates: number | null;
  mayEstimate: boolean;
}
