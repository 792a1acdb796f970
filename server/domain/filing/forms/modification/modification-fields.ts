import { priceCategories } from '../../../catalog/price-book.ts';
import { costPhases } from '../../../catalog/recipe.ts';
import { capitalised } from '../../../words.ts';
import type { FormField } from '../../form-field.ts';
import type { EntryColumn, EntryTable } from '../../term-filing.ts';
import { confidentialField, narrativeField } from '../narrative-field.ts';
import { standingField } from '../standing.ts';

/** Only the headings of these paragraphs were read. */
export const modificationRule = 'DA 21-947, section A.9 (paras. 52-55)';

const cited = (section: string, required = true) => ({ section, citation: modificationRule, required });

export const modificationFields: readonly FormField[] = [
  narrativeField('summary', 'What is changed', 'In a few sentences: what the application says, and what it shall say instead.', cited('The change')),
  narrativeField(
    'why',
    'Why it is changed',
    'What has happened since the application was filed that nobody could foresee, or what was found to be wrong in it.',
    cited('The change'),
  ),
  ...changeFields({
    key: 'timeline',
    section: 'Timeline',
    label: 'Is the timeline changed?',
    note: 'Why the timeline changes',
    help: 'The steps and the days that move, and why. A change here is no extension of the term: that takes a petition before the term ends.',
  }),
  ...changeFields({
    key: 'technology',
    section: 'Technology',
    label: 'Is the technology changed?',
    note: 'Which technology changes, and why',
    help: 'What was to be installed, what shall be installed instead, and why it is comparable and not an upgrade.',
  }),
  confidentialField,
  standingField('modification'),
];

const reason: EntryColumn = { key: 'reason', label: 'Reason', kind: 'text', required: true, maxLength: 300 };
const document: EntryColumn = {
  key: 'document',
  label: 'Evidence',
  kind: 'document',
  required: false,
  maxLength: 12,
  help: 'Such as the new quote.',
};

export const changedLines: EntryTable = {
  key: 'lines',
  title: 'Cost lines changed',
  help: 'One row for each cost line of the application whose amount changes. Its amount until now is taken from the application and the modifications filed before.',
  mostRows: 400,
  columns: [
    { key: 'line', label: 'Cost line', kind: 'text', required: true, maxLength: 40, help: 'Its id in the application, such as HP-0012.RA-010.' },
    {
      key: 'amount',
      label: 'New amount',
      kind: 'money',
      required: true,
      maxLength: 16,
      help: 'Of the whole line, in dollars; 0.00 for a line that falls away.',
    },
    document,
    reason,
  ],
};

export const addedLines: EntryTable = {
  key: 'added',
  title: 'Cost lines added',
  help: 'One row for each cost that the application does not have.',
  mostRows: 200,
  columns: [
    { key: 'site', label: 'Site', kind: 'text', required: false, maxLength: 40, help: 'Its code; empty for the whole network.' },
    {
      key: 'category',
      label: 'Category',
      kind: 'choice',
      required: true,
      maxLength: 40,
      choices: priceCategories.map((value) => ({ value, label: value })),
    },
    {
      key: 'phase',
      label: 'Part',
      kind: 'choice',
      required: true,
      maxLength: 20,
      choices: costPhases.map((value) => ({ value, label: capitalised(value) })),
    },
    { key: 'item', label: 'Item', kind: 'text', required: true, maxLength: 120 },
    { key: 'amount', label: 'Amount', kind: 'money', required: true, maxLength: 16 },
    document,
    reason,
  ],
};

export const scopeRows: EntryTable = {
  key: 'scope',
  title: 'Sites and equipment',
  help: 'One row for each site or item of equipment that is added to the work, left out of it, or done otherwise than in the application.',
  mostRows: 400,
  columns: [
    { key: 'what', label: 'Site or item', kind: 'text', required: true, maxLength: 60, help: 'Code of the site, or tag of the item.' },
    {
      key: 'change',
      label: 'Change',
      kind: 'choice',
      required: true,
      maxLength: 20,
      choices: [
        { value: 'added', label: 'Added' },
        { value: 'left out', label: 'Left out' },
        { value: 'otherwise', label: 'Done otherwise' },
      ],
    },
    { key: 'how', label: 'What is done', kind: 'text', required: true, maxLength: 300 },
    reason,
  ],
};

export const timelineRows: EntryTable = {
  key: 'dates',
  title: 'Days changed',
  help: 'One row for each site whose work ends on another day than in the application, and one for the whole network where its end moves.',
  mostRows: 400,
  columns: [
    { key: 'site', label: 'Site', kind: 'text', required: false, maxLength: 40, help: 'Its code; empty for the whole network.' },
    { key: 'finishOn', label: 'New finish', kind: 'date', required: true, maxLength: 10 },
    reason,
  ],
};

/** Whether a part of the application changes, and how: two fields, `keyChanged` and `keyNote`. */
function changeFields({ key, section, label, note, help }: { key: string; section: string; label: string; note: string; help: string }): FormField[] {
  return [
    {
      key: `${key}Changed`,
      label,
      help: 'Say what is true of this modification.',
      kind: 'choice',
      required: true,
      maxLength: 10,
      section,
      choices: [
        { value: 'no', label: 'No' },
        { value: 'yes', label: 'Yes' },
      ],
      programs: ['scrp'],
      citation: modificationRule,
    },
    narrativeField(`${key}Note`, note, `${help} Needed where it changes.`, cited(section, false)),
  ];
}
