import { formatDay } from '../../calendar.ts';
import { computed, entered, notGiven } from '../shown-value.ts';
import { annualDueOn } from '../term-dues.ts';
import type { TermAnswers, TermFacts, TermForm, TermFormLine } from '../term-filing.ts';
import { fromEntry, lastEarlier } from '../term-values.ts';
import { annualChecks } from './annual-report/annual-checks.ts';
import { annualTables, countLines, reportedItems, yearEndOf } from './annual-report/annual-equipment.ts';
import { annualFields, othersTable } from './annual-report/annual-fields.ts';
import { applicantSection } from './term-applicant-lines.ts';

const paragraph = '47 CFR 1.50007';

/** The annual report of 47 CFR 1.50007: of the provider itself, whether it has an application or not. */
export const annualReport: TermForm = {
  kind: 'annual-report',
  title: 'Annual report under 47 CFR 1.50007',
  shortTitle: 'Annual report',
  paragraph,
  programs: ['scrp'],
  edition: '2026-11',
  statement:
    'This is the form of this software, organized by 47 CFR 1.50007. It is not a form of the FCC, and filing it here sends nothing to the FCC: the rule has the report filed on the platform of which the Office of Economics and Analytics gives notice. This is the copy for your records; it is shown to the administrator of this server.',
  purpose:
    'By March 31 each year, with what stood on December 31. Whoever certifies once that it has no such equipment or services is exempt from then on.',
  isForApplication: false,
  fields: annualFields,
  entries: [othersTable],
  sections: [
    applicantSection(),
    section('B', 'Year', 'Which year the report is about.', [
      { key: 'year', label: 'Year', citation: `${paragraph}(b)`, show: ({ answers }) => entered(answers.year || notGiven) },
      {
        key: 'as-of',
        label: 'Data as of',
        citation: `${paragraph}(b)`,
        show: (facts) => computed(dayOr(yearEndOf(facts)), 'December 31 of the year'),
      },
      {
        key: 'due',
        label: 'Due on',
        citation: `${paragraph}(b)`,
        show: (facts) =>
          computed(yearEndOf(facts) === null ? 'Open' : formatDay(annualDueOn(Number(facts.answers.year))), 'March 31, or the next business day'),
      },
      {
        key: 'inventory',
        label: 'Inventory used',
        show: ({ inventory, today }) =>
          computed(`Version ${inventory.version}, as it stood on ${formatDay(today)}`, 'the inventory keeps no picture of December 31'),
      },
    ]),
    section('C', 'What is reported', 'Covered equipment and services obtained on or after August 14, 2018, or as later listings have it.', [
      asked('has'),
      ...countLines,
    ]),
    section('D', 'Reasons and plans', 'Why it was obtained, what is planned, and what was done since.', [
      asked('justification'),
      asked('plan'),
      asked('replaced'),
      asked('changes'),
    ]),
    section('E', 'Buying', 'Whether the provider goes on obtaining covered equipment or services.', [asked('buying'), asked('buyingNote')]),
  ],
  tables: annualTables,
  certifications: [
    {
      id: 'officer',
      short: 'An officer signs, and the report is true and complete',
      text: 'I am an officer of the provider and authorized to sign for it. What this annual report and its tables state is true and complete to the best of my knowledge, after reasonable inquiry.',
      citation: `${paragraph}, in words of this form`,
      confidence: 'derived',
    },
  ],
  checks: annualChecks,
  prefill,
};

/** The year that is asked for, or the last one that is over; the words and rows of the report before. That there is none is never filled in: somebody has to say it. */
function prefill(facts: TermFacts): TermAnswers {
  const before = lastEarlier(facts, 'annual-report')?.entered;
  const year = facts.answers.year ?? String(Number(facts.today.slice(0, 4)) - 1);
  const { has: _has, changes: _changes, ...kept } = before?.answers ?? {};
  const isSome = reportedItems({ ...facts, answers: { year } }).listed.length > 0;
  return { answers: { ...kept, year, ...(isSome && { has: 'some' }) }, rows: { [othersTable.key]: before?.rows[othersTable.key] ?? [] } };
}

function dayOr(value: ReturnType<typeof yearEndOf>): string {
  return value === null ? 'Open' : formatDay(value);
}

function section(id: string, title: string, intro: string, lines: readonly Omit<TermFormLine, 'id'>[]): TermForm['sections'][number] {
  return { id, title, intro, lines: lines.map((line, index) => ({ ...line, id: `${id}.${index + 1}` })) };
}

function asked(key: string): Omit<TermFormLine, 'id'> {
  return { key, label: annualFields.find((field) => field.key === key)?.label ?? key, citation: paragraph, show: fromEntry(annualFields, key) };
}
