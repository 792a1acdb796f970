import { formatDay } from '../../domain/calendar.ts';
import type { EquipmentModel, ModelEvidence } from '../../domain/catalog/model.ts';
import { costCategories, type PriceBookEntry, priceBases } from '../../domain/catalog/price-book.ts';
import { categoryChoices, toLabel } from '../../domain/inventory/choices.ts';
import type { Cents } from '../../domain/money.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress as address, countPages, toPager } from '../../web/to-pager.ts';
import { basisMeanings, basisTag, formatPrice } from './basis-words.ts';
import type { ModelQuery, PriceQuery } from './inputs.ts';
import type { StoredEdition } from './queries.ts';
import type { searchModels } from './search-models.ts';

const modelsPerPage = 50;
const evidenceWords: Record<ModelEvidence, { label: string; tone: 'ok' | 'info' | 'warn'; meaning: string }> = {
  read: { label: 'Read in a source', tone: 'ok', meaning: 'Name and details were read in the source that is named.' },
  'name-read': { label: 'Name read in a source', tone: 'info', meaning: 'Only the name was read; what it does is general knowledge of its family.' },
  remembered: { label: 'From memory', tone: 'warn', meaning: 'Nothing was looked up. Treat it as a hint and check the nameplate.' },
};
const evidences: readonly ModelEvidence[] = ['read', 'name-read', 'remembered'];

/** The editions of the price book on this server. */
export function editionsPage(editions: readonly StoredEdition[], current: StoredEdition | undefined): Page {
  const sentence = current
    ? `New estimates use ${current.title}. An estimate keeps the edition it was made with, forever.`
    : 'No edition is on this server yet. Start the server again: it publishes the one that ships with it.';
  return {
    template: 'catalog/editions',
    title: 'Price books',
    view: {
      head: { title: 'Price books', sentence, actions: [{ label: 'Equipment catalog', href: paths.catalog() }] },
      table: {
        caption: 'Editions on this server',
        captionHidden: true,
        columns: [
          { label: 'Edition', kind: 'key' },
          { label: 'In effect from' },
          { label: 'Prices', kind: 'number' },
          { label: 'Planning assumptions', kind: 'number' },
          { label: 'Used for new estimates' },
        ],
        rows: editions.map((edition) => ({
          cells: [
            { text: edition.title, href: paths.priceBook(edition.id), small: `${edition.code} · ${edition.sha256.slice(0, 12)}` },
            { text: formatDay(edition.effectiveOn) },
            { text: String(edition.entries.length) },
            { text: String(edition.entries.filter((entry) => entry.basis === 'planning assumption').length) },
            edition.id === current?.id ? { tag: { label: 'Yes', tone: 'ok' } } : { text: 'No' },
          ],
        })),
      },
      empty: editions.length === 0,
    },
  };
}

/** One edition with every price, its basis and its source. */
export function editionPage(edition: StoredEdition, query: PriceQuery): Page {
  const here = paths.priceBook(edition.id);
  const text = query.search.toLowerCase();
  const searched = edition.entries.filter((entry) => text === '' || textOf(entry).includes(text));
  const shown = searched.filter((entry) => query.category === undefined || entry.category === query.category);
  const chip = (label: string, category: string | undefined, count: number) => ({
    label,
    count,
    href: address(here, { q: query.search, category }),
    current: query.category === category,
  });
  return {
    template: 'catalog/edition',
    title: edition.title,
    view: {
      head: {
        title: edition.title,
        crumbs: [{ label: 'Price books', href: paths.priceBooks() }],
        sentence: `${edition.entries.length} prices, each with low, likely and high, and with what it rests on. In effect from ${formatDay(edition.effectiveOn)}.`,
      },
      statement: edition.statement,
      filters: {
        href: here,
        search: { name: 'q', label: 'Search the prices', value: query.search, placeholder: 'Code, item, source' },
        hidden: query.category === undefined ? [] : [{ name: 'category', value: query.category }],
        chips: [
          chip('All', undefined, searched.length),
          ...costCategories
            .map((category) => chip(category, category, searched.filter((entry) => entry.category === category).length))
            .filter((one) => one.count > 0 || one.current),
        ],
        chipsLabel: 'Category',
        ...(query.search === '' ? {} : { clearHref: address(here, { category: query.category }) }),
      },
      table: priceTable(shown),
      isEmpty: shown.length === 0,
      count: shown.length === edition.entries.length ? `All ${shown.length} prices` : `${shown.length} of ${edition.entries.length} prices`,
      bases: priceBases.map((basis) => ({
        tag: basisTag(basis),
        meaning: basisMeanings.find((one) => one.basis === basis)?.meaning ?? '',
        count: edition.entries.filter((entry) => entry.basis === basis).length,
      })),
      sha256: edition.sha256,
    },
  };
}

/** The catalog of models, with how far each row is to be trusted. */
export function catalogPage(models: readonly EquipmentModel[], search: ReturnType<typeof searchModels>, query: ModelQuery): Page {
  const here = paths.catalog();
  const page = Math.min(query.page, countPages(search.found.length, modelsPerPage));
  const start = (page - 1) * modelsPerPage;
  const filter = { q: query.search, category: query.category, maker: query.maker, evidence: query.evidence };
  const makers = [...new Set(models.map((model) => model.maker))].sort();
  const onPage = (number: number) => address(here, { ...filter, page: number === 1 ? undefined : String(number) });
  const counts = evidences.map(
    (evidence) => `${models.filter((model) => model.evidence === evidence).length} ${evidenceWords[evidence].label.toLowerCase()}`,
  );
  return {
    template: 'catalog/models',
    title: 'Equipment catalog',
    view: {
      head: {
        title: 'Equipment catalog',
        sentence: `${models.length} models of covered makers, against which inventories are matched: ${counts.join(', ')}.`,
        actions: [{ label: 'Price books', href: paths.priceBooks() }],
      },
      filters: {
        href: here,
        search: { name: 'q', label: 'Search the models', value: query.search, placeholder: 'As your list writes it: rru-3908 v2' },
        hidden: query.maker === '' ? [] : [{ name: 'maker', value: query.maker }],
        choices: [
          {
            name: 'category',
            label: 'Category',
            value: query.category ?? '',
            options: [{ value: '', label: 'All categories' }, ...categoryChoices.map(({ value, label }) => ({ value, label }))],
          },
          {
            name: 'evidence',
            label: 'Evidence',
            value: query.evidence ?? '',
            options: [{ value: '', label: 'Any evidence' }, ...evidences.map((value) => ({ value, label: evidenceWords[value].label }))],
          },
        ],
        chips: ['', ...makers].map((maker) => ({
          label: maker === '' ? 'All makers' : maker,
          href: address(here, { ...filter, maker }),
          current: query.maker === maker,
        })),
        chipsLabel: 'Maker',
        ...(query.search === '' && !query.category && !query.evidence ? {} : { clearHref: address(here, { maker: query.maker }) }),
      },
      matched: search.matched && `In an import, “${query.search}” is taken for ${search.matched.maker} ${search.matched.model}.`,
      table: modelTable(search.found.slice(start, start + modelsPerPage)),
      isEmpty: search.found.length === 0,
      suggestions: search.suggestions.map((model) => ({ label: `${model.maker} ${model.model}`, href: address(here, { q: model.model }) })),
      pager: toPager({ page, size: modelsPerPage, total: search.found.length, noun: 'models', toHref: onPage }),
      evidences: evidences.map((evidence) => ({
        tag: { label: evidenceWords[evidence].label, tone: evidenceWords[evidence].tone },
        meaning: evidenceWords[evidence].meaning,
      })),
    },
  };
}

function priceTable(entries: readonly PriceBookEntry[]) {
  return {
    caption: 'Prices of this edition',
    captionHidden: true,
    columns: [
      { label: 'Price', kind: 'key' },
      { label: 'Low', kind: 'money' },
      { label: 'Likely', kind: 'money', pin: true },
      { label: 'High', kind: 'money' },
      { label: 'Basis, source and notes', kind: 'words whole' },
    ],
    rows: entries.map((entry) => ({
      cells: [
        {
          text: entry.item,
          small: `${entry.code} · ${entry.category} · ${entry.unit} · ${entry.year === null ? 'year not stated' : `dollars of ${entry.year}`}`,
        },
        { text: shortPrice(entry.lowCents, entry.unit) },
        { text: shortPrice(entry.likelyCents, entry.unit) },
        { text: shortPrice(entry.highCents, entry.unit) },
        { tag: basisTag(entry.basis), small: [entry.source, entry.notes].filter((part) => part !== '').join('. ') },
      ],
    })),
  };
}

function modelTable(models: readonly EquipmentModel[]) {
  return {
    caption: 'Models',
    captionHidden: true,
    keys: true,
    columns: [
      { label: 'Model', kind: 'key' },
      { label: 'Category' },
      { label: 'Generation', optional: true },
      { label: 'What it is', kind: 'words whole' },
      { label: 'Evidence' },
      { label: 'Source', kind: 'soft' },
    ],
    rows: models.map((model) => ({
      cells: [
        { text: `${model.maker} ${model.model}`, ...(model.aliases.length > 0 && { small: `also ${model.aliases.join(', ')}` }) },
        { text: toLabel(categoryChoices, model.category) },
        { text: model.generation },
        { text: model.description },
        { tag: { label: evidenceWords[model.evidence].label, tone: evidenceWords[model.evidence].tone } },
        { text: model.source },
      ],
    })),
  };
}

function shortPrice(amount: Cents, unit: string): string {
  return formatPrice(amount, unit).replace(/\.00$/, '');
}

function textOf(entry: PriceBookEntry): string {
  return [entry.code, entry.item, entry.unit, entry.basis, entry.source, entry.notes].join(' ').toLowerCase();
}
