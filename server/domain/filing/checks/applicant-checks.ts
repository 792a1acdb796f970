import { addYears, formatDay } from '../../calendar.ts';
import { s1625 } from '../../programs/s1625.ts';
import { formatCount } from '../../words.ts';
import type { AnswerKey } from '../application-answers.ts';
import { type CarrierProfile, countCustomers, profileFields, providerTypeChoices } from '../carrier-profile.ts';
import type { FilingFacts } from '../filing.ts';
import { type Check, type Finding, found, pass, toAnswer } from './check.ts';

const identity: readonly (keyof CarrierProfile)[] = ['legalName', 'frn', 'street', 'city', 'state', 'zip'];
const contact: readonly [AnswerKey, string][] = [
  ['contactName', 'name'],
  ['contactPhone', 'phone'],
  ['contactEmail', 'email'],
];

export const applicantChecks: readonly Check[] = [
  {
    id: 'applicant-identified',
    title: 'The applicant is named, with its FRN and address',
    citations: { scrp: '47 CFR 1.50004(d); Form 5640 Part C, items 1 to 3' },
    lineKeys: ['legal-name', 'frn', 'street', 'city', 'state', 'zip'],
    test: ({ profile }) => missingInProfile(profile, identity, 'fail') ?? pass('Name, FRN and address are given.'),
  },
  {
    id: 'payment-identifiers',
    title: 'CAGE code and UEI are given',
    citations: { scrp: 'Form 5640 Part C, items 4 and 5' },
    lineKeys: ['cage', 'uei'],
    test: ({ profile, program }) =>
      missingInProfile(profile, ['cage', 'uei'], program.key === 'scrp' ? 'fail' : 'warning') ?? pass('Both payment identifiers are given.'),
  },
  {
    id: 'contact-complete',
    title: 'Somebody can be asked',
    citations: { scrp: '47 CFR 1.50004(d)(1)' },
    lineKeys: ['contact-name', 'contact-phone', 'contact-email'],
    test: ({ answers }) => {
      const missing = contact.filter(([key]) => (answers[key] ?? '') === '');
      const [first] = missing;
      if (!first) return pass('The contact has a name, a phone number and an email address.');
      const sentence = `The contact has no ${missing.map(([, word]) => word).join(' and no ')}. Enter it: notices that start a deadline go there.`;
      return found('fail', sentence, { count: missing.length, link: toAnswer(first[0]) });
    },
  },
  {
    id: 'provider-type',
    title: 'The applicant is a provider that may apply',
    citations: { s1625: s1625.providerTypes.citation, hr4998: 'H.R.4998 s.9; 47 U.S.C. 1608(10)(A)', scrp: '47 CFR 1.50004(a), (q)' },
    lineKeys: ['provider-type'],
    test: ({ profile, program }) => {
      if (profile.providerType === '')
        return inProfile('fail', 'The kind of provider is not chosen. Choose it in the carrier profile.', 'providerType');
      const allowed = program.providerTypes.value ?? [];
      if (allowed.includes(profile.providerType)) return pass('This kind of provider may apply.');
      const label = providerTypeChoices.find(({ value }) => value === profile.providerType)?.label ?? profile.providerType;
      return inProfile(
        'fail',
        `${program.shortTitle} is not open to this kind of provider: ${label}. Check the kind, or choose another program.`,
        'providerType',
      );
    },
  },
  {
    id: 'service-described',
    title: 'The advanced communications service is described',
    citations: { hr4998: 'H.R.4998 s.4(a)', scrp: '47 CFR 1.50001(a), 1.50004(a)' },
    lineKeys: ['service'],
    test: ({ profile }) => {
      const wanted = profileFields.find(({ key }) => key === 'serviceDescription')?.minLength ?? 0;
      const length = profile.serviceDescription.length;
      if (length >= wanted) return pass('The service is described.');
      const sentence =
        length === 0
          ? 'The service is not described.'
          : `The description of the service has ${length} characters, too few to judge (${wanted} or more).`;
      return inProfile('fail', `${sentence} Say which service the network gives, with which technology and at what speed.`, 'serviceDescription');
    },
  },
  {
    id: 'customers-stated',
    title: 'Customers are counted, those of affiliates too, as of a day',
    citations: { hr4998: 'H.R.4998 s.4(b), s.9(6)', scrp: '47 CFR 1.50004(a); 47 U.S.C. 1608(6)' },
    lineKeys: ['customers', 'affiliate-customers', 'customers-as-of'],
    test: ({ profile }) =>
      missingInProfile(profile, ['customers', 'affiliateCustomers', 'customersAsOf'], 'fail') ??
      pass('Customers are stated, with the day of the count.'),
  },
  {
    id: 'customer-limit',
    title: 'The applicant is within the customer limit',
    citations: { s1625: s1625.customerCap.citation, hr4998: 'H.R.4998 s.4(b)', scrp: '47 CFR 1.50004(a)' },
    lineKeys: ['total-customers', 'within-limit'],
    test: testLimit,
  },
  {
    id: 'customers-current',
    title: 'The customer count is of the last twelve months',
    citations: {},
    lineKeys: ['customers-as-of'],
    test: ({ profile, today }) => {
      const asOf = profile.customersAsOf;
      if (asOf === null) return inProfile('warning', 'The count has no day, so its age cannot be tested. Enter the day.', 'customersAsOf');
      if (asOf > today)
        return inProfile('fail', `The customers were counted on ${formatDay(asOf)}, which is still to come. Correct the day.`, 'customersAsOf');
      if (asOf >= addYears(today, -1)) return pass(`Counted on ${formatDay(asOf)}.`);
      return inProfile('warning', `The customers were counted on ${formatDay(asOf)}, more than a year ago. Count again if you can.`, 'customersAsOf');
    },
  },
  {
    id: 'customer-evidence',
    title: 'The customer count can be checked',
    citations: { scrp: 'DA 21-947 (as reported by law firms)' },
    lineKeys: ['customer-evidence'],
    test: ({ answers }) => {
      if ((answers.customerEvidence ?? '') !== '') return pass('The filing says how the count can be checked.');
      const sentence =
        'Nothing says how the customer count can be checked. Name the latest Form 477 or Broadband Data Collection filing, or other proof.';
      return found('warning', sentence, { link: toAnswer('customerEvidence') });
    },
  },
];

function testLimit({ profile, program }: FilingFacts): Finding {
  const total = countCustomers(profile);
  const cap = program.customerCap.value;
  if (cap === null) return pass(`No customer limit was found for ${program.shortTitle}.`);
  if (total === null) return inProfile('warning', 'The limit cannot be tested before all customers are stated.', 'customers');
  if (total <= cap) return pass(`${formatCount(total)} customers with affiliates, within the limit of ${formatCount(cap)}.`);
  const sentence = `${formatCount(total)} customers with affiliates are more than the limit of ${formatCount(cap)}. The applicant is not eligible under ${program.shortTitle}; check the count, or choose another program.`;
  return inProfile('fail', sentence, 'customers');
}

function missingInProfile(profile: CarrierProfile, keys: readonly (keyof CarrierProfile)[], outcome: 'warning' | 'fail'): Finding | null {
  const missing = profileFields.filter(({ key }) => keys.includes(key) && (profile[key] === null || profile[key] === ''));
  const [first] = missing;
  if (!first) return null;
  const sentence = `Missing in the carrier profile: ${missing.map(({ label }) => label).join(', ')}. Enter it there.`;
  return found(outcome, sentence, { count: missing.length, link: { to: 'profile', key: first.key } });
}

function inProfile(outcome: 'warning' | 'fail', sentence: string, key: keyof CarrierProfile): Finding {
  return found(outcome, sentence, { link: { to: 'profile', key } });
}
