import { day } from '../calendar.ts';
import { dollars } from '../money.ts';
import { conflictsOf } from './conflict.ts';
import { conflicts } from './conflicts.ts';
import type { Program } from './program.ts';
import { scrpCertifications } from './scrp-certifications.ts';
import { scrpPractice } from './scrp-practice.ts';
import { scrpProvisions } from './scrp-provisions.ts';

/** The FCC's Supply Chain Reimbursement Program: 47 U.S.C. 1603 and 47 CFR 1.50004 as amended for the act of December 2020, with the funding of 2020 and of 2024. */
export const scrp: Program = {
  key: 'scrp',
  title: 'Secure and Trusted Communications Networks Reimbursement Program (47 CFR 1.50004)',
  shortTitle: 'FCC program',
  standing:
    'In force. Applications are taken only during a filing window (47 CFR 1.50004(b)); the window of 2021-2022 closed on January 28, 2022, and no further one is known here.',
  customerCap: { value: 10_000_000, citation: '47 U.S.C. 1603(b)(1); 47 CFR 1.50004(a)', confidence: 'read', note: '10,000,000 customers or fewer.' },
  countsAffiliates: { value: true, citation: '47 U.S.C. 1608(6)', confidence: 'read' },
  providerTypes: {
    value: ['advanced-communications', 'education', 'health-care', 'library'],
    citation: '47 U.S.C. 1608(10); 47 CFR 1.50004(q)',
    confidence: 'read',
  },
  cutOff: {
    value: { day: day('2020-06-30'), inclusive: true, disputed: true },
    citation: '47 U.S.C. 1603(c)(2)(A); 47 CFR 1.50004(i)(1)',
    confidence: 'read',
    note: 'The FCC counts items obtained on or before June 30, 2020 (DOC-373481A1, opening read). The rule text bars items obtained on or after that day.',
  },
  window: {
    citation: '47 CFR 1.50004(b)',
    confidence: 'read',
    last: {
      value: { from: day('2021-10-29'), until: day('2022-01-28') },
      citation: 'dwt.com; Fierce Network',
      confidence: 'secondary',
      note: 'It was to close on January 14, 2022.',
    },
  },
  coveredMakers: {
    value: ['huawei', 'quidway', 'smartax', 'echolife', 'zte', 'zhongxing'],
    citation: '47 U.S.C. 1603(c)(1)(A); 47 CFR 1.50004(a)(1)-(2)',
    confidence: 'read',
    note: 'Huawei and ZTE, as designated on June 30, 2020 (DA 20-690, DA 20-691).',
  },
  capability: {
    value:
      'equipment or service used in fixed or mobile networks that provide advanced communications service, where it includes or uses electronic components',
    citation: '47 CFR 1.50001(c)',
    confidence: 'opening read',
  },
  fundingCents: {
    value: dollars(4_980_000_000),
    citation: 'FCC DOC-402314A1',
    confidence: 'opening read',
    note: 'The FCC speaks of $4.98 billion of reimbursable costs. According to press, $3.08 billion of borrowing authority came on top of $1.90 billion of 2020; the limit as amended in December 2024 was not read.',
  },
  fundings: [
    {
      title: 'Consolidated Appropriations Act, 2021 (December 2020)',
      amountCents: { value: dollars(1_895_000_000), citation: 'CRS IN11663; limit of $1,900,000,000 in 47 U.S.C. 1603(k)', confidence: 'secondary' },
    },
    {
      title: 'Defense authorization of December 2024',
      amountCents: {
        value: dollars(3_080_000_000),
        citation: 'Communications Daily, December 7, 2024; FCC letter DOC-397596A1 for the amount of the shortfall',
        confidence: 'secondary',
        note: 'Borrowed in full by April 2025, according to press.',
      },
    },
  ],
  priorities: {
    value: [
      'Applicants with 2,000,000 customers or fewer',
      'Accredited non-commercial schools with their own broadband service, health care providers and libraries',
      'All other approved applicants',
    ],
    citation: '47 U.S.C. 1603(d)(5)(C); 47 CFR 1.50004(f)',
    confidence: 'read',
  },
  reviewDays: {
    value: 90,
    citation: '47 CFR 1.50004(d)',
    confidence: 'read',
    note: 'The rule counts from the close of the filing window; day 0 is the next business day.',
  },
  reviewStart: { value: 'window close', citation: '47 CFR 1.50004(d)', confidence: 'read' },
  reviewExtensionDays: {
    value: 45,
    citation: '47 CFR 1.50004(d)',
    confidence: 'read',
    note: 'At most, when an excessive number of applications is filed.',
  },
  cureDays: {
    value: 15,
    citation: '47 CFR 1.50004(d)(1)',
    confidence: 'read',
    note: 'From the day the notice is e-mailed, according to press. The review then lasts at least until the end of the 15 days.',
  },
  termYears: { value: 1, citation: '47 CFR 1.50004(h)', confidence: 'read', note: 'From receipt of the first draw-down.' },
  extensionMonths: {
    value: 6,
    citation: '47 CFR 1.50004(h)(1)-(2)',
    confidence: 'read',
    note: 'A recipient petitions before its term ends and shows that the delay is not its fault; more than one extension is possible.',
  },
  retentionYears: { value: 10, citation: '47 CFR 1.50004(n)', confidence: 'read', note: 'At least, from the final disbursement.' },
  statusReportDays: { value: 90, citation: '47 CFR 1.50004(k)', confidence: 'read', note: 'From approval until the final certification is filed.' },
  eligibleUses: {
    value: [
      'Removing covered equipment or services for good',
      'Replacing them with equipment or services that are not covered',
      'Disposing of what was removed by destroying it',
    ],
    citation: '47 U.S.C. 1603(c)(1); 47 CFR 1.50004(j)',
    confidence: 'read',
    note: 'According to law firms on DA 21-947, an upgrade is paid only up to the cost of a comparable replacement.',
  },
  ineligibleUses: {
    value: [
      'Removing, replacing or disposing of items obtained after the cut-off day',
      'Obtaining covered equipment or services, with this money or with any other',
    ],
    citation: '47 U.S.C. 1603(c)(2); 47 CFR 1.50004(i)',
    confidence: 'read',
  },
  certifications: scrpCertifications,
  conflicts: conflictsOf(conflicts, 'scrp'),
  provisions: [...scrpProvisions, ...scrpPractice],
  relatedBills: [],
};
