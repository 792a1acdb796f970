import type { CertificationText } from '../../programs/program.ts';
import type { FormLine } from '../filing.ts';

/** The line of one certification: its words. Who certified it, and when, is recorded when the filing is submitted. */
export function certificationLine(certification: CertificationText, index: number): FormLine {
  return {
    id: `L.${index + 1}`,
    key: `certification-${certification.id}`,
    label: 'The applicant certifies',
    citation: certification.citation,
    show: () => ({ value: certification.text, origin: 'carried over', originNote: 'certifications of the program, in the words of this form' }),
  };
}
