import { addDays, formatDay, rollForward } from '../../calendar.ts';
import { reportingRules } from '../../schedule/reporting-rules.ts';
import { counted } from '../../words.ts';
import { checkDueDay } from '../check-due-day.ts';
import { fieldIssue, termFound, termPass } from '../check-term-filing.ts';
import type { FormField } from '../form-field.ts';
import { computed } from '../shown-value.ts';
import { termEndOf } from '../term-clock.ts';
import type { TermCheck, TermFacts, TermForm, TermFormLine } from '../term-filing.ts';
import { fromEntry, lastEarlier } from '../term-values.ts';
import { allUnitsLabel, allUnitsOf, complianceFields, coveredUnits, explainedCheck, removalCheck } from './compliance-state.ts';
import { recordedCheck } from './disposal-record/disposal-proof-checks.ts';
import { applicantSection, awardSection } from './term-applicant-lines.ts';
import { trueAndComplete } from './term-certifications.ts';

const programs = ['scrp'] as const;
const paragraph = '47 CFR 1.50004(m)';
const toRecord = 'The rule asks that destruction is documented: file a disposal record, or be ready to show what documents it.';

/** The four attestations of 47 CFR 1.50004(m)(1), in the words of this form. */
const attestations = [
  {
    key: 'terms',
    title: 'Terms and conditions',
    text: 'The carrier has fully complied, or is in process of complying, with all terms and conditions of the program.',
  },
  {
    key: 'commitments',
    title: 'Commitments of the application',
    text: 'The carrier has fully complied, or is in process of complying, with the commitments made in its application.',
  },
  {
    key: 'timeline',
    title: 'Timeline',
    text: 'The carrier has fully complied, or is in process of complying, with the timeline submitted in its application.',
  },
  {
    key: 'removal',
    title: 'Removal, replacement and disposal',
    text: 'The carrier has permanently removed from its network, replaced and disposed of all covered equipment and services that were in its network on the day of its application, or is in process of doing so.',
  },
] as const;

const keys = attestations.map(({ key }) => key);
const finalFields: readonly FormField[] = attestations.flatMap(({ key, title }) =>
  complianceFields({ key, label: title, section: title, citation: `${paragraph}(1)`, programs }),
);

const base = {
  programs,
  edition: '2026-11',
  isForApplication: true,
  fields: finalFields,
  entries: [],
  tables: [],
} satisfies Partial<TermForm>;

const figures: Omit<TermFormLine, 'id'>[] = [
  { key: 'due', label: 'Final certification due on', citation: paragraph, show: due },
  { key: 'units-covered', label: allUnitsLabel, show: allUnitsOf },
  { key: 'units-destroyed', label: 'Of these recorded as destroyed', show: units(({ destroyed }) => destroyed) },
  { key: 'units-left', label: 'Of these not recorded as destroyed', show: units(({ left }) => left) },
];

/** 47 CFR 1.50004(m)(1): within 10 days after the term, with its extensions, ends. Items 1 to 4 of Part M are confirmed. */
export const finalCertification: TermForm = {
  ...base,
  kind: 'final-certification',
  title: 'Final certification under 47 CFR 1.50004(m)',
  shortTitle: 'Final certification',
  paragraph,
  statement:
    'This is the form of this software, organized by 47 CFR 1.50004(m)(1). It is not FCC Form 5640. Item numbers of its Part M stand only beside items 1 to 4, which are confirmed; the words of the attestations are those of this form.',
  purpose: 'Within 10 days after the term, with its extensions, ends: whether the carrier has fully complied, or is in process.',
  sections: [applicantSection('Part M'), awardSection(), figureSection(), ...attestationSections(finalFields)],
  certifications: [trueAndComplete('final certification')],
  checks: [
    explainedCheck(keys, finalFields, `${paragraph}(1)`),
    removalCheck('removal', `${paragraph}(1)`),
    recordedCheck(toRecord),
    {
      id: 'in-time',
      title: 'It is filed within 10 days after the term ends',
      citation: paragraph,
      about: ['due'],
      test: inTime,
    },
  ],
};

/** 47 CFR 1.50004(m)(2): when the carrier has fully complied, after a final certification that said `in process`. */
export const updatedCertification: TermForm = {
  ...base,
  kind: 'updated-certification',
  title: 'Updated final certification under 47 CFR 1.50004(m)(2)',
  shortTitle: 'Updated certification',
  paragraph: `${paragraph}(2)`,
  statement:
    'This is the form of this software, organized by 47 CFR 1.50004(m)(2). It is not FCC Form 5640. Item numbers of its Part M stand only beside items 1 to 4, which are confirmed; the words of the attestations are those of this form.',
  purpose: 'When the carrier has fully complied, after a final certification that said it was in process.',
  sections: [applicantSection('Part M'), awardSection(), figureSection(), ...attestationSections(finalFields)],
  certifications: [trueAndComplete('updated certification')],
  checks: [
    removalCheck('removal', `${paragraph}(2)`),
    recordedCheck(toRecord),
    {
      id: 'fully-complied',
      title: 'Every attestation says fully complied',
      citation: `${paragraph}(2)`,
      about: keys,
      test: ({ answers }) => {
        const open = attestations.filter(({ key }) => answers[key] === 'in-process');
        if (open.length === 0) return termPass('No attestation is in process.');
        const sentence = 'The updated certification is filed when the carrier has fully complied. Wait with it, or correct the statement.';
        return termFound(
          'fail',
          sentence,
          open.map(({ key, title }) => fieldIssue(key, `${title} is in process. ${sentence}`)),
        );
      },
    },
    {
      id: 'follows-final',
      title: 'It follows a final certification',
      citation: `${paragraph}(2)`,
      about: [],
      test: (facts) => {
        const before = lastEarlier(facts, 'final-certification');
        return before
          ? termPass(`It follows ${before.number}.`)
          : termFound('warning', 'No final certification was filed here. File that first, unless it was filed elsewhere.');
      },
    },
  ],
  prefill: () => ({ answers: Object.fromEntries(keys.map((key) => [key, 'complied'])), rows: {} }),
};

function figureSection(): TermForm['sections'][number] {
  return {
    id: 'C',
    title: 'What the record says',
    intro: 'From the award and the inventory as they stand on the day of filing.',
    lines: figures.map((line, index) => ({ ...line, id: `C.${index + 1}` })),
  };
}

function attestationSections(fields: readonly FormField[]): TermForm['sections'] {
  return attestations.map(({ key, title, text }, index) => {
    const id = String.fromCharCode('D'.charCodeAt(0) + index);
    return {
      id,
      title,
      intro: text,
      lines: [
        { id: `${id}.1`, key, label: 'State', citation: `${paragraph}(1)`, show: fromEntry(fields, key) },
        { id: `${id}.2`, key: `${key}Note`, label: 'Explanation', citation: `${paragraph}(1)`, show: fromEntry(fields, `${key}Note`) },
      ],
    };
  });
}

function dueOf({ program, award }: TermFacts) {
  const end = award ? termEndOf(program, award) : null;
  const rule = reportingRules[program.key]?.certificationDays;
  return end && rule ? { end, on: rollForward(addDays(end, rule.count)) } : null;
}

function due(facts: TermFacts) {
  const known = dueOf(facts);
  return computed(known ? formatDay(known.on) : 'Open: no money was received yet', 'end of the term and 10 days, or the next business day');
}

function units(of: (units: ReturnType<typeof coveredUnits>) => number): TermFormLine['show'] {
  return (facts) => computed(counted(of(coveredUnits(facts)), 'unit'), `inventory version ${facts.inventory.version}`);
}

function inTime(facts: TermFacts): ReturnType<TermCheck['test']> {
  const known = dueOf(facts);
  if (!known) return termFound('warning', 'The end of the term is not known, because no first money is recorded under Award. Enter its day.');
  if (facts.today <= known.end)
    return termFound('warning', `The term runs until ${formatDay(known.end)}. The certification is due after that, by ${formatDay(known.on)}.`);
  return checkDueDay(facts, known.on);
}
