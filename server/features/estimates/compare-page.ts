import type { ComparedAmount, EstimateComparison, MovedEntry, MovedLine } from '../../domain/cost/totals/compare-estimates.ts';
import { type Cents, formatCents, formatShort } from '../../domain/money.ts';
import { capitalised } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { JobRow } from '../../platform/work/jobs.ts';
import type { Page } from '../../web/render-page.ts';
import { listAddress } from '../../web/to-pager.ts';
import { formatUnitPrice } from '../catalog/index.ts';
import type { EstimateName } from './queries.ts';
import { estimateTitle, formatSigned, quantityWords } from './words.ts';

/** Two estimates side by side: totals, causes in sentences, categories, and the prices and lines that moved most. */
export function comparePage(names: readonly EstimateName[], pair: ComparedPair | null, asked: { a: string; b: string }): Page {
  const { title } = compareHead;
  return {
    template: 'estimates/sheet',
    title,
    view: {
      head: {
        ...compareHead,
        sentence: pair ? sentenceOf(pair) : 'Choose two computed estimates: what differs between them, to the cent, and why.',
      },
      form: { action: paths.compareEstimates(), label: 'Which two', button: 'Compare', fields: choices(names, asked) },
      sections: pair ? sectionsOf(pair) : names.length < 2 ? [tooFew] : [],
    },
  };
}

/** Two large estimates that nobody has compared yet, or whose comparing broke off. */
export function comparisonOffer(pair: ComparePair, job: JobRow | undefined): Page {
  const fields = [
    { name: 'a', value: String(pair.before.id) },
    { name: 'b', value: String(pair.after.id) },
  ];
  const compare = { label: 'Compare them', href: paths.compareEstimates(), tone: 'main', post: true, fields };
  const note = job?.status === 'failed' ? { tone: 'stop', title: 'The comparison broke off.', text: job.error ?? 'Compare them again.' } : null;
  const sentence = `${estimateTitle(pair.before)} and ${estimateTitle(pair.after)} are of a large network: their lines are compared in the background, once.`;
  return waiting({ head: { ...compareHead, sentence, actions: [compare] }, note, progress: null });
}

/** Two large estimates that are being compared. */
export function comparingPage(pair: ComparePair, job: JobRow): Page {
  const hereHref = listAddress(paths.compareEstimates(), { a: String(pair.before.id), b: String(pair.after.id) });
  const { progressLabel: label, progressDone: done, progressTotal } = job;
  const progress = { label, done, total: Math.max(1, progressTotal), progressHref: paths.job(job.id), hereHref };
  const sentence = `${estimateTitle(pair.before)} and ${estimateTitle(pair.after)} are being compared. This page shows the result when it is ready.`;
  return { ...waiting({ head: { ...compareHead, sentence, actions: [] }, note: null, progress }), refreshSeconds: 3 };
}

function waiting(view: object): Page {
  return { template: 'estimates/waiting', title: compareHead.title, view };
}

const compareHead = { title: 'Compare estimates', crumbs: [{ label: 'Estimates', href: paths.estimates() }] };

const tooFew = {
  title: null,
  empty: { title: 'There is only one', text: 'Open an estimate and choose “Copy and change” to make a second one, then come back.' },
};

function choices(names: readonly EstimateName[], { a, b }: { a: string; b: string }) {
  const options = names.map((one) => ({ value: String(one.id), label: estimateTitle(one) }));
  const field = (id: string, label: string, value: string) => ({ id, label, kind: 'select', width: 'full', value, options });
  return [field('a', 'Before', a), field('b', 'After', b)];
}

function sentenceOf({ before, after, comparison }: ComparedPair): string {
  const total = comparison.totals[0];
  if (!total || total.differenceCents === 0) return `${estimateTitle(before)} and ${estimateTitle(after)} come to the same likely total.`;
  const more = total.differenceCents > 0 ? 'more' : 'less';
  const size = formatShort(Math.abs(total.differenceCents) as Cents);
  const [first] = [...comparison.causes].sort((one, other) => Math.abs(other.cents) - Math.abs(one.cents));
  const why = first ? ` Most of it comes from: ${first.title.charAt(0).toLowerCase()}${first.title.slice(1)} (${formatSigned(first.cents)}).` : '';
  return `${estimateTitle(after)} costs ${size} ${more} than ${estimateTitle(before)}.${why}`;
}

function sectionsOf(pair: ComparedPair) {
  const { comparison, before, after } = pair;
  return [
    {
      title: 'Side by side',
      small: `before: ${estimateTitle(before)}; after: ${estimateTitle(after)}`,
      table: amountTable('Amounts of both estimates', comparison.totals),
    },
    { title: 'Why', small: 'the causes sum to the difference of the likely totals, to the cent', ...causes(comparison) },
    { title: 'By category', table: amountTable('Categories of both estimates', comparison.categories) },
    ...(comparison.keptOut.length === 0 ? [] : [{ title: 'Kept out', table: amountTable('What is kept out of both', comparison.keptOut) }]),
    ...(comparison.movedEntries.length === 0
      ? []
      : [{ title: 'Prices that moved most', small: 'all lines of a price together', table: entryTable(comparison.movedEntries) }]),
    ...(comparison.movedLines.length === 0
      ? []
      : [{ title: 'Lines that moved most', small: 'each opens what was and what is', table: lineTable(comparison.movedLines, pair) }]),
  ];
}

function causes({ causes: found, totals }: EstimateComparison) {
  if (found.length === 0) return { empty: { title: 'Nothing moved', text: 'Every line is the same in both.' } };
  return {
    table: {
      caption: 'Causes of the difference',
      captionHidden: true,
      columns: [
        { label: 'Cause', kind: 'key' },
        { label: 'Lines', kind: 'number' },
        { label: 'Difference', kind: 'money', pin: true },
      ],
      rows: found.map((cause) => ({ cells: [{ text: cause.title }, { text: String(cause.lineCount) }, { text: formatSigned(cause.cents) }] })),
      total: [{ text: 'Difference of the likely totals' }, {}, { text: formatSigned(totals[0]?.differenceCents ?? (0 as Cents)) }],
    },
  };
}

function amountTable(caption: string, rows: readonly ComparedAmount[]) {
  return {
    caption,
    captionHidden: true,
    columns: [
      { label: 'Amount', kind: 'key' },
      { label: 'Before', kind: 'money' },
      { label: 'After', kind: 'money' },
      { label: 'Difference', kind: 'money', pin: true },
    ],
    rows: rows.map((row) => ({
      cells: [
        { text: row.title },
        { text: formatCents(row.beforeCents) },
        { text: formatCents(row.afterCents) },
        { text: formatSigned(row.differenceCents) },
      ],
    })),
  };
}

function entryTable(entries: readonly MovedEntry[]) {
  return {
    caption: 'Prices whose lines moved most',
    captionHidden: true,
    columns: [
      { label: 'Price', kind: 'key' },
      { label: 'Lines', kind: 'number' },
      { label: 'Before', kind: 'money' },
      { label: 'After', kind: 'money' },
      { label: 'Difference', kind: 'money', pin: true },
    ],
    rows: entries.map((entry) => ({
      cells: [
        { text: entry.item, small: `${entry.entryCode} · ${entry.unit}` },
        { text: String(entry.lineCount) },
        { text: formatCents(entry.beforeCents) },
        { text: formatCents(entry.afterCents) },
        { text: formatSigned(entry.differenceCents) },
      ],
    })),
  };
}

function lineTable(lines: readonly MovedLine[], { before, after }: ComparedPair) {
  const side = (line: MovedLine, which: 'before' | 'after') => {
    const one = line[which];
    if (!one) return { text: 'Not there' };
    return {
      explain: {
        figure: formatCents(one.cents),
        label: `${line.item}, ${line.siteCode ?? 'network-wide'}, ${which}`,
        formula: `${quantityWords(one.quantity, line.unit)} × ${formatUnitPrice(one.unitCents, line.unit)} = ${formatCents(one.cents)}`,
        basis: 'on the page of the line',
        source: estimateTitle(which === 'before' ? before : after),
        href: paths.estimateLine((which === 'before' ? before : after).id, line.id),
        linkLabel: 'The whole line',
      },
    };
  };
  return {
    caption: 'Lines that moved most',
    captionHidden: true,
    columns: [
      { label: 'Line', kind: 'key' },
      { label: 'Why', kind: 'words whole' },
      { label: 'Before', kind: 'money' },
      { label: 'After', kind: 'money' },
      { label: 'Difference', kind: 'money', pin: true },
    ],
    rows: lines.map((line) => ({
      cells: [
        { text: line.item, small: line.id },
        { text: capitalised(line.reason) },
        side(line, 'before'),
        side(line, 'after'),
        { text: formatSigned(line.differenceCents) },
      ],
    })),
  };
}

/** Two computed estimates, the earlier side first. */
export interface ComparePair {
  before: EstimateName;
  after: EstimateName;
}

interface ComparedPair extends ComparePair {
  comparison: EstimateComparison;
}
