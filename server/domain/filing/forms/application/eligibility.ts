import type { FormSection } from '../../filing.ts';
import { fromAnswer, fromProfile } from '../../shown-value.ts';
import { customerLimit, customersAsOf, providerType, totalCustomers, withinLimit } from './applicant-values.ts';
import { citing, type FormParagraphs } from './form-paragraphs.ts';

/** Section D: whether the applicant may take part. */
export function eligibilitySection({ providers, service, customers, affiliates, customerEvidence }: FormParagraphs): FormSection {
  return {
    id: 'D',
    title: 'Eligibility',
    intro: 'Whether the applicant may take part.',
    lines: [
      { id: 'D.1', key: 'provider-type', label: 'Kind of provider', citation: providers, show: providerType },
      { id: 'D.2', key: 'service', label: 'Advanced communications service', citation: service, show: fromProfile('serviceDescription') },
      { id: 'D.3', key: 'customers', label: 'Customers of the applicant', citation: customers, show: fromProfile('customers') },
      {
        id: 'D.4',
        key: 'affiliate-customers',
        label: 'Customers of its affiliates',
        citation: affiliates,
        show: fromProfile('affiliateCustomers'),
      },
      { id: 'D.5', key: 'affiliates', label: 'Affiliates counted', citation: affiliates, show: fromProfile('affiliates') },
      { id: 'D.6', key: 'customers-as-of', label: 'Counted on', citation: customers, show: customersAsOf },
      { id: 'D.7', key: 'total-customers', label: 'Customers counted together', citation: customers, show: totalCustomers },
      { id: 'D.8', key: 'customer-limit', label: 'Limit of the program', citation: customers, show: customerLimit },
      { id: 'D.9', key: 'within-limit', label: 'Within the limit', citation: customers, show: withinLimit },
      {
        id: 'D.10',
        key: 'customer-evidence',
        label: 'How the count can be checked',
        ...citing(customerEvidence),
        show: fromAnswer('customerEvidence'),
      },
    ],
  };
}
