import { formatDay, toDay } from '../../../calendar.ts';
import { cents, formatCents, sumCents } from '../../../money.ts';
import type { Issue } from '../../../result.ts';
import { counted } from '../../../words.ts';
import { checkDueDay } from '../../check-due-day.ts';
import { fieldIssue, termFound, termPass } from '../../check-term-filing.ts';
import { cellIssue } from '../../read-entry-rows.ts';
import type { EntryTable, TermCheck, TermFacts } from '../../term-filing.ts';
import { lastEarlier } from '../../term-values.ts';
import { approvedLines } from '../approved-lines.ts';
import { isOfCoveredMaker } from '../claim/claimed-amounts.ts';
import { accountedBefore, itemKey, listedItems, paidInClaims, periodOf, readAccounts, reportsOf } from './spending-accounts.ts';
import { obtainedRows, removedRows, spentRows } from './spending-fields.ts';

const paragraph = '47 CFR 1.50004(l)';

/** Checks of both reports: money, items out, items in. */
export const accountChecks: readonly TermCheck[] = [
  {
    id: 'in-period',
    title: 'Every payment was made by the end of the period',
    citation: paragraph,
    about: ['spent'],
    test: (facts) => {
      const period = periodOf(facts);
      const issues = readAccounts(facts.rows).spent.flatMap(({ row, paidOn }) => {
        if (!period || !paidOn || (paidOn >= period.from && paidOn <= period.until)) return [];
        const fault = paidOn > period.until ? `is after ${formatDay(period.until)}. List it in the next report.` : paidBefore(period.from);
        return [rowIssue(spentRows, row, { key: 'paidOn', fault })];
      });
      return found(issues, { pass: 'Every payment was made in the period.', one: 'payment is', many: 'payments are', what: 'outside the period' });
    },
  },
  {
    id: 'lines-known',
    title: 'A cost line that is named is in the application',
    citation: 'Tie-out of this form',
    about: ['spent'],
    test: (facts) => {
      const lines = approvedLines(facts);
      const issues = readAccounts(facts.rows).spent.flatMap(({ row, costLine }) =>
        costLine === '' || lines.has(costLine)
          ? []
          : [rowIssue(spentRows, row, { key: 'costLine', fault: `${costLine} is not in the application. Correct it, or leave it empty.` })],
      );
      const words = { pass: 'Every cost line named is in the application.', one: 'payment names', many: 'payments name', what: 'no cost line of it' };
      return found(issues, words, 'fail');
    },
  },
  { id: 'claims-listed', title: 'What claims filed here paid is listed', citation: paragraph, about: ['spent'], test: claimsListed },
  {
    id: 'received-agrees',
    title: 'Funds received agree with the award',
    citation: `${paragraph}; 47 CFR 1.50004(e)`,
    about: ['received'],
    test: receivedAgrees,
  },
  { id: 'items-agree', title: 'Items removed and disposed of agree with the inventory', citation: paragraph, about: ['removed'], test: itemsAgree },
  {
    id: 'destruction-proved',
    title: 'What was disposed of has its day and its proof',
    citation: '47 CFR 1.50004(j), (n)',
    about: ['removed'],
    test: ({ rows }) => {
      const issues = (rows.removed ?? []).flatMap((row, index) => {
        if (row.state !== 'destroyed' || ((row.disposedOn ?? '') !== '' && (row.document ?? '') !== '')) return [];
        const key = (row.disposedOn ?? '') === '' ? 'disposedOn' : 'document';
        return [rowIssue(removedRows, index, { key, fault: 'is empty. What was destroyed is documented: enter the day and the certificate.' })];
      });
      return found(issues, {
        pass: 'What was disposed of has its day and its proof.',
        one: 'item',
        many: 'items',
        what: 'disposed of without day or proof',
      });
    },
  },
  {
    id: 'no-covered-maker',
    title: 'No replacement is of a maker whose equipment is covered',
    citation: '47 CFR 1.50004(a)(3)(ii)(A), (i)(2)',
    about: ['obtained'],
    test: ({ rows, program }) => {
      const issues = (rows.obtained ?? []).flatMap(({ item = '', vendor = '' }, index) =>
        isOfCoveredMaker(`${item} ${vendor}`, program)
          ? [
              rowIssue(obtainedRows, index, {
                key: 'item',
                fault: 'names a maker whose equipment is covered. None may be obtained by any funds: correct it, or ask counsel.',
              }),
            ]
          : [],
      );
      return found(issues, {
        pass: 'No replacement names a covered maker.',
        one: 'item names',
        many: 'items name',
        what: 'a maker whose equipment is covered',
      });
    },
  },
];

/** Checks of the report of a half-year. */
export const periodChecks: readonly TermCheck[] = [
  {
    id: 'period-known',
    title: 'The period is a half-year that ends on January 31 or July 31',
    citation: paragraph,
    about: ['periodEndsOn'],
    test: (facts) => {
      const { periodEndsOn = '' } = facts.answers;
      if (periodEndsOn === '' || periodOf(facts)) return termPass('The period follows from its last day.');
      const sentence = 'Reports are due after the end of January and of July. Enter January 31 or July 31 of a year.';
      return termFound('fail', sentence, [fieldIssue('periodEndsOn', sentence)]);
    },
  },
  { id: 'in-time', title: 'The report is filed in time', citation: paragraph, about: ['periodEndsOn'], test: inTime },
  {
    id: 'once',
    title: 'No report for the period was filed before',
    citation: paragraph,
    about: ['periodEndsOn'],
    test: ({ answers, earlier, later }) => {
      const final = lastEarlier({ earlier }, 'final-spending-report');
      if (final) return termFound('warning', `${final.number} was the final spending report; reports end with it.`);
      const same = reportsOf({ earlier, later }).find(({ entered }) => entered.answers.periodEndsOn === answers.periodEndsOn);
      if (!same) return termPass('No report for the period was filed here before.');
      const sentence = `${same.number} is for the same period. Correct that report instead, and discard this one.`;
      return termFound('fail', sentence, [fieldIssue('periodEndsOn', sentence)]);
    },
  },
];

function inTime(facts: TermFacts): ReturnType<TermCheck['test']> {
  const period = periodOf(facts);
  if (!period?.dueOn) return termPass('The day on which it is due follows from the period.');
  const first = facts.award?.firstMoneyOn ?? null;
  const told = (sentence: string) => termFound('warning', sentence, [fieldIssue('periodEndsOn', sentence)]);
  if (first === null) return termFound('warning', 'No first money is recorded under Award. Spending reports begin with it: enter its day.');
  if (period.until < first) return told(`The first money came on ${formatDay(first)}, after this period. Spending reports begin with it.`);
  if (facts.today <= period.until)
    return termFound('fail', `The period ends on ${formatDay(period.until)}. File the report after that, by ${formatDay(period.dueOn)}.`, [
      fieldIssue('periodEndsOn', `The period runs until ${formatDay(period.until)}: nobody can certify days to come.`),
    ]);
  return checkDueDay(facts, period.dueOn, (sentence) => [fieldIssue('periodEndsOn', sentence)]);
}

function claimsListed(facts: TermFacts): ReturnType<TermCheck['test']> {
  const until = toDay(facts.answers.periodEndsOn ?? '');
  if (!until) return termPass('What claims paid follows from the period.');
  const open = paidInClaims(facts, until, readAccounts(facts.rows).spent);
  const what = reportsOf(facts).length === 0 ? 'this report' : 'this report or another';
  if (open.length === 0) return termPass(`Every part of a claim filed here that was paid by ${formatDay(until)} is in ${what}.`);
  const sum = formatCents(sumCents(open.map((part) => part.cents)));
  const sentence = `${counted(open.length, 'part', 'parts')} of claims filed here, ${sum} in all, ${open.length === 1 ? 'was' : 'were'} paid by ${formatDay(until)} and ${open.length === 1 ? 'is' : 'are'} not in ${what}. Add them, or say under Spending why not.`;
  return termFound('warning', sentence, [{ severity: 'error', code: 'spent-check', field: 'spent', message: sentence }]);
}

function receivedAgrees(facts: TermFacts): ReturnType<TermCheck['test']> {
  const together = cents(accountedBefore(facts).receivedCents + readAccounts(facts.rows).receivedCents);
  const allocated = facts.award?.allocatedCents ?? null;
  if (allocated !== null && together > allocated)
    return termFound(
      'warning',
      `${formatCents(together)} received is more than the ${formatCents(allocated)} allocated. Correct the amounts, or the award.`,
    );
  if (together === 0 && facts.award?.firstMoneyOn)
    return termFound('warning', `No funds are listed as received, but the first money came on ${formatDay(facts.award.firstMoneyOn)}. List it.`);
  return termPass(`${formatCents(together)} is listed as received.`);
}

function itemsAgree(facts: TermFacts): ReturnType<TermCheck['test']> {
  const { inventory, coverage, rows } = facts;
  const statusOf = new Map(inventory.items.map(({ tag, status }) => [itemKey(tag, ''), status]));
  const issues = (rows.removed ?? []).flatMap(({ tag = '', state = '' }, index) => {
    const status = statusOf.get(itemKey(tag, ''));
    if (!status || status === state || state === '' || (state === 'removed' && status === 'destroyed')) return [];
    return [rowIssue(removedRows, index, { key: 'state', fault: 'is not what the inventory says. Correct it, or the status of the equipment.' })];
  });
  const listed = new Set([...listedItems(facts), ...(rows.removed ?? []).map(({ tag = '', state = '' }) => itemKey(tag, state))]);
  const isOut = (status: string) => status === 'removed' || status === 'destroyed';
  const missing = inventory.items.filter(({ tag, status }, index) => {
    const verdict = coverage.items[index]?.verdict;
    return isOut(status) && (verdict === 'covered' || verdict === 'boundary') && !listed.has(itemKey(tag, status));
  });
  if (issues.length > 0 || missing.length > 0) {
    const more = `${counted(missing.length, 'covered item')} of the inventory ${missing.length === 1 ? 'is' : 'are'} removed or destroyed and in no report. Add them if it was done by the end of the period.`;
    const sentence = missing.length > 0 ? more : `${counted(issues.length, 'item is', 'items are')} not as the inventory has them.`;
    return termFound('warning', sentence, [
      ...issues,
      ...(missing.length > 0 ? [{ severity: 'error' as const, code: 'removed-check', field: 'removed', message: more }] : []),
    ]);
  }
  return termPass('Items removed and disposed of agree with the inventory.');
}

function paidBefore(from: Parameters<typeof formatDay>[0]): string {
  return `is before ${formatDay(from)}. If no report before this one lists it, say under Spending why it stands here.`;
}

function found(issues: Issue[], words: { pass: string; one: string; many: string; what: string }, outcome: 'warning' | 'fail' = 'warning') {
  if (issues.length === 0) return termPass(words.pass);
  return termFound(outcome, `${counted(issues.length, words.one, words.many)} ${words.what}.`, issues);
}

function rowIssue(table: EntryTable, index: number, { key, fault }: { key: string; fault: string }): Issue {
  const column = table.columns.find((one) => one.key === key);
  return column ? cellIssue({ table, index, column }, fault) : fieldIssue(table.key, fault);
}
