import type { Confidence } from './confidence.ts';

/** Parts of a program, in the order in which they are told. */
export const provisionParts = [
  'Who may take part',
  'What is paid and what is not',
  'The application',
  'Review',
  'Money when it is short',
  'Claims',
  'Doing the work',
  'Reports',
  'Disposal',
  'Records, audits and enforcement',
  'Around the program',
] as const;
export type ProvisionPart = (typeof provisionParts)[number];

/** What a program says about one topic, in our words. The same topic is compared across programs. */
export interface Provision {
  topic: ProvisionTopic;
  text: string;
  citation: string;
  confidence: Confidence;
  /** Keys of the application's lines that answer it. */
  lineKeys?: readonly string[];
}

const topics = {
  provider: ['Who may take part', 'Kind of provider'],
  affiliates: ['Who may take part', 'Customers of affiliates'],
  service: ['Who may take part', 'Service'],
  'covered items': ['Who may take part', 'Which items count'],
  'later items': ['Who may take part', 'Items listed later'],
  window: ['Who may take part', 'When to apply'],
  uses: ['What is paid and what is not', 'Uses of the money'],
  'no use': ['What is paid and what is not', 'Not paid'],
  comparable: ['What is paid and what is not', 'Comparable replacement'],
  upgrade: ['What is paid and what is not', 'Upgrades'],
  'end-user devices': ['What is paid and what is not', 'Customer devices'],
  structures: ['What is paid and what is not', 'Towers and shelters'],
  'soft costs': ['What is paid and what is not', 'Consultants and interest'],
  'other duty': ['What is paid and what is not', 'Removal without money'],
  'cost estimate': ['The application', 'Estimate of cost'],
  'item detail': ['The application', 'Detail on the equipment'],
  plan: ['The application', 'Plan'],
  timeline: ['The application', 'Timeline'],
  'no covered purchase': ['The application', 'No covered purchase'],
  cybersecurity: ['The application', 'Cybersecurity'],
  'good faith': ['The application', 'Good faith'],
  identifiers: ['The application', 'Identifiers'],
  'customer proof': ['The application', 'Proof of customers'],
  'rest of the form': ['The application', 'Rest of the official form'],
  'what is checked': ['Review', 'What is checked'],
  clock: ['Review', 'Clock'],
  cure: ['Review', 'Chance to mend'],
  denial: ['Review', 'After a denial'],
  questions: ['Review', 'Questions and burden'],
  distribution: ['Money when it is short', 'Distribution'],
  proration: ['Money when it is short', 'Proration'],
  shortfall: ['Money when it is short', 'Notice of shortfall'],
  'advance payment': ['Claims', 'Payment before the cost'],
  'claim content': ['Claims', 'What a claim shows'],
  'first claim': ['Claims', 'First claim'],
  'last claim': ['Claims', 'Last claim'],
  'claims above': ['Claims', 'Claims above the allocation'],
  term: ['Doing the work', 'Term'],
  'general extension': ['Doing the work', 'Extension for everybody'],
  'own extension': ['Doing the work', 'Extension for one recipient'],
  changes: ['Doing the work', 'Changes to the application'],
  'status update': ['Reports', 'Status update'],
  'spending report': ['Reports', 'Spending report'],
  'final certification': ['Reports', 'Final certification'],
  publication: ['Reports', 'Publication'],
  congress: ['Reports', 'Reports to Congress'],
  'annual report': ['Reports', 'Annual report on covered equipment'],
  destruction: ['Disposal', 'Destruction'],
  practice: ['Disposal', 'Recommended practice'],
  retention: ['Records, audits and enforcement', 'Retention'],
  audits: ['Records, audits and enforcement', 'Audits and field visits'],
  violation: ['Records, audits and enforcement', 'Violations'],
  delisting: ['Around the program', 'Items that leave the list'],
  'replacement list': ['Around the program', 'Replacement list'],
  'other parts': ['Around the program', 'Other parts of the law'],
} as const satisfies Record<string, readonly [ProvisionPart, string]>;

export type ProvisionTopic = keyof typeof topics;

/** Topics of one part in the order in which they are told, with their titles. */
export function topicsOf(part: ProvisionPart): { topic: ProvisionTopic; title: string }[] {
  return (Object.keys(topics) as ProvisionTopic[]).filter((topic) => topics[topic][0] === part).map((topic) => ({ topic, title: topics[topic][1] }));
}

/** Makes the provisions of one source whose text was trusted alike: `[topic, text, citation, keys of lines]`. */
export function provisions(confidence: Confidence, told: readonly [ProvisionTopic, string, string, (readonly string[])?][]): Provision[] {
  return told.map(([topic, text, citation, lineKeys]) => ({ topic, text, citation, confidence, ...(lineKeys && { lineKeys }) }));
}
