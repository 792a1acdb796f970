import { costCategories } from '../../../catalog/price-book.ts';
import type { FormField } from '../../form-field.ts';
import type { EntryTable } from '../../term-filing.ts';
import { suggestCostLines } from '../cost-line-choices.ts';
import { confidentialField, narrativeField } from '../narrative-field.ts';
import { untied } from './spending-accounts.ts';

const paragraph = '47 CFR 1.50004(l)';
const mostRows = 2000;

export const spendingFields: readonly FormField[] = [
  dateField('Last day of the period', 'January 31 or July 31: a report covers the half-year that ends then.'),
  narrativeField('spending', 'How funds were spent', 'On what the money of the program was spent in this period, and how far the work came by it.', {
    section: 'Spending in words',
    citation: paragraph,
  }),
  confidentialField,
];

export const finalSpendingFields: readonly FormField[] = [
  dateField('Last day of the accounts', 'The day up to which everything that was received and spent is counted, here or in a report before.'),
  narrativeField('spending', 'How funds were spent', 'On what all the money of the program was spent, and what was done with it.', {
    section: 'Spending in words',
    citation: `${paragraph}(2)`,
  }),
  confidentialField,
];

export const receivedRows: EntryTable = {
  key: 'received',
  title: 'Funds received',
  help: 'One row for each payment from the program that came in this period. What an earlier report lists is counted already.',
  mostRows: 200,
  columns: [
    { key: 'on', label: 'Received on', kind: 'date', required: true, maxLength: 10 },
    { key: 'amount', label: 'Amount', kind: 'money', required: true, maxLength: 16 },
    { key: 'reference', label: 'Reference', kind: 'text', required: false, maxLength: 80, help: 'Of the payment, or the claim it was for.' },
    { key: 'document', label: 'Document', kind: 'document', required: false, maxLength: 12 },
  ],
};

export const spentRows: EntryTable = {
  key: 'spent',
  title: 'Spending',
  help: 'One row for each payment made in this period. Parts of claims filed here that were paid up to its end are filled in at the start; look at each.',
  mostRows,
  columns: [
    { key: 'payee', label: 'Paid to', kind: 'text', required: true, maxLength: 80 },
    { key: 'invoice', label: 'Invoice number', kind: 'text', required: false, maxLength: 40 },
    { key: 'purpose', label: 'For', kind: 'text', required: true, maxLength: 160 },
    {
      key: 'costLine',
      label: 'Cost line',
      kind: 'text',
      required: false,
      maxLength: 40,
      suggest: suggestCostLines,
      help: 'Its id in the application, such as HP-0012.RA-010.',
    },
    { key: 'paidOn', label: 'Paid on', kind: 'date', required: true, maxLength: 10 },
    { key: 'amount', label: 'Amount', kind: 'money', required: true, maxLength: 16 },
  ],
};

export const removedRows: EntryTable = {
  key: 'removed',
  title: 'Items removed and disposed of',
  help: 'What was taken out of the network or destroyed and stands in no earlier report. Covered items of the inventory are filled in at the start.',
  mostRows,
  columns: [
    { key: 'item', label: 'Item', kind: 'text', required: true, maxLength: 120, help: 'Maker and model.' },
    { key: 'tag', label: 'Tag or serial number', kind: 'text', required: false, maxLength: 60 },
    { key: 'site', label: 'Site', kind: 'text', required: false, maxLength: 20 },
    { key: 'quantity', label: 'Units', kind: 'number', required: true, maxLength: 9 },
    {
      key: 'state',
      label: 'State',
      kind: 'choice',
      required: true,
      maxLength: 30,
      choices: [
        { value: 'removed', label: 'Removed' },
        { value: 'destroyed', label: 'Disposed of' },
      ],
    },
    { key: 'removedOn', label: 'Removed on', kind: 'date', required: false, maxLength: 10 },
    { key: 'disposedOn', label: 'Disposed of on', kind: 'date', required: false, maxLength: 10 },
    { key: 'document', label: 'Proof of destruction', kind: 'document', required: false, maxLength: 12, documentKinds: ['certificate'] },
  ],
};

export const obtainedRows: EntryTable = {
  key: 'obtained',
  title: 'Replacement items obtained',
  help: 'What was purchased, rented, leased or otherwise obtained in this period. Items of claims filed here are filled in without their number and way: say both.',
  mostRows,
  columns: [
    { key: 'item', label: 'Item', kind: 'text', required: true, maxLength: 160 },
    { key: 'quantity', label: 'Number', kind: 'number', required: true, maxLength: 9 },
    {
      key: 'how',
      label: 'How it was obtained',
      kind: 'choice',
      required: true,
      maxLength: 30,
      choices: [
        { value: 'purchased', label: 'Purchased' },
        { value: 'rented', label: 'Rented' },
        { value: 'leased', label: 'Leased' },
        { value: 'other', label: 'Otherwise' },
      ],
    },
    { key: 'vendor', label: 'From', kind: 'text', required: true, maxLength: 80 },
    { key: 'obtainedOn', label: 'Obtained on', kind: 'date', required: true, maxLength: 10 },
    { key: 'amount', label: 'Amount', kind: 'money', required: false, maxLength: 16 },
  ],
};

export const differenceRows: EntryTable = {
  key: 'differences',
  title: 'Differences explained',
  help: 'Why a category cost more or less than the application estimated. One row for each category with a large difference, and one for spending without a cost line.',
  mostRows: 40,
  columns: [
    {
      key: 'category',
      label: 'Category',
      kind: 'choice',
      required: true,
      maxLength: 40,
      choices: [...costCategories, untied].map((value) => ({ value, label: value })),
    },
    { key: 'explanation', label: 'Explanation', kind: 'text', required: true, maxLength: 600 },
  ],
};

function dateField(label: string, help: string): FormField {
  return {
    key: 'periodEndsOn',
    label,
    help,
    kind: 'date',
    required: true,
    maxLength: 10,
    section: 'Period',
    programs: ['scrp'],
    citation: paragraph,
  };
}
