import { type Provision, provisions } from './provision.ts';

/** What stands behind or beside the rule and was not read in full: orders by their opening, press and law firms, and what is from memory. */
export const scrpPractice: readonly Provision[] = [
  ...provisions('opening read', [
    [
      'other parts',
      'The sections carry out the Secure and Trusted Communications Networks Act of 2019. They define the national security agencies (Homeland Security, Defense, National Intelligence, NSA, FBI) and take a determination from the sources named in the section on the covered list.',
      '47 CFR 1.50000-1.50001',
    ],
    [
      'other parts',
      'The order goes on in paragraphs: form 7-17, portal 18-19, window 20, eligibility 21-24, estimates 25-32, review 33-40, allocation 41-43, claims 44-51, changes 52-55, term 56-60, reports 61-65, search and confidentiality 66-70, audits 71-72, catalog 73-105, replacement list 106-109, consultant report 110. Its text beyond the first was not read.',
      'DA 21-947, table of contents',
    ],
    ['final certification', 'A guide to Part M was updated on January 31, 2024.', 'DOC-400208A1'],
    [
      'rest of the form',
      'In June 2023 one question of the form was replaced by a more detailed one, to collect what the statute requires and to guard against waste, fraud and abuse.',
      'Supporting statement of June 2023 for Form 5640',
    ],

    ['service', 'High-speed, switched, broadband telecommunications of at least 200 kbit/s in one direction.', '47 CFR 1.50001(a)', ['service']],
    [
      'covered items',
      'Equipment or service used in fixed or mobile networks that provide that service, where it includes or uses electronic components, and stands on the covered list. The FCC speaks of all such items of Huawei and ZTE obtained on or before June 30, 2020.',
      '47 CFR 1.50001(c)-(d); DOC-373481A1',
      ['covered-units'],
    ],
    [
      'identifiers',
      'Confirmed items of FCC Form 5640 Part C: FRN of ten digits (1), name (2), address, phone and email (3), CAGE code of five characters (4), DUNS number (5). Name and address fill from the FRN.',
      'DA 21-947, Appendix A',
      ['frn', 'legal-name', 'street', 'cage', 'uei'],
    ],
    [
      'rest of the form',
      'The FCC calls its template a representative description, not a layout, order or exact wording. So no official file is reproduced here.',
      'DA 21-947, Appendix A',
    ],
    [
      'claim content',
      'Confirmed items of Form 5640 Part G: FRN, name and address as in Part C (1 to 3), and a contact other than the applicant (4). The FCC expects one hour for a claim, two for a spending report, half an hour for a final certification.',
      'DA 21-947, Appendix B; OMB documents of Form 5640',
    ],
    [
      'changes',
      'Estimates are changed in the record of Part C. Amendments, modifications and changes of owner stand in paragraphs 52 to 55 of the order.',
      'DA 21-947, section A.9; Part G user guide, October 6, 2023',
    ],
    ['practice', 'Best practice is voluntary; who follows it complies with the rule. Other ways are judged case by case.', 'DA 21-1234'],
    [
      'other duty',
      'Eligible telecommunications carriers with universal service support must remove covered items whether or not they are reimbursed.',
      '47 CFR 54.11; 86 FR 2904',
    ],
    ['replacement list', 'The final list stands in paragraphs 106 to 109 of the order.', 'DA 21-947, section C and Appendix D'],
  ]),
  ...provisions('secondary', [
    [
      'own extension',
      'After the money of 2024 was allocated, the FCC was quoted that further extensions will become increasingly unnecessary; members of one association named May 2026 as their practical deadline. The order behind it was not found.',
      'Broadband Breakfast, April 16, 2025 and February 17, 2026',
    ],
    [
      'distribution',
      'The borrowing of 2024 may be used through 2033 and is repaid from an auction of 197 returned AWS-3 licenses.',
      'Communications Daily, December 7, 2024; Export Compliance Daily, December 10, 2024',
    ],
    ['practice', 'The vendor should be registered under the rules on traffic in arms (ITAR).', 'DA 21-1234 as quoted by atrecycle.com'],

    [
      'comparable',
      'Older mobile equipment may be replaced by LTE that is ready for 5G, and voice over LTE is comparable.',
      'Fierce Network, September 2021; Trade Law Daily, July 16, 2021',
      ['upgrades'],
    ],
    [
      'upgrade',
      'Paid up to the cost of a comparable replacement. The applicant files price quotes for the comparable, may not use the catalog for it, and pays the difference. Fiber in place of microwave or fixed wireless is an upgrade.',
      'tlp.law, August 6, 2021; Fierce Network, September 2021',
      ['upgrades', 'upgrades-note'],
    ],
    [
      'end-user devices',
      'Handsets, connected things and customer devices of makers that are not covered are not paid. One recipient replaced covered customer devices within the program.',
      'Fierce Network, September 2021; Communications Daily, December 31, 2024',
    ],
    ['structures', 'Paid only when necessary and documented, not for a new strategy.', 'Fierce Network, September 2021; qcom1.com'],
    [
      'soft costs',
      'Consultants are paid within limits that recipients complained of in 2026. Interest on bridge loans is not paid.',
      'Broadband Breakfast, February 2026; SI Wireless, as reported by Inside Towers',
      ['cost-kept-out'],
    ],
    ['cost estimate', 'Either engineering analysis and vendor quotes, or the average cost of the catalog.', 'tlp.law, 2021', ['cost-bases']],
    [
      'identifiers',
      'CAGE code and DUNS number must belong to the same entity, and take time to get: start early.',
      'summitridgegroup.com',
      ['cage', 'uei'],
    ],
    [
      'customer proof',
      'Customers are checked against Form 477. Who filed none lately gives other proof.',
      'summitridgegroup.com; tlp.law, August 6, 2021',
      ['customer-evidence'],
    ],
    [
      'rest of the form',
      'As proposed, Part C had 64 fields for four purposes: contact, eligibility, allocation, compliance. It takes units by place, and spreadsheets could be sent.',
      'tlp.law, May 26, 2021; Inside Towers, February 2022',
    ],
    ['cure', 'The 15 days run from the day staff e-mails the notice. Requests for more information are another matter.', 'tlp.law, August 6, 2021'],
    ['questions', 'Requests for additional information are apart from the 15 days.', 'tlp.law, 2021'],
    [
      'claim content',
      'Each line ties an invoice to an approved line of the estimate, with the invoice and other documents. A mismatch needs a change of Part C first.',
      'tlp.law, July 20, 2022',
    ],
    [
      'claims above',
      'Claims may be filed above the allocation until the last day for claims (2021); in 2024 the fund administrator did not review them before more money came.',
      'tlp.law, August 6, 2021; CCA, as reported by Telecompetitor',
    ],
    [
      'changes',
      'While an amendment was under review, in February 2023, all claims of the application stood still. Change in batches.',
      'Summit Ridge Group, February 2023',
    ],
    ['distribution', 'What counts as requested is the cost found reasonable and supported.', 'tlp.law, quoting DA 22-774'],
    [
      'status update',
      'It tells whether replacements can be had, so that the FCC can judge an extension of six months.',
      'Inside Towers, October 13, 2022',
    ],
    [
      'own extension',
      'By petition in WC Docket 18-89 before the term ends. No extension for everybody was found to have been granted.',
      'practice as reported by press',
    ],
    [
      'practice',
      'Three classes: keeps data, processes but keeps none, neither. Steps: removal, erasure, storage, transport, destruction, recycling, choice of vendor, documents. A U.S. disposal company on U.S. soil, with custody tracked and certificates.',
      'dwt.com, November 2021; tlp.law, October 5, 2021; atrecycle.com',
      ['data-sanitization'],
    ],
    [
      'destruction',
      'Nothing that still works may go to providers abroad, and equipment counts as working until it is properly disposed of.',
      'DA 21-1234 as quoted by atrecycle.com',
      ['disposal-plan'],
    ],
  ]),
  ...provisions('derived', [
    [
      'practice',
      'Kept here for each item: serial number, class, day of removal, each change of custody, erasure, destruction with method and vendor, certificate.',
      '47 CFR 1.50004(j); DA 21-1234',
    ],
    [
      'changes',
      'Deadlines run application by application, and one company may hold many: each application has its own clock here.',
      'Inside Towers, on deadlines by application',
    ],

    ['proration', 'The rule sets no rounding. Here each award is cut to whole cents and the rest stays unallocated.', '47 CFR 1.50004(f)'],
    [
      'status update',
      'Parts K and L of Form 5640 are taken to follow the pattern of Parts G and M: the letter of the paragraph, items 1 to 4 as in Part G.',
      'FCC Form 5640, Parts C, G and M',
    ],
  ]),
  ...provisions('unconfirmed', [
    ['distribution', 'That the new limit stands in section 5404 or so of Pub. L. 118-159.', 'Pub. L. 118-159, from memory'],

    [
      'rest of the form',
      'Believed to be asked besides: ownership, technology, study area codes; each place with its kind and owner of the structure; each removed and replacement item with maker, model, quantity and day; cost by catalog number; dates by phase; other funding; signer.',
      'FCC Form 5640 Part C, items 6 to 64, from memory',
    ],
    ['identifiers', 'The UEI took the place of the DUNS number across the government in April 2022.', 'from memory', ['uei']],
    ['no use', 'Cost incurred after April 17, 2018 may qualify though the item is already out.', 'from memory'],
    [
      'claim content',
      'Believed to be asked besides: application, invoice number and date, vendor, place, catalog reference, quantity, actual unit cost, reason for a variance, payee.',
      'FCC Form 5640 Part G, items 5 and on, from memory',
    ],
    [
      'replacement list',
      'Categories of replacements, neutral in technology, updated by the Bureau at least once a year.',
      '47 CFR 1.50006, from memory',
    ],
    [
      'covered items',
      'The covered list is published and kept by the Public Safety and Homeland Security Bureau, which takes an item off when a finding is reversed.',
      '47 CFR 1.50002-1.50003, from memory',
    ],
  ]),
];
