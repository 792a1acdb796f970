import { toDay } from '../../domain/calendar.ts';
import { readMoney } from '../../domain/filing/read-money.ts';
import { type TermDecision, termOutcomes } from '../../domain/filing/term-decision.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { type FormField, formPage } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import type { TermEntry } from './queries.ts';
import { inPartWords, kindTitle, termCrumbs } from './words.ts';

const undecided = 'none';

/** The form in which a carrier records what was decided about a version of a filing. `register` are documents that can show it. */
export function decisionPage(
  filing: TermEntry,
  { version, register, seen }: DecisionFacts,
  form: { values: Record<string, string>; issues: Issue[] },
): Page {
  const value = (name: string) => form.values[name] ?? '';
  const what = `${kindTitle(filing.kind)} ${filing.number}, version ${version}`;
  return formPage({
    title: `Decision on ${filing.number}`,
    sentence: `What the administrator decided about ${what}. Later forms read it: of what was denied nothing counts.`,
    crumbs: termCrumbs(filing, 'and itself'),
    action: paths.termFilingDecision(filing.id),
    submitLabel: 'Record the decision',
    cancelHref: paths.termFiling(filing.id),
    hidden: { seen, version: String(version) },
    issues: form.issues,
    groups: [
      {
        legend: 'Decision',
        fields: [outcomeField(filing, value('outcome')), ...amountField(filing, value('amount')), ...detailFields(value, register)],
      },
    ],
    aside: 'A decision is about the version that stands now. A correction that is submitted after it is not decided yet.',
  });
}

function outcomeField({ kind }: TermEntry, value: string): FormField {
  return {
    name: 'outcome',
    label: 'What was decided?',
    kind: 'radio',
    width: 'full',
    value,
    required: true,
    options: [
      ...termOutcomes.map(({ value: outcome, label }) => ({
        value: outcome,
        label,
        ...(outcome === 'approved-in-part' && { hint: inPartWords(kind) }),
      })),
      { value: undecided, label: 'Nothing is decided yet', hint: 'Takes a decision away that was recorded by mistake.' },
    ],
  };
}

/** Of a claim alone: a modification changes lines, and no sum says which of its changes were approved. */
function amountField({ kind }: TermEntry, value: string): FormField[] {
  if (kind !== 'claim') return [];
  return [
    {
      name: 'amount',
      label: 'Amount approved',
      hint: 'In dollars, only where it was approved in part.',
      kind: 'text',
      width: 'short',
      value,
      maxLength: 20,
    },
  ];
}

function detailFields(value: (name: string) => string, register: DecisionFacts['register']): FormField[] {
  return [
    { name: 'decidedOn', label: 'Decided on', hint: 'The day on the letter.', kind: 'date', width: 'short', value: value('decidedOn') },
    {
      name: 'document',
      label: 'Document that says so',
      hint: 'From the register of documents.',
      kind: 'select',
      width: 'full',
      value: value('document'),
      options: [{ value: '', label: 'None' }, ...register.map(({ number, title }) => ({ value: number, label: `${number}, ${title}` }))],
    },
  ];
}

export function decisionValues(decision: TermDecision | undefined): Record<string, string> {
  if (!decision) return {};
  const { outcome, amountCents, decidedOn, document } = decision;
  return { outcome, decidedOn, document, amount: amountCents === null ? '' : (amountCents / 100).toFixed(2) };
}

/** Reads the form; null where nothing is decided. Every fault with its field. */
export function readDecision(body: Record<string, string>): Result<TermDecision | null> {
  const text = (name: string) => (body[name] ?? '').trim();
  if (text('outcome') === undecided) return good(null);
  const outcome = termOutcomes.find(({ value }) => value === text('outcome'))?.value;
  const decidedOn = toDay(text('decidedOn'));
  const amount = text('amount') === '' ? null : readMoney(text('amount'));
  const issues: Issue[] = [
    ...(outcome ? [] : [fault('outcome', 'Choose what was decided.')]),
    ...(amount && 'fault' in amount ? [fault('amount', `Amount approved ${amount.fault}`)] : []),
    ...(decidedOn ? [] : [fault('decidedOn', dayFault(text('decidedOn')))]),
  ];
  if (!outcome || !decidedOn || issues.length > 0) return bad(issues);
  const amountCents = amount && 'cents' in amount ? amount.cents : null;
  return good({ outcome, decidedOn, amountCents, document: text('document') });
}

function dayFault(text: string): string {
  if (text === '') return 'Decided on is missing. Enter the day of the decision.';
  return 'Decided on is not a date. Write it as 2027-03-31.';
}

function fault(field: string, message: string): Issue {
  return { severity: 'error', code: `decision-${field}`, field, message };
}

interface DecisionFacts {
  version: number;
  /** Fingerprint of what is recorded: see `decisionSeen`. */
  seen: string;
  register: readonly { number: string; title: string }[];
}
