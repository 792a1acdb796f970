import { day } from '../calendar.ts';
import { dollars } from '../money.ts';
import { conflictsOf } from './conflict.ts';
import { conflicts } from './conflicts.ts';
import { hr4998Provisions } from './hr4998-provisions.ts';
import type { Program } from './program.ts';

/**
 * The Secure and Trusted Communications Networks Act of 2019 as enacted in March 2020, before the amendments of December 2020. Sections are those
 * of the Act; the text was read as codified in 47 U.S.C. 1601-1609, and the figures of 2020 in the first version of 47 CFR 1.50004.
 */
export const hr4998: Program = {
  key: 'hr4998',
  title: 'H.R.4998, Secure and Trusted Communications Networks Act of 2019',
  shortTitle: 'H.R.4998 (2019)',
  standing:
    'Enacted on March 12, 2020 as Pub. L. 116-124. Its limits were changed in December 2020, before any money was paid; the rules now in force are the FCC program.',
  customerCap: {
    value: 2_000_000,
    citation: 'H.R.4998 s.4(b); 47 CFR 1.50004(a) as first adopted',
    confidence: 'read',
    note: '2,000,000 customers or fewer.',
  },
  countsAffiliates: { value: true, citation: 'H.R.4998 s.9(6); 47 U.S.C. 1608(6)', confidence: 'read' },
  providerTypes: {
    value: ['advanced-communications'],
    citation: 'H.R.4998 s.9; 47 U.S.C. 1608(10)(A)',
    confidence: 'read',
    note: 'Schools, health care providers and libraries were added only in December 2020.',
  },
  cutOff: {
    value: { day: day('2018-08-14'), inclusive: false, disputed: false },
    citation: 'H.R.4998 s.4(c); 47 CFR 1.50004(a)(1)-(2), (i)(1) as first adopted',
    confidence: 'read',
    note: 'For items on the first covered list. An item listed later counts when it was obtained before the 60th day after its listing.',
  },
  coveredMakers: {
    value: ['huawei', 'quidway', 'smartax', 'echolife', 'zte', 'zhongxing'],
    citation: 'H.R.4998 s.2(c); 47 CFR 1.50004(a)(2)',
    confidence: 'derived',
    note: 'H.R.4998 names no company and relies on findings of other agencies. Huawei and ZTE are the companies that the FCC designated on June 30, 2020.',
  },
  capability: {
    value:
      'equipment or service used in fixed or mobile networks that provide advanced communications service, where it includes or uses electronic components',
    citation: '47 CFR 1.50001(c)',
    confidence: 'opening read',
  },
  fundingCents: {
    value: dollars(1_000_000_000),
    citation: 'H.R.4998 s.4(d)(5)(B)',
    confidence: 'read',
    note: 'The Act tells the FCC to notify Congress when $1,000,000,000 will not suffice. It appropriated nothing itself.',
  },
  fundings: [
    { title: 'Amount named in the Act', amountCents: { value: dollars(1_000_000_000), citation: 'H.R.4998 s.4(d)(5)(B)', confidence: 'read' } },
  ],
  priorities: {
    value: null,
    citation: 'H.R.4998 s.4(d)(5)(A)',
    confidence: 'read',
    note: 'The Act asks for an equitable distribution according to need and sets no order of payment.',
  },
  reviewDays: { value: 90, citation: 'H.R.4998 s.4(d)(3)(A)', confidence: 'read', note: 'The Act counts from the submission of the application.' },
  reviewStart: { value: 'submission', citation: 'H.R.4998 s.4(d)(3)(A)', confidence: 'read' },
  reviewExtensionDays: {
    value: 45,
    citation: 'H.R.4998 s.4(d)(3)(A)',
    confidence: 'read',
    note: 'At most, and only when an excessive number of applications is filed at one time.',
  },
  cureDays: {
    value: 15,
    citation: 'H.R.4998 s.4(d)(3)(B)',
    confidence: 'read',
    note: 'For a materially deficient application, before it is denied. The review then lasts at least until the end of the 15 days.',
  },
  termYears: {
    value: 1,
    citation: 'H.R.4998 s.4(d)(6)(A)',
    confidence: 'read',
    note: 'From the day the FCC distributes reimbursement funds to the recipient.',
  },
  extensionMonths: {
    value: 6,
    citation: 'H.R.4998 s.4(d)(6)(B)-(C)',
    confidence: 'read',
    note: 'For everyone, on a finding about supply; or for one recipient, on petition, when the delay is not its fault.',
  },
  retentionYears: {
    value: null,
    citation: 'H.R.4998 s.4(e)',
    confidence: 'read',
    note: 'The Act sets no period. Ten years is a rule of the FCC, 47 CFR 1.50004(n).',
  },
  statusReportDays: {
    value: 90,
    citation: 'H.R.4998 s.4(d)(8)(A)',
    confidence: 'read',
    note: 'At least once every 90 days from the day of approval.',
  },
  eligibleUses: {
    value: [
      'Removing covered equipment or services for good',
      'Replacing them with equipment or services that are not covered',
      'Disposing of what was removed so that no provider can use it again',
    ],
    citation: 'H.R.4998 s.4(c)(1)',
    confidence: 'read',
    note: 'The money may be used for nothing else.',
  },
  ineligibleUses: {
    value: [
      'Removing, replacing or disposing of items obtained on or after the cut-off day',
      'Obtaining covered equipment or services, with this money or with any other',
    ],
    citation: 'H.R.4998 s.4(c)(2)',
    confidence: 'read',
  },
  certifications: [
    {
      id: 'plan',
      short: 'A plan to remove, replace and dispose of every covered item',
      text: 'As of the day of this filing, the applicant has a plan to remove for good and replace every covered item of equipment or service in its network, and to dispose of what it removes.',
      citation: 'H.R.4998 s.4(d)(4)(A)(i)',
      confidence: 'read',
    },
    {
      id: 'timeline',
      short: 'A specific timeline, submitted with the filing',
      text: 'The applicant has a specific timeline for this removal, replacement and disposal, and submits it with this filing.',
      citation: 'H.R.4998 s.4(d)(4)(A)(ii)',
      confidence: 'read',
    },
    {
      id: 'no-covered-purchase',
      short: 'No covered equipment or service from the approval on',
      text: 'From the day this filing is approved, the applicant will obtain no covered equipment or service, whatever money would pay for it.',
      citation: 'H.R.4998 s.4(d)(4)(B)(i)',
      confidence: 'read',
    },
    {
      id: 'cybersecurity',
      short: 'The NIST Cybersecurity Framework is consulted',
      text: 'In managing its risks, the applicant will consult and consider the Cybersecurity Framework of the National Institute of Standards and Technology.',
      citation: 'H.R.4998 s.4(d)(4)(B)(ii)',
      confidence: 'read',
    },
  ],
  conflicts: conflictsOf(conflicts, 'hr4998'),
  provisions: hr4998Provisions,
  relatedBills: [
    {
      title: 'H.R.4459 (introduced September 24, 2019)',
      text: 'Names Huawei, ZTE, their affiliates and successors in its own text, where H.R.4998 relies on findings of agencies. Its title speaks of federal funds in general; that of H.R.4998 of certain federal subsidies.',
      citation: 'H.R.4459 s.2(b)(1)',
      confidence: 'opening read',
    },
    {
      title: 'H.R.4459, its program',
      text: 'Speaks of small communications providers; press put it at one billion dollars.',
      citation: 'Inside Towers, September 27, 2019',
      confidence: 'secondary',
    },
    {
      title: 'H.R.4459, section 4',
      text: 'Its cap, cut-off day and amount are believed to equal those of H.R.4998. The section itself was not read.',
      citation: 'H.R.4459 s.4',
      confidence: 'unconfirmed',
    },
  ],
};
