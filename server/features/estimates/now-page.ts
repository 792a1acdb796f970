import { type Cents, cents, formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress, toPager } from '../../web/to-pager.ts';
import type { CostNow, MovedSite } from './compute-now.ts';
import type { LinkedIssue } from './link-issues.ts';
import { issueTable } from './pages.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';
import { formatRange, formatSigned } from './words.ts';

export const movedPerPage = 100;

/** What the choices of an estimate cost with the inventory as it is now, and which sites moved. */
export function nowPage(row: ReadyRow, now: CostNow, around: { holes: LinkedIssue[]; mayMake: boolean; page: number }): Page {
  const title = 'With the inventory as it is now';
  return {
    template: 'estimates/sheet',
    title: `As of now · Estimate ${row.number}`,
    view: {
      head: { title, crumbs: crumbs(row), sentence: sentenceOf(row, now) },
      next: nextStep(row, now, around.mayMake),
      ...bodyOf(row, now, around),
    },
  };
}

function sentenceOf(row: ReadyRow, now: CostNow): string {
  const then = row.summaryJson.total.likelyCents;
  if (now.kind === 'too large')
    return `The inventory holds ${counted(now.siteCount, 'site')}: too many to compute while you wait. A new estimate does it in the background.`;
  if (now.kind === 'holes') return 'The inventory as it is now has holes, so no total can be told. They are listed below.';
  const moved = now.total.likelyCents - then;
  if (moved === 0 && now.moved.length === 0) return `Nothing moved: the same choices still come to ${formatCents(then)} likely.`;
  const network = now.networkTotal.likelyCents - row.summaryJson.networkTotal.likelyCents;
  const beside = network === 0 ? '' : ` Network-wide lines moved by ${formatSigned(cents(network))}.`;
  return `The same choices now come to ${formatCents(now.total.likelyCents)} likely, ${formatSigned(cents(moved))} against the estimate. ${counted(now.moved.length, 'site')} moved.${beside}`;
}

function nextStep(row: ReadyRow, now: CostNow, mayMake: boolean) {
  const action = { label: 'Estimate again', href: listAddress(paths.newEstimate(), { from: String(row.id) }), tone: 'main' };
  const who = mayMake ? 'You act.' : 'A preparer acts.';
  if (now.kind === 'holes') return { title: 'Next: put the holes right.', text: 'Then estimate again.', who };
  if (now.version === row.inventoryVersion) return null;
  return {
    title: 'Next: estimate again.',
    text: `The estimate is from inventory version ${row.inventoryVersion}; the inventory is now at version ${now.version}.`,
    who,
    ...(mayMake && { action }),
  };
}

function bodyOf(row: ReadyRow, now: CostNow, around: { holes: LinkedIssue[]; page: number }) {
  if (now.kind === 'too large') return { sections: [] };
  if (now.kind === 'holes') return { sections: [{ title: 'What is in the way', table: issueTable(around.holes, 'Holes in the inventory') }] };
  const shown = now.moved.slice((around.page - 1) * movedPerPage, around.page * movedPerPage);
  const toHref = (page: number) => listAddress(paths.estimateNow(row.id), { page: page > 1 ? String(page) : '' });
  return {
    figures: figuresOf(row, now),
    sections: [
      now.moved.length === 0
        ? { title: 'Sites that moved', empty: { title: 'No site moved', text: 'Every site costs what it cost in the estimate.' } }
        : {
            title: 'Sites that moved',
            small: 'largest move first',
            table: movedTable(row, shown),
            pager: toPager({ page: around.page, size: movedPerPage, total: now.moved.length, noun: 'sites', toHref }),
          },
    ],
  };
}

function figuresOf(row: ReadyRow, now: Extract<CostNow, { kind: 'computed' }>) {
  const { summaryJson: summary } = row;
  const rest = {
    basis: 'the prices of the estimate, each with its own basis',
    source: `price book, own prices, recipes and settings of estimate ${row.number}; inventory version ${now.version}`,
  };
  return [
    {
      label: 'Estimate',
      value: formatCents(summary.total.likelyCents),
      note: `inventory version ${row.inventoryVersion}, ${counted(summary.coveredSiteCount, 'site')} with covered equipment`,
    },
    {
      label: 'Now',
      note: `inventory version ${now.version}, ${counted(now.siteCount, 'site')} with covered equipment`,
      explain: {
        figure: formatCents(now.total.likelyCents),
        label: 'likely total now',
        formula: `Sum of all lines with today’s inventory = ${formatCents(now.total.likelyCents)}`,
        inputs: [
          { label: 'Low to high', value: formatRange(now.total.lowCents, now.total.highCents) },
          { label: 'Network-wide', value: formatCents(now.networkTotal.likelyCents) },
          { label: 'Simulation', value: 'none: a new estimate makes it' },
        ],
        ...rest,
      },
    },
    {
      label: 'Difference',
      value: formatSigned(cents(now.total.likelyCents - summary.total.likelyCents)),
      note: `${counted(now.moved.length, 'site')} moved`,
    },
  ];
}

function movedTable(row: ReadyRow, moved: readonly MovedSite[]) {
  const amount = (value: number | null): string => (value === null ? 'Not there' : formatCents(value as Cents));
  return {
    caption: 'Sites whose cost moved',
    captionHidden: true,
    columns: [
      { label: 'Site', kind: 'key' },
      { label: 'Estimate', kind: 'money' },
      { label: 'Now', kind: 'money' },
      { label: 'Difference', kind: 'money', pin: true },
    ],
    rows: moved.map((site) => ({
      cells: [
        {
          text: site.name,
          small: [site.siteCode, site.place].filter((part) => part !== '').join(' · '),
          ...(site.beforeCents !== null && { href: paths.estimateSite(row.id, site.siteCode) }),
        },
        { text: amount(site.beforeCents) },
        { text: amount(site.afterCents) },
        { text: formatSigned(cents((site.afterCents ?? 0) - (site.beforeCents ?? 0))) },
      ],
    })),
  };
}
