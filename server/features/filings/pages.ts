import { cents, formatCents } from '../../domain/money.ts';
import type { ProgramKey } from '../../domain/programs/program.ts';
import { getProgram, programs } from '../../domain/programs/programs.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { formPage } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import type { listReadyEstimates } from '../estimates/index.ts';
import type { FilingEntry } from './queries.ts';
import { dayText, programWords, stateTag } from './words.ts';

export const filingsCrumb = { label: 'Filings', href: paths.filings() };

/** The carrier's filings, newest first. */
export function filingsPage(entries: readonly FilingEntry[], estimates: ReadyEstimates, mayPrepare: boolean): Page {
  const start = { label: 'Start a filing', href: paths.newFiling(), tone: 'main' };
  const totals = new Map(estimates.map((estimate) => [estimate.id, estimate.summary.total.likelyCents]));
  const open = entries.filter((entry) => entry.state !== 'Accepted').length;
  return {
    template: 'filings/list',
    title: 'Filings',
    view: {
      head: {
        title: 'Filings',
        sentence:
          entries.length === 0
            ? 'An application for reimbursement: it fills itself from profile, inventory and estimate, is certified by an officer and reviewed by the administrator.'
            : `${counted(entries.length, 'filing')}, ${open === 0 ? 'all accepted' : `${open} under way`}.`,
        actions: [
          { label: entries.some(({ versions }) => versions.length > 0) ? 'Filed after approval' : 'Annual report', href: paths.termFilings() },
          ...(mayPrepare ? [start] : []),
        ],
      },
      isEmpty: entries.length === 0,
      empty: {
        title: 'No filing yet',
        text: mayPrepare
          ? 'Start one when the first estimate is made. It can be changed until it is certified.'
          : 'A preparer starts one. You are asked when there is something to certify.',
        actions: mayPrepare ? [start] : [],
      },
      table: {
        caption: 'Filings',
        captionHidden: true,
        keys: true,
        columns: [
          { label: 'Filing', kind: 'key' },
          { label: 'Program' },
          { label: 'Asked for', kind: 'money' },
          { label: 'Who acts next', kind: 'words' },
          { label: 'Last change', optional: true },
          { label: 'State', pin: true },
        ],
        rows: entries.map((entry) => ({ cells: cellsOf(entry, totals) })),
      },
    },
  };
}

/** The form that starts a filing. */
export function newFilingPage(estimates: ReadyEstimates, inventoryVersion: number, form: { values: Record<string, string>; issues: Issue[] }): Page {
  const usual = estimates.find((estimate) => estimate.isToFile) ?? estimates[0];
  const values = { program: usual?.program ?? '', estimate: usual ? String(usual.id) : 'none', ...form.values };
  return formPage({
    title: 'Start a filing',
    sentence:
      'Choose the program and the estimate that the application rests on. The answers are the same under each; the form and the checks differ.',
    crumbs: [filingsCrumb],
    action: paths.filings(),
    submitLabel: 'Start the filing',
    cancelHref: paths.filings(),
    issues: form.issues,
    groups: [
      {
        fields: [
          {
            name: 'program',
            label: 'Program',
            kind: 'radio',
            value: values.program,
            options: programs.map((program) => ({ value: program.key, label: program.title, hint: program.standing })),
          },
          {
            name: 'estimate',
            label: 'Estimate',
            hint: 'It must be made under the same program. You can choose another one later.',
            kind: 'radio',
            value: values.estimate,
            options: [
              ...estimates.map((estimate) => estimateOption(estimate, inventoryVersion)),
              { value: 'none', label: 'None yet', hint: 'The answers can be written before the estimate is made.' },
            ],
          },
        ],
      },
    ],
    aside: 'Next: you complete the answers; the checks of the administrator run with every change.',
  });
}

/** An estimate as a choice, with what tells it from the others. */
export function estimateOption(estimate: ReadyEstimates[number], inventoryVersion: number) {
  const moved = estimate.inventoryVersion !== inventoryVersion;
  return {
    value: String(estimate.id),
    label: `Estimate ${estimate.number}, ${estimate.name}${estimate.isToFile ? ' (the one to file)' : ''}: ${formatCents(estimate.summary.total.likelyCents)} under ${programWords(estimate.program)}`,
    hint: `Made ${dayText(estimate.createdAt)} from inventory version ${estimate.inventoryVersion}${moved ? `; the inventory is now version ${inventoryVersion}` : ', the current one'}.`,
  };
}

export function programTitle(key: ProgramKey): string {
  return getProgram(key).shortTitle;
}

function cellsOf(entry: FilingEntry, totals: ReadonlyMap<number, number>) {
  const version = entry.versions.at(-1);
  const isFiled = entry.state === 'Submitted' || entry.state === 'Accepted';
  const estimated = entry.estimateId === null ? undefined : totals.get(entry.estimateId);
  const amount = isFiled && version ? version.totalCents : estimated;
  return [
    {
      text: entry.number,
      href: paths.filing(entry.id),
      small: version ? `version ${version.number}, submitted ${dayText(version.submittedAt)}` : `started ${dayText(entry.createdAt)}`,
    },
    { text: programTitle(entry.program) },
    { text: amount === undefined ? 'Not estimated' : formatCents(cents(amount)) },
    { text: whoActs(entry) },
    { text: dayText(entry.updatedAt) },
    { tag: stateTag(entry.state) },
  ];
}

function whoActs(entry: FilingEntry): string {
  if (entry.state === 'Draft' || entry.state === 'Returned') return 'The preparer';
  if (entry.state === 'Ready to certify') return 'The certifying officer';
  if (entry.state === 'Being submitted') return 'This server';
  return entry.state === 'Submitted' ? 'The administrator' : 'Nobody: it is decided';
}

type ReadyEstimates = Awaited<ReturnType<typeof listReadyEstimates>>;
