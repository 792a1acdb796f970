import { scrp } from '../../programs/scrp.ts';
import type { FormEdition, FormLine } from '../filing.ts';
import { applicantSections } from './application/applicant.ts';
import { priority } from './application/applicant-values.ts';
import { certificationSection } from './application/certifications.ts';
import { costSection } from './application/cost.ts';
import { eligibilitySection } from './application/eligibility.ts';
import { equipmentSection } from './application/equipment.ts';
import type { FormParagraphs } from './application/form-paragraphs.ts';
import { workSections } from './application/work.ts';

const reported = 'DA 21-947 (as reported by law firms)';

const paragraphs: FormParagraphs = {
  providers: '47 CFR 1.50004(a), (q)',
  service: '47 CFR 1.50001(a)',
  customers: '47 CFR 1.50004(a)',
  affiliates: '47 U.S.C. 1608(6)',
  customerEvidence: reported,
  items: '47 CFR 1.50004(c)(1)(ii)',
  cutOff: '47 CFR 1.50004(i)(1)',
  cost: '47 CFR 1.50004(c)(1)(i)',
  upgrades: reported,
  plan: '47 CFR 1.50004(c)(1)(iii)',
  timeline: '47 CFR 1.50004(c)(1)(iv)',
  term: '47 CFR 1.50004(h)',
  disposal: '47 CFR 1.50004(j)',
  sanitization: 'DA 21-1234 (recommended practice, as reported by law firms)',
  riskManagement: '47 CFR 1.50004(a)(3)(ii)(B)',
};

const eligibility = eligibilitySection(paragraphs);
const orderOfPayment: FormLine = {
  id: 'D.11',
  key: 'priority',
  label: 'Order of payment if money is short',
  citation: '47 CFR 1.50004(f)',
  show: priority,
};

/**
 * The application under 47 CFR 1.50004(c), one named value per line. Item numbers are those of FCC Form 5640 Part C as adopted by DA 21-947;
 * only items 1 to 5 are confirmed, so only they are numbered.
 */
export const applicationScrp: FormEdition = {
  program: 'scrp',
  title: 'Application for reimbursement under 47 CFR 1.50004',
  edition: '2026-11',
  statement:
    'This is the form of this software, organized by 47 CFR 1.50004(c). It is not FCC Form 5640. Item numbers of Form 5640 Part C stand only beside the five items that are confirmed; the wording of its certifications as revised by DA 21-1234 was not available.',
  sections: [
    ...applicantSections({ officialItems: true }),
    { ...eligibility, lines: [...eligibility.lines, orderOfPayment] },
    equipmentSection(paragraphs),
    costSection(paragraphs),
    ...workSections(paragraphs),
    certificationSection(scrp.certifications),
  ],
};
