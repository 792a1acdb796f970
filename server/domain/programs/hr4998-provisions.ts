import { type Provision, provisions } from './provision.ts';

const act = (section: string, code: string) => `H.R.4998 ${section}; 47 U.S.C. ${code}`;

/** What the Act says, section by section, in our words; read as codified in 47 U.S.C. 1601-1609. */
export const hr4998Provisions: readonly Provision[] = [
  ...provisions('read', [
    [
      'provider',
      'A provider of advanced communications service to customers in the United States that makes every certification of s.4(d)(4).',
      act('s.4(b), s.9', '1608(10)(A)'),
      ['provider-type', 'service'],
    ],
    [
      'affiliates',
      'Customers of the provider and of any affiliate are counted together.',
      act('s.9(6)', '1608(6)'),
      ['affiliate-customers', 'total-customers'],
    ],
    [
      'covered items',
      'For items on the first covered list: obtained before August 14, 2018.',
      'H.R.4998 s.4(c)(1)(A); 47 CFR 1.50004(a)(1)-(2), (i)(1) as first adopted',
      ['covered-units', 'cut-off'],
    ],
    [
      'later items',
      'An item listed later counts when it was obtained before the 60th day after its listing.',
      'H.R.4998 s.4(c)(1)(A); 47 CFR 1.50004(i)(1) as first adopted',
      ['cut-off'],
    ],
    [
      'uses',
      'Solely to remove covered items for good, to replace them with items that are not covered, and to dispose of what was removed.',
      act('s.4(c)(1)', '1603(c)(1)'),
      ['covered-units', 'cost-removal', 'cost-replacement', 'cost-disposal'],
    ],
    [
      'no use',
      'Not for items obtained on or after the cut-off day, and no covered item may be obtained with this money or any other, private money included.',
      act('s.4(c)(2)', '1603(c)(2)'),
      ['too-late-units'],
    ],
    [
      'cost estimate',
      'An initial estimate of cost with the application, with supporting materials. The FCC may ask for updates and for more support during and after the review.',
      act('s.4(d)(2)(B)', '1603(d)(2)(B)'),
      ['requested', 'cost-range', 'cost-bases', 'supporting-documents'],
    ],
    [
      'plan',
      'Certify a plan to remove for good and replace any covered item that is in the network on the day of the application, and to dispose of it.',
      act('s.4(d)(4)(A)(i)', '1603(d)(4)(A)(i)'),
      ['removal-plan', 'replacement-plan', 'disposal-plan', 'certification-plan'],
    ],
    [
      'timeline',
      'Certify a specific timeline, submitted with the application.',
      act('s.4(d)(4)(A)(ii)', '1603(d)(4)(A)(ii)'),
      ['work-starts', 'finish', 'phases', 'certification-timeline'],
    ],
    [
      'no covered purchase',
      'From the day of approval, obtain no covered item with any funds.',
      act('s.4(d)(4)(B)(i)', '1603(d)(4)(B)(i)'),
      ['certification-no-covered-purchase'],
    ],
    [
      'cybersecurity',
      'Consult and consider the NIST Cybersecurity Framework in managing risk.',
      act('s.4(d)(4)(B)(ii)', '1603(d)(4)(B)(ii)'),
      ['risk-management', 'certification-cybersecurity'],
    ],
    ['what is checked', 'The FCC guards against waste, fraud and abuse.', act('s.4(d)(2)(C)', '1603(d)(2)(C)')],
    [
      'questions',
      'The FCC takes reasonable steps to lighten burden and cost for applicants, and encourages and helps them.',
      act('s.4(d)(2)(C), s.4(i)', '1603(d)(2)(C), (i)'),
    ],
    [
      'clock',
      'Decided within 90 days of submission, with 45 days more at most when an excessive number is filed at one time.',
      act('s.4(d)(3)(A)', '1603(d)(3)(A)'),
    ],
    [
      'cure',
      'Fifteen days to mend a materially deficient application, such as one without an adequate estimate or support, before it is denied. The review then lasts at least to the end of them.',
      act('s.4(d)(3)(B)', '1603(d)(3)(B)'),
    ],
    ['denial', 'A denied applicant may send the application again or file a new one.', act('s.4(d)(3)(C)', '1603(d)(3)(C)')],
    ['distribution', 'Equitable, according to the needs that the applications show.', act('s.4(d)(5)(A)', '1603(d)(5)(A)')],
    [
      'shortfall',
      'When $1,000,000,000 will not suffice, the FCC notifies the commerce and appropriations committees of House and Senate at once.',
      act('s.4(d)(5)(B)', '1603(d)(5)(B)'),
    ],
    ['advance payment', 'Nothing bars paying before a cost is incurred. The FCC chose to pay incurred cost.', act('s.4(h)', '1603(h)')],
    [
      'term',
      'One year from the day the FCC distributes reimbursement funds to the recipient.',
      act('s.4(d)(6)(A)', '1603(d)(6)(A)'),
      ['first-funds', 'term-end'],
    ],
    [
      'general extension',
      'Six months for all recipients, on a finding about supply, with notice and reasons to two committees.',
      act('s.4(d)(6)(B)', '1603(d)(6)(B)'),
    ],
    [
      'own extension',
      'On petition, up to six months when the delay is not the fault of the recipient; it extends the term or the general extension.',
      act('s.4(d)(6)(C)', '1603(d)(6)(C)'),
    ],
    [
      'destruction',
      'The rules must prevent that removed items are used again in networks of providers.',
      act('s.4(d)(7)', '1603(d)(7)'),
      ['disposal-method', 'disposal-vendor', 'disposal-plan'],
    ],
    ['status update', 'At least once every 90 days from the day of approval.', act('s.4(d)(8)(A)', '1603(d)(8)(A)')],
    ['publication', 'Status updates are made public not earlier than 30 days after they are received.', act('s.4(d)(8)(B)', '1603(d)(8)(B)')],
    ['congress', 'At least every 180 days from the day funds are first available.', act('s.4(d)(8)(C)', '1603(d)(8)(C)')],
    [
      'spending report',
      'Regular, with a detailed accounting of items removed and disposed of and of replacements bought.',
      act('s.4(e)(2)', '1603(e)(2)'),
    ],
    [
      'audits',
      'Regular audits and reviews, and random field investigations against what the application committed to.',
      act('s.4(e)(3)', '1603(e)(3)'),
    ],
    [
      'final certification',
      'That terms, commitments, removal of all items that were in the network and timeline are fully met, or on the way; an updated certification when complete.',
      act('s.4(e)(4)', '1603(e)(4)'),
    ],
    [
      'delisting',
      'If an item leaves the covered list after the application, return the money and be released, or keep it and stay bound.',
      act('s.4(f)', '1603(f)'),
    ],
    [
      'replacement list',
      'The FCC keeps a list of suggested replacements: physical and virtual equipment, software and services. It favors no technology and not purchase over service.',
      act('s.4(d)(1)', '1603(d)(1)'),
    ],
    ['other parts', 'The program is separate from universal service.', act('s.4(j)', '1603(j)')],
    [
      'annual report',
      'Every provider reports each year on covered items obtained on or after the cut-off day; one that has none certifies so once and is exempt.',
      act('s.5', '1604'),
    ],
    [
      'violation',
      'Treated as a violation of the Communications Act: repay all money, barred from the program, referred to law enforcement, and perhaps barred from universal service and other programs. Only after notice and 180 days to cure.',
      act('s.7', '1606'),
    ],
    ['retention', 'The Act sets no period. Ten years is a rule of the FCC.', 'H.R.4998 s.4(e); 47 CFR 1.50004(n)'],
    [
      'proration',
      'The Act sets no order. The FCC rule of 2020, never used, paid eligible telecommunications carriers under 47 CFR 54.11 first, then others that had answered the FCC data collection, then the rest; in each group the core network before the rest.',
      '47 CFR 1.50004(f) as first adopted',
    ],
  ]),
  ...provisions('opening read', [
    [
      'covered items',
      'Items on the covered list, which rests on findings of other agencies. The Act names no company; H.R.4459 names Huawei and ZTE.',
      'H.R.4998 s.2(c)(1)-(4); H.R.4459 s.2(b)(1)',
      ['covered-units', 'makers'],
    ],
  ]),
  ...provisions('secondary', [
    [
      'proration',
      'The order of 2021 dropped the priority of eligible telecommunications carriers.',
      'Trade Law Daily, July 16, 2021, on the Third Report and Order',
    ],
  ]),
  ...provisions('unconfirmed', [
    ['shortfall', 'That the bill as passed limited the program to $1,000,000,000 in all.', 'H.R.4998 s.4(k) as passed, from memory'],
  ]),
];
