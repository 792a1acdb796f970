import { asHr4998Asks, s1625 } from '../../programs/s1625.ts';
import type { FormEdition } from '../filing.ts';
import { applicantSections } from './application/applicant.ts';
import { certificationSection } from './application/certifications.ts';
import { costSection } from './application/cost.ts';
import { eligibilitySection } from './application/eligibility.ts';
import { equipmentSection } from './application/equipment.ts';
import type { FormParagraphs } from './application/form-paragraphs.ts';
import { workSections } from './application/work.ts';

const paragraphs: FormParagraphs = {
  providers: s1625.providerTypes.citation,
  service: asHr4998Asks('s.4(a)'),
  customers: s1625.customerCap.citation,
  affiliates: asHr4998Asks('s.9(6)'),
  items: s1625.eligibleUses.citation,
  cutOff: s1625.cutOff.citation,
  cost: asHr4998Asks('s.4(d)(2)(B)'),
  plan: asHr4998Asks('s.4(d)(4)(A)(i)'),
  timeline: asHr4998Asks('s.4(d)(4)(A)(ii)'),
  term: asHr4998Asks('s.4(d)(6)(A)'),
  disposal: asHr4998Asks('s.4(d)(7)'),
  riskManagement: asHr4998Asks('s.4(d)(4)(B)(ii)'),
};

/**
 * An application under S.1625, which sets no contents and leaves them to the FCC's terms. What H.R.4998 s.4 asks is asked, and each line says whether the
 * bill or that comparison is behind it. Limit, cut-off day and eligible use are S.1625's own.
 */
export const applicationS1625: FormEdition = {
  program: 's1625',
  title: 'Planning application under S.1625',
  edition: '2026-11',
  statement:
    'This is the form of this software. S.1625 was never enacted and sets no contents of an application: it leaves them to the FCC. The form therefore asks what section 4 of H.R.4998 asks, and each line says where it does so. It is not a government form. No agency has approved it or takes it.',
  sections: [
    ...applicantSections({ officialItems: false }),
    eligibilitySection(paragraphs),
    equipmentSection(paragraphs),
    costSection(paragraphs),
    ...workSections(paragraphs),
    certificationSection(s1625.certifications),
  ],
};
