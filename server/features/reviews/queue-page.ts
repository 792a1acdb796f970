import type { Instant } from '../../domain/calendar.ts';
import { cents, formatCents } from '../../domain/money.ts';
import { programKeys } from '../../domain/programs/program.ts';
import { getProgram } from '../../domain/programs/programs.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { countPages, listAddress, toPager } from '../../web/to-pager.ts';
import { dayText, momentText } from '../filings/index.ts';
import { kindTitle, type NewestOfTerm } from '../term-filings/index.ts';
import type { QueueQuery } from './inputs.ts';
import type { ReviewEntry } from './queries.ts';
import { clockWords, isOpen, statusTag } from './words.ts';

const size = 50;
const shows = [
  { key: 'open', label: 'To decide', fits: isOpen },
  { key: 'returned', label: 'Returned', fits: (entry: ReviewEntry) => entry.status === 'returned' },
  { key: 'accepted', label: 'Accepted', fits: (entry: ReviewEntry) => entry.status === 'accepted' },
  { key: 'all', label: 'All', fits: () => true },
] as const;

/** The administrator's queue: what is to be decided, by the day it is due, and the newest of what was filed after approval. */
export function queuePage({ entries, after }: Queue, query: QueueQuery, now: Instant): Page {
  const found = entries.filter((entry) => fitsSearch(entry, query)).sort(byDueDay);
  const rows = found.filter((shows.find(({ key }) => key === query.show) ?? shows[0]).fits);
  const page = Math.min(query.page, countPages(rows.length, size));
  const address = (change: Partial<QueueQuery>) => addressOf({ ...query, page: 1, ...change });
  return {
    template: 'reviews/queue',
    title: 'Queue',
    view: {
      head: {
        title: 'Queue',
        sentence: sentenceOf(entries, now),
        actions: [{ label: 'Filed by providers', href: paths.providerFilings() }],
      },
      next: nextOf(entries, now),
      filters: {
        href: paths.reviews(),
        search: { name: 'q', label: 'Carrier or filing number', value: query.q, placeholder: 'Carrier or number' },
        hidden: query.show === 'open' ? [] : [{ name: 'show', value: query.show }],
        choices: [
          {
            name: 'program',
            label: 'Program',
            value: query.program ?? '',
            options: [{ value: '', label: 'Every program' }, ...programKeys.map((key) => ({ value: key, label: getProgram(key).shortTitle }))],
          },
        ],
        chips: shows.map(({ key, label, fits }) => ({
          label,
          count: found.filter(fits).length,
          href: address({ show: key }),
          current: key === query.show,
        })),
        ...((query.q !== '' || query.program !== undefined) && { clearHref: address({ q: '', program: undefined }) }),
      },
      isEmpty: rows.length === 0,
      empty: {
        title: entries.length === 0 ? 'Nothing was submitted yet' : 'Nothing here',
        text:
          entries.length === 0
            ? 'A filing appears here when a carrier submits it. Program managers invite carriers under People.'
            : 'No filing fits the filter.',
        actions: entries.length === 0 ? [{ label: 'People', href: paths.people() }] : [{ label: 'Show all', href: `${paths.reviews()}?show=all` }],
      },
      table: {
        caption: 'Filings',
        captionHidden: true,
        keys: true,
        columns: [
          { label: 'Carrier', kind: 'key' },
          { label: 'Program' },
          { label: 'Submitted' },
          { label: 'Due' },
          { label: 'Asked for', kind: 'money' },
          { label: 'Status', pin: true },
        ],
        rows: rows.slice((page - 1) * size, page * size).map((entry) => ({ cells: cellsOf(entry, now) })),
      },
      after: afterTable(after),
      pager: { ...toPager({ page, size, total: rows.length, noun: 'filings', toHref: (number) => address({ page: number }) }), keys: true },
    },
  };
}

function cellsOf(entry: ReviewEntry, now: Instant) {
  const clock = clockWords(entry, now);
  return [
    { text: entry.carrierName, href: paths.review(entry.id), small: `${entry.number}, version ${entry.current.number}` },
    { text: getProgram(entry.program).shortTitle },
    { text: dayText(entry.current.submittedAt) },
    { text: clock.due, small: clock.left },
    { text: formatCents(cents(entry.current.totalCents)), small: counted(entry.current.siteCount, 'site') },
    { tag: clock.isLate ? { label: 'Late', tone: 'stop' } : statusTag(entry.status) },
  ];
}

function sentenceOf(entries: readonly ReviewEntry[], now: Instant): string {
  const open = entries.filter(isOpen);
  if (open.length === 0)
    return entries.length === 0 ? 'Filings that carriers submit, by the day a decision is due.' : 'Every filing is decided or with its carrier.';
  const late = open.filter((entry) => clockWords(entry, now).isLate).length;
  const total = open.reduce((sum, entry) => sum + entry.current.totalCents, 0);
  return `${counted(open.length, 'filing waits', 'filings wait')} for a decision, ${formatCents(cents(total))} in all${late > 0 ? `; ${late} ${late === 1 ? 'is' : 'are'} late` : ''}.`;
}

function nextOf(entries: readonly ReviewEntry[], now: Instant) {
  const first = entries.filter(isOpen).sort(byDueDay)[0];
  if (!first) return null;
  const { due, left } = clockWords(first, now);
  const action = { label: 'Open it', href: paths.review(first.id) };
  return {
    title: `Next: ${first.carrierName}, filing ${first.number}.`,
    text: `A decision is due ${due} (${left}).`,
    who: 'A reviewer acts.',
    action,
  };
}

function byDueDay(a: ReviewEntry, b: ReviewEntry): number {
  const open = Number(isOpen(b)) - Number(isOpen(a));
  if (open !== 0) return open;
  const [first, second] = [a.clock?.dueOn ?? '9999', b.clock?.dueOn ?? '9999'];
  return first < second ? -1 : first > second ? 1 : a.id - b.id;
}

function fitsSearch(entry: ReviewEntry, { q, program }: QueueQuery): boolean {
  if (program !== undefined && entry.program !== program) return false;
  const text = q.toLowerCase();
  return entry.carrierName.toLowerCase().includes(text) || entry.number.includes(text);
}

function addressOf({ show, program, q, page }: QueueQuery): string {
  return listAddress(paths.reviews(), { show: show === 'open' ? undefined : show, program, q, page: page > 1 ? String(page) : undefined });
}

/** No decision is asked for here: each is read beside its application. */
function afterTable(after: Queue['after']) {
  if (after.length === 0) return null;
  return {
    caption: 'Newest filings after approval',
    captionHidden: true,
    columns: [{ label: 'Carrier', kind: 'key' }, { label: 'Filing' }, { label: 'Submitted', pin: true }],
    rows: after.map(({ carrierName, kind, number, version, filingId, submittedAt }) => ({
      cells: [
        { text: carrierName, href: filingId === null ? paths.providerFilings() : `${paths.review(filingId)}#filed-after-approval` },
        { text: kindTitle(kind), small: `${number}, version ${version}` },
        { text: momentText(submittedAt) },
      ],
    })),
  };
}

interface Queue {
  entries: readonly ReviewEntry[];
  /** Newest first. */
  after: readonly NewestOfTerm[];
}
