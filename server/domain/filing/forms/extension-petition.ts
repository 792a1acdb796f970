import { fromProfile } from '../shown-value.ts';
import type { TermForm } from '../term-filing.ts';
import { fromEntry } from '../term-values.ts';
import { petitionChecks } from './extension-petition/extension-petition-checks.ts';
import { causesTable, petitionFields, petitionRule } from './extension-petition/extension-petition-fields.ts';
import { enteredCauses, equipmentLeftTable, sitesLeftTable } from './extension-petition/extension-petition-tables.ts';
import { petitionValues, prefillPetition } from './extension-petition/extension-petition-values.ts';
import { filedTimeline } from './filed-timeline.ts';
import { delayTable, inventoryTable, progressTable, statusValues } from './status-update/status-update-values.ts';
import { applicantSection, awardSection } from './term-applicant-lines.ts';
import { trueAndComplete } from './term-certifications.ts';

const entry = (key: string) => fromEntry(petitionFields, key);
const termRule = '47 CFR 1.50004(h)';

/** The petition of a single recipient for more time, 47 CFR 1.50004(h)(2). No form of the FCC for it was found; in practice it is a letter. */
export const extensionPetition: TermForm = {
  kind: 'extension-petition',
  title: 'Petition for more time under 47 CFR 1.50004(h)(2)',
  shortTitle: 'Extension petition',
  paragraph: petitionRule,
  programs: ['scrp'],
  edition: '2026-11',
  statement:
    "This is the form of this software, organized by what 47 CFR 1.50004(h)(2) asks for: a petition before the term ends, at most 6 months, and a delay that is not the fault of the recipient. It is not a form of the FCC, and none for such a petition was found: which facts it states is our reading. Press reports that petitions were filed in WC Docket 18-89, in the FCC's Electronic Comment Filing System. This document is for that filing; it does not file itself there.",
  purpose:
    'When the work cannot be done before the term, with its extensions, ends. It must be filed before that day; more than one is allowed. Record what is granted where the work is tracked, under Schedules: every day that is due follows it.',
  isForApplication: true,
  fields: petitionFields,
  entries: [causesTable],
  sections: [
    applicantSection(),
    awardSection(),
    {
      id: 'C',
      title: 'Time asked for',
      intro:
        'The term as it stands, with every extension granted so far, the time that is asked for beyond it, and what the application said about time.',
      lines: [
        { id: 'C.1', key: 'first-term', label: 'Term as first set, until', citation: termRule, show: petitionValues.firstTerm },
        { id: 'C.2', key: 'granted', label: 'Extensions granted', citation: petitionRule, show: petitionValues.granted },
        { id: 'C.3', key: 'ends-now', label: 'Term ends now on', citation: termRule, show: petitionValues.endsNow },
        { id: 'C.4', key: 'which', label: 'Number of the extension asked for', show: petitionValues.which },
        { id: 'C.5', key: 'earlier-petitions', label: 'Petitions filed before', show: petitionValues.earlier },
        { id: 'C.6', key: 'file-by', label: 'Last day to file it', citation: petitionRule, show: petitionValues.fileBy },
        { id: 'C.7', key: 'until', label: 'More time asked for until', citation: petitionRule, show: entry('until') },
        { id: 'C.8', key: 'asked', label: 'Time asked for', show: petitionValues.asked },
        { id: 'C.9', key: 'most', label: 'Latest day that one petition can ask for', citation: petitionRule, show: petitionValues.most },
        { id: 'C.10', key: 'finish-planned', label: 'Finish in the baseline', show: petitionValues.planned },
        { id: 'C.11', key: 'finish-expected', label: 'Finish as expected now', show: petitionValues.expected },
        { id: 'C.12', key: 'reserve', label: 'Days in reserve', show: petitionValues.reserve },
        { id: 'C.13', key: 'finish-as-filed', label: 'Finish as filed in the application', show: filedTimeline.finish },
        { id: 'C.14', key: 'safe-finish-as-filed', label: 'Finish as filed (8 in 10 chance)', show: filedTimeline.safeFinish },
        { id: 'C.15', key: 'term-as-filed', label: 'End of the term as filed in the application', show: filedTimeline.termEnd },
        { id: 'C.16', key: 'slip', label: 'How far the finish moved since the application', show: filedTimeline.slip },
      ],
    },
    {
      id: 'D',
      title: 'Cause of the delay',
      intro: 'What delayed the work, and why the carrier could not help it. Tables T3 and T4 give each delay and each cause with its days.',
      lines: [
        { id: 'D.1', key: 'delayed', label: 'What delayed the work', citation: petitionRule, show: entry('delayed') },
        { id: 'D.2', key: 'noFault', label: 'Why it is not the fault of the carrier', citation: petitionRule, show: entry('noFault') },
        { id: 'D.3', key: 'avoided', label: 'What was done to avoid and to shorten it', citation: petitionRule, show: entry('avoided') },
        { id: 'D.4', key: 'delays', label: 'Delays recorded', show: petitionValues.delays },
      ],
    },
    {
      id: 'E',
      title: 'State of the work',
      intro: 'What is done, on the day of filing. Tables T1 and T2 give the steps and the units.',
      lines: [
        { id: 'E.1', key: 'progress', label: 'Progress so far', citation: petitionRule, show: entry('progress') },
        { id: 'E.2', key: 'steps-done', label: 'Steps of the work that are done', show: statusValues.stepsDone },
        { id: 'E.3', key: 'steps-running', label: 'Steps under way', show: statusValues.stepsRunning },
        ...(statusValues.beside.removal ?? []).map((line, index) => ({ ...line, id: `E.${index + 4}` })),
      ],
    },
    {
      id: 'F',
      title: 'What is left',
      intro: 'What has still to be done, and by when. Tables T5 and T6 give the sites and the models of equipment.',
      lines: [
        { id: 'F.1', key: 'equipmentLeft', label: 'Equipment still to be removed', citation: petitionRule, show: entry('equipmentLeft') },
        { id: 'F.2', key: 'revisedTimeline', label: 'Revised timeline', citation: petitionRule, show: entry('revisedTimeline') },
        { id: 'F.3', key: 'sites-left', label: 'Sites left', show: petitionValues.sitesLeft },
      ],
    },
    {
      id: 'G',
      title: 'Consumers',
      intro: 'Whom the delay reaches. Asked by this form; no paragraph that was read asks for it.',
      lines: [
        { id: 'G.1', key: 'consumers', label: 'Consumers affected', show: entry('consumers') },
        { id: 'G.2', key: 'customers', label: 'Customers of the carrier', show: fromProfile('customers') },
      ],
    },
    {
      id: 'H',
      title: 'Confidential details',
      intro: 'Apart from what may be published: left out of the public copy.',
      lines: [{ id: 'H.1', key: 'confidentialDetails', label: 'Confidential details', isConfidential: true, show: entry('confidentialDetails') }],
    },
  ],
  tables: [progressTable, inventoryTable, delayTable, enteredCauses, sitesLeftTable, equipmentLeftTable],
  certifications: [trueAndComplete('petition')],
  checks: petitionChecks,
  conflictTopics: ['Start of the one-year term'],
  prefill: prefillPetition,
};
