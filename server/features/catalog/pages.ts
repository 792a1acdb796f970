import type { EquipmentModel, ModelEvidence } from '../../domain/catalog/model.ts';
import { categoryChoices, toLabel } from '../../domain/inventory/choices.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress as address, countPages, toPager } from '../../web/to-pager.ts';
import type { ModelQuery } from './inputs.ts';
import type { searchModels } from './search-models.ts';

const modelsPerPage = 50;
const evidenceWords: Record<ModelEvidence, { label: string; tone: 'ok' | 'info' | 'warn'; meaning: string }> = {
  read: { label: 'Read in a source', tone: 'ok', meaning: 'Name and details were read in the source that is named.' },
  'name-read': { label: 'Name read in a source', tone: 'info', meaning: 'Only the name was read; what it does is general knowledge of its family.' },
  remembered: { label: 'From memory', tone: 'warn', meaning: 'Nothing was looked up. Treat it as a hint and check the nameplate.' },
};
const evidences: readonly ModelEvidence[] = ['read', 'name-read', 'remembered'];

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
        actions: [
          { label: 'Price books', href: paths.priceBooks() },
          { label: 'Recipes', href: paths.recipes() },
        ],
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
