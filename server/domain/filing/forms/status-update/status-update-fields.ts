import type { FormField } from '../../form-field.ts';
import { complianceFields } from '../compliance-state.ts';
import { confidentialField, narrativeField } from '../narrative-field.ts';

const programs = ['scrp'] as const;
const paragraph = '47 CFR 1.50004(k)(1)';

/** Items (iii) to (vi) of 47 CFR 1.50004(k)(1): what the carrier has complied with, or is in process of complying with. */
export const statusStatements = [
  {
    id: 'F',
    key: 'requirements',
    title: 'Requirements of the program',
    intro: 'Whether the carrier has fully complied, or is in process of complying, with all requirements of the program.',
    citation: `${paragraph}(iii)`,
  },
  {
    id: 'G',
    key: 'commitments',
    title: 'Commitments of the application',
    intro: 'Whether the carrier has fully complied, or is in process of complying, with the commitments it made in its application.',
    citation: `${paragraph}(iv)`,
  },
  {
    id: 'H',
    key: 'removal',
    title: 'Covered equipment',
    intro:
      'Whether all covered equipment and services in the network on the day of the application are removed, replaced and disposed of, or in process.',
    citation: `${paragraph}(v)`,
  },
  {
    id: 'I',
    key: 'timeline',
    title: 'Timeline',
    intro: 'Whether the carrier has fully complied, or is in process of complying, with the timeline it submitted.',
    citation: `${paragraph}(vi)`,
  },
] as const;

export const statusUpdateFields: readonly FormField[] = [
  {
    key: 'updateNumber',
    label: 'Number of this update',
    help: '1 is the update due 90 days after approval, 2 the one due after 180 days. Updates filed elsewhere count too.',
    kind: 'number',
    required: true,
    maxLength: 3,
    section: 'Period',
    programs,
    citation: '47 CFR 1.50004(k)',
  },
  narrativeField(
    'efforts',
    'Efforts undertaken',
    'What was done in this period: orders, permits, sites changed over, equipment removed and destroyed.',
    {
      section: 'Efforts and challenges',
      citation: `${paragraph}(i)`,
    },
  ),
  narrativeField('challenges', 'Challenges encountered', 'What stood in the way, where, and what you do about it. Write None if nothing did.', {
    section: 'Efforts and challenges',
    citation: `${paragraph}(i)`,
    minLength: 4,
  }),
  narrativeField('availability', 'Availability of replacement equipment', 'What can be bought, from whom, and how long it takes to come.', {
    section: 'Replacement equipment in the market',
    citation: `${paragraph}(ii)`,
  }),
  ...statusStatements.flatMap(({ key, title, citation }) => complianceFields({ key, label: title, section: title, citation, programs })),
  confidentialField,
];
