import { dayOf, formatDay, type Instant, utcDayOf, washingtonTime } from '../../domain/calendar.ts';
import type { FrozenFiling, FrozenPaper } from '../../domain/filing/frozen-filing.ts';
import type { FrozenTermFiling } from '../../domain/filing/term-filing.ts';
import { formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { drawStamp, type Stamp } from './draw-stamp.ts';

/** A receipt names at most so many totals of a filing of the term. */
const mostTotals = 2;

/** What the receipt of a submitted version says: from the frozen value and the hashes under which its files are kept, and from nothing else. */
export function receiptOf(frozen: FrozenFiling | FrozenTermFiling, { frozenSha256, pdfSha256 }: KeptHashes): Receipt {
  const { number, version, carrierName, program, form, submittedAt, submittedBy, certifications } = frozen;
  const stamp = drawStamp(frozen, frozenSha256);
  return {
    carrierName,
    form: form.title,
    number,
    version,
    program: { title: program.title, shortTitle: program.shortTitle },
    software: frozen.software,
    edition: frozen.paper?.edition ?? 1,
    submittedAt,
    submittedBy,
    certified: certifiedWords(certifications),
    amounts: frozen.schema === 'changeout-filing-1' ? [{ label: 'Asked for', value: formatCents(frozen.cost.totalCents) }] : totalsOf(frozen),
    frozenSha256,
    pdfSha256,
    stamp,
    files: { json: `filing-${number}-v${version}.json`, pdf: `filing-${number}-v${version}.pdf` },
  };
}

/** `Nov 23, 2026, 15:04 UTC, which is 10:04 EST in Washington, D.C.`: with the day there where it is another one. */
export function zonedMoment(instant: Instant): string {
  const there = dayOf(instant);
  const day = there === utcDayOf(instant) ? '' : ` on ${formatDay(there)}`;
  return `${formatDay(utcDayOf(instant))}, ${instant.slice(11, 19)}\u00a0UTC, which is ${washingtonTime(instant)}${day} in Washington, D.C.`;
}

/** A SHA-256 as it is read aloud: sixteen groups of four, eight on a line. */
export function groupedHash(sha256: string): string {
  const groups = sha256.match(/.{4}/g) ?? [];
  return [groups.slice(0, 8), groups.slice(8)].map((line) => line.join(' ')).join('\n');
}

/** How anybody can check what a receipt says, each way with what it needs. */
export function receiptChecks({ stamp, files }: Receipt): { who: string; how: string; command?: string }[] {
  return [
    ...(stamp ? [{ who: 'Anybody, signed in or not', how: asSentence(stamp.use) }] : []),
    {
      who: 'Whoever has the files',
      how: 'The hashes that this says must be those above, digit for digit (macOS: shasum -a 256; Windows: certutil -hashfile FILE SHA256).',
      command: `sha256sum ${files.json} ${files.pdf}`,
    },
    {
      who: 'Whoever has this software',
      how: 'It draws the PDF anew from the data and compares it, byte for byte, without server or network.',
      command: `npm run verify-filing -- ${files.json} ${files.pdf}`,
    },
  ];
}

/** What a receipt does not prove, in sentences. */
export const receiptLimits: readonly string[] = [
  'It is a receipt of this software. It is no receipt of the FCC or any other agency, and it does not show that one has received, accepted or approved the filing.',
  'Submitted means: frozen, and handed to the administrator who uses the same server. Whatever an agency asks to be filed with it is a step of its own.',
  'It does not show that the filing is true: that is what its officer certified.',
  'Names are those of accounts, and times those of the clock, of the server that made it. Equal hashes show equal bytes, not who made them.',
];

function certifiedWords(certifications: FrozenFiling['certifications']): string {
  const [first] = certifications;
  if (!first) return 'Nothing was certified';
  return `${counted(certifications.length, 'statement')} certified ${zonedMoment(first.certifiedAt)}`;
}

/** The totals of its tables, as they are printed: those of tables with one amount come first, since they need no column to be understood. */
function totalsOf({ tables }: FrozenTermFiling): Receipt['amounts'] {
  const found = tables.map(moneyTotals);
  const totals = [...found.filter(({ length }) => length === 1), ...found.filter(({ length }) => length > 1)].flat();
  const more = totals.length - mostTotals;
  return more > 0 ? [...totals.slice(0, mostTotals), { label: 'Further totals', value: `${counted(more, 'total')} in the filing` }] : totals;
}

/** `Total of amounts claimed (T2)`, `Total of spending by category, before (T3)`; a total that names itself keeps its name. */
function moneyTotals({ id, title, columns, total }: FrozenTermFiling['tables'][number]): Receipt['amounts'] {
  const own = total?.[0]?.startsWith('Total ') ? total[0] : `Total of ${lowered(title)}`;
  const amounts = columns.flatMap((column, index) => {
    const value = total?.[index] ?? '';
    return column.isAmount && value.includes('$') ? [{ column: column.title, value }] : [];
  });
  const isOnly = amounts.length === 1;
  return amounts.map(({ column, value }) => ({ label: `${own}${isOnly ? '' : `, ${lowered(column)}`} (${id})`, value }));
}

function lowered(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

interface KeptHashes {
  frozenSha256: string;
  pdfSha256: string;
}

export interface Receipt {
  carrierName: string;
  form: string;
  number: string;
  version: number;
  program: { title: string; shortTitle: string };
  software: string;
  /** Of the rules by which the filing is laid out; its receipt follows the same. */
  edition: 1 | FrozenPaper['edition'];
  submittedAt: Instant;
  submittedBy: { name: string; title: string };
  certified: string;
  /** What is asked for, or what a filing of the term adds up to; empty where it has no amounts. */
  amounts: { label: string; value: string }[];
  frozenSha256: string;
  pdfSha256: string;
  stamp: Stamp | undefined;
  files: { json: string; pdf: string };
}
