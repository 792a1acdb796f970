import type { FormSection } from '../../filing.ts';
import { fromAnswer, fromAnswerIfAny, fromProfile } from '../../shown-value.ts';
import { stateName, uniqueEntityIdentifier } from './applicant-values.ts';

/** Sections A to C: who applies, who answers, who is paid. `officialItems` adds the confirmed items of FCC Form 5640 Part C. */
export function applicantSections({ officialItems }: { officialItems: boolean }): FormSection[] {
  const item = (number: number) => (officialItems ? { officialItem: `Part C, item ${number}` } : {});
  return [
    {
      id: 'A',
      title: 'Applicant',
      intro: 'Who applies.',
      lines: [
        { id: 'A.1', key: 'legal-name', label: 'Legal name', ...item(2), show: fromProfile('legalName') },
        { id: 'A.2', key: 'frn', label: 'FCC Registration Number (FRN)', ...item(1), show: fromProfile('frn') },
        { id: 'A.3', key: 'street', label: 'Street', ...item(3), show: fromProfile('street') },
        { id: 'A.4', key: 'city', label: 'City', ...item(3), show: fromProfile('city') },
        { id: 'A.5', key: 'state', label: 'State', ...item(3), show: stateName },
        { id: 'A.6', key: 'zip', label: 'ZIP code', ...item(3), show: fromProfile('zip') },
        { id: 'A.7', key: 'applicant-phone', label: 'Phone', ...item(3), show: fromProfile('contactPhone') },
        { id: 'A.8', key: 'applicant-email', label: 'Email', ...item(3), show: fromProfile('contactEmail') },
      ],
    },
    {
      id: 'B',
      title: 'Contact',
      intro: 'Who answers questions about this filing.',
      lines: [
        { id: 'B.1', key: 'contact-name', label: 'Name', show: fromAnswer('contactName') },
        { id: 'B.2', key: 'contact-company', label: 'Company, if another', show: fromAnswerIfAny('contactCompany') },
        { id: 'B.3', key: 'contact-phone', label: 'Phone', show: fromAnswer('contactPhone') },
        { id: 'B.4', key: 'contact-email', label: 'Email', show: fromAnswer('contactEmail') },
      ],
    },
    {
      id: 'C',
      title: 'Payment identifiers',
      intro: 'Both identifiers must belong to the same entity.',
      lines: [
        { id: 'C.1', key: 'cage', label: 'CAGE code', ...item(4), show: fromProfile('cage') },
        {
          id: 'C.2',
          key: 'uei',
          label: 'Unique Entity Identifier (UEI)',
          ...item(5),
          show: officialItems ? uniqueEntityIdentifier : fromProfile('uei'),
        },
      ],
    },
  ];
}
