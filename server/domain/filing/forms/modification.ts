import type { TermForm } from '../term-filing.ts';
import { fromEntry } from '../term-values.ts';
import { modificationChecks } from './modification/modification-checks.ts';
import { addedLines, changedLines, modificationFields, modificationRule, scopeRows, timelineRows } from './modification/modification-fields.ts';
import { modificationLineChecks } from './modification/modification-line-checks.ts';
import { modificationScopeChecks } from './modification/modification-scope-checks.ts';
import { addedTable, changedTable, datesTable, scopeTable, totalTable } from './modification/modification-tables.ts';
import { modificationValues } from './modification/modification-values.ts';
import { showStanding } from './standing.ts';
import { applicantSection, awardSection } from './term-applicant-lines.ts';
import { trueAndComplete } from './term-certifications.ts';

const entry = (key: string) => fromEntry(modificationFields, key);
const { counts } = modificationValues;

/** A change of the application after its approval. That it is made in the record of Part C is known; what Part C then asks was not read. */
export const modification: TermForm = {
  kind: 'modification',
  title: 'Modification of an approved application',
  shortTitle: 'Modification',
  paragraph: modificationRule,
  programs: ['scrp'],
  edition: '2026-11',
  statement:
    'This is the form of this software. It is not FCC Form 5640 and carries no item numbers of it. Known is that an approved application is changed in the record of its Part C, by the guide to “Part G and Modifications of Part C” of October 6, 2023, and that paragraphs 52 to 55 of DA 21-947 are about changes; of both, only title and headings were read. What is asked here is our reading of what whoever reviews a change has to know.',
  purpose:
    'When costs, sites, equipment, technology or days differ from the approved application. File it before the claim that rests on it, and put changes together: claims of a whole application are reported to have stood still while a change was reviewed.',
  isForApplication: true,
  fields: modificationFields,
  entries: [changedLines, addedLines, scopeRows, timelineRows],
  sections: [
    applicantSection(),
    awardSection(),
    {
      id: 'C',
      title: 'The change',
      intro:
        'What is changed, and why. In February 2023 all claims of an application are reported to have stood still while its change was reviewed (Summit Ridge Group); no rule that was read says so.',
      lines: [
        { id: 'C.1', key: 'summary', label: 'What is changed', citation: modificationRule, show: entry('summary') },
        { id: 'C.2', key: 'why', label: 'Why it is changed', citation: modificationRule, show: entry('why') },
        { id: 'C.3', key: 'line-count', label: 'Cost lines changed', show: counts('lines', 'T1', 'line') },
        { id: 'C.4', key: 'added-count', label: 'Cost lines added', show: counts('added', 'T2', 'line') },
        { id: 'C.5', key: 'scope-count', label: 'Sites and equipment', show: counts('scope', 'T4', 'change') },
        { id: 'C.6', key: 'earlier-modifications', label: 'Modifications filed before', show: modificationValues.earlier },
        { id: 'C.7', key: 'standing', label: 'Standing of this modification', show: showStanding },
      ],
    },
    {
      id: 'D',
      title: 'Money',
      intro: 'The sum of all cost lines before and after. Table T3 leads from one to the other, to the cent.',
      lines: [
        { id: 'D.1', key: 'filed', label: 'Total of the application as filed', show: modificationValues.filed },
        { id: 'D.2', key: 'before', label: 'Total before this modification', show: modificationValues.before },
        { id: 'D.3', key: 'change', label: 'Change by this modification', show: modificationValues.change },
        { id: 'D.4', key: 'after', label: 'Total after it', show: modificationValues.after },
        { id: 'D.5', key: 'against-approved', label: 'Against the approved amount', show: modificationValues.againstApproved },
        {
          id: 'D.6',
          key: 'against-allocated',
          label: 'Against the allocation',
          citation: '47 CFR 1.50004(e)',
          show: modificationValues.againstAllocated,
        },
        { id: 'D.7', key: 'follows', label: 'What follows for the money', citation: '47 CFR 1.50004(e)-(f)', show: modificationValues.follows },
      ],
    },
    {
      id: 'E',
      title: 'Timeline',
      intro: 'Whether the timeline of the application changes. Table T5 gives each day.',
      lines: [
        { id: 'E.1', key: 'timelineChanged', label: 'Timeline changed', citation: modificationRule, show: entry('timelineChanged') },
        { id: 'E.2', key: 'timelineNote', label: 'Why the timeline changes', citation: modificationRule, show: entry('timelineNote') },
        { id: 'E.3', key: 'dates-count', label: 'Days changed', show: counts('dates', 'T5', 'day') },
        { id: 'E.4', key: 'finish-filed', label: 'Finish as filed in the application', show: modificationValues.finishFiled },
        { id: 'E.5', key: 'finish-expected', label: 'Finish as expected now', show: modificationValues.finishExpected },
      ],
    },
    {
      id: 'F',
      title: 'Technology',
      intro: 'Whether other technology is installed than the application says.',
      lines: [
        { id: 'F.1', key: 'technologyChanged', label: 'Technology changed', citation: modificationRule, show: entry('technologyChanged') },
        { id: 'F.2', key: 'technologyNote', label: 'Which technology changes, and why', citation: modificationRule, show: entry('technologyNote') },
      ],
    },
    {
      id: 'G',
      title: 'Confidential details',
      intro: 'Apart from what may be published: left out of the public copy.',
      lines: [{ id: 'G.1', key: 'confidentialDetails', label: 'Confidential details', isConfidential: true, show: entry('confidentialDetails') }],
    },
  ],
  tables: [changedTable, addedTable, totalTable, scopeTable, datesTable],
  certifications: [trueAndComplete('modification')],
  checks: [...modificationLineChecks, ...modificationChecks, ...modificationScopeChecks],
};
