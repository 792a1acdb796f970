import { compareEditions, type EditionDifference, type EntryChange, isMoved } from '../../domain/catalog/compare-editions.ts';
import { costCategories } from '../../domain/catalog/price-book.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress as address, countPages, toPager } from '../../web/to-pager.ts';
import { changeCells, changeColumns, entryOf } from './change-words.ts';
import type { ComparedSide } from './compared-sides.ts';
import { editionCode } from './edition-words.ts';
import type { ComparisonQuery } from './inputs.ts';
import type { ListedEdition } from './queries.ts';

const changesPerPage = 500;

const comparisonFilters = {
  added: { label: 'Added', fits: ({ kind }: EntryChange) => kind === 'added' },
  dropped: { label: 'Dropped', fits: ({ kind }: EntryChange) => kind === 'dropped' },
  moved: { label: 'Price moved', fits: isMoved },
  unit: { label: 'Other unit', fits: ({ fields }: EntryChange) => fields.includes('unit') },
  basis: { label: 'Other basis', fits: ({ fields }: EntryChange) => fields.includes('basis') },
  source: { label: 'Other source', fits: ({ fields }: EntryChange) => fields.includes('source') },
} as const;

/** What differs between two editions, price by price; the choice of two where none are named. */
export function comparisonPage(
  sides: { from: ComparedSide; to: ComparedSide } | null,
  query: ComparisonQuery,
  editions: readonly ListedEdition[],
): Page {
  const here = paths.priceBookComparison();
  const named = sides ? { from: sides.from.word, to: sides.to.word } : { from: query.from, to: query.to };
  const difference = sides && compareEditions(sides.from.entries, sides.to.entries);
  return {
    template: 'catalog/comparison',
    title: 'Compare editions',
    view: {
      head: {
        title: 'Compare editions',
        sentence:
          sides && difference ? sentenceFor(sides, difference) : 'Choose two editions to see what was added, dropped and changed, price by price.',
        crumbs: [{ label: 'Price books', href: paths.priceBooks() }],
        actions:
          difference && difference.changes.length > 0
            ? [{ label: 'CSV of all changes', href: address(paths.priceBookComparisonFile(), named), download: true }]
            : [],
      },
      choice: {
        title: sides ? 'Compare other editions' : 'Editions',
        action: here,
        fields: [sideField('from', 'Earlier edition', named.from), sideField('to', 'Later edition', named.to)],
      },
      figures: difference ? comparisonFigures(difference) : null,
      list: sides && difference ? changeList(difference, { query, named }) : null,
      isSame: difference !== null && difference.changes.length === 0,
    },
  };

  function sideField(name: string, label: string, value: string) {
    const options = editions.map((edition) => ({ value: String(edition.id), label: `${edition.title} (${editionCode(edition, editions)})` }));
    const own = sides && [sides.from, sides.to].filter((side) => side.word === value && side.word.startsWith('draft-'));
    return {
      id: name,
      kind: 'select',
      label,
      value,
      options: [...(own ?? []).map((side) => ({ value: side.word, label: `This ${side.title}` })), ...options],
    };
  }
}

function comparisonFigures({ counts }: EditionDifference) {
  return [
    { label: 'Added', value: formatCount(counts.added) },
    { label: 'Dropped', value: formatCount(counts.dropped) },
    { label: 'Price moved', value: formatCount(counts.moved), note: `${formatCount(counts.up)} up, ${formatCount(counts.down)} down` },
    { label: 'Other unit', value: formatCount(counts.unit) },
    { label: 'Other basis', value: formatCount(counts.basis), note: `${formatCount(counts.source)} with another source` },
  ];
}

function sentenceFor({ from, to }: { from: ComparedSide; to: ComparedSide }, { counts }: EditionDifference): string {
  const both = counts.changed + counts.same;
  if (counts.added + counts.dropped + counts.changed === 0) return `${from.title} and ${to.title} hold the same ${counted(both, 'price')}.`;
  return `From ${from.title} to ${to.title}: ${formatCount(counts.added)} added, ${formatCount(counts.dropped)} dropped, ${formatCount(counts.changed)} of ${formatCount(both)} in both changed. The likely price rose on ${formatCount(counts.up)} and fell on ${formatCount(counts.down)}.`;
}

function changeList({ changes }: EditionDifference, { query, named }: { query: ComparisonQuery; named: { from: string; to: string } }) {
  const here = paths.priceBookComparison();
  const text = query.search.toLowerCase();
  const searched = changes.filter(
    (change) => (query.category === undefined || entryOf(change).category === query.category) && (text === '' || textOf(change).includes(text)),
  );
  const shown = query.show === undefined ? searched : searched.filter(comparisonFilters[query.show].fits);
  const page = Math.min(query.page, countPages(shown.length, changesPerPage));
  const filter = { ...named, show: query.show, category: query.category, q: query.search };
  const chip = (label: string, show: ComparisonQuery['show'], count: number) => ({
    label,
    count,
    href: address(here, { ...filter, show }),
    current: query.show === show,
  });
  const kinds = Object.entries(comparisonFilters) as [keyof typeof comparisonFilters, (typeof comparisonFilters)[keyof typeof comparisonFilters]][];
  return {
    filters: {
      href: here,
      search: { name: 'q', label: 'Search the changes', value: query.search, placeholder: 'Code, item, source' },
      hidden: Object.entries({ ...named, show: query.show ?? '' })
        .filter(([, value]) => value !== '')
        .map(([name, value]) => ({ name, value })),
      choices: [
        {
          name: 'category',
          label: 'Category',
          value: query.category ?? '',
          options: [{ value: '', label: 'All categories' }, ...costCategories.map((category) => ({ value: category, label: category }))],
        },
      ],
      chips: [
        chip('All changes', undefined, searched.length),
        ...kinds.map(([show, { label, fits }]) => chip(label, show, searched.filter(fits).length)).filter((one) => one.count > 0 || one.current),
      ],
      chipsLabel: 'Kind of change',
      ...(query.search === '' && query.category === undefined ? {} : { clearHref: address(here, { ...named, show: query.show }) }),
    },
    table: {
      caption: 'Prices that are not the same in both editions',
      captionHidden: true,
      columns: changeColumns,
      rows: shown.slice((page - 1) * changesPerPage, page * changesPerPage).map((change) => ({ cells: changeCells(change) })),
    },
    isEmpty: shown.length === 0,
    pager: toPager({
      page,
      size: changesPerPage,
      total: shown.length,
      noun: 'changes',
      toHref: (number) => address(here, { ...filter, page: number === 1 ? undefined : String(number) }),
    }),
  };
}

function textOf(change: EntryChange): string {
  return [change.before, change.after]
    .flatMap((entry) => (entry ? [entry.code, entry.item, entry.unit, entry.basis, entry.source] : []))
    .join(' ')
    .toLowerCase();
}
