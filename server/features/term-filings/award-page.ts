import { toDay } from '../../domain/calendar.ts';
import { readMoney } from '../../domain/filing/read-money.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { formPage } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import type { AwardRow } from './queries.ts';
import type { AwardInput } from './record-award.ts';

/** The form in which a carrier records what was decided about an application. */
export function awardPage(application: { id: number; number: string }, form: { values: Record<string, string>; issues: Issue[] }): Page {
  const value = (name: string) => form.values[name] ?? '';
  return formPage({
    title: `Award of application ${application.number}`,
    sentence: 'What the administrator decided, and when the first money came. Every day on which something is due follows from it.',
    crumbs: [
      { label: 'Filings', href: paths.filings() },
      { label: 'Filed after approval', href: paths.filingTerm(application.id) },
    ],
    action: paths.filingAward(application.id),
    submitLabel: 'Record the award',
    cancelHref: paths.filingTerm(application.id),
    issues: form.issues,
    groups: [
      {
        legend: 'Decision',
        fields: [
          {
            name: 'approvedOn',
            label: 'Approved on',
            hint: 'Status updates and the first claim are counted from this day.',
            kind: 'date',
            width: 'short',
            value: value('approvedOn'),
            required: true,
          },
          {
            name: 'approved',
            label: 'Approved amount',
            hint: 'In dollars. Leave it empty while it is not known.',
            kind: 'text',
            width: 'short',
            value: value('approved'),
            maxLength: 20,
          },
          {
            name: 'allocated',
            label: 'Allocated',
            hint: 'What was set aside for the carrier; less than approved where the money does not suffice.',
            kind: 'text',
            width: 'short',
            value: value('allocated'),
            maxLength: 20,
          },
        ],
      },
      {
        legend: 'Money',
        fields: [
          {
            name: 'firstMoneyOn',
            label: 'First money received on',
            hint: 'The term runs from the day of receipt. Leave it empty before.',
            kind: 'date',
            width: 'short',
            value: value('firstMoneyOn'),
          },
        ],
        note: 'Extensions of the term that were granted are recorded where the work is tracked, under Schedules, and count here too.',
      },
    ],
    aside: 'Next: the list of what is due, each with its day and its rule.',
  });
}

export function awardValues(row: AwardRow | undefined): Record<string, string> {
  if (!row) return {};
  const dollarsOf = (amount: number | null) => (amount === null ? '' : (amount / 100).toFixed(2));
  return {
    approvedOn: row.approvedOn,
    approved: dollarsOf(row.approvedCents),
    allocated: dollarsOf(row.allocatedCents),
    firstMoneyOn: row.firstMoneyOn ?? '',
  };
}

/** Reads the form of the award; every fault with its field. */
export function readAward(body: Record<string, string>): Result<AwardInput> {
  const issues: Issue[] = [];
  const dayOf = (name: string, label: string) => {
    const text = (body[name] ?? '').trim();
    const found = text === '' ? undefined : toDay(text);
    if (text !== '' && !found) issues.push(fault(name, `${label} is not a date. Write it as 2027-03-31.`));
    return found ?? null;
  };
  const centsOf = (name: string, label: string) => {
    const text = (body[name] ?? '').trim();
    const read = text === '' ? null : readMoney(text);
    if (read && 'fault' in read) issues.push(fault(name, `${label} ${read.fault}`));
    return read && 'cents' in read ? read.cents : null;
  };
  const approvedOn = dayOf('approvedOn', 'Approved on');
  const input = {
    approvedCents: centsOf('approved', 'Approved amount'),
    allocatedCents: centsOf('allocated', 'Allocated'),
    firstMoneyOn: dayOf('firstMoneyOn', 'First money received on'),
  };
  if ((body.approvedOn ?? '').trim() === '') issues.push(fault('approvedOn', 'Approved on is missing. Enter the day of the decision.'));
  return approvedOn === null || issues.length > 0 ? bad(issues) : good({ approvedOn, ...input });
}

function fault(field: string, message: string): Issue {
  return { severity: 'error', code: `award-${field}`, field, message };
}
