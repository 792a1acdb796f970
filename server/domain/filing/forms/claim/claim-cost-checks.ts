import { type Day, dayOf, formatDay } from '../../../calendar.ts';
import { cents, formatCents } from '../../../money.ts';
import { counted } from '../../../words.ts';
import { firstFiledOn } from '../../check-due-day.ts';
import { fieldIssue, termFound, termPass } from '../../check-term-filing.ts';
import type { TermCheck, TermFacts } from '../../term-filing.ts';
import { approvedLines } from '../approved-lines.ts';
import { wasWithdrawn } from '../standing.ts';
import { invoiceIssue } from './claim-checks.ts';
import { claimDays } from './claim-clock.ts';
import { type ClaimInvoice, claimedBefore, isOfCoveredMaker, readClaim } from './claimed-amounts.ts';

const paragraph = '47 CFR 1.50004(g)';

/** Whether the costs are actual, shown by papers, of the term, and within the time that there is. */
export const claimCostChecks: readonly TermCheck[] = [
  invoiceCheck(
    {
      id: 'invoice-papers',
      title: 'Every invoice is in the register',
      citation: `${paragraph}, (n)`,
      outcome: 'fail',
      found: 'without its document',
    },
    () =>
      ({ document }) =>
        document === '' ? { key: 'document', fault: 'is missing. A claim shows actual expenses: upload the invoice and choose it.' } : null,
  ),
  invoiceCheck(
    {
      id: 'payment-papers',
      title: 'Every payment is proved',
      citation: `${paragraph}, (n)`,
      outcome: 'warning',
      found: 'without a proof of payment',
    },
    () =>
      ({ paidOn, proof }) =>
        paidOn !== null && proof === '' ? { key: 'proof', fault: 'is missing. Add the receipt or the statement of the bank.' } : null,
  ),
  invoiceCheck(
    { id: 'is-paid', title: 'Every invoice is paid', citation: paragraph, outcome: 'warning', found: 'not paid' },
    () =>
      ({ paidOn }) =>
        paidOn === null
          ? { key: 'paidOn', fault: 'is empty. The program pays actual expenses: say under Costs claimed when it will be paid.' }
          : null,
  ),
  invoiceCheck(
    { id: 'is-incurred', title: 'No cost lies in the future', citation: paragraph, outcome: 'fail', found: 'dated or paid after today' },
    ({ today }) =>
      ({ datedOn, paidOn }) => {
        if (isAfter(datedOn, today)) return { key: 'date', fault: 'is after today. Only what was incurred can be claimed.' };
        return isAfter(paidOn, today) ? { key: 'paidOn', fault: 'is after today. Leave it empty until it is paid.' } : null;
      },
  ),
  invoiceCheck(
    {
      id: 'in-term',
      title: 'Every invoice is of the time from approval to the end of the term',
      citation: '47 CFR 1.50004(g), (h)',
      outcome: 'warning',
      found: 'dated before the approval or after the term',
    },
    (facts) => {
      const { endsOn } = claimDays(facts);
      return ({ datedOn }) => {
        if (datedOn && facts.award && datedOn < facts.award.approvedOn)
          return {
            key: 'date',
            fault: `is before the approval on ${formatDay(facts.award.approvedOn)}. Say under Costs claimed why it is a cost of this application.`,
          };
        if (!isAfter(datedOn, endsOn)) return null;
        return {
          key: 'date',
          fault: `is after the term, which ended on ${formatDay(endsOn ?? facts.today)}. Say under Costs claimed when the work was done.`,
        };
      };
    },
  ),
  invoiceCheck(
    {
      id: 'no-covered-maker',
      title: 'No invoice is of a maker whose equipment is covered',
      citation: '47 CFR 1.50004(i)(2)',
      outcome: 'warning',
      found: 'of a covered maker',
    },
    ({ program }) =>
      ({ vendor }) => {
        return isOfCoveredMaker(vendor, program)
          ? {
              key: 'vendor',
              fault: 'is a maker whose equipment is covered. No money may buy covered equipment: say under Costs claimed what was bought.',
            }
          : null;
      },
  ),
  { id: 'in-time', title: 'The claim is filed in time', citation: `${paragraph}(1)-(3)`, about: ['claimsUntil', 'last-day'], test: inTime },
  { id: 'last-is-last', title: 'No claim follows the last one', citation: `${paragraph}(2)`, about: ['lastClaim'], test: lastIsLast },
  {
    id: 'modifications-decided',
    title: 'No cost line waits for the decision on a modification',
    citation: 'Practice of 2023, as reported by an adviser',
    about: ['amounts'],
    test: modificationsDecided,
  },
];

function inTime(facts: TermFacts): ReturnType<TermCheck['test']> {
  const { firstBy, lastOn, latestOn } = claimDays(facts);
  const isFirst = claimedBefore(facts).claims.length === 0;
  const { claimsUntil = '' } = facts.answers;
  if (claimsUntil !== '' && latestOn && claimsUntil > latestOn)
    return termFound('warning', `No extension reaches beyond ${formatDay(latestOn)}: it is one, of 120 days at most. Check the day.`, [
      fieldIssue('claimsUntil', `It is after ${formatDay(latestOn)}, which is the latest day an extension can reach.`),
    ]);
  const corrected = firstFiledOn(facts);
  const filedOn = corrected ?? facts.today;
  if (isFirst && isAfter(filedOn, firstBy))
    return termFound(
      'warning',
      `A first claim was due on ${formatDay(firstBy ?? filedOn)}, a year after the approval, and no claim was filed here before. If none was filed elsewhere, the whole allocation may be taken back. ${corrected ? `Its first version was filed on ${formatDay(corrected)}: a correction does not change that.` : 'File now, and ask the administrator.'}`,
    );
  if (isAfter(filedOn, lastOn))
    return termFound(
      'warning',
      `Claims were due by ${formatDay(lastOn ?? filedOn)}${corrected ? `, and its first version was filed on ${formatDay(corrected)}` : ''}. If more time was granted, enter the day under This claim. What was not claimed goes back to the fund by itself.`,
    );
  if (corrected) return correctedInTime(facts, { filedOn: corrected, lastOn });
  const days = [isFirst && firstBy ? `the first claim is due by ${formatDay(firstBy)}` : '', lastOn ? `the last by ${formatDay(lastOn)}` : ''].filter(
    Boolean,
  );
  return termPass(days.length === 0 ? 'It is in time.' : `It is in time: ${days.join(', ')}.`);
}

/** What a correction claims beyond every version that was filed in time is filed with the correction. */
function correctedInTime(facts: TermFacts, { filedOn, lastOn }: { filedOn: Day; lastOn: Day | null }): ReturnType<TermCheck['test']> {
  const filed = `Its first version was filed on ${formatDay(filedOn)}, in time`;
  const inTime = facts.versions.filter(({ submittedAt }) => lastOn === null || dayOf(submittedAt) <= lastOn);
  const most = Math.max(0, ...inTime.map(({ entered }) => readClaim(entered.rows).totalCents));
  const more = cents(readClaim(facts.rows).totalCents - most);
  if (lastOn === null || facts.today <= lastOn || more <= 0) return termPass(`${filed}.`);
  return termFound(
    'warning',
    `${filed}, but claims were due by ${formatDay(lastOn)}, and this correction claims ${formatCents(more)} more than was claimed by then. If more time was granted, enter the day under This claim.`,
  );
}

function lastIsLast(facts: TermFacts): ReturnType<TermCheck['test']> {
  const last = facts.earlier.find((one) => one.kind === 'claim' && one.entered.answers.lastClaim === 'yes' && !wasWithdrawn(one));
  if (!last) return termPass('No claim filed before was called the last.');
  return termFound('warning', `${last.number} was called the last claim. Correct it there, or see whether this one can still be filed.`, [
    fieldIssue('lastClaim', `${last.number} was called the last claim.`),
  ]);
}

function modificationsDecided(facts: TermFacts): ReturnType<TermCheck['test']> {
  const lines = approvedLines(facts);
  const outcomeOf = (number: string) => facts.decisions.get(number)?.outcome;
  const changed = readClaim(facts.rows).parts.flatMap(({ costLine }) => lines.get(costLine)?.changedBy ?? []);
  const rest = changed.filter((number) => outcomeOf(number) !== 'approved');
  if (changed.length === 0) return termPass('Every amount rests on a cost line as it was filed with the application.');
  if (rest.length === 0) return termPass('Every amount rests on a cost line as filed, or as changed by a modification that was approved.');
  const named = (is: (number: string) => boolean) => [...new Set(rest.filter(is))].join(', ');
  const [part, open] = [named((number) => outcomeOf(number) !== undefined), named((number) => outcomeOf(number) === undefined)];
  const sentences = [
    part === '' ? '' : `${part} was approved in part: correct it, so that its rows say what was approved of each line.`,
    open === ''
      ? ''
      : `Whether ${open} was approved is not recorded, and claims are reported to have stood still while a change was reviewed. Record the decision on its page, or put other lines in a claim of their own.`,
  ];
  return termFound(
    'warning',
    [`${counted(rest.length, 'amount rests', 'amounts rest')} on cost lines as changed by ${named(() => true)}.`, ...sentences]
      .filter(Boolean)
      .join(' '),
  );
}

/** One fault at most for each invoice. */
function invoiceCheck(of: InvoiceRule, faultIn: (facts: TermFacts) => (invoice: ClaimInvoice) => { key: string; fault: string } | null): TermCheck {
  return {
    id: of.id,
    title: of.title,
    citation: of.citation,
    about: ['invoices'],
    test: (facts) => {
      const faultOf = faultIn(facts);
      const issues = readClaim(facts.rows).invoices.flatMap((invoice) => {
        const found = faultOf(invoice);
        return found ? [invoiceIssue(invoice.row, found.key, found.fault)] : [];
      });
      if (issues.length === 0) return termPass(`No invoice is ${of.found}.`);
      return termFound(of.outcome, `${counted(issues.length, 'invoice is', 'invoices are')} ${of.found}.`, issues);
    },
  };
}

function isAfter(day: Day | null, other: Day | null): boolean {
  return day !== null && other !== null && day > other;
}

interface InvoiceRule {
  id: string;
  title: string;
  citation: string;
  outcome: 'warning' | 'fail';
  /** Completes `2 invoices are …`. */
  found: string;
}
