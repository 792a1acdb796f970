import type { Day } from '../calendar.ts';
import { states } from '../geography.ts';
import { hiddenMarkCode } from '../hidden-mark.ts';
import type { ProgramKey } from '../programs/program.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import type { FormField } from './form-field.ts';
import { readField } from './read-field.ts';

/** Who a carrier is. Everything but the legal name may still be missing: null, or an empty text. */
export interface CarrierProfile {
  legalName: string;
  /** FCC Registration Number, 10 digits. */
  frn: string | null;
  /** Commercial and Government Entity code, 5 letters or digits. */
  cage: string | null;
  /** Unique Entity Identifier, 12 letters or digits. */
  uei: string | null;
  street: string;
  city: string;
  /** Two-letter postal code. */
  state: string;
  zip: string;
  contactName: string;
  contactTitle: string;
  contactPhone: string;
  contactEmail: string;
  /** Of the applicant alone. */
  customers: number | null;
  customersAsOf: Day | null;
  /** Of all its affiliates together; 0 when it has none, null when not stated. */
  affiliateCustomers: number | null;
  affiliates: string;
  providerType: string;
  serviceDescription: string;
}

const allPrograms: readonly ProgramKey[] = ['s1625', 'hr4998', 'scrp'];

export const providerTypeChoices = [
  { value: 'advanced-communications', label: 'Provider of advanced communications service' },
  { value: 'education', label: 'Accredited non-commercial school with its own educational broadband service' },
  { value: 'health-care', label: 'Health care provider that provides advanced communications service' },
  { value: 'library', label: 'Library that provides advanced communications service' },
] as const;

/** The fields of the profile in the order in which they are asked. */
export const profileFields: readonly FormField<keyof CarrierProfile>[] = [
  text('legalName', 'Legal name', 'As registered with the FCC.', { section: 'Applicant', required: true, maxLength: 120 }),
  text('frn', 'FCC Registration Number (FRN)', 'Ten digits, from the FCC registration system CORES.', {
    section: 'Applicant',
    required: true,
    maxLength: 14,
  }),
  text('street', 'Street', 'Number and street of the head office.', { section: 'Applicant', required: true, maxLength: 120 }),
  text('city', 'City', '', { section: 'Applicant', required: true, maxLength: 80 }),
  text('state', 'State', 'Two letters, such as CO.', { section: 'Applicant', required: true, maxLength: 2 }),
  text('zip', 'ZIP code', 'Five digits, or nine.', { section: 'Applicant', required: true, maxLength: 10 }),
  text('contactName', 'Contact name', 'The person who answers questions about a filing.', { section: 'Contact', required: true, maxLength: 100 }),
  text('contactTitle', 'Contact title', '', { section: 'Contact', required: false, maxLength: 100 }),
  text('contactPhone', 'Contact phone', 'Ten digits with area code.', { section: 'Contact', required: true, maxLength: 30 }),
  text('contactEmail', 'Contact email', 'Notices are sent here.', { section: 'Contact', required: true, maxLength: 120 }),
  text('cage', 'CAGE code', 'Five letters or digits, from SAM.gov. It takes time to get: start early.', {
    section: 'Payment identifiers',
    required: true,
    maxLength: 5,
  }),
  text('uei', 'Unique Entity Identifier (UEI)', 'Twelve letters or digits, from SAM.gov, of the same entity as the CAGE code.', {
    section: 'Payment identifiers',
    required: true,
    maxLength: 12,
  }),
  {
    ...text('providerType', 'Kind of provider', '', { section: 'Eligibility', required: true, maxLength: 40 }),
    kind: 'choice',
    choices: providerTypeChoices,
    citation: '47 U.S.C. 1608(10)',
  },
  {
    ...text('customers', 'Customers', 'Customers of the applicant alone.', { section: 'Eligibility', required: true, maxLength: 15 }),
    kind: 'number',
    citation: '47 U.S.C. 1603(b)',
  },
  {
    ...text('affiliateCustomers', 'Customers of affiliates', 'All affiliates together. They count towards the limit. Enter 0 when there are none.', {
      section: 'Eligibility',
      required: true,
      maxLength: 15,
    }),
    kind: 'number',
    citation: '47 U.S.C. 1608(6)',
  },
  {
    ...text('customersAsOf', 'Counted on', 'The day on which the customers were counted.', { section: 'Eligibility', required: true, maxLength: 10 }),
    kind: 'date',
  },
  text('affiliates', 'Affiliates', 'Names of the affiliates whose customers are counted.', {
    section: 'Eligibility',
    required: false,
    maxLength: 500,
  }),
  {
    ...text(
      'serviceDescription',
      'Service',
      'What service the network gives, with which technology, at what speed. Advanced communications service means at least 200 kbps.',
      {
        section: 'Eligibility',
        required: true,
        maxLength: 2000,
      },
    ),
    kind: 'narrative',
    minLength: 60,
    citation: '47 CFR 1.50001(a)',
  },
];

/**
 * Reads a profile from the texts of its fields by key. Missing texts become null or empty; only a malformed one, or no legal name, is an error.
 * FRN, CAGE code, UEI, state and phone are brought into one form. What was `stored` stays readable with marks that are refused where they are typed.
 */
export function readProfile(entered: Readonly<Record<string, string | undefined>>, from: 'typed' | 'stored' = 'typed'): Result<CarrierProfile> {
  const issues: Issue[] = [];
  const texts: Record<string, string> = {};
  for (const field of profileFields) {
    const { text: kept, issue } = readField(field, toShape(field.key, entered[field.key] ?? ''));
    texts[field.key] = kept;
    const shape = shapes[field.key];
    if (issue && !(from === 'stored' && issue.code === hiddenMarkCode)) issues.push(issue);
    else if (!issue && kept !== '' && shape && !shape.test(kept)) {
      issues.push({ severity: 'error', code: `${field.key}-malformed`, message: shape.message, field: field.key, found: kept.slice(0, 80) });
    }
  }
  const get = (key: keyof CarrierProfile): string => texts[key] ?? '';
  if (get('legalName') === '') {
    issues.push({
      severity: 'error',
      code: 'legal-name-missing',
      message: 'The legal name is missing. Enter the name under which the carrier is registered.',
      field: 'legalName',
    });
  }
  return issues.length > 0 ? bad(issues) : good(toProfile(get));
}

/** The texts of a profile by field key, for a form. */
export function profileTexts(profile: CarrierProfile): Record<keyof CarrierProfile, string> {
  return Object.fromEntries(profileFields.map(({ key }) => [key, String(profile[key] ?? '')])) as Record<keyof CarrierProfile, string>;
}

/** Customers of the applicant and its affiliates together; null while either is not stated. */
export function countCustomers(profile: CarrierProfile): number | null {
  return profile.customers === null || profile.affiliateCustomers === null ? null : profile.customers + profile.affiliateCustomers;
}

const shapes: Partial<Record<string, { test: (text: string) => boolean; message: string }>> = {
  frn: {
    test: (value) => /^\d{10}$/.test(value),
    message: 'The FRN has ten digits. Look it up in CORES and enter all ten, zeros in front included.',
  },
  cage: { test: (value) => /^[A-Z0-9]{5}$/.test(value), message: 'A CAGE code has five letters or digits. Copy it from SAM.gov.' },
  uei: { test: (value) => /^[A-Z0-9]{12}$/.test(value), message: 'A UEI has twelve letters or digits. Copy it from SAM.gov.' },
  state: { test: (value) => value in states, message: 'The state is not a postal code of the United States. Write two letters, such as CO.' },
  zip: { test: (value) => /^\d{5}(-\d{4})?$/.test(value), message: 'A ZIP code has five digits, or nine with a hyphen: 80807 or 80807-1234.' },
  contactPhone: {
    test: (value) => /^\d{3}-\d{3}-\d{4}( x\d{1,6})?$/.test(value),
    message: 'A phone number has ten digits: 719-555-0100, with an extension as x12.',
  },
  contactEmail: {
    test: (value) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value),
    message: 'The email address is not complete. Write it as name@example.com.',
  },
};

function toShape(key: keyof CarrierProfile, entered: string): string {
  if (key === 'frn') return entered.replace(/[\s-]/g, '');
  if (key === 'cage' || key === 'uei' || key === 'state') return entered.trim().toUpperCase();
  if (key !== 'contactPhone') return entered;
  const phone = /^\+?1?[\s.(-]*(\d{3})[\s.)-]*(\d{3})[\s.-]*(\d{4})(?:\s*(?:x|ext\.?)\s*(\d{1,6}))?$/i.exec(entered.trim());
  return phone ? `${phone[1]}-${phone[2]}-${phone[3]}${phone[4] ? ` x${phone[4]}` : ''}` : entered;
}

function toProfile(get: (key: keyof CarrierProfile) => string): CarrierProfile {
  const orNull = (key: keyof CarrierProfile): string | null => (get(key) === '' ? null : get(key));
  const orNumber = (key: keyof CarrierProfile): number | null => (get(key) === '' ? null : Number(get(key)));
  return {
    legalName: get('legalName'),
    frn: orNull('frn'),
    cage: orNull('cage'),
    uei: orNull('uei'),
    street: get('street'),
    city: get('city'),
    state: get('state'),
    zip: get('zip'),
    contactName: get('contactName'),
    contactTitle: get('contactTitle'),
    contactPhone: get('contactPhone'),
    contactEmail: get('contactEmail'),
    customers: orNumber('customers'),
    customersAsOf: orNull('customersAsOf') as Day | null,
    affiliateCustomers: orNumber('affiliateCustomers'),
    affiliates: get('affiliates'),
    providerType: get('providerType'),
    serviceDescription: get('serviceDescription'),
  };
}

function text<Key extends string>(
  key: Key,
  label: string,
  help: string,
  rest: Pick<FormField, 'section' | 'required' | 'maxLength'>,
): FormField<Key> {
  return { key, label, help, kind: 'text', programs: allPrograms, citation: null, ...rest };
}
