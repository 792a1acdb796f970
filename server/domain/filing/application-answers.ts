import { programKeys } from '../programs/program.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import type { CarrierProfile } from './carrier-profile.ts';
import type { FormField } from './form-field.ts';
import { readField } from './read-field.ts';

export type AnswerKey =
  | 'contactName'
  | 'contactCompany'
  | 'contactPhone'
  | 'contactEmail'
  | 'customerEvidence'
  | 'removalPlan'
  | 'replacementPlan'
  | 'continuityPlan'
  | 'upgrades'
  | 'upgradesNote'
  | 'supportingDocuments'
  | 'timelineNotes'
  | 'disposalMethod'
  | 'disposalVendor'
  | 'disposalPlan'
  | 'dataSanitization'
  | 'otherFunding'
  | 'otherFundingAmount'
  | 'otherFundingSource'
  | 'riskManagement';

/** What the preparer entered for one filing, by field. A missing key or an empty text is not answered yet. */
export type ApplicationAnswers = Readonly<Partial<Record<AnswerKey, string>>>;

const noneOrSome = (some: string) => [
  { value: 'none', label: 'None' },
  { value: 'some', label: some },
];

/** The fields of an application in the order in which they are asked. */
export const answerFields: readonly FormField<AnswerKey>[] = [
  text(
    'contactName',
    'Contact for this filing',
    'Who answers questions about it. Taken from the carrier profile; change it here when it is another person.',
    'Contact',
    100,
  ),
  { ...text('contactCompany', 'Contact company', 'When the contact works elsewhere, such as a law firm.', 'Contact', 120), required: false },
  text('contactPhone', 'Contact phone', 'Ten digits with area code.', 'Contact', 30),
  text(
    'contactEmail',
    'Contact email',
    'Notices about this filing go here. Law firms reported in 2021 that the days to cure a deficiency run from the email.',
    'Contact',
    120,
  ),
  {
    ...text(
      'customerEvidence',
      'How the customer count can be checked',
      'The latest Form 477 or Broadband Data Collection filing, or other proof.',
      'Eligibility',
      300,
    ),
  },
  narrative(
    'removalPlan',
    'Plan for removal',
    'What is removed, in which order, by whom, and how the removal is recorded item by item.',
    'Plan',
    150,
  ),
  narrative(
    'replacementPlan',
    'Plan for replacement',
    'What takes the place of the covered equipment, from which makers, and why it is comparable.',
    'Plan',
    150,
  ),
  {
    ...narrative(
      'continuityPlan',
      'Service during the work',
      'How service, and 911 calls above all, are kept up while sites are cut over.',
      'Plan',
      0,
    ),
    required: false,
  },
  {
    ...text('upgrades', 'Upgrades', 'Law firms report that an upgrade is paid only up to the cost of a comparable replacement.', 'Cost', 10),
    kind: 'choice',
    choices: noneOrSome('Some replacements are upgrades'),
  },
  {
    ...narrative('upgradesNote', 'Which upgrades', 'Name them, with the quote for the comparable replacement.', 'Cost', 40),
    required: false,
  },
  {
    ...narrative(
      'supportingDocuments',
      'Supporting documents',
      'Documents that support estimates of your own: quotes, engineering analyses. One per line.',
      'Cost',
      0,
    ),
    required: false,
  },
  {
    ...narrative('timelineNotes', 'Remarks on the timeline', 'What could delay the work, such as permits, seasons or deliveries.', 'Timeline', 0),
    required: false,
  },
  {
    ...text('disposalMethod', 'Method of disposal', 'The equipment must be destroyed: no provider may be able to use it again.', 'Disposal', 40),
    kind: 'choice',
    choices: [
      { value: 'recycler', label: 'Physical destruction by a recycler in the United States' },
      { value: 'own-shredding', label: 'Physical destruction by the applicant, then recycling' },
      { value: 'contractor', label: 'Removal and destruction by a contractor, with certificates' },
      { value: 'other', label: 'Another method, described below' },
    ],
  },
  { ...text('disposalVendor', 'Who destroys it', 'Name of the recycler or contractor, when chosen.', 'Disposal', 120), required: false },
  {
    ...narrative(
      'disposalPlan',
      'Plan for disposal',
      'Storage, transport, custody, destruction and the certificates that prove it.',
      'Disposal',
      100,
    ),
  },
  {
    ...narrative('dataSanitization', 'Data on the equipment', 'How stored data is erased before the equipment leaves.', 'Disposal', 0),
    required: false,
  },
  {
    ...text(
      'otherFunding',
      'Funding from other sources',
      'Grants, loans or payments for the same work. The same cost cannot be paid twice.',
      'Other funding',
      10,
    ),
    kind: 'choice',
    choices: noneOrSome('Other funding is expected or received'),
  },
  {
    ...text('otherFundingAmount', 'Amount from other sources', 'In whole dollars.', 'Other funding', 15),
    kind: 'number',
    required: false,
  },
  { ...text('otherFundingSource', 'Source', 'Program or lender.', 'Other funding', 200), required: false },
  {
    ...narrative('riskManagement', 'Risk management', 'How the NIST Cybersecurity Framework is consulted and considered.', 'Risk management', 60),
  },
];

/** Reads a form's texts by key. Unanswered fields are left out; only what is malformed is an error. */
export function readAnswers(entered: Readonly<Record<string, string | undefined>>): Result<ApplicationAnswers> {
  const issues: Issue[] = [];
  const answers: Partial<Record<AnswerKey, string>> = {};
  for (const field of answerFields) {
    const { text: kept, issue } = readField(field, entered[field.key] ?? '');
    if (issue) issues.push(issue);
    else if (kept !== '') answers[field.key] = kept;
  }
  return issues.length > 0 ? bad(issues) : good(answers);
}

/** The answers with which a new filing starts: what the carrier profile already says. */
export function prefillAnswers(profile: CarrierProfile): ApplicationAnswers {
  const contact = { contactName: profile.contactName, contactPhone: profile.contactPhone, contactEmail: profile.contactEmail };
  return Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== ''));
}

function text(key: AnswerKey, label: string, help: string, section: string, maxLength: number): FormField<AnswerKey> {
  return { key, label, help, kind: 'text', required: true, maxLength, section, programs: programKeys, citation: null };
}

function narrative(key: AnswerKey, label: string, help: string, section: string, minLength: number): FormField<AnswerKey> {
  return {
    ...text(key, label, help, section, 8000),
    kind: 'narrative',
    ...(minLength > 0 ? { minLength } : {}),
  };
}
