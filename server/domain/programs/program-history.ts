import type { Confidence } from './program.ts';

/** What happened, oldest first. `on` as far as the day is known. */
export const programHistory: readonly HistoryEntry[] = [
  entry(
    'August 13, 2018',
    'The defense authorization of 2019 (Pub. L. 115-232, section 889) names Huawei and ZTE; the day after became the cut-off of the bills of 2019.',
    'Pub. L. 115-232, from memory',
    'unconfirmed',
  ),
  entry('May 22, 2019', 'S.1625 is introduced (Wicker, Cotton, Warner, Markey).', 'S.1625, congress.gov', 'opening read'),
  entry(
    'July 24, 2019',
    'S.1625 is ordered reported by the Senate Commerce Committee.',
    'billsponsor.com; Trade Law Daily, January 9, 2020',
    'secondary',
  ),
  entry('September 24, 2019', 'H.R.4459 is introduced (Pallone, Walden, Matsui, Guthrie).', 'BILLS-116hr4459ih', 'opening read'),
  entry(
    'November 22, 2019',
    'The FCC adopts FCC 19-121: no universal service money for covered companies, and a collection of data.',
    '47 CFR 1.50004(a)(1)',
    'read',
  ),
  entry(
    'December 16, 2019',
    'H.R.4998 is reported (H. Rept. 116-352) and passes the House. An objection in the Senate that month offers S.1625 instead.',
    'Congressional Record H10282; Trade Law Daily, January 9, 2020',
    'opening read',
  ),
  entry('March 12, 2020', 'H.R.4998 becomes Pub. L. 116-124 (134 Stat. 158).', 'Pub. L. 116-124', 'opening read'),
  entry('June 30, 2020', 'The FCC designates Huawei (DA 20-690) and ZTE (DA 20-691).', '47 CFR 1.50004(a)(2)', 'read'),
  entry('December 10, 2020', 'FCC 20-176, the Second Report and Order, sets up the program for when it is funded.', 'FCC 20-176', 'opening read'),
  entry(
    'December 27, 2020',
    'Consolidated Appropriations Act, 2021: $1.9 billion, of which $1.895 billion for the program; limit of ten million customers; order of payment.',
    'Pub. L. 116-260, sections 901 and 906; CRS IN11663',
    'secondary',
  ),
  entry('July 13, 2021', 'FCC 21-86, the Third Report and Order, follows the act; in effect on October 22, 2021.', '86 FR 46995', 'opening read'),
  entry('August 3, 2021', 'DA 21-947: final procedures, Form 5640, cost catalog, replacement list.', 'DA 21-947', 'opening read'),
  entry(
    'September 30, 2021',
    'DA 21-1234: best practice of disposal; certifications of Form 5640 revised.',
    'DA 21-1234; 86 FR 59304',
    'opening read',
  ),
  entry(
    'October 29, 2021',
    'The filing window opens. It was to close on January 14, 2022 and closed on January 28.',
    'dwt.com; Fierce Network',
    'secondary',
  ),
  entry('February 9, 2022', '181 applications ask for about $5.6 billion; the review gets 45 days more.', 'DA 22-131', 'opening read'),
  entry('June 15, 2022', '122 of 181 applications were found materially deficient at first.', 'Light Reading, June 17, 2022', 'secondary'),
  entry(
    'July 15, 2022',
    'Decisions. DA 22-774 of July 18 allocates 39.5 % of $4,640,284,672 to the first priority.',
    'DA 22-774, as quoted by tlp.law',
    'secondary',
  ),
  entry(
    'December 23, 2024',
    'The defense authorization of 2025 (H.R.5009) adds $3.08 billion of borrowing, repaid from an auction of AWS-3 licenses.',
    'Communications Daily, December 7, 2024',
    'secondary',
  ),
  entry('April 15, 2025', 'All of it is borrowed and allocated to the recipients.', 'Broadband Breakfast, April 16, 2025', 'secondary'),
  entry('2025', 'A new list of questions and answers, DA 25-741. Its text was not seen.', 'DA 25-741, from memory', 'unconfirmed'),
  entry(
    'February 10, 2026',
    'An association tells the FCC that its members cannot meet the practical deadline of May 2026.',
    'Broadband Breakfast, February 17, 2026',
    'secondary',
  ),
];

/** What the allocation of 2022 came to. */
export const allocation2022: readonly AllocationFigure[] = [
  { what: 'Applications filed', value: '181, from 96 applicants', citation: 'DA 22-131; Inside Towers, February 2022', confidence: 'opening read' },
  { what: 'Acceptable at first sight', value: '162 of 181', citation: 'Inside Towers, February 2022', confidence: 'secondary' },
  {
    what: 'Materially deficient at first',
    value: '122 of 181',
    citation: 'Light Reading, June 17, 2022; Fierce Network, July 2022',
    confidence: 'secondary',
  },
  {
    what: 'Asked for',
    value: 'About $5.6 billion in February, $5.3 billion in June',
    citation: 'DA 22-131; DOC-384301A1',
    confidence: 'opening read',
  },
  { what: 'Found reasonable', value: '$4.98 billion', citation: 'DOC-397596A1', confidence: 'opening read' },
  { what: 'Units and places', value: 'About 24,000 units at 8,400 places', citation: 'Inside Towers, February 2022', confidence: 'secondary' },
  { what: 'Approved', value: '126 applications', citation: 'Inside Towers; FCC letters', confidence: 'secondary' },
  { what: 'Applicants of the first priority', value: '85', citation: 'Inside Towers, October 13, 2022', confidence: 'secondary' },
  {
    what: 'Demand of the first priority',
    value: '$4,640,284,672',
    citation: 'DA 22-774, as quoted by tlp.law and Converge Digest',
    confidence: 'secondary',
  },
  { what: 'Share paid', value: 'About 39.5 %', citation: 'DOC-397596A1', confidence: 'opening read' },
  { what: 'Money behind that share', value: '$1,832,912,445', citation: '39.5 % of the demand of the first priority', confidence: 'derived' },
  {
    what: 'Share if all $1.895 billion had been used',
    value: '40.838 %: the FCC did not use the whole',
    citation: '$1,895,000,000 over the demand of the first priority',
    confidence: 'derived',
  },
  {
    what: 'Found reasonable outside the first priority',
    value: 'About $0.34 billion',
    citation: '$4.98 billion less the demand of the first priority',
    confidence: 'derived',
  },
  {
    what: 'Largest requests',
    value: 'Viaero $1,194.0 million, Union $688.0 million, Commnet $418.8 million, Gogo $332.8 million; the smallest seen Inland Cellular $117,183',
    citation: 'Light Reading, February 9, 2022; requests, not allocations',
    confidence: 'secondary',
  },
  { what: 'Second priority', value: 'None seen in the results', citation: 'no source found', confidence: 'derived' },
  { what: 'Third priority', value: 'One applicant, paid nothing', citation: 'Light Reading, May 8, 2024', confidence: 'secondary' },
  { what: 'Shortfall', value: '$3.08 billion', citation: 'DOC-397596A1', confidence: 'opening read' },
  {
    what: 'Applications of one company',
    value: 'Up to 45 (Level 3), 22 (NE Colorado Cellular); most filed one',
    citation: 'Inside Towers, February 2022',
    confidence: 'secondary',
  },
];

function entry(on: string, text: string, citation: string, confidence: Confidence): HistoryEntry {
  return { on, text, citation, confidence };
}

interface HistoryEntry {
  on: string;
  text: string;
  citation: string;
  confidence: Confidence;
}

interface AllocationFigure {
  what: string;
  value: string;
  citation: string;
  confidence: Confidence;
}
