import type { Conflict } from './conflict.ts';

const act = 'H.R.4998';
const rule = '47 CFR 1.50004';

/** Every conflict and gap that was found between the sources, told to the user rather than settled in silence. */
export const conflicts: readonly Conflict[] = [
  {
    id: 'C1',
    topic: 'Posting of status updates',
    sources: [
      { says: 'Within 30 days of submission', citation: `${rule}(k)(2)` },
      { says: 'Not earlier than 30 days after receipt', citation: `${act} s.4(d)(8)(B); 47 U.S.C. 1603(d)(8)(B)` },
    ],
    here: 'Taken here as about day 30. Keep what is confidential out of a status update from the start.',
    programs: ['hr4998', 'scrp'],
    lineKeys: [],
  },
  {
    id: 'C2',
    topic: 'Items obtained on June 30, 2020',
    sources: [
      { says: 'Items obtained on or before June 30, 2020 count', citation: 'DOC-373481A1, opening read' },
      { says: 'Items obtained on or after that day are barred', citation: `47 U.S.C. 1603(c)(2)(A); ${rule}(i)(1)` },
    ],
    here: 'Items of that one day are marked “Open under the rules” and not decided here; whether the estimate counts them is a choice that the filing states. Ask the administrator.',
    programs: ['scrp'],
    lineKeys: ['cut-off', 'boundary-units', 'obtained'],
  },
  {
    id: 'C3',
    topic: 'One cut-off day or two',
    sources: [
      {
        says: 'Items within FCC 19-121 count from its publication; the order was adopted on November 22, 2019',
        citation: `47 U.S.C. 1603(c)(2)(A); ${rule}(i)(1)(i), (c)(2)(A)`,
      },
      { says: 'The FCC works with the single day June 30, 2020', citation: 'DOC-373481A1, opening read' },
    ],
    here: 'The covered test here works with June 30, 2020 alone. Keep proof of the day for items obtained from November 2019 on.',
    programs: ['scrp'],
    lineKeys: ['cut-off'],
  },
  {
    id: 'C4',
    topic: 'Second priority',
    sources: [
      { says: 'Only accredited non-commercial schools with their own service', citation: '47 U.S.C. 1603(d)(5)(C)(ii)' },
      { says: 'Health care providers and libraries as well', citation: `${rule}(f)` },
    ],
    here: 'The order of payment on the form follows the rule.',
    programs: ['scrp'],
    lineKeys: ['priority'],
  },
  {
    id: 'C5',
    topic: 'How many recipients are done',
    sources: [
      { says: 'Fourteen of 126 had filed a final certification', citation: 'Rural Spectrum Scanner, undated' },
      { says: 'Thirteen of 126 applications were complete in December 2025', citation: 'Broadband Breakfast, February 17, 2026' },
      { says: '12 to 13 % complete by their own status updates', citation: 'Inside Towers, July 2023; Trade Law Daily, July 2024' },
    ],
    here: 'Taken as about one in ten after 41 months. No rule or figure of a filing rests on it.',
    programs: ['scrp'],
    lineKeys: [],
    isAtLarge: true,
  },
  {
    id: 'C6',
    topic: 'Claims called applications',
    sources: [
      { says: '5,531 applications by June 30, 2023', citation: 'Inside Towers, July 2023' },
      { says: 'The same count goes on as reimbursement claims', citation: 'Trade Law Daily, July 2024' },
    ],
    here: 'Read here as claims: 126 applications were approved.',
    programs: ['scrp'],
    lineKeys: [],
    isAtLarge: true,
  },
  {
    id: 'C7',
    topic: 'Total cost of the program',
    sources: [
      { says: '$4.98 billion', citation: 'FCC DOC-397596A1 and DOC-402314A1, opening read' },
      { says: '$5.08 billion', citation: 'an industry adviser, 2025' },
    ],
    here: 'The FCC figure is used here.',
    programs: ['scrp'],
    lineKeys: [],
  },
  {
    id: 'C8',
    topic: 'When the 90 days of review begin',
    sources: [
      { says: 'With the submission of an application', citation: `${act} s.4(d)(3)(A); 47 U.S.C. 1603(d)(3)(A)` },
      { says: 'With the close of the filing window; the FCC followed this, with the next business day as day 0', citation: `${rule}(d); DA 22-131` },
    ],
    here: 'Filings under H.R.4998 are clocked from submission. Under the FCC program each filing counts here as its own window, which closes on the day of submission.',
    programs: ['hr4998', 'scrp'],
    lineKeys: [],
  },
  {
    id: 'C9',
    topic: 'Payment before the cost',
    sources: [
      { says: 'Money may be paid before a cost is incurred', citation: `${act} s.4(h); 47 U.S.C. 1603(h)` },
      { says: 'Only actual expenses are paid', citation: `${rule}(g)` },
    ],
    here: 'Plan with the rule: the carrier pays first.',
    programs: ['hr4998', 'scrp'],
    lineKeys: ['first-funds'],
  },
  {
    id: 'C10',
    topic: 'Start of the one-year term',
    sources: [
      { says: 'The day the FCC distributes reimbursement funds to the recipient', citation: `${act} s.4(d)(6)(A); 47 U.S.C. 1603(d)(6)(A)` },
      { says: 'Receipt of the first draw-down', citation: `${rule}(h)` },
      { says: 'An extension that was granted ran from the day after the anniversary of release', citation: 'press on SI Wireless, 2023' },
    ],
    here: 'The day of receipt is used, and a person enters it.',
    programs: ['hr4998', 'scrp'],
    lineKeys: ['first-funds', 'term-end'],
  },
  {
    id: 'C11',
    topic: 'End of the spending reports',
    sources: [{ says: 'The text breaks off: “final spending report. certification.”', citation: `${rule}(l)(1)` }],
    here: 'Read here as: reports go on until the final spending report, which follows the final certification.',
    programs: ['scrp'],
    lineKeys: [],
  },
  {
    id: 'C12',
    topic: 'Text behind this profile',
    sources: [
      {
        says: 'The Act was read as codified after its amendment of December 2020; the bill itself only in its opening',
        citation: '47 U.S.C. 1601-1609',
      },
      { says: 'The limits of 2020 come from the first FCC rule, which followed the Act', citation: `${rule} as first adopted` },
    ],
    here: 'Known to have changed in December 2020: customer limit, cut-off, order of payment, kinds of provider, total. Other differences of wording were not compared.',
    programs: ['hr4998'],
    lineKeys: ['cut-off', 'customer-limit'],
  },
  {
    id: 'C13',
    topic: 'Figures retold by press',
    sources: [{ says: 'Dates and counts that press tells of FCC letters', citation: 'sources marked as press or law firms' }],
    here: 'Used for ranges and comparison, never for a deadline or an amount of a filing.',
    programs: ['s1625', 'scrp'],
    lineKeys: ['public-comparison'],
  },
  {
    id: 'U1',
    topic: 'What is unknown',
    sources: [{ says: 'No review clock, term, report or application could be found', citation: 'S.1625 (2019)' }],
    here: 'Those figures stay empty here on purpose. The application asks what H.R.4998 s.4 asks, and says so at each line.',
    programs: ['s1625'],
    lineKeys: ['term-end', 'first-funds'],
  },
  {
    id: 'U2',
    topic: 'Where the money comes from',
    sources: [{ says: 'Press could not tell where the $700 million would come from', citation: 'Telecompetitor, May 2019' }],
    here: 'The amount is shown as reported and nothing is computed from it but the warning that a request exceeds it.',
    programs: ['s1625'],
    lineKeys: [],
  },
];
