import type { Person } from '../../context.ts';
import { dayOf, formatDay, type Instant } from '../../domain/calendar.ts';
import { formatCents } from '../../domain/money.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress, toPager } from '../../web/to-pager.ts';
import type { LinkedIssue } from './link-issues.ts';
import { isBeingComputed } from './list-estimates.ts';
import type { EstimateListRow, EstimateRow } from './queries.ts';
import { estimateTitle } from './words.ts';

export const issuesPerPage = 50;
const estimatesCrumb = { label: 'Estimates', href: paths.estimates() };

/** The carrier's estimates, newest first. */
export function estimatesPage(list: EstimateList): Page {
  const { rows, total, page, size, inventoryVersion, mayMake } = list;
  const newest = rows.find((row) => row.status === 'ready');
  const ready = rows.filter((row) => row.status === 'ready').length;
  const moved = newest !== undefined && newest.inventoryVersion !== inventoryVersion;
  const make = { label: 'Make an estimate', href: paths.newEstimate(), tone: 'main' };
  return {
    template: 'estimates/list',
    title: 'Estimates',
    view: {
      head: {
        title: 'Estimates',
        sentence:
          total === 0
            ? 'What replacing the covered equipment costs and how long it takes, computed from the inventory.'
            : `${counted(total, 'estimate')}. Each is kept as it was computed; the inventory is now at version ${inventoryVersion}.`,
        actions: [...(ready > 1 ? [{ label: 'Compare two', href: paths.compareEstimates() }] : []), ...(mayMake ? [make] : [])],
      },
      next:
        moved && mayMake
          ? {
              title: 'Next: estimate again.',
              text: 'The inventory has changed since the newest estimate was made.',
              who: 'You act.',
              action: { ...make, label: 'Estimate again' },
            }
          : null,
      empty: {
        title: 'No estimate yet',
        text: 'An estimate takes the inventory as it stands and finishes in seconds, with a range, a date and the source of every figure.',
        actions: mayMake ? [make] : [],
      },
      isEmpty: total === 0,
      table: {
        caption: 'Estimates',
        captionHidden: true,
        keys: true,
        columns: [
          { label: 'Estimate', kind: 'key' },
          { label: 'Program' },
          { label: 'Inventory' },
          { label: 'Likely total', kind: 'money' },
          { label: 'P80', kind: 'money', pin: true },
          { label: 'Finish (P80)' },
          { label: 'Status' },
        ],
        rows: rows.map((row) => listRow(row, inventoryVersion)),
      },
      pager: toPager({ page, size, total, noun: 'estimates', toHref: (number) => listAddress(paths.estimates(), { page: String(number) }) }),
    },
  };
}

/** An estimate that is being computed, or whose computing broke off. */
export function waitingPage(row: EstimateRow, job: JobRow | undefined): Page {
  const here = paths.estimate(row.id);
  const title = `Estimate ${row.number}`;
  if (job === undefined || job.status === 'failed') {
    const again = { label: 'Make it again', href: listAddress(paths.newEstimate(), { from: String(row.id) }), tone: 'main' };
    return {
      template: 'estimates/waiting',
      title,
      view: {
        head: {
          title,
          crumbs: [estimatesCrumb],
          sentence: 'The computation broke off. Nothing was lost: make it again with the same settings.',
          actions: [again],
        },
        note: { tone: 'stop', title: 'What happened.', text: job?.error ?? 'The work is no longer in the queue.' },
        progress: null,
      },
    };
  }
  return {
    template: 'estimates/waiting',
    title,
    refreshSeconds: 3,
    view: {
      head: { title, crumbs: [estimatesCrumb], sentence: 'It is being computed. You can leave this page; the estimate stays in the list.' },
      note: null,
      progress: {
        label: job.progressLabel,
        done: job.progressDone,
        total: Math.max(1, job.progressTotal),
        progressHref: paths.job(job.id),
        hereHref: here,
      },
    },
  };
}

/** What stands in the way of an estimate, or what to look at in one: one row an issue, with the place where it is put right. */
export function issuesPage(row: EstimateRow, issues: readonly LinkedIssue[], list: { page: number; total: number; holes: number }): Page {
  const refused = row.status === 'refused';
  const again = { label: 'Try again', href: listAddress(paths.newEstimate(), { from: String(row.id) }), tone: 'main' };
  const here = refused ? paths.estimate(row.id) : paths.estimateIssues(row.id);
  const made = `${formatDay(dayOf(row.createdAt as Instant))}, from inventory version ${row.inventoryVersion}`;
  return {
    template: 'estimates/issues',
    title: refused ? `Estimate ${row.number} was refused` : `Estimate ${row.number}: what to look at`,
    view: {
      head: {
        title: refused ? `Estimate ${row.number} was refused` : `What to look at in estimate ${row.number}`,
        crumbs: refused ? [estimatesCrumb] : [estimatesCrumb, { label: `Estimate ${row.number}`, href: paths.estimate(row.id) }],
        sentence: refused
          ? `${counted(list.holes, 'hole stands', 'holes stand')} in the way. Asked for on ${made}.`
          : `${counted(list.total, 'remark')}. They did not stop the estimate, but they make it less sure.`,
        actions: [],
      },
      next: refused
        ? {
            title: 'Next: put them right, one by one or in the inventory.',
            text: 'Then try again with the same settings.',
            who: 'You act.',
            action: again,
          }
        : null,
      table: issueTable(issues, 'Issues'),
      isEmpty: issues.length === 0,
      pager: toPager({
        page: list.page,
        size: issuesPerPage,
        total: list.total,
        noun: 'issues',
        toHref: (number) => listAddress(here, { page: String(number) }),
      }),
    },
  };
}

export function mayMakeEstimates(person: Person): boolean {
  return person.roles.includes('preparer');
}

export function issueTable(issues: readonly LinkedIssue[], caption: string) {
  return {
    caption,
    captionHidden: true,
    columns: [{ label: 'Where', kind: 'key' }, { label: 'What is wrong and what to do', kind: 'words whole' }, { label: 'Weight' }],
    rows: issues.map(({ issue, where, href }) => ({
      cells: [
        { text: where, href },
        { text: issue.message },
        { tag: issue.severity === 'error' ? { label: 'In the way', tone: 'stop' } : { label: 'To look at', tone: 'warn' } },
      ],
    })),
  };
}

function listRow(row: EstimateListRow, inventoryVersion: number) {
  const { summaryJson: summary } = row;
  const moved = row.inventoryVersion !== inventoryVersion;
  const tags = {
    ready: { label: 'Ready', tone: 'ok' },
    refused: { label: 'Refused', tone: 'stop' },
    queued: isBeingComputed(row) ? { label: 'Being computed', tone: 'info' } : { label: 'Broke off', tone: 'stop' },
  };
  return {
    cells: [
      {
        text: estimateTitle(row),
        href: paths.estimate(row.id),
        small: `${formatDay(dayOf(row.createdAt as Instant))}${row.isToFile ? ' · the one to file' : ''}`,
      },
      { text: getProgram(row.program).shortTitle },
      { text: `Version ${row.inventoryVersion}${moved ? `, moved since to ${inventoryVersion}` : ', as it is now'}` },
      { text: summary ? formatCents(summary.total.likelyCents) : '' },
      { text: summary ? formatCents(summary.risk.percentiles.p80) : '' },
      { text: summary ? formatDay(summary.schedule.p80FinishOn) : '' },
      { tag: tags[row.status] },
    ],
  };
}

interface EstimateList {
  rows: EstimateListRow[];
  total: number;
  page: number;
  size: number;
  inventoryVersion: number;
  mayMake: boolean;
}
