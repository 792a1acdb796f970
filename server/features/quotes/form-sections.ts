import { isPercentUnit, type PriceBookEntry, priceCategories } from '../../domain/catalog/price-book.ts';
import { costPhases, costUses } from '../../domain/catalog/recipe.ts';
import { eligibilityOf } from '../../domain/cost/cost-eligibility.ts';
import type { Issue } from '../../domain/result.ts';
import { capitalised } from '../../domain/words.ts';
import { formatPrice } from '../catalog/index.ts';
import { acceptedEndings, codeOf, fileHint, kindLabel } from '../documents/index.ts';
import type { OwnPriceFormModel } from './form-model.ts';
import { paidWords, useWords } from './words.ts';

const percentHint = 'In percent, such as 8.25.';

/** The parts of the form, each with its rows; fields of one row stand side by side where there is room. */
export function formSections(form: OwnPriceFormModel) {
  const isQuote = form.kind === 'vendor quote';
  return [
    { title: 'What it prices', note: null, rows: targetRows(form) },
    ownLineSection(form),
    {
      title: isPercentForm(form) ? 'The percentage' : 'The price of one unit',
      note: isPercentForm(form)
        ? 'Percent of all direct cost, in place of the percentage of the price book.'
        : `US dollars, without freight and tax where the estimate adds them as entries of their own. In place of a percentage: the percentage, such as 8.25 %.`,
      rows: priceRows(form),
    },
    { title: isQuote ? 'The quote' : 'The estimate', note: null, rows: sourceRows(form) },
    {
      title: isQuote ? 'The document' : 'Support',
      note: isQuote
        ? 'A quote counts only with its document. Attach it here, or choose it from the register.'
        : 'Attach the analysis that the price rests on, or write it below as the reason.',
      rows: documentRows(form),
    },
    {
      title: 'What it is for',
      note: 'This decides whether the program pays. What it does not pay is kept out of every total and listed apart, with the rule.',
      rows: useRows(form),
    },
  ];
}

/** Fields as the `field` part draws them, with what was entered and what is wrong. */
export function fieldMaker({ values, issues }: Pick<OwnPriceFormModel, 'values' | 'issues'>) {
  return (name: string, label: string, more: Record<string, unknown> = {}) => ({
    id: name,
    name,
    label,
    kind: 'text',
    width: 'medium',
    value: values[name] ?? '',
    error: issues.find((issue) => placeOf(issue) === name)?.message ?? null,
    ...more,
  });
}

/** The field that shows a fault. A missing document is said where a file can be chosen: the list of the register may be empty. */
export function placeOf({ field }: Issue): string {
  return field === 'documents' ? 'file' : (field ?? '');
}

function targetRows(form: OwnPriceFormModel) {
  const field = fieldMaker(form);
  return [
    [
      field('takes', 'It takes the place of', {
        kind: 'radio',
        required: true,
        options: [
          { value: 'entry', label: 'A price of the price book', hint: 'Every line with that price changes, or those of one site.' },
          { value: 'line', label: 'Nothing: it is a line of its own', hint: 'For work that the recipes do not know. Say below what it is.' },
        ],
      }),
    ],
    [
      field('entryCode', `Price of edition ${form.editionCode}`, {
        kind: 'select',
        width: 'full',
        hint: 'By category; type the code, such as RA-010, to jump to it. Unit and likely price stand beside it.',
        options: [{ value: '', label: 'None' }],
        groups: entryGroups(form),
      }),
    ],
    [
      field('unit', 'Unit', {
        required: true,
        maxlength: 60,
        hint: 'As the offer says it: each, per hop, percent. It must be the unit of the price it replaces.',
      }),
      field('siteCode', 'Only at site', { maxlength: 60, hint: 'A site code. Blank: everywhere, or once for the whole network.' }),
    ],
  ];
}

/** Folded away while a price of the price book is replaced, open where it matters. */
function ownLineSection(form: OwnPriceFormModel) {
  const field = fieldMaker(form);
  const names = ['item', 'category', 'phase', 'quantity'];
  return {
    title: 'For a line of its own: item, category, quantity',
    note: 'Leave these blank where a price of the price book is replaced.',
    folds: true,
    isOpen:
      form.values.takes === 'line' || names.some((name) => (form.values[name] ?? '') !== '' || form.issues.some(({ field: at }) => at === name)),
    rows: [
      [field('item', 'Item', { hint: 'As it should stand in the estimate.', width: 'full', maxlength: 200 })],
      [
        field('category', 'Category', { kind: 'select', options: [{ value: '', label: 'Choose' }, ...priceCategories.map(toOption)] }),
        field('phase', 'Part of the work', { kind: 'select', options: [{ value: '', label: 'Choose' }, ...costPhases.map(toOption)] }),
        field('quantity', 'Quantity', { inputmode: 'decimal' }),
      ],
    ],
  };
}

function priceRows(form: OwnPriceFormModel) {
  const field = fieldMaker(form);
  const isPercent = isPercentForm(form);
  const noun = isPercent ? 'percentage' : 'price';
  const likely = form.kind === 'vendor quote' ? capitalised(noun) : `Likely ${noun}`;
  const hint = isPercent ? `${percentHint} One firm percentage: fill in only this.` : 'One firm price: fill in only this.';
  return [
    [
      field('likely', likely, { ...amountField(isPercent), required: true, hint }),
      field('low', 'Lowest', { ...amountField(isPercent), optional: true }),
      field('high', 'Highest', { ...amountField(isPercent), optional: true }),
    ],
  ];
}

function sourceRows(form: OwnPriceFormModel) {
  const field = fieldMaker(form);
  if (form.kind === 'own estimate') {
    return [
      [
        field('from', 'Made by', { required: true, maxlength: 120 }),
        field('reference', 'Reference', { maxlength: 120, optional: true, hint: 'Your own number or file.' }),
      ],
      [field('quotedOn', 'Day of the estimate', { kind: 'date', width: 'short', required: true })],
    ];
  }
  return [
    [
      field('from', 'Vendor', { required: true, maxlength: 120 }),
      field('reference', 'Number of the quote', { required: true, maxlength: 120, hint: 'Its subject line where it has none.' }),
    ],
    [
      field('quotedOn', 'Day of the quote', { kind: 'date', required: true }),
      field('expiresOn', 'Valid until', { kind: 'date', required: true, hint: 'The last day on which the vendor holds to it.' }),
    ],
  ];
}

function documentRows(form: OwnPriceFormModel) {
  const field = fieldMaker(form);
  const options = form.choices.map((row) => ({
    value: String(row.id),
    label: row.title,
    hint: `${codeOf(row)} · ${kindLabel(row.kind)} · ${row.fileName}`,
  }));
  return [
    [field('file', 'New document', { kind: 'file', width: 'full', accept: acceptedEndings, hint: fileHint })],
    ...(options.length > 0 ? [[field('documents', 'From the register', { kind: 'checkboxes', values: form.ticked.map(String), options })]] : []),
    [field('documentNumbers', 'Others by number', { hint: 'As the register numbers them: D-14, D-20.', maxlength: 200, optional: true })],
  ];
}

function useRows(form: OwnPriceFormModel) {
  const field = fieldMaker(form);
  const why =
    form.kind === 'vendor quote'
      ? 'Why this vendor and this price. For an upgrade: what the comparable is, and why it is comparable.'
      : 'How the price came about: quantities, hours, rates, earlier invoices. For an upgrade also why the comparable is comparable.';
  return [
    [
      field('use', 'Use', {
        kind: 'radio',
        required: true,
        options: costUses.map((use) => ({ value: use, label: useWords[use], hint: paidWords[eligibilityOf(use, form.program.key).paid].label })),
      }),
    ],
    [
      field('comparable', 'Price of the comparable', {
        ...amountField(isPercentForm(form)),
        width: 'short',
        hint: 'For an upgrade only: what one unit of the comparable replacement costs. The program pays no more than that.',
      }),
    ],
    [field('reason', 'Reason', { kind: 'textarea', width: 'full', rows: 4, maxlength: 4000, hint: why })],
  ];
}

/** Whether the chosen price of the price book is a percentage. */
function isPercentForm({ values, entries }: OwnPriceFormModel): boolean {
  const code = (values.entryCode ?? '').trim().toLowerCase();
  return values.takes === 'entry' && entries.some((entry) => entry.code.toLowerCase() === code && isPercentUnit(entry.unit));
}

function amountField(isPercent: boolean): Record<string, unknown> {
  return isPercent ? { inputmode: 'decimal', width: 'short' } : { kind: 'money' };
}

function entryGroups({ entries, notInEdition }: OwnPriceFormModel) {
  const kept = entries.filter(({ code }) => code === notInEdition);
  const offered = priceCategories
    .map((category) => ({
      label: category,
      options: entries.filter((entry) => entry.category === category && !kept.includes(entry)).map(toEntryOption),
    }))
    .filter(({ options }) => options.length > 0);
  return kept.length === 0 ? offered : [{ label: 'Of an earlier edition', options: kept.map(toEntryOption) }, ...offered];
}

function toEntryOption({ code, item, unit, likelyCents }: PriceBookEntry): { value: string; label: string } {
  return { value: code, label: `${code} · ${unit} · ${formatPrice(likelyCents, unit)} · ${item}` };
}

function toOption(word: string): { value: string; label: string } {
  return { value: word, label: capitalised(word) };
}
