import { formatDay, type Instant, utcDayOf } from '../../domain/calendar.ts';
import { costPhases, type Recipe, type RecipeBook } from '../../domain/catalog/recipe.ts';
import type { RecipeExample } from '../../domain/cost/lines/price-recipe-example.ts';
import type { Result } from '../../domain/result.ts';
import { capitalised } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { basisTag, formatPrice } from './basis-words.ts';
import type { FittedChange } from './fit-recipe-changes.ts';
import type { StoredEdition } from './queries.ts';
import { listShownSteps, type ShownStep } from './recipe-steps.ts';
import {
  changeWords,
  choiceSentence,
  conditionSentences,
  countWords,
  phaseWords,
  recipeFor,
  shownQuantity,
  spreadSentence,
  useSentence,
} from './recipe-words.ts';

/** One recipe: its steps by phase with their prices, a worked example, and what the carrier changed. */
export function recipePage(recipe: Recipe, show: ShownRecipe): Page {
  const steps = listShownSteps(recipe, show.changes ?? [], show.edition);
  const own = show.changes?.filter((change) => change.recipeKey === recipe.key) ?? [];
  const here = show.mayChange ? recipe.key : null;
  return {
    template: 'catalog/recipe',
    title: recipe.title,
    view: {
      head: {
        title: recipe.title,
        crumbs: [{ label: 'Price books', href: paths.priceBooks() }, { label: 'Recipes', href: paths.recipes() }, { label: recipe.title }],
        sentence: leadSentence(recipe, show.example),
        actions: show.mayChange ? [{ label: 'Add a step', href: paths.newRecipeStep(recipe.key) }] : [],
      },
      next: nextBand(show, own.length),
      notes: [
        ...own.filter((change) => change.misfit !== null).map((change) => misfitNote(change, show.mayChange)),
        ...(show.example.ok
          ? []
          : show.example.issues.slice(0, 3).map((issue) => ({ tone: 'warn', title: 'No example can be priced.', text: issue.message }))),
      ],
      facts: [
        { label: 'For covered', value: recipeFor(recipe) },
        { label: 'Its lines', value: recipe.scope === 'site' ? 'Stand at each site with such equipment' : 'Stand once, for the whole network' },
        { label: 'Prices from', value: show.edition?.title ?? 'No price book yet', ...(show.edition && { href: paths.priceBook(show.edition.id) }) },
        { label: 'Recipe book', value: show.book.title },
      ],
      sections: costPhases
        .map((phase) => ({ phase, steps: steps.filter(({ step }) => step.phase === phase) }))
        .filter(({ steps: some }) => some.length > 0)
        .map(({ phase, steps: some }) => ({
          title: phaseWords[phase].title,
          meaning: phaseWords[phase].meaning,
          table: stepTable(phaseWords[phase].title, some, { here, book: show.book }),
        })),
      example: show.example.ok && show.example.value.lines.length > 0 ? exampleTable(show.example.value) : null,
      changes: own.length === 0 ? null : changeTable(own, show),
    },
  };
}

/** What the recipe comes to, low and high beside it. */
export function rangeWords({ lowCents, likelyCents, highCents }: RecipeExample['total']): string {
  return `${whole(likelyCents)} likely, from ${whole(lowCents)} to ${whole(highCents)}`;
}

function leadSentence(recipe: Recipe, example: Result<RecipeExample>): string {
  const purpose = `What it takes where covered equipment of the kind ${recipeFor(recipe)} stands.`;
  if (!example.ok || example.value.lines.length === 0) return purpose;
  return `${capitalised(example.value.place)}${chosenWords(example.value)}, this comes to ${rangeWords(example.value.total)}.`;
}

function nextBand({ changes, mayChange }: ShownRecipe, count: number) {
  if (!changes) {
    return {
      title: 'Carriers may change this recipe for their own network.',
      text: 'A change shows, with its reason, on every line of their filings.',
    };
  }
  const title = count === 0 ? 'Does your network differ? Open a step to change it, or add one.' : 'Your changes count in estimates made from now on.';
  const text = 'Estimates and filings made before a change keep the recipe they were made with.';
  return { title, text, who: mayChange ? 'You act.' : 'The preparer acts.', action: { label: 'Make an estimate', href: paths.newEstimate() } };
}

function misfitNote(change: FittedChange, mayChange: boolean) {
  return {
    tone: 'stop',
    title: `No longer fits: ${changeWords(change)}.`,
    text: change.misfit,
    links: mayChange ? [{ label: 'Take it back', href: paths.recipeChangeDeletion(change.id) }] : [],
  };
}

function stepTable(caption: string, steps: readonly ShownStep[], { here, book }: { here: string | null; book: RecipeBook }) {
  return {
    caption,
    captionHidden: true,
    columns: [
      { label: 'Step', kind: 'key' },
      { label: 'Quantity', kind: 'words' },
      { label: 'Likely price', kind: 'money', pin: true },
      { label: 'Basis' },
      { label: 'Where and why', kind: 'words whole' },
    ],
    rows: steps.map((shown) => ({
      cells: [
        {
          text: shown.entry?.item ?? 'Not in this price book',
          small: shown.entry ? `${shown.step.entryCode} · ${shown.entry.unit}` : shown.step.entryCode,
          ...(here !== null && { href: paths.recipeStep(here, shown.key) }),
        },
        quantityCell(shown),
        shown.entry
          ? { text: shortPrice(shown.entry.likelyCents, shown.entry.unit), small: priceRange(shown.entry) }
          : { text: '—', small: 'an estimate needs another price book' },
        shown.entry ? { tag: basisTag(shown.entry.basis) } : { tag: { label: 'Missing', tone: 'stop' } },
        { text: whereAndWhy(shown, book) },
      ],
    })),
  };
}

function quantityCell({ step, quantity, change }: ShownStep) {
  const words = countWords(step);
  if (!change) return { text: shownQuantity(quantity), small: words };
  if (change.added) return { tag: { label: `${shownQuantity(quantity)}, added by you`, tone: 'info' }, small: words };
  const label = quantity === 0 ? 'Left out by you' : `${shownQuantity(quantity)}, changed by you`;
  return { tag: { label, tone: 'info' }, small: `${words}; recipe book: ${shownQuantity(step.quantity)}` };
}

function whereAndWhy({ step, change }: ShownStep, book: RecipeBook): string {
  const reason = change ? `Your reason: ${change.reason}` : '';
  const choice = choiceSentence(step, book.alternatives);
  const parts = [
    ...conditionSentences(step),
    choice,
    change?.added ? '' : step.reason,
    spreadSentence(step),
    useSentence(step),
    reason,
    change?.moved,
  ];
  return parts.filter((part) => part).join(' ');
}

function exampleTable(example: RecipeExample) {
  const { place, lines, total } = example;
  return {
    sentence: `${capitalised(place)}${chosenWords(example)}, with the prices of the price book as they stand: no adjusters, no escalation, no prices of your own.`,
    table: {
      caption: 'Worked example',
      captionHidden: true,
      columns: [
        { label: 'Line', kind: 'key' },
        { label: 'How the quantity comes about', kind: 'words' },
        { label: 'Quantity', kind: 'number' },
        { label: 'Likely price', kind: 'money' },
        { label: 'Likely', kind: 'money', pin: true },
      ],
      rows: lines.map((line) => ({
        cells: [
          { text: line.item, small: `${line.entryCode} · ${line.phase}` },
          { text: line.formula },
          { text: shownQuantity(line.quantity), small: line.unit },
          { text: shortPrice(line.unitLikelyCents, line.unit) },
          { text: formatPrice(line.likelyCents, '') },
        ],
      })),
      total: [
        { text: 'Total of the example', small: `from ${whole(total.lowCents)} to ${whole(total.highCents)}` },
        { text: '' },
        { text: '' },
        { text: '' },
        { text: formatPrice(total.likelyCents, '') },
      ],
    },
  };
}

function chosenWords({ choices }: RecipeExample): string {
  return choices.length === 0 ? '' : `, where the estimate chooses “${choices.join('”, “')}”`;
}

function changeTable(changes: readonly FittedChange[], { edition, mayChange }: ShownRecipe) {
  const itemOf = ({ added, step }: FittedChange): string => {
    const code = added?.entryCode ?? step?.entryCode;
    return edition?.entries.find((entry) => entry.code === code)?.item ?? '';
  };
  return {
    caption: 'Your changes to this recipe',
    captionHidden: true,
    columns: [
      { label: 'Change', kind: 'key' },
      { label: 'Reason', kind: 'words whole' },
      { label: 'Who' },
      { label: 'When' },
      { label: 'State' },
      ...(mayChange ? [{ label: 'Take it back' }] : []),
    ],
    rows: changes.map((change) => ({
      cells: [
        {
          text: changeWords(change),
          small: [itemOf(change), change.version > 1 ? `version ${change.version}` : ''].filter((part) => part !== '').join(' · '),
        },
        { text: change.reason },
        { text: change.personName },
        { text: formatDay(utcDayOf(change.changedAt as Instant)) },
        stateCell(change),
        ...(mayChange ? [{ text: 'Take it back', href: paths.recipeChangeDeletion(change.id) }] : []),
      ],
    })),
  };
}

function stateCell(change: FittedChange) {
  if (change.misfit !== null) return { tag: { label: 'No longer fits', tone: 'stop' } };
  return change.moved === null ? { tag: { label: 'In use', tone: 'ok' } } : { tag: { label: 'Look again', tone: 'warn' } };
}

function priceRange({ lowCents, highCents, unit }: NonNullable<ShownStep['entry']>): string {
  return `${shortPrice(lowCents, unit)} to ${shortPrice(highCents, unit)}`;
}

function shortPrice(amount: Parameters<typeof formatPrice>[0], unit: string): string {
  return formatPrice(amount, unit).replace(/\.00$/, '');
}

function whole(amount: Parameters<typeof formatPrice>[0]): string {
  return formatPrice(amount, '').replace(/\.\d\d$/, '');
}

interface ShownRecipe {
  book: RecipeBook;
  edition: StoredEdition | undefined;
  /** Null for people who see no carrier's changes. */
  changes: readonly FittedChange[] | null;
  mayChange: boolean;
  example: Result<RecipeExample>;
}
