import type { CertificationText } from './program.ts';

/** What 47 CFR 1.50004(a)(3) and (c)(1) ask an applicant to certify, in our words. The wording of Form 5640 as revised by DA 21-1234 was not available. */
export const scrpCertifications: CertificationText[] = [
  {
    id: 'plan',
    short: 'A plan to remove, replace and dispose of every covered item',
    text: 'As of the day of this filing, the applicant has a plan to remove for good and replace every covered item of equipment or service in its network, and to dispose of what it removes.',
    citation: '47 CFR 1.50004(a)(3)(i)(A), (c)(1)(iii)',
    confidence: 'read',
  },
  {
    id: 'timeline',
    short: 'A specific timeline, submitted with the filing',
    text: 'The applicant has a specific timeline for this removal, replacement and disposal, and submits it with this filing.',
    citation: '47 CFR 1.50004(a)(3)(i)(B), (c)(1)(iv)',
    confidence: 'read',
  },
  {
    id: 'no-covered-purchase',
    short: 'No covered equipment or service from the approval on',
    text: 'From the day this filing is approved, the applicant will obtain no covered equipment or service, whatever money would pay for it.',
    citation: '47 CFR 1.50004(a)(3)(ii)(A)',
    confidence: 'read',
  },
  {
    id: 'cybersecurity',
    short: 'The NIST Cybersecurity Framework is consulted',
    text: 'In managing its risks, the applicant will consult and consider the Cybersecurity Framework of the National Institute of Standards and Technology.',
    citation: '47 CFR 1.50004(a)(3)(ii)(B)',
    confidence: 'read',
  },
  {
    id: 'own-estimates',
    short: 'Own estimates in good faith, with supporting documents',
    text: 'Where this filing uses estimates of its own rather than predetermined costs, the applicant made them in good faith and submits their supporting documents.',
    citation: '47 CFR 1.50004(c)(1)(i)',
    confidence: 'read',
    speaksOfDocuments: true,
  },
  {
    id: 'reasonable-costs',
    short: 'The estimated costs will reasonably be incurred',
    text: 'The applicant believes in good faith that it will reasonably incur the costs that this filing estimates.',
    citation: '47 CFR 1.50004(c)(1)(v)(A)',
    confidence: 'read',
  },
  {
    id: 'eligible-use',
    short: 'Money only for eligible expenses',
    text: 'The applicant will use all money it receives from the program only for expenses that are eligible for reimbursement.',
    citation: '47 CFR 1.50004(c)(1)(v)(B)',
    confidence: 'read',
  },
  {
    id: 'policies',
    short: 'All policies on program money are kept',
    text: 'The applicant will comply with all policies on allocations, draw-downs, payments, obligations and expenditures of program money.',
    citation: '47 CFR 1.50004(c)(1)(v)(C)',
    confidence: 'read',
  },
  {
    id: 'records',
    short: 'Records of all costs for ten years',
    text: 'The applicant will keep detailed records, receipts included, of all costs for which it asks reimbursement, for ten years.',
    citation: '47 CFR 1.50004(c)(1)(v)(D)',
    confidence: 'read',
  },
  {
    id: 'documentation',
    short: 'All documents that the program requires are filed',
    text: 'The applicant will file all documents that the program requires for its expenses.',
    citation: '47 CFR 1.50004(c)(1)(v)(E)',
    confidence: 'read',
  },
];
