import { formatDay } from '../../calendar.ts';
import { cents, formatCents } from '../../money.ts';
import { counted } from '../../words.ts';
import type { ShownValue } from '../filing.ts';
import { computed } from '../shown-value.ts';
import type { TermFacts, TermForm, TermFormLine } from '../term-filing.ts';
import { computedCents, fromEntry } from '../term-values.ts';
import { claimedElsewhere } from './claim/claimed-amounts.ts';
import { finalChecks } from './spending-report/final-spending-checks.ts';
import { accountedBefore, periodOf, readAccounts } from './spending-report/spending-accounts.ts';
import { accountChecks, periodChecks } from './spending-report/spending-checks.ts';
import {
  differenceRows,
  finalSpendingFields,
  obtainedRows,
  receivedRows,
  removedRows,
  spendingFields,
  spentRows,
} from './spending-report/spending-fields.ts';
import { prefillFinalSpending, prefillSpending } from './spending-report/spending-prefill.ts';
import { allPayments, comparisonTables, spendingTables } from './spending-report/spending-tables.ts';
import { applicantSection, awardSection } from './term-applicant-lines.ts';
import { trueAndComplete } from './term-certifications.ts';

const paragraph = '47 CFR 1.50004(l)';
const halfYears = 'half-years that end in January and July, a planning assumption; the rule says when reports are due';
const notMine = 'It is not FCC Form 5640. Item numbers of its Part L stand only beside items 1 to 4, which are confirmed';

const base = {
  programs: ['scrp'],
  edition: '2026-11',
  isForApplication: true,
  conflictTopics: ['End of the spending reports'],
} satisfies Partial<TermForm>;

const accounts: Omit<TermFormLine, 'id'>[] = [
  sumLine('received', 'Received in this period', ({ rows }) => readAccounts(rows).receivedCents),
  sumLine('received-before', 'Received before', (facts) => accountedBefore(facts).receivedCents),
  sumLine('received-together', 'Received together', receivedTogether),
  sumLine('spent', 'Spent in this period', ({ rows }) => readAccounts(rows).spentCents),
  sumLine('spent-before', 'Spent before', (facts) => accountedBefore(facts).spentCents),
  sumLine('spent-together', 'Spent together', spentTogether),
  sumLine('balance', 'Received less spent', (facts) => cents(receivedTogether(facts) - spentTogether(facts))),
  { key: 'claimed', label: 'Claimed together', show: (facts) => computed(formatCents(claimedElsewhere(facts).totalCents), 'claims submitted here') },
];

const compared: Omit<TermFormLine, 'id'>[] = [
  {
    key: 'estimated',
    label: 'Estimated costs of the application',
    citation: `${paragraph}(2)`,
    show: (facts) => ({ ...computedCents(estimated(facts), 'the application as filed'), origin: 'carried over' }),
  },
  {
    key: 'difference',
    label: 'Spent less estimated',
    citation: `${paragraph}(2)`,
    show: (facts) => {
      const of = estimated(facts);
      return computedCents(of === null ? null : cents(spentTogether(facts) - of), 'all payments less the estimate');
    },
  },
];

/** The spending report of 47 CFR 1.50004(l): each half-year from the first money until the final one. Items 1 to 4 of Part L are confirmed. */
export const spendingReport: TermForm = {
  ...base,
  kind: 'spending-report',
  title: 'Spending report under 47 CFR 1.50004(l)',
  shortTitle: 'Spending report',
  paragraph,
  statement: `This is the form of this software, organized by 47 CFR 1.50004(l). ${notMine}; that a report covers a half-year is a planning assumption. Spending reports are published subject to confidentiality (paragraph (l)(3)): names and prices of vendors are marked confidential.`,
  purpose: 'Within 10 days after the end of January and of July, from the first money until the final spending report: how funds were spent.',
  fields: spendingFields,
  entries: [receivedRows, spentRows, removedRows, obtainedRows],
  sections: sectionsOf(spendingFields, { due: true, lines: accounts }),
  tables: [...spendingTables],
  certifications: [trueAndComplete('spending report')],
  checks: [...periodChecks, ...accountChecks],
  prefill: prefillSpending,
};

/** The final spending report of 47 CFR 1.50004(l)(2): all funds received, and what was spent against what the application estimated. */
export const finalSpendingReport: TermForm = {
  ...base,
  kind: 'final-spending-report',
  title: 'Final spending report under 47 CFR 1.50004(l)(2)',
  shortTitle: 'Final spending report',
  paragraph: `${paragraph}(2)`,
  statement: `This is the form of this software, organized by 47 CFR 1.50004(l)(2). ${notMine}. Spending reports are published subject to confidentiality (paragraph (l)(3)): names and prices of vendors are marked confidential.`,
  purpose:
    'After the final certification: all funds received and spent, compared with the estimate of the application. Spending reports end with it.',
  fields: finalSpendingFields,
  entries: [receivedRows, spentRows, removedRows, obtainedRows, differenceRows],
  sections: sectionsOf(finalSpendingFields, { due: false, lines: [...accounts, ...compared] }),
  tables: [...spendingTables, ...comparisonTables],
  certifications: [trueAndComplete('final spending report')],
  checks: [...finalChecks, ...accountChecks],
  prefill: prefillFinalSpending,
};

function sectionsOf(fields: TermForm['fields'], { due, lines }: { due: boolean; lines: Omit<TermFormLine, 'id'>[] }): TermForm['sections'] {
  const last: Omit<TermFormLine, 'id'> = { key: 'periodEndsOn', label: 'Last day', citation: paragraph, show: fromEntry(fields, 'periodEndsOn') };
  const period: Omit<TermFormLine, 'id'> = { key: 'period', label: 'Period', citation: paragraph, show: periodLine };
  const reports: Omit<TermFormLine, 'id'> = { key: 'reports', label: 'Reports before', show: reportsBefore };
  return [
    applicantSection('Part L'),
    awardSection(),
    section('C', 'Period', 'What time the accounts cover.', [
      last,
      period,
      ...(due ? [{ key: 'due', label: 'Due on', citation: paragraph, show: dueLine }] : []),
      reports,
    ]),
    section('D', 'Funds', 'Sums of the tables of this report and of the reports submitted here before it.', lines),
    section('E', 'Spending in words', 'How funds were spent, in words.', [
      { key: 'spending', label: 'How funds were spent', citation: paragraph, show: fromEntry(fields, 'spending') },
    ]),
    section('F', 'Confidential details', 'Apart from what is published: left out of the public copy.', [
      { key: 'confidentialDetails', label: 'Confidential details', isConfidential: true, show: fromEntry(fields, 'confidentialDetails') },
    ]),
  ];
}

function section(id: string, title: string, intro: string, lines: Omit<TermFormLine, 'id'>[]): TermForm['sections'][number] {
  return { id, title, intro, lines: lines.map((line, index) => ({ ...line, id: `${id}.${index + 1}` })) };
}

function sumLine(key: string, label: string, of: (facts: TermFacts) => ReturnType<typeof cents>): Omit<TermFormLine, 'id'> {
  return { key, label, citation: paragraph, show: (facts) => computed(formatCents(of(facts)), 'rows of the reports filed here') };
}

function periodLine(facts: TermFacts): ShownValue {
  const period = periodOf(facts);
  const note = facts.kind === 'final-spending-report' ? 'from the report before it, or from the first money' : halfYears;
  return computed(period ? `${formatDay(period.from)} to ${formatDay(period.until)}` : 'Open: its last day is missing', note);
}

function dueLine(facts: TermFacts): ShownValue {
  const on = periodOf(facts)?.dueOn;
  return computed(on ? formatDay(on) : 'Open', '10 days after the end of January or July, or the next business day');
}

function reportsBefore(facts: TermFacts): ShownValue {
  const { reports } = accountedBefore(facts);
  return computed(reports.length === 0 ? 'None' : `${counted(reports.length, 'report')}: ${reports.join(', ')}`, 'submitted here');
}

function receivedTogether(facts: TermFacts) {
  return cents(accountedBefore(facts).receivedCents + readAccounts(facts.rows).receivedCents);
}

function spentTogether(facts: TermFacts) {
  return cents(allPayments(facts).reduce((sum, payment) => sum + payment.cents, 0));
}

function estimated({ application }: TermFacts) {
  return application?.frozen.cost.totalCents ?? null;
}
