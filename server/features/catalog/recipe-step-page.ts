import type { PriceBookEdition } from '../../domain/catalog/price-book.ts';
import { percentUnit } from '../../domain/catalog/price-book.ts';
import { costPhases, type Recipe, type RecipeBook } from '../../domain/catalog/recipe.ts';
import { driversByScope } from '../../domain/catalog/recipe-drivers.ts';
import { type Cents, timesCents } from '../../domain/money.ts';
import type { Issue } from '../../domain/result.ts';
import { capitalised } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { type FormField, toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { basisTag, formatPrice, formatUnitPrice } from './basis-words.ts';
import type { StepMoney } from './price-step-change.ts';
import { entryField } from './recipe-entry-field.ts';
import type { ShownStep } from './recipe-steps.ts';
import {
  choiceSentence,
  conditionSentences,
  countWords,
  driverWords,
  phaseWords,
  shownQuantity,
  spreadSentence,
  useSentence,
} from './recipe-words.ts';

const fromNowOn = 'It counts in estimates made from now on. Estimates and filings made before keep the recipe they were made with.';

/** The form that changes one step: a new quantity, or 0 to leave it out. */
export function changeStepPage(recipe: Recipe, shown: ShownStep, form: StepForm): Page {
  const { step, entry } = shown;
  const name = entry?.item ?? step.entryCode;
  const isPercentage = step.driver === percentUnit;
  const quantity: FormField = {
    name: 'quantity',
    label: shown.change?.added ? 'Quantity' : 'New quantity',
    hint: `${shown.change?.added ? 'Now' : 'The recipe book says'} ${shownQuantity(step.quantity)}, ${countWords(step)}. ${zeroWords(shown, isPercentage)}`,
    kind: 'text',
    value: form.values.quantity ?? '',
    required: true,
    width: 'short',
  };
  return stepFormPage(recipe, form, {
    title: `Change a step: ${name}`,
    sentence: `${phaseWords[step.phase].title} in the recipe “${recipe.title}”. ${fromNowOn}`,
    crumb: name,
    action: paths.recipeStep(recipe.key, shown.key),
    submitLabel: 'Save the change',
    fields: [quantity],
    factsTitle: 'The step',
    facts: stepFacts(shown, form.book),
    takeBack: shown.change && {
      label: shown.change.added ? 'Take the step back' : 'Take the change back',
      href: paths.recipeChangeDeletion(shown.change.id),
    },
  });
}

/** The form that adds a step with a price of the edition. */
export function addStepPage(recipe: Recipe, edition: PriceBookEdition, form: StepForm): Page {
  const values = form.values;
  const drivers = driversByScope[recipe.scope].map((driver) => ({ value: driver, label: capitalised(driverWords[driver]) }));
  const fields: FormField[] = [
    {
      name: 'driver',
      label: 'What the quantity follows',
      kind: 'select',
      value: values.driver ?? '',
      options: [{ value: '', label: 'Choose' }, ...drivers],
      required: true,
      width: 'full',
    },
    {
      name: 'quantity',
      label: 'Quantity',
      hint: 'How many of the price for each of these: 2, 0.5 or 1,000.',
      kind: 'text',
      value: values.quantity ?? '',
      required: true,
      width: 'short',
    },
    {
      name: 'phase',
      label: 'Part of the work',
      kind: 'radio',
      value: values.phase ?? '',
      options: costPhases.map((phase) => ({ value: phase, label: phaseWords[phase].title, hint: `${capitalised(phaseWords[phase].meaning)}.` })),
      required: true,
    },
  ];
  return stepFormPage(recipe, form, {
    title: 'Add a step',
    sentence: `A cost that the recipe “${recipe.title}” lacks and your network has. ${fromNowOn}`,
    crumb: 'Add a step',
    action: paths.newRecipeStep(recipe.key),
    submitLabel: 'Add the step',
    entry: entryField(edition, form),
    fields,
    factsTitle: 'The recipe',
    facts: [
      { label: 'Steps now', value: String(recipe.steps.length) },
      { label: 'Its lines', value: recipe.scope === 'site' ? 'Stand at each site with such equipment' : 'Stand once, for the whole network' },
      { label: 'Prices from', value: edition.title },
    ],
    takeBack: undefined,
  });
}

function stepFormPage(recipe: Recipe, form: StepForm, parts: StepParts): Page {
  const messages = new Map(form.issues.map((issue) => [issue.field ?? '', issue.message]));
  const reason: FormField = {
    name: 'reason',
    label: 'Reason',
    hint: 'At least a sentence: what is different at your sites, and how you know. It stands on every line that the step makes, and a reviewer reads it.',
    kind: 'textarea',
    value: form.values.reason ?? '',
    required: true,
    maxLength: 1000,
    width: 'full',
    rows: 4,
  };
  return {
    template: 'catalog/recipe-step',
    title: parts.title,
    view: {
      head: {
        title: parts.title,
        sentence: parts.sentence,
        crumbs: [{ label: 'Recipes', href: paths.recipes() }, { label: recipe.title, href: paths.recipe(recipe.key) }, { label: parts.crumb }],
      },
      issues: form.issues.map((issue) => ({ message: issue.message, href: issue.field ? `#${issue.field}` : null })),
      action: parts.action,
      submitLabel: parts.submitLabel,
      cancelHref: paths.recipe(recipe.key),
      seen: form.seen ?? null,
      controls: [
        ...(parts.entry ? [parts.entry] : []),
        ...[...parts.fields, reason].map((field) => toControl(field, messages.get(field.name) ?? null)),
      ],
      factsTitle: parts.factsTitle,
      facts: parts.facts,
      takeBack: parts.takeBack ?? null,
      money: form.money ? moneyTable(form.money) : null,
      isAnswer: form.money?.isAnswer ?? false,
    },
  };
}

function moneyTable({ rows, place, sentence, unit, entry }: StepMoney) {
  const each = (quantity: number) => (entry && entry.unit !== percentUnit ? formatPrice(timesCents(entry.likelyCents, quantity), '') : '—');
  return {
    sentence,
    place: place === null ? null : `The example is priced ${place}, with the prices of the price book.`,
    table: {
      caption: 'In dollars',
      captionHidden: true,
      columns: [
        { label: 'Which', kind: 'key' },
        { label: 'Quantity', kind: 'number' },
        { label: 'Likely, each', kind: 'money' },
        { label: 'Whole recipe in the example', kind: 'money', pin: true },
      ],
      rows: rows.map(({ label, quantity, total }) => ({
        cells: [
          { text: label },
          quantity === null ? { text: '—' } : { text: shownQuantity(quantity), small: unit },
          { text: quantity === null ? '—' : each(quantity) },
          total
            ? { text: formatPrice(total.likelyCents, ''), small: `${wholeDollars(total.lowCents)} to ${wholeDollars(total.highCents)}` }
            : { text: '—' },
        ],
      })),
    },
  };
}

function stepFacts({ step, entry }: ShownStep, book: RecipeBook) {
  const where = [...conditionSentences(step), choiceSentence(step, book.alternatives)].filter((part) => part).join(' ');
  const spread = spreadSentence(step);
  return [
    { label: 'Price', value: entry ? `${step.entryCode}, ${entry.item}` : `${step.entryCode}, which this price book lacks` },
    ...(entry
      ? [
          {
            label: 'Likely price',
            value: formatUnitPrice(entry.likelyCents, entry.unit),
            note: `${formatPrice(entry.lowCents, entry.unit)} to ${formatPrice(entry.highCents, entry.unit)}`,
          },
          { label: 'Basis', tag: basisTag(entry.basis), note: entry.source },
        ]
      : []),
    { label: 'Quantity', value: `${shownQuantity(step.quantity)}, ${countWords(step)}` },
    { label: 'Where', value: where === '' ? 'Everywhere that the recipe applies' : where },
    ...(spread === null ? [] : [{ label: 'How sure', value: spread }]),
    ...(useSentence(step) === null ? [] : [{ label: 'Who pays', value: useSentence(step) }]),
    { label: 'Reason', value: step.reason },
  ];
}

function wholeDollars(amount: Cents): string {
  return formatPrice(amount, '').replace(/\.\d\d$/, '');
}

function zeroWords({ change }: ShownStep, isPercentage: boolean): string {
  if (change?.added) return 'To remove the step, take it back instead.';
  if (isPercentage) return '0 leaves the percentage out. To use another percentage, give a price of your own for it.';
  return '0 leaves the step out.';
}

interface StepForm {
  book: RecipeBook;
  values: Record<string, string>;
  issues: readonly Issue[];
  /** Fingerprint of the step as this form was filled from it; undefined for a step that is new. */
  seen: string | undefined;
  /** What the quantities mean in dollars, where they can be told. */
  money: StepMoney | null;
}

interface StepParts {
  title: string;
  sentence: string;
  crumb: string;
  action: string;
  submitLabel: string;
  entry?: object;
  fields: FormField[];
  factsTitle: string;
  facts: object[];
  takeBack: { label: string; href: string } | undefined;
}
