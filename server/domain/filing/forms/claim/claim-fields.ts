import type { FormField } from '../../form-field.ts';
import type { EntryTable } from '../../term-filing.ts';
import { suggestCostLines, suggestInvoices } from '../cost-line-choices.ts';
import { standingField } from '../standing.ts';

const programs = ['scrp'] as const;
const paragraph = '47 CFR 1.50004(g)';

/** More rows than any month of invoices of a small carrier should need. */
const mostRows = 2000;

export const claimFields: readonly FormField[] = [
  {
    key: 'lastClaim',
    label: 'Is this the last claim?',
    help: 'After the last claim, what is not claimed of the allocation goes back to the fund.',
    kind: 'choice',
    required: true,
    maxLength: 20,
    section: 'This claim',
    choices: [
      { value: 'no', label: 'More claims may follow' },
      { value: 'yes', label: 'This is the last claim' },
    ],
    programs,
    citation: `${paragraph}(2)`,
  },
  {
    key: 'claimsUntil',
    label: 'Last day for claims, as extended',
    help: 'Only where more time for claims was granted: the day until which claims may be filed. Otherwise leave it empty.',
    kind: 'date',
    required: false,
    maxLength: 10,
    section: 'This claim',
    programs,
    citation: `${paragraph}(3)`,
  },
  {
    key: 'work',
    label: 'What the costs were for',
    help: 'The work that the invoices are about: where it was, what was removed, replaced or destroyed, and why it cost what it did.',
    kind: 'narrative',
    required: true,
    maxLength: 6000,
    minLength: 40,
    section: 'Costs claimed',
    programs,
    citation: paragraph,
  },
  {
    key: 'otherMoney',
    label: 'Other money for the same costs',
    help: 'Grants, loans that are forgiven, insurance or refunds that pay for any of these costs, with the amounts. Write None if there is none.',
    kind: 'narrative',
    required: true,
    maxLength: 4000,
    minLength: 4,
    section: 'Costs claimed',
    programs,
    citation: null,
  },
  standingField('claim'),
];

export const claimInvoices: EntryTable = {
  key: 'invoices',
  title: 'Invoices',
  help: 'One row for each invoice, with the whole amount of it, even where only a part is claimed. The papers are documents of your register.',
  mostRows,
  columns: [
    { key: 'vendor', label: 'Vendor', kind: 'text', required: true, maxLength: 80 },
    { key: 'number', label: 'Invoice number', kind: 'text', required: true, maxLength: 40, help: 'As printed on the invoice.' },
    { key: 'date', label: 'Date of the invoice', kind: 'date', required: true, maxLength: 10 },
    { key: 'amount', label: 'Amount', kind: 'money', required: true, maxLength: 16 },
    { key: 'paidOn', label: 'Paid on', kind: 'date', required: false, maxLength: 10, help: 'Empty while it is not paid.' },
    { key: 'document', label: 'Invoice document', kind: 'document', required: true, maxLength: 12, documentKinds: ['invoice'] },
    { key: 'proof', label: 'Proof of payment', kind: 'document', required: false, maxLength: 12, documentKinds: ['payment'] },
  ],
};

export const claimAmounts: EntryTable = {
  key: 'amounts',
  title: 'Amounts claimed',
  help: 'One row for each part of an invoice that is claimed, with the cost line of the application that it belongs to.',
  mostRows,
  columns: [
    {
      key: 'invoice',
      label: 'Invoice number',
      kind: 'text',
      required: true,
      maxLength: 120,
      suggest: suggestInvoices,
      help: 'Of a row above. Where two vendors have the same number, write the vendor before it.',
    },
    {
      key: 'costLine',
      label: 'Cost line',
      kind: 'text',
      required: true,
      maxLength: 40,
      suggest: suggestCostLines,
      help: 'Its id in the application, such as HP-0012.RA-010.',
    },
    { key: 'amount', label: 'Amount claimed', kind: 'money', required: true, maxLength: 16 },
    {
      key: 'explanation',
      label: 'Explanation',
      kind: 'text',
      required: false,
      maxLength: 300,
      help: 'Needed where it is more than is left of the line.',
    },
  ],
};
