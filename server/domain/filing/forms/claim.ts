import { formatDay } from '../../calendar.ts';
import { cents, formatCents, sumCents } from '../../money.ts';
import { counted } from '../../words.ts';
import { computed } from '../shown-value.ts';
import { decisionWords } from '../term-decision.ts';
import type { TermFacts, TermForm, TermFormLine } from '../term-filing.ts';
import { computedCents, fromEntry } from '../term-values.ts';
import { approvedLines, totalOf } from './approved-lines.ts';
import { claimTieChecks } from './claim/claim-checks.ts';
import { claimDays } from './claim/claim-clock.ts';
import { claimCostChecks } from './claim/claim-cost-checks.ts';
import { claimAmounts, claimFields, claimInvoices } from './claim/claim-fields.ts';
import { claimMoneyChecks } from './claim/claim-money-checks.ts';
import { categoryTable, costLineTable, invoiceSumTable, invoiceTable, partTable } from './claim/claim-tables.ts';
import { claimedBefore, disallowedIn, readClaim } from './claim/claimed-amounts.ts';
import { showStanding, wasWithdrawn } from './standing.ts';
import { applicantSection, awardSection } from './term-applicant-lines.ts';
import { trueAndComplete } from './term-certifications.ts';

const paragraph = '47 CFR 1.50004(g)';
const entry = (key: string) => fromEntry(claimFields, key);
const fromHere = 'sum of the amounts claimed in table T2';
const fromBefore = 'claims submitted here before this one';

/** The claim request of 47 CFR 1.50004(g). Items 1 to 4 of Part G are confirmed; invoices and amounts follow the rule, not a template that was read. */
export const claim: TermForm = {
  kind: 'claim',
  title: 'Reimbursement claim request under 47 CFR 1.50004(g)',
  shortTitle: 'Claim request',
  paragraph,
  programs: ['scrp'],
  edition: '2026-11',
  statement:
    'This is the form of this software, organized by 47 CFR 1.50004(g). It is not FCC Form 5640. Item numbers of its Part G stand only beside items 1 to 4, which are confirmed; that invoices tie to cost lines of the application is a planning assumption drawn from practice.',
  purpose:
    'When costs were incurred: each claim shows actual expenses by invoice. The first within a year of approval, the last within 120 days after the term ends.',
  isForApplication: true,
  fields: claimFields,
  entries: [claimInvoices, claimAmounts],
  sections: [
    applicantSection('Part G'),
    awardSection(),
    {
      id: 'C',
      title: 'This claim',
      intro: 'Which claim this is, and until when claims may be filed.',
      lines: [
        { id: 'C.1', key: 'claim-number', label: 'Claim', show: claimNumber },
        { id: 'C.2', key: 'lastClaim', label: 'Whether it is the last', citation: `${paragraph}(2)`, show: entry('lastClaim') },
        {
          id: 'C.3',
          key: 'first-day',
          label: 'First claim due by',
          citation: `${paragraph}(1)`,
          show: dayLine('firstBy', 'a year after the approval'),
        },
        { id: 'C.4', key: 'last-day', label: 'Last claim due by', citation: `${paragraph}(2)-(3)`, show: lastDay },
        { id: 'C.5', key: 'claimsUntil', label: 'Extension of that day, to', citation: `${paragraph}(3)`, show: entry('claimsUntil') },
        { id: 'C.6', key: 'standing', label: 'Standing of this claim', show: showStanding },
      ],
    },
    {
      id: 'D',
      title: 'Amounts',
      intro: 'Sums of the tables: by invoice, by cost line and by category they are the same.',
      lines: amountLines(),
    },
    {
      id: 'E',
      title: 'Costs claimed',
      intro: 'What the costs were for, and whether anybody else pays for them.',
      lines: [
        { id: 'E.1', key: 'work', label: 'What the costs were for', citation: paragraph, show: entry('work') },
        { id: 'E.2', key: 'otherMoney', label: 'Other money for the same costs', show: entry('otherMoney') },
      ],
    },
  ],
  tables: [invoiceTable, partTable, invoiceSumTable, costLineTable, categoryTable],
  certifications: [
    {
      id: 'actual-expenses',
      short: 'Actual expenses that nobody else pays',
      text: 'Every amount claimed is an actual expense, reasonably incurred for the removal, replacement or disposal described in the application, and no amount was or will be paid by another source or in another claim.',
      citation: '47 CFR 1.50004(g); words of this form',
      confidence: 'derived',
    },
    {
      id: 'records-kept',
      short: 'Records kept for ten years',
      text: 'The invoices, receipts and other records behind this claim are kept for at least 10 years after the final disbursement.',
      citation: '47 CFR 1.50004(n); words of this form',
      confidence: 'derived',
    },
    trueAndComplete('claim request'),
  ],
  checks: [...claimTieChecks, ...claimCostChecks, ...claimMoneyChecks],
  prefill: (facts) => {
    const before = facts.earlier.findLast((one) => one.kind === 'claim' && !wasWithdrawn(one));
    const claimsUntil = before?.entered.answers.claimsUntil ?? '';
    return { answers: claimsUntil === '' ? {} : { claimsUntil }, rows: {} };
  },
};

function amountLines(): TermFormLine[] {
  const lines: Omit<TermFormLine, 'id'>[] = [
    { key: 'invoiced', label: 'Invoices', isConfidential: true, show: invoiced },
    { key: 'claimed', label: 'Claimed here', citation: paragraph, show: ({ rows }) => computed(formatCents(readClaim(rows).totalCents), fromHere) },
    {
      key: 'claimed-before',
      label: 'Claimed before',
      show: (facts) => computed(formatCents(claimedBefore(facts).totalCents), `${fromBefore}${wholeNote(facts)}`),
    },
    {
      key: 'claimed-together',
      label: 'Claimed together',
      show: (facts) => computed(formatCents(togetherOf(facts)), `this claim and those before it${wholeNote(facts)}`),
    },
    { key: 'allocation-left', label: 'Left of the allocation', citation: '47 CFR 1.50004(e)', show: allocationLeft },
    { key: 'application-left', label: 'Left of the application', show: applicationLeft },
    { key: 'decided-before', label: 'Decided of the claims before', show: decidedBefore },
  ];
  return lines.map((line, index) => ({ ...line, id: `D.${index + 1}` }));
}

function claimNumber(facts: TermFacts) {
  const { claims } = claimedBefore(facts);
  const before = claims.length === 0 ? 'none was filed here before' : `${counted(claims.length, 'claim')} filed here before`;
  return computed(String(claims.length + 1), before);
}

function invoiced({ rows }: TermFacts) {
  const { invoices } = readClaim(rows);
  const sum = formatCents(sumCents(invoices.map(({ amountCents }) => amountCents)));
  return computed(`${counted(invoices.length, 'invoice')}, ${sum} in all`, 'table T1');
}

function allocationLeft(facts: TermFacts) {
  const allocated = facts.award?.allocatedCents ?? null;
  const disallowed = disallowedIn(facts.earlier, facts);
  const together = togetherOf(facts);
  const note = 'the allocation as recorded, less this claim and those before it';
  const inPart = `${note}: ${formatCents(together)} is claimed, of which ${formatCents(disallowed)} was not approved and is not taken off`;
  return computedCents(allocated === null ? null : cents(allocated - together + disallowed), disallowed === 0 ? note : inPart);
}

/** Only D.5 takes out what was not approved of a claim: which invoices and cost lines it was claimed of is not recorded. */
function wholeNote(facts: TermFacts): string {
  const disallowed = disallowedIn(facts.earlier, facts);
  return disallowed === 0 ? '' : `, with ${formatCents(disallowed)} that was not approved, until the claim is corrected`;
}

function applicationLeft(facts: TermFacts) {
  const asked = facts.application ? totalOf(approvedLines(facts)) : null;
  return computedCents(
    asked === null ? null : cents(asked - togetherOf(facts)),
    `cost lines as filed and as modified here since, less this claim and those before it${wholeNote(facts)}`,
  );
}

/** Claims that were denied are no longer among those before: they are named here. */
function decidedBefore({ earlier, decisions }: TermFacts) {
  const each = earlier.flatMap(({ kind, number }) => {
    const decision = kind === 'claim' ? decisions.get(number) : undefined;
    return decision ? [`${number}: ${decisionWords(decision)}`] : [];
  });
  return computed(each.join('\n') || 'No decision is recorded', 'decisions of the administrator as the carrier recorded them');
}

function togetherOf(facts: TermFacts) {
  return cents(claimedBefore(facts).totalCents + readClaim(facts.rows).totalCents);
}

function dayLine(key: 'firstBy', note: string): TermFormLine['show'] {
  return (facts) => {
    const day = claimDays(facts)[key];
    return computed(day ? formatDay(day) : 'Open: the approval is not recorded', `${note}, or the next business day`);
  };
}

function lastDay(facts: TermFacts) {
  const { lastOn } = claimDays(facts);
  const isExtended = (facts.answers.claimsUntil ?? '') !== '';
  return computed(
    lastOn ? formatDay(lastOn) : 'Open: no money was received yet',
    isExtended ? 'as extended' : '120 days after the term, or the next business day',
  );
}
