import { hr4998 } from '../../programs/hr4998.ts';
import type { FormEdition } from '../filing.ts';
import { applicantSections } from './application/applicant.ts';
import { certificationSection } from './application/certifications.ts';
import { costSection } from './application/cost.ts';
import { eligibilitySection } from './application/eligibility.ts';
import { equipmentSection } from './application/equipment.ts';
import type { FormParagraphs } from './application/form-paragraphs.ts';
import { workSections } from './application/work.ts';

const paragraphs: FormParagraphs = {
  providers: 'H.R.4998 s.9; 47 U.S.C. 1608(10)(A)',
  service: '47 CFR 1.50001(a)',
  customers: 'H.R.4998 s.4(b)',
  affiliates: 'H.R.4998 s.9(6)',
  items: 'H.R.4998 s.4(c)(1)',
  cutOff: 'H.R.4998 s.4(c)',
  cost: 'H.R.4998 s.4(d)(2)(B)',
  plan: 'H.R.4998 s.4(d)(4)(A)(i)',
  timeline: 'H.R.4998 s.4(d)(4)(A)(ii)',
  term: 'H.R.4998 s.4(d)(6)(A)',
  disposal: 'H.R.4998 s.4(d)(7)',
  riskManagement: 'H.R.4998 s.4(d)(4)(B)(ii)',
};

/** The application under H.R.4998 s.4(d): what the Act asks for, one named value per line. The Act prescribes no form. */
export const applicationHr4998: FormEdition = {
  program: 'hr4998',
  title: 'Application for reimbursement under H.R.4998',
  edition: '2026-11',
  statement:
    'This is the form of this software, organized by section 4(d) of H.R.4998 and, where the Act is silent, by 47 CFR 1.50004(c). It is not a government form. No agency has approved it.',
  sections: [
    ...applicantSections({ officialItems: false }),
    eligibilitySection(paragraphs),
    equipmentSection(paragraphs),
    costSection(paragraphs),
    ...workSections(paragraphs),
    certificationSection(hr4998.certifications),
  ],
};
