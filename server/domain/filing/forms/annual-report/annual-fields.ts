import type { FormField } from '../../form-field.ts';
import type { EntryTable } from '../../term-filing.ts';

const programs = ['scrp'] as const;
const citation = '47 CFR 1.50007';

export const annualFields: readonly FormField[] = [
  field('year', 'Year', 'The report has what stood on December 31 of this year, and is due by March 31 of the next.', {
    section: 'Year',
    kind: 'number',
    maxLength: 4,
    required: true,
  }),
  field(
    'has',
    'Covered equipment and services',
    'Obtained on or after August 14, 2018, or, for what was put on the covered list later, within or after 60 days of its listing.',
    {
      section: 'What is reported',
      required: true,
      choices: [
        { value: 'some', label: 'The provider obtained some, as listed' },
        { value: 'none', label: 'The provider has none, and certifies so once' },
      ],
    },
  ),
  narrative(
    'justification',
    'Why it was obtained',
    'The reason for obtaining it, for each kind if the reasons differ. Needed where something was obtained.',
    'Reasons and plans',
  ),
  narrative(
    'plan',
    'Plans to remove and replace it',
    'What is removed when, and what takes its place. Needed where something was obtained.',
    'Reasons and plans',
  ),
  narrative(
    'replaced',
    'What has been removed and replaced since',
    'By kind or site, with what took its place. Needed where something was obtained: write None, if so.',
    'Reasons and plans',
  ),
  narrative(
    'changes',
    'What was otherwise on December 31',
    'The list shows the inventory as it stands on the day of filing. Say what was removed, moved or obtained since the end of the year.',
    'Reasons and plans',
  ),
  field(
    'buying',
    'Whether buying goes on',
    'Whether the provider goes on obtaining covered equipment or services. Needed where something was obtained.',
    {
      section: 'Buying',
      choices: [
        { value: 'no', label: 'No more is bought, rented or leased' },
        { value: 'yes', label: 'Buying, renting or leasing goes on' },
      ],
    },
  ),
  narrative('buyingNote', 'What is still obtained, and why', 'Needed where buying goes on.', 'Buying'),
];

export const othersTable: EntryTable = {
  key: 'others',
  title: 'Services and other equipment',
  help: 'Services, and equipment that the inventory does not have, one row each. Equipment of the inventory is listed by itself.',
  mostRows: 100,
  columns: [
    { key: 'what', label: 'What', kind: 'text', required: true, maxLength: 200, help: 'Kind of service or equipment, and whose.' },
    { key: 'where', label: 'Where', kind: 'text', required: true, maxLength: 160, help: 'Left out of a public copy.' },
    { key: 'obtainedOn', label: 'Obtained on', kind: 'date', required: true, maxLength: 10 },
    { key: 'units', label: 'Units', kind: 'number', required: false, maxLength: 9, help: 'For equipment.' },
    {
      key: 'state',
      label: 'Since then',
      kind: 'choice',
      required: true,
      maxLength: 40,
      choices: [
        { value: 'in-use', label: 'In use' },
        { value: 'removed', label: 'Removed, not replaced' },
        { value: 'replaced', label: 'Removed and replaced' },
      ],
    },
    {
      key: 'note',
      label: 'Remarks',
      kind: 'text',
      required: false,
      maxLength: 400,
      help: 'Where it was listed later: entry of the covered list and day of listing.',
    },
  ],
};

function narrative(key: string, label: string, help: string, section: string): FormField {
  return field(key, label, help, { section, kind: 'narrative', maxLength: 6000 });
}

function field(key: string, label: string, help: string, of: Partial<FormField> & Pick<FormField, 'section'>): FormField {
  return { key, label, help, kind: of.choices ? 'choice' : 'text', required: false, maxLength: 40, programs, citation, ...of };
}
