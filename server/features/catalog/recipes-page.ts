import type { Recipe, RecipeBook } from '../../domain/catalog/recipe.ts';
import type { EquipmentCategory } from '../../domain/inventory/equipment.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress as address } from '../../web/to-pager.ts';
import type { FittedChange } from './fit-recipe-changes.ts';
import type { StoredEdition } from './queries.ts';
import type { RecipeQuery } from './recipe-inputs.ts';
import { changeWords, recipeFor } from './recipe-words.ts';

const wholeProgram: NetworkPart = { key: 'program', title: 'The program as a whole', categories: [] };
const parts: readonly NetworkPart[] = [
  { key: 'radio', title: 'Radio sites', categories: ['RAN baseband', 'RRU', 'AAU', 'small cell', 'antenna'] },
  { key: 'transport', title: 'Backhaul and transport', categories: ['microwave', 'router', 'switch', 'firewall', 'optical transport'] },
  { key: 'fixed', title: 'Fixed access and customer devices', categories: ['OLT', 'DSLAM/MSAN', 'ONT/CPE', 'LTE CPE'] },
  { key: 'core', title: 'Core and software', categories: ['EPC/core', 'IMS', 'controller BSC/RNC', 'software/NMS'] },
  { key: 'power', title: 'Power', categories: ['power'] },
  wholeProgram,
];
/** A recipe for more categories than one site ever holds is about the whole program. */
const mostCategories = 8;
const changedPart = 'changed';

/** Every recipe of the book, and which of them the carrier changed. `changes` is null for people who see no carrier's changes. */
export function recipesPage(list: RecipeList): Page {
  const { book, changes, query } = list;
  const text = query.search.toLowerCase();
  const items = new Map(list.edition?.entries.map((entry) => [entry.code, entry.item]));
  const searched = book.recipes.filter((recipe) => text === '' || textOf(recipe, changes, items).includes(text));
  const shown = searched.filter((recipe) => query.part === '' || keysOf(recipe, changes).includes(query.part));
  const chip = (label: string, part: string) => ({
    label,
    count: part === '' ? searched.length : searched.filter((recipe) => keysOf(recipe, changes).includes(part)).length,
    href: address(paths.recipes(), { q: query.search, part }),
    current: query.part === part,
  });
  const chips = [chip('All', ''), ...parts.map((part) => chip(part.title, part.key)), ...(changes ? [chip('Changed by you', changedPart)] : [])];
  const misfits = changes?.filter((change) => change.misfit !== null) ?? [];
  return {
    template: 'catalog/recipes',
    title: 'Recipes',
    view: {
      head: {
        title: 'Recipes',
        crumbs: [{ label: 'Price books', href: paths.priceBooks() }, { label: 'Recipes' }],
        sentence: `${book.recipes.length} recipes say what it takes to remove, replace and dispose of each kind of covered equipment, as quantities of prices.`,
      },
      next: nextBand(list),
      statement: { tone: 'warn', title: `What ${book.title} is.`, text: book.statement },
      misfits: misfits.map((change) => ({
        tone: 'stop',
        title: `No longer fits: ${change.recipeTitle}, ${changeWords(change)}.`,
        text: change.misfit,
        links: list.mayChange ? [{ label: 'Take it back', href: paths.recipeChangeDeletion(change.id) }] : [],
      })),
      filters: {
        href: paths.recipes(),
        search: { name: 'q', label: 'Search the recipes', value: query.search, placeholder: 'Equipment, price code, reason' },
        hidden: query.part === '' ? [] : [{ name: 'part', value: query.part }],
        chips: chips.filter((one) => one.count > 0 || one.current),
        chipsLabel: 'Part of the network',
        ...(query.search === '' ? {} : { clearHref: address(paths.recipes(), { part: query.part }) }),
      },
      table: recipeTable(
        parts.flatMap((part) => shown.filter((recipe) => partOf(recipe) === part)),
        changes,
      ),
      isEmpty: shown.length === 0,
      count: shown.length === book.recipes.length ? `All ${shown.length} recipes` : `${shown.length} of ${book.recipes.length} recipes`,
      exports: [
        { label: 'Recipes as CSV', href: paths.recipesCsv() },
        { label: 'Recipes as JSON', href: paths.recipesJson() },
      ],
      alternatives: book.alternatives.map((group) => ({
        title: group.title,
        choices: group.choices.map((choice, index) => ({ title: choice.title, reason: choice.reason, isFirst: index === 0 })),
      })),
      assumptions: book.assumptions,
      exclusions: book.exclusions,
    },
  };
}

function nextBand({ changes, mayChange, isCarrier }: RecipeList) {
  if (!isCarrier || !changes) {
    return { title: 'Carriers may change recipes for their own network.', text: 'A change shows, with its reason, on every line of their filings.' };
  }
  const text =
    'A change counts in estimates made from then on, and its reason shows on every line. Estimates and filings made before stay as they are.';
  const title = changes.length === 0 ? 'Does your network differ? Open a recipe and change it.' : `You have ${counted(changes.length, 'change')}.`;
  return { title, text, who: mayChange ? 'You act.' : 'The preparer acts.', action: { label: 'Make an estimate', href: paths.newEstimate() } };
}

function recipeTable(recipes: readonly Recipe[], changes: readonly FittedChange[] | null) {
  return {
    caption: 'Recipes by part of the network',
    captionHidden: true,
    columns: [
      { label: 'Recipe', kind: 'key' },
      { label: 'Part of the network' },
      { label: 'For covered', kind: 'words' },
      { label: 'Steps', kind: 'number' },
      ...(changes ? [{ label: 'Your changes' }] : []),
    ],
    rows: recipes.map((recipe) => ({
      cells: [
        {
          text: recipe.title,
          href: paths.recipe(recipe.key),
          small: recipe.scope === 'site' ? 'lines of each site' : 'lines of the network',
        },
        { text: partOf(recipe).title },
        { text: recipeFor(recipe) },
        { text: String(recipe.steps.length) },
        ...(changes ? [changeCell(changes.filter((change) => change.recipeKey === recipe.key))] : []),
      ],
    })),
  };
}

function changeCell(changes: readonly FittedChange[]) {
  const misfits = changes.filter((change) => change.misfit !== null).length;
  if (misfits > 0) return { tag: { label: `${misfits} no longer ${misfits === 1 ? 'fits' : 'fit'}`, tone: 'stop' } };
  return changes.length > 0 ? { tag: { label: counted(changes.length, 'change'), tone: 'info' } } : { text: 'None' };
}

function keysOf(recipe: Recipe, changes: readonly FittedChange[] | null): string[] {
  const isChanged = changes?.some((change) => change.recipeKey === recipe.key) ?? false;
  return [partOf(recipe).key, ...(isChanged ? [changedPart] : [])];
}

function partOf({ categories }: Recipe): NetworkPart {
  const [first] = categories;
  const part = categories.length > mostCategories ? undefined : parts.find((one) => first !== undefined && one.categories.includes(first));
  return part ?? wholeProgram;
}

function textOf(recipe: Recipe, changes: readonly FittedChange[] | null, items: ReadonlyMap<string, string>): string {
  const steps = recipe.steps.flatMap((step) => [step.entryCode, items.get(step.entryCode) ?? '', step.reason]);
  const own = changes?.filter((change) => change.recipeKey === recipe.key).flatMap((change) => [change.added?.entryCode ?? '', change.reason]) ?? [];
  return [recipe.key, recipe.title, ...recipe.categories, ...steps, ...own].join(' ').toLowerCase();
}

interface NetworkPart {
  key: string;
  title: string;
  categories: EquipmentCategory[];
}

interface RecipeList {
  book: RecipeBook;
  edition: StoredEdition | undefined;
  changes: readonly FittedChange[] | null;
  mayChange: boolean;
  isCarrier: boolean;
  query: RecipeQuery;
}
