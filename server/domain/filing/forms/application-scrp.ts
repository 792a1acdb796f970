import { scrp } from '../../programs/scrp.ts';
import type { FormEdition } from '../filing.ts';
import { fromAnswer, fromAnswerIfAny, fromProfile } from '../shown-value.ts';
import {
  customerLimit,
  customersAsOf,
  priority,
  providerType,
  stateName,
  totalCustomers,
  uniqueEntityIdentifier,
  withinLimit,
} from './applicant-values.ts';
import { certificationLine } from './certification-line.ts';
import {
  costBases,
  costRange,
  keptOut,
  medianCost,
  networkCost,
  ownPrices,
  phaseCost,
  priceBook,
  publicComparison,
  requestedTotal,
  safeCost,
} from './cost-values.ts';
import {
  coveredSiteCount,
  cutOffDay,
  inventoryVersion,
  kindsAndUnits,
  makersAndUnits,
  obtainedBetween,
  siteCount,
  tooLateUnits,
  unitsThatAre,
} from './equipment-values.ts';
import { bottleneck, crews, firstFunds, likelyFinish, phasesOfWork, safeFinish, termEnd, workStarts } from './timeline-values.ts';

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
    {
      id: 'A',
      title: 'Applicant',
      intro: 'Who applies.',
      lines: [
        { id: 'A.1', key: 'legal-name', label: 'Legal name', officialItem: 'Part C, item 2', show: fromProfile('legalName') },
        { id: 'A.2', key: 'frn', label: 'FCC Registration Number (FRN)', officialItem: 'Part C, item 1', show: fromProfile('frn') },
        { id: 'A.3', key: 'street', label: 'Street', officialItem: 'Part C, item 3', show: fromProfile('street') },
        { id: 'A.4', key: 'city', label: 'City', officialItem: 'Part C, item 3', show: fromProfile('city') },
        { id: 'A.5', key: 'state', label: 'State', officialItem: 'Part C, item 3', show: stateName },
        { id: 'A.6', key: 'zip', label: 'ZIP code', officialItem: 'Part C, item 3', show: fromProfile('zip') },
        { id: 'A.7', key: 'applicant-phone', label: 'Phone', officialItem: 'Part C, item 3', show: fromProfile('contactPhone') },
        { id: 'A.8', key: 'applicant-email', label: 'Email', officialItem: 'Part C, item 3', show: fromProfile('contactEmail') },
      ],
    },
    {
      id: 'B',
      title: 'Contact',
      intro: 'Who answers questions about this filing.',
      lines: [
        { id: 'B.1', key: 'contact-name', label: 'Name', show: fromAnswer('contactName') },
        { id: 'B.2', key: 'contact-company', label: 'Company, if another', show: fromAnswerIfAny('contactCompany') },
        { id: 'B.3', key: 'contact-phone', label: 'Phone', show: fromAnswer('contactPhone') },
        { id: 'B.4', key: 'contact-email', label: 'Email', show: fromAnswer('contactEmail') },
      ],
    },
    {
      id: 'C',
      title: 'Payment identifiers',
      intro: 'Both identifiers must belong to the same entity.',
      lines: [
        { id: 'C.1', key: 'cage', label: 'CAGE code', officialItem: 'Part C, item 4', show: fromProfile('cage') },
        { id: 'C.2', key: 'uei', label: 'Unique Entity Identifier (UEI)', officialItem: 'Part C, item 5', show: uniqueEntityIdentifier },
      ],
    },
    {
      id: 'D',
      title: 'Eligibility',
      intro: 'Whether the applicant may take part.',
      lines: [
        { id: 'D.1', key: 'provider-type', label: 'Kind of provider', citation: '47 CFR 1.50004(a), (q)', show: providerType },
        {
          id: 'D.2',
          key: 'service',
          label: 'Advanced communications service',
          citation: '47 CFR 1.50001(a)',
          show: fromProfile('serviceDescription'),
        },
        { id: 'D.3', key: 'customers', label: 'Customers of the applicant', citation: '47 CFR 1.50004(a)', show: fromProfile('customers') },
        {
          id: 'D.4',
          key: 'affiliate-customers',
          label: 'Customers of its affiliates',
          citation: '47 U.S.C. 1608(6)',
          show: fromProfile('affiliateCustomers'),
        },
        { id: 'D.5', key: 'affiliates', label: 'Affiliates counted', citation: '47 U.S.C. 1608(6)', show: fromProfile('affiliates') },
        { id: 'D.6', key: 'customers-as-of', label: 'Counted on', citation: '47 CFR 1.50004(a)', show: customersAsOf },
        { id: 'D.7', key: 'total-customers', label: 'Customers counted together', citation: '47 CFR 1.50004(a)', show: totalCustomers },
        { id: 'D.8', key: 'customer-limit', label: 'Limit of the program', citation: '47 CFR 1.50004(a)', show: customerLimit },
        { id: 'D.9', key: 'within-limit', label: 'Within the limit', citation: '47 CFR 1.50004(a)', show: withinLimit },
        {
          id: 'D.10',
          key: 'customer-evidence',
          label: 'How the count can be checked',
          citation: 'DA 21-947 (as reported by law firms)',
          show: fromAnswer('customerEvidence'),
        },
        { id: 'D.11', key: 'priority', label: 'Order of payment if money is short', citation: '47 CFR 1.50004(f)', show: priority },
      ],
    },
    {
      id: 'E',
      title: 'Covered equipment',
      intro: 'What stands in the network, tested item by item. The inventory by site is part of this filing.',
      lines: [
        { id: 'E.1', key: 'inventory-version', label: 'Inventory', show: inventoryVersion },
        { id: 'E.2', key: 'sites', label: 'Sites', show: siteCount },
        { id: 'E.3', key: 'covered-sites', label: 'Sites with covered equipment', citation: '47 CFR 1.50004(c)(1)(ii)', show: coveredSiteCount },
        { id: 'E.4', key: 'covered-units', label: 'Covered', citation: '47 CFR 1.50004(c)(1)(ii)', show: unitsThatAre('covered') },
        { id: 'E.5', key: 'makers', label: 'Covered units by maker', citation: '47 CFR 1.50004(c)(1)(ii)', show: makersAndUnits },
        { id: 'E.6', key: 'kinds', label: 'Covered units by kind', citation: '47 CFR 1.50004(c)(1)(ii)', show: kindsAndUnits },
        { id: 'E.7', key: 'obtained', label: 'Covered units were obtained', citation: '47 CFR 1.50004(i)(1)', show: obtainedBetween },
        { id: 'E.8', key: 'cut-off', label: 'Days that count', citation: '47 CFR 1.50004(i)(1)', show: cutOffDay },
        { id: 'E.9', key: 'too-late-units', label: 'Left out: obtained too late', citation: '47 CFR 1.50004(i)(1)', show: tooLateUnits },
        {
          id: 'E.10',
          key: 'not-covered-units',
          label: 'Not covered, for any reason',
          citation: '47 CFR 1.50004(c)(1)(ii)',
          show: unitsThatAre('not covered'),
        },
        { id: 'E.11', key: 'boundary-units', label: 'Open under the rules', citation: '47 CFR 1.50004(c)(1)(ii)', show: unitsThatAre('boundary') },
        { id: 'E.12', key: 'unknown-units', label: 'Not yet known', citation: '47 CFR 1.50004(c)(1)(ii)', show: unitsThatAre('unknown') },
      ],
    },
    {
      id: 'F',
      title: 'Cost',
      intro: 'The estimate of cost, with its basis. Every cost line is part of this filing.',
      lines: [
        { id: 'F.1', key: 'requested', label: 'Amount asked for (likely)', citation: '47 CFR 1.50004(c)(1)(i)', show: requestedTotal },
        { id: 'F.2', key: 'cost-range', label: 'From low to high', citation: '47 CFR 1.50004(c)(1)(i)', show: costRange },
        { id: 'F.3', key: 'cost-p50', label: 'Even chance (P50)', show: medianCost },
        { id: 'F.4', key: 'cost-p80', label: '8 in 10 chance (P80)', show: safeCost },
        { id: 'F.5', key: 'cost-removal', label: 'Removal', citation: '47 CFR 1.50004(c)(1)(i)', show: phaseCost('removal') },
        { id: 'F.6', key: 'cost-replacement', label: 'Replacement', citation: '47 CFR 1.50004(c)(1)(i)', show: phaseCost('replacement') },
        { id: 'F.7', key: 'cost-disposal', label: 'Disposal', citation: '47 CFR 1.50004(c)(1)(i)', show: phaseCost('disposal') },
        { id: 'F.8', key: 'cost-soft', label: 'Work that serves all three', citation: '47 CFR 1.50004(c)(1)(i)', show: phaseCost('soft cost') },
        { id: 'F.9', key: 'cost-network', label: 'Of this, for the whole network', citation: '47 CFR 1.50004(c)(1)(i)', show: networkCost },
        { id: 'F.10', key: 'cost-bases', label: 'What the prices rest on', citation: '47 CFR 1.50004(c)(1)(i)', show: costBases },
        { id: 'F.11', key: 'price-book', label: 'Price book', citation: '47 CFR 1.50004(c)(1)(i)', show: priceBook },
        { id: 'F.12', key: 'public-comparison', label: 'Against public figures', show: publicComparison },
        { id: 'F.13', key: 'upgrades', label: 'Upgrades', citation: 'DA 21-947 (as reported by law firms)', show: fromAnswer('upgrades') },
        {
          id: 'F.14',
          key: 'upgrades-note',
          label: 'Which upgrades',
          citation: 'DA 21-947 (as reported by law firms)',
          show: fromAnswerIfAny('upgradesNote'),
        },
        {
          id: 'F.15',
          key: 'supporting-documents',
          label: 'Supporting documents named',
          citation: '47 CFR 1.50004(c)(1)(i)',
          show: fromAnswer('supportingDocuments'),
        },
        { id: 'F.16', key: 'cost-kept-out', label: 'Cost that is not asked for', show: keptOut },
        { id: 'F.17', key: 'cost-own-prices', label: 'Own prices used', citation: '47 CFR 1.50004(c)(1)(i)', show: ownPrices },
      ],
    },
    {
      id: 'G',
      title: 'Plan',
      intro: 'How the covered equipment leaves the network and what takes its place.',
      lines: [
        { id: 'G.1', key: 'removal-plan', label: 'Removal', citation: '47 CFR 1.50004(c)(1)(iii)', show: fromAnswer('removalPlan') },
        { id: 'G.2', key: 'replacement-plan', label: 'Replacement', citation: '47 CFR 1.50004(c)(1)(iii)', show: fromAnswer('replacementPlan') },
        { id: 'G.3', key: 'continuity-plan', label: 'Service during the work', show: fromAnswer('continuityPlan') },
      ],
    },
    {
      id: 'H',
      title: 'Timeline',
      intro: 'When the work is done. The timeline by site is part of this filing.',
      lines: [
        { id: 'H.1', key: 'work-starts', label: 'Work starts', citation: '47 CFR 1.50004(c)(1)(iv)', show: workStarts },
        { id: 'H.2', key: 'first-funds', label: 'First money assumed', citation: '47 CFR 1.50004(h)', show: firstFunds },
        { id: 'H.3', key: 'finish', label: 'Finished (likely)', citation: '47 CFR 1.50004(c)(1)(iv)', show: likelyFinish },
        { id: 'H.4', key: 'finish-p80', label: 'Finished (8 in 10 chance)', show: safeFinish },
        { id: 'H.5', key: 'term-end', label: 'End of the term', citation: '47 CFR 1.50004(h)', show: termEnd },
        { id: 'H.6', key: 'phases', label: 'Kinds of work', citation: '47 CFR 1.50004(c)(1)(iv)', show: phasesOfWork },
        { id: 'H.7', key: 'crews', label: 'Crews', show: crews },
        { id: 'H.8', key: 'bottleneck', label: 'What the end date waits for', show: bottleneck },
        { id: 'H.9', key: 'timeline-notes', label: 'Remarks', citation: '47 CFR 1.50004(c)(1)(iv)', show: fromAnswerIfAny('timelineNotes') },
      ],
    },
    {
      id: 'I',
      title: 'Disposal',
      intro: 'What is removed must be destroyed so that no provider can use it again.',
      lines: [
        { id: 'I.1', key: 'disposal-method', label: 'Method', citation: '47 CFR 1.50004(j)', show: fromAnswer('disposalMethod') },
        { id: 'I.2', key: 'disposal-vendor', label: 'Who destroys it', citation: '47 CFR 1.50004(j)', show: fromAnswer('disposalVendor') },
        { id: 'I.3', key: 'disposal-plan', label: 'Plan for disposal', citation: '47 CFR 1.50004(j)', show: fromAnswer('disposalPlan') },
        {
          id: 'I.4',
          key: 'data-sanitization',
          label: 'Data on the equipment',
          citation: 'DA 21-1234 (recommended practice, as reported by law firms)',
          show: fromAnswer('dataSanitization'),
        },
      ],
    },
    {
      id: 'J',
      title: 'Funding from other sources',
      intro: 'The same cost cannot be paid twice.',
      lines: [
        { id: 'J.1', key: 'other-funding', label: 'Other funding', show: fromAnswer('otherFunding') },
        { id: 'J.2', key: 'other-funding-amount', label: 'Amount in dollars', show: fromAnswerIfAny('otherFundingAmount') },
        { id: 'J.3', key: 'other-funding-source', label: 'Source', show: fromAnswerIfAny('otherFundingSource') },
      ],
    },
    {
      id: 'K',
      title: 'Risk management',
      intro: 'How the applicant manages risks to its network.',
      lines: [
        {
          id: 'K.1',
          key: 'risk-management',
          label: 'NIST Cybersecurity Framework',
          citation: '47 CFR 1.50004(a)(3)(ii)(B)',
          show: fromAnswer('riskManagement'),
        },
      ],
    },
    {
      id: 'L',
      title: 'Certifications',
      intro: 'What the certifying officer certifies for the applicant, in the words of this form. The paragraph beside each says where it is asked.',
      lines: scrp.certifications.map(certificationLine),
    },
  ],
};
