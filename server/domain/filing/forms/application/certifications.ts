import type { CertificationText } from '../../../programs/program.ts';
import type { FormSection } from '../../filing.ts';

/** Section L: the words of each certification. Who certified it, and when, is recorded when the filing is submitted. */
export function certificationSection(certifications: readonly CertificationText[]): FormSection {
  return {
    id: 'L',
    title: 'Certifications',
    intro: 'What the certifying officer certifies for the applicant, in the words of this form. The paragraph beside each says where it is asked.',
    lines: certifications.map(({ id, text, citation }, index) => ({
      id: `L.${index + 1}`,
      key: `certification-${id}`,
      label: 'The applicant certifies',
      citation,
      show: () => ({ value: text, origin: 'carried over', originNote: 'certifications of the program, in the words of this form' }),
    })),
  };
}
