import type { FormField } from '../../form-field.ts';
import type { EntryTable } from '../../term-filing.ts';

const programs = ['scrp'] as const;
const paragraph = '47 CFR 1.50004(j)';
const practice = 'DA 21-1234';

/** What keeps data and what does not, as secondary sources tell the classes of DA 21-1234. */
const riskClasses = [
  { value: '1', label: 'Class 1: keeps data' },
  { value: '2', label: 'Class 2: handles data, keeps none' },
  { value: '3', label: 'Class 3: neither' },
] as const;

const methods = [
  { value: 'shredded', label: 'Shredded' },
  { value: 'crushed', label: 'Crushed' },
  { value: 'melted', label: 'Melted or burned' },
  { value: 'dismantled', label: 'Broken up, boards destroyed' },
  { value: 'other', label: 'Another way, in remarks' },
] as const;

export const disposalFields: readonly FormField[] = [
  field('lot', 'What this record covers', 'A batch, a site or a period, in your own words.', { section: 'What this record covers', maxLength: 200 }),
  field(
    'inoperability',
    'How it is made sure that nothing works again',
    'What is left of each unit, and who looks at it before it leaves the place.',
    {
      section: 'Destruction',
      kind: 'narrative',
      minLength: 40,
    },
  ),
  field('practice', 'Best practice', 'It is voluntary. Who follows it complies with the rule; another way is judged case by case.', {
    section: 'Destruction',
    citation: practice,
    choices: [
      { value: 'followed', label: 'The best practice of the order was followed' },
      { value: 'other', label: 'Another way, described below' },
    ],
  }),
  field('practiceNote', 'The other way', 'What was done instead, and why it destroys as surely. Needed for another way.', {
    section: 'Destruction',
    kind: 'narrative',
    required: false,
    citation: practice,
  }),
  field(
    'vendors',
    'Who handled it',
    'Each firm that stored, carried or destroyed it, and where it is. Secondary sources say that a U.S. firm registered under the arms rules (ITAR, with DDTC) is recommended: a planning assumption. Write that nobody else did, if so.',
    { section: 'Handling', kind: 'narrative', minLength: 10, citation: practice },
  ),
  field(
    'abroad',
    'Where it was until it was destroyed',
    'Secondary sources say that equipment counts as working until it is properly disposed of, and that nothing that works may go to providers abroad: a planning assumption.',
    {
      section: 'Handling',
      citation: practice,
      choices: [
        { value: 'no', label: 'All of it in the United States' },
        { value: 'yes', label: 'Some of it left the United States before' },
      ],
    },
  ),
  field('abroadNote', 'What left the United States', 'Which units, where they went, and how their destruction is proved. Needed where some left.', {
    section: 'Handling',
    kind: 'narrative',
    required: false,
    citation: practice,
  }),
  field('keeper', 'Who keeps the documents', 'A person or an office, and where. They are shown to whoever audits.', {
    section: 'Keeping of documents',
    maxLength: 200,
    citation: '47 CFR 1.50004(n)',
  }),
];

export const disposedTable: EntryTable = {
  key: 'disposed',
  title: 'Items destroyed',
  help: 'One row for what was destroyed together: one tag of the inventory, one day, one certificate. The inventory keeps no days of removal and destruction, so they are entered here.',
  mostRows: 250,
  columns: [
    { key: 'tag', label: 'Tag', kind: 'text', required: true, maxLength: 80, help: 'As in the inventory.' },
    { key: 'quantity', label: 'Units', kind: 'number', required: true, maxLength: 9 },
    {
      key: 'serials',
      label: 'Serial numbers',
      kind: 'text',
      required: false,
      maxLength: 4000,
      help: 'One for each unit, with semicolons between. Left out of a public copy.',
    },
    { key: 'riskClass', label: 'Class', kind: 'choice', required: true, maxLength: 60, choices: riskClasses },
    { key: 'removedOn', label: 'Removed on', kind: 'date', required: false, maxLength: 10 },
    {
      key: 'custody',
      label: 'Held by until destroyed',
      kind: 'text',
      required: false,
      maxLength: 400,
      help: 'Each change of hands with its day. Left out of a public copy.',
    },
    { key: 'erasure', label: 'How data was erased', kind: 'text', required: false, maxLength: 200, help: 'For what keeps data.' },
    { key: 'erasedOn', label: 'Erased on', kind: 'date', required: false, maxLength: 10 },
    { key: 'method', label: 'How it was destroyed', kind: 'choice', required: true, maxLength: 60, choices: methods },
    { key: 'destroyedOn', label: 'Destroyed on', kind: 'date', required: true, maxLength: 10 },
    { key: 'place', label: 'Where', kind: 'text', required: true, maxLength: 160, help: 'Works and town. Left out of a public copy.' },
    {
      key: 'by',
      label: 'Destroyed by',
      kind: 'text',
      required: true,
      maxLength: 120,
      help: 'The firm or person who did it. Left out of a public copy.',
    },
    { key: 'witness', label: 'Witness', kind: 'text', required: false, maxLength: 120, help: 'Who saw it. Left out of a public copy.' },
    {
      key: 'certificate',
      label: 'Certificate of destruction',
      kind: 'document',
      documentKinds: ['certificate'],
      required: true,
      maxLength: 12,
      help: 'From the register of documents.',
    },
    { key: 'note', label: 'Remarks', kind: 'text', required: false, maxLength: 400 },
  ],
};

function field(key: string, label: string, help: string, of: Partial<FormField> & Pick<FormField, 'section'>): FormField {
  const kind = of.choices ? 'choice' : 'text';
  return { key, label, help, kind, required: true, maxLength: of.kind === 'narrative' ? 4000 : 40, programs, citation: paragraph, ...of };
}
