import { type Provision, provisions } from './provision.ts';

const rule = (paragraph: string) => `47 CFR 1.50004${paragraph}`;

/** 47 CFR 1.50004 to 1.50007 and 47 U.S.C. 1603, read in full, in our words. */
export const scrpProvisions: readonly Provision[] = provisions('read', [
  [
    'provider',
    'A provider of advanced communications service with 10,000,000 customers or fewer. Accredited non-commercial schools with their own educational broadband facilities, health care providers and libraries that give such service may apply too.',
    `${rule('(a), (q)')}; 47 U.S.C. 1608(10)(B)`,
    ['provider-type', 'within-limit'],
  ],
  [
    'affiliates',
    'Customers of the provider and of any affiliate are counted together.',
    '47 U.S.C. 1608(6)',
    ['affiliate-customers', 'total-customers'],
  ],
  [
    'covered items',
    'Items within FCC 19-121 or the designation orders of June 30, 2020: Huawei and ZTE.',
    `47 U.S.C. 1603(c)(1)(A); ${rule('(a)(1)-(2)')}`,
    ['covered-units', 'makers', 'cut-off'],
  ],
  [
    'window',
    'Only during a filing window. All filings of a window count as filed at the same time, so nothing is gained by being early. The FCC announces the first window and may open more, with notice and the funds available.',
    rule('(b)'),
  ],
  [
    'uses',
    'To remove covered items for good, to replace them with items that are not covered, and to dispose of what was removed.',
    '47 U.S.C. 1603(c)(1)',
    ['covered-units', 'cost-removal', 'cost-replacement', 'cost-disposal'],
  ],
  ['no use', 'Not for items obtained after the cut-off; and no covered item may be obtained with any money.', rule('(i)(1)-(2)'), ['too-late-units']],
  [
    'cost estimate',
    'The cost reasonably incurred for removal, replacement and disposal: from predetermined costs of the catalog, or from own estimates with supporting documents and a certification of good faith.',
    rule('(c)(1)(i)'),
    ['requested', 'cost-range', 'cost-bases', 'cost-own-prices', 'supporting-documents', 'certification-own-estimates'],
  ],
  [
    'item detail',
    'Detailed information on the covered items being removed, replaced and disposed of.',
    rule('(c)(1)(ii)'),
    ['covered-units', 'makers', 'kinds', 'obtained'],
  ],
  [
    'plan',
    'Certify a plan to remove for good and replace any covered item in the network on the day of the application, and to dispose of it.',
    rule('(a)(3)(i)(A), (c)(1)(iii)'),
    ['removal-plan', 'replacement-plan', 'disposal-plan', 'certification-plan'],
  ],
  [
    'timeline',
    'A specific timeline for removal, replacement and disposal, submitted with the application.',
    rule('(a)(3)(i)(B), (c)(1)(iv)'),
    ['work-starts', 'finish', 'phases', 'certification-timeline'],
  ],
  ['no covered purchase', 'From approval, no covered item with any funds.', rule('(a)(3)(ii)(A)'), ['certification-no-covered-purchase']],
  [
    'cybersecurity',
    'Consult and consider the NIST Cybersecurity Framework.',
    rule('(a)(3)(ii)(B)'),
    ['risk-management', 'certification-cybersecurity'],
  ],
  [
    'good faith',
    'Certify in good faith: the costs will reasonably be incurred; money is used for eligible expenses only; policies on allocations, draw-downs, payments, obligations and expenditures are followed; detailed records with receipts are kept for ten years; all required documents are filed.',
    rule('(c)(1)(v)(A)-(E)'),
    [
      'certification-reasonable-costs',
      'certification-eligible-use',
      'certification-policies',
      'certification-records',
      'certification-documentation',
    ],
  ],
  ['what is checked', 'Completeness, eligibility and whether the estimates of cost are reasonable.', rule('(d)')],
  ['clock', 'Approved or denied within 90 days of the close of the window, with 45 days more at most when the number is excessive.', rule('(d)')],
  [
    'cure',
    'A materially deficient application may be mended within 15 days before it is denied; the deadline of the review moves to the end of them.',
    rule('(d)(1)'),
  ],
  ['denial', 'A denial does not bar a later filing.', rule('(d)(2)')],
  [
    'distribution',
    'On approval, money is allocated to an account at the Treasury from which the recipient draws. If demand is within the funds, everybody approved gets all.',
    rule('(e)-(f)'),
  ],
  [
    'proration',
    'Otherwise by priority: the first group is paid in full before the second gets anything. In the first group that cannot be paid in full, each gets the same share: remaining funds over the demand of the group, times what it requested. Later groups are denied for lack of funding.',
    rule('(f)'),
    ['priority'],
  ],
  ['claim content', 'A claim shows actual expenses, reasonably incurred. The rule sets no deadline for the review of claims.', rule('(g)')],
  ['first claim', 'At least one claim within a year of approval, or all of the allocation is taken back.', rule('(g)(1)')],
  [
    'last claim',
    'All claims within 120 days after the term ends, or what is unclaimed is taken back. One extension of up to 120 days must be granted when asked for by then.',
    rule('(g)(2)-(3)'),
  ],
  ['advance payment', 'Only actual expenses are paid.', rule('(g)')],
  ['term', 'Removal, replacement and disposal complete within one year of receiving the first draw-down.', rule('(h)'), ['first-funds', 'term-end']],
  ['general extension', 'Six months for all, on a finding about supply, with notice to two committees.', rule('(h)(1)')],
  [
    'own extension',
    'A petition before the term ends; up to six months each, when the delay is not the fault of the recipient. More than one is possible.',
    rule('(h)(2)'),
  ],
  [
    'destruction',
    'Destroyed so that it can never work again or be used in the network of another provider; documents of it are kept.',
    rule('(j)'),
    ['disposal-method', 'disposal-vendor', 'disposal-plan'],
  ],
  [
    'status update',
    'Every 90 days from approval until the final certification. It tells efforts and challenges, whether replacements can be had in the market, and whether requirements, commitments, removal and timeline are met or on the way.',
    rule('(k)'),
  ],
  [
    'publication',
    'Status updates are posted within 30 days of submission; spending reports are published, subject to confidentiality.',
    rule('(k)(2), (l)(3)'),
  ],
  ['congress', 'The first report within 180 days of the end of the allocation stage.', rule('(k)(3)')],
  [
    'spending report',
    'Within ten days after the end of January and of July, from the first receipt of money to the final spending report: how money was spent, with a detailed accounting of items removed and disposed of and of replacements bought, rented or leased. The final one, after the final certification, sets what was spent against the estimate.',
    rule('(l)'),
  ],
  [
    'final certification',
    'Within ten days after the term ends: terms, commitments, timeline and removal fully met, or on the way. An updated certification when fully met.',
    rule('(m)'),
  ],
  ['retention', 'All relevant documents, invoices and receipts included, for at least ten years after the final disbursement.', rule('(n)')],
  ['audits', 'Audits, reviews and field investigations: vendors may release confidential information, and premises are open.', rule('(o)')],
  [
    'violation',
    'Repay everything, barred from the program, referred to other agencies, perhaps barred from universal service and more; only after notice and 180 days without cure. Recovery may begin at once.',
    '47 CFR 1.50005(a)-(c)',
  ],
  [
    'annual report',
    'By March 31, as of December 31, on covered items obtained on or after August 14, 2018, or within or after 60 days of listing: kind, place, day obtained, plans, reasons, whether since removed and replaced, whether buying goes on. An officer certifies. None: certify once and be exempt. The first is due 90 days after the FCC tells of the reporting platform.',
    '47 CFR 1.50007',
  ],
  [
    'other parts',
    'The Wireline Competition Bureau sets catalog, forms, allocations, deadlines, progress reports and policies for bankruptcy.',
    rule('(p)'),
  ],
]);
