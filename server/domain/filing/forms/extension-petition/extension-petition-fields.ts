import { extensionGrounds } from '../../../programs/extension-grounds.ts';
import { delayCauses } from '../../../schedule/work-plan.ts';
import { capitalised } from '../../../words.ts';
import type { FormField } from '../../form-field.ts';
import type { EntryTable } from '../../term-filing.ts';
import { confidentialField, narrativeField } from '../narrative-field.ts';

export const petitionRule = '47 CFR 1.50004(h)(2)';

const groundsReported = (extensionGrounds.scrp ?? []).map(({ cause }) => cause).join(', ');

const cited = (section: string) => ({ section, citation: petitionRule });

export const petitionFields: readonly FormField[] = [
  {
    key: 'until',
    label: 'More time asked for until',
    help: 'The new last day of the term that you ask for. One petition can ask for at most 6 months after the day on which the term ends now.',
    kind: 'date',
    required: true,
    maxLength: 10,
    section: 'Time asked for',
    programs: ['scrp'],
    citation: petitionRule,
  },
  narrativeField(
    'delayed',
    'What delayed the work',
    'What happened, where and when, in the order in which it happened. The table of causes below takes each cause with its days and its evidence.',
    cited('Cause of the delay'),
  ),
  narrativeField(
    'noFault',
    'Why it is not the fault of the carrier',
    'The finding that the rule asks for. For each cause, say who or what decided it, and why you could not.',
    cited('Cause of the delay'),
  ),
  narrativeField(
    'avoided',
    'What was done to avoid the delay and to shorten it',
    'Orders placed early, other suppliers asked, crews added, permits followed up: with dates.',
    cited('Cause of the delay'),
  ),
  narrativeField('progress', 'Progress so far', 'What is done, and what the figures computed beside it do not show.', cited('State of the work')),
  narrativeField(
    'equipmentLeft',
    'Equipment still to be removed',
    'What is still in the network or not yet destroyed, and what holds it there. Table T6 counts it by model.',
    cited('What is left'),
  ),
  narrativeField(
    'revisedTimeline',
    'Revised timeline',
    'The steps that are left with their days, and why they can be met. Table T5 lists the sites with the day on which each is expected to be finished.',
    cited('What is left'),
  ),
  narrativeField(
    'consumers',
    'Consumers affected',
    'Who would lose service, or get it later, without more time: how many, where, 911 and roaming among it. Write None if nobody would.',
    { section: 'Consumers', citation: null, minLength: 4 },
  ),
  confidentialField,
];

/** One row for each cause of delay, with its evidence. */
export const causesTable: EntryTable = {
  key: 'causes',
  title: 'Causes of the delay',
  help: 'One row for each cause. Rows that were filled in for you sum up the delays recorded where the work is tracked; each of those also stands in table T3.',
  mostRows: 40,
  columns: [
    {
      key: 'cause',
      label: 'Cause',
      kind: 'choice',
      required: true,
      maxLength: 40,
      help: `Press tells of requests and grants on: ${groundsReported}. No order was read in full.`,
      choices: [...delayCauses.map((cause) => ({ value: cause, label: capitalised(cause) })), { value: 'other', label: 'Another cause' }],
    },
    { key: 'where', label: 'Sites', kind: 'text', required: true, maxLength: 200, help: 'Codes of the sites, or Whole network.' },
    { key: 'from', label: 'From', kind: 'date', required: true, maxLength: 10 },
    { key: 'until', label: 'To', kind: 'date', required: false, maxLength: 10, help: 'Leave it empty while it goes on.' },
    {
      key: 'days',
      label: 'Longest delay in days',
      kind: 'number',
      required: true,
      maxLength: 5,
      help: 'Calendar days by which the step that it held up longest was late.',
    },
    { key: 'document', label: 'Evidence', kind: 'document', required: false, maxLength: 12, help: 'Such as the letter of a supplier.' },
    {
      key: 'facts',
      label: 'Facts',
      kind: 'text',
      required: true,
      maxLength: 500,
      help: 'What happened, with names and dates that a document can show.',
    },
  ],
};
