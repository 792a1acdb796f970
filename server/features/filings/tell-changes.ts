import { formatDay } from '../../domain/calendar.ts';
import type {
  ChangeKind,
  FrozenAnswerChange,
  FrozenChangedPart,
  FrozenChangeList,
  FrozenChanges,
  FrozenLineChange,
} from '../../domain/filing/frozen-changes.ts';
import { type Cents, cents, formatCents, sumCents } from '../../domain/money.ts';
import { capitalised, counted, formatCount } from '../../domain/words.ts';

const kindWords: Record<ChangeKind, string> = { added: 'added', removed: 'cut', changed: 'changed', moved: 'moved' };

/** What changed, in the words of paper and page alike: one part for each kind of thing, each a sentence and, where anything changed, a table. */
export function tellChanges(changes: FrozenChanges): ToldPart[] {
  return [
    tellMoney(changes),
    tellCategories(changes),
    listPart('Cost lines', ['cost line', 'that change the amount most'], changes.costLines, {
      columns: [{ title: 'Line', kind: 'key' }, { title: 'Change' }, ...moneyColumns],
      row: lineRow,
    }),
    ...tellThings(changes),
  ];
}

/** The same without any amount: sites, equipment, lines of the form, days. */
export function tellThings({ sites, items, answers, timeline }: Pick<FrozenChanges, 'sites' | 'items' | 'answers' | 'timeline'>): ToldPart[] {
  return [
    listPart('Sites', ['site', 'first in the order of the inventory'], sites, {
      columns: [{ title: 'Site', kind: 'key' }, { title: 'Change' }, { title: 'What', kind: 'words' }],
      row: ({ code, name, change, parts }) => [{ text: code, small: name }, capitalised(kindWords[change]), partWords(parts)],
    }),
    listPart('Equipment', ['line of equipment', 'first in the order of the inventory'], items, {
      columns: [{ title: 'Tag', kind: 'key' }, { title: 'Change' }, { title: 'What', kind: 'words' }],
      row: ({ tag, siteCode, change, what, parts }) => [
        { text: tag, small: siteCode },
        capitalised(kindWords[change]),
        parts.length === 0 ? what : partWords(parts),
      ],
    }),
    listPart('Lines of the form', ['line of the form', 'first in the order of the form'], answers, {
      columns: [
        { title: 'Line', kind: 'key' },
        { title: 'Before', kind: 'words' },
        { title: 'Now', kind: 'words' },
      ],
      row: answerRow,
    }),
    tellDays(timeline),
    listPart('Days by site', ['site', 'that move furthest'], timeline.sites, {
      columns: [{ title: 'Site', kind: 'key' }, { title: 'Finished before' }, { title: 'Finished now' }, { title: 'Moved by' }],
      row: ({ siteCode, before, after, days }) => [siteCode, formatDay(before), formatDay(after), moveWords(days)],
    }),
  ];
}

/** Whether a part has anything to tell: the dollars always, the others where something changed. */
export function isTold({ rows, total }: ToldPart): boolean {
  return rows.length > 0 || total !== undefined;
}

/** `The same as before: sites; equipment.`: the parts that are not told, in one sentence. */
export function sameWords(parts: readonly ToldPart[]): string {
  const same = parts.filter((part) => !isTold(part)).map(({ title }) => title.toLowerCase());
  return same.length === 0 ? '' : `The same as before: ${same.join('; ')}.`;
}

const moneyColumns: ToldColumn[] = [
  { title: 'Before', kind: 'money' },
  { title: 'Now', kind: 'money' },
  { title: 'Difference', kind: 'money' },
];

/** The amount asked for before, each kind of change of the cost lines, the amount now: the sum is said to tie, or not. */
function tellMoney({ since, money }: FrozenChanges): ToldPart {
  const difference = cents(money.afterCents - money.beforeCents);
  const explained = sumCents(money.lines.map(({ beforeCents, afterCents }) => cents(afterCents - beforeCents)));
  const ties =
    explained === difference
      ? 'The changes of the cost lines add up to the difference, to the cent.'
      : `The changes of the cost lines add up to ${signed(explained)}, which is not the difference.`;
  return {
    title: 'Dollars',
    sentence: `${totalWords(since.version, difference)} ${ties}`,
    columns: [{ title: 'Part', kind: 'key' }, { title: 'Number', kind: 'number' }, ...moneyColumns],
    rows: money.lines.map(({ change, count, beforeCents, afterCents }) => [
      `Cost lines ${kindWords[change]}`,
      formatCount(count),
      ...moneyCells(beforeCents, afterCents),
    ]),
    total: ['Asked for', '', ...moneyCells(money.beforeCents, money.afterCents)],
  };
}

function tellCategories({ money }: FrozenChanges): ToldPart {
  const before = sumCents(money.categories.map(({ beforeCents }) => beforeCents));
  const after = sumCents(money.categories.map(({ afterCents }) => afterCents));
  const others = [cents(money.beforeCents - before), cents(money.afterCents - after)] as const;
  return {
    title: 'Categories of cost',
    sentence: money.categories.length === 0 ? 'No total of a category changed.' : `${counted(money.categories.length, 'total')} changed.`,
    columns: [{ title: 'Category', kind: 'key' }, ...moneyColumns],
    rows: [
      ...money.categories.map(({ category, beforeCents, afterCents }) => [capitalised(category), ...moneyCells(beforeCents, afterCents)]),
      ...(money.categories.length === 0 ? [] : [['All other categories', ...moneyCells(...others)]]),
    ],
    ...(money.categories.length > 0 && {
      total: ['Asked for', ...moneyCells(money.beforeCents, money.afterCents)],
    }),
  };
}

function tellDays(timeline: FrozenChanges['timeline']): ToldPart {
  return {
    title: 'Timeline',
    sentence: timeline.days.length === 0 ? 'The plan as a whole keeps its days.' : 'The plan as a whole has other days.',
    columns: [{ title: 'Day', kind: 'key' }, { title: 'Before' }, { title: 'Now' }],
    rows: timeline.days.map(({ label, before, after }) => [
      label,
      before === null ? 'None' : formatDay(before),
      after === null ? 'None' : formatDay(after),
    ]),
  };
}

/** A list of changes: its sentence counts all of them by kind and says how many are not shown. */
function listPart<Change>(
  title: string,
  [noun, order]: readonly [noun: string, order: string],
  { counts, shown, more }: FrozenChangeList<Change>,
  { columns, row }: { columns: ToldColumn[]; row: (change: Change) => ToldCell[] },
): ToldPart {
  const plural = noun.includes(' of ') ? noun.replace(' of ', 's of ') : `${noun}s`;
  const all = shown.length + more;
  if (all === 0) return { title, sentence: `No ${noun} changed.`, columns, rows: [] };
  const cut = more === 0 ? '' : ` Listed are the ${formatCount(shown.length)} ${order}; ${formatCount(more)} more are counted here only.`;
  return { title, sentence: `${counted(all, noun, plural)}: ${kindCounts(counts)}.${cut}`, columns, rows: shown.map(row) };
}

/** `2 added, 1 cut`. */
export function kindCounts(counts: FrozenChangeList<unknown>['counts']): string {
  return (Object.keys(kindWords) as ChangeKind[])
    .flatMap((kind) => ((counts[kind] ?? 0) === 0 ? [] : [`${formatCount(counts[kind] ?? 0)} ${kindWords[kind]}`]))
    .join(', ');
}

/** `The amount asked for is $1.00 higher than in version 1.` */
export function totalWords(version: number, difference: Cents): string {
  if (difference === 0) return 'The amount asked for is the same.';
  return `The amount asked for is ${formatCents(cents(Math.abs(difference)))} ${difference > 0 ? 'higher' : 'lower'} than in version ${version}.`;
}

function lineRow({ id, item, change, siteBefore, siteAfter, beforeCents, afterCents }: FrozenLineChange): ToldCell[] {
  const where = (code: string | null) => code ?? 'the whole network';
  const small = change === 'moved' ? `${id}, from ${where(siteBefore)} to ${where(siteAfter)}` : id;
  return [{ text: item, small }, capitalised(kindWords[change]), ...moneyCells(beforeCents, afterCents)];
}

function answerRow({ lineId, label, before, after, cutFrom }: FrozenAnswerChange): ToldCell[] {
  const side = (text: string | null, length: number | undefined, none: string): ToldCell =>
    text === null || length === undefined
      ? (text ?? none)
      : { text, small: `Only what differs, of ${counted(length, 'character')}; line ${lineId} holds the whole.` };
  return [{ text: lineId, small: label }, side(before, cutFrom?.before, 'Not there'), side(after, cutFrom?.after, 'Gone')];
}

/** `Quantity from 2 to 3; serials from none to A1`, or `Serials withheld`: the face of the paper has no arrows. */
function partWords(parts: readonly FrozenChangedPart[]): string {
  const words = ({ what, before, after }: FrozenChangedPart) =>
    before === after ? `${what} ${before.toLowerCase()}` : `${what} from ${before || 'none'} to ${after || 'none'}`;
  return capitalised(parts.map(words).join('; '));
}

function moneyCells(before: Cents, after: Cents): string[] {
  return [formatCents(before), formatCents(after), signed(cents(after - before))];
}

/** `+$1.00`, `-$1.00`, `$0.00`. */
function signed(amount: Cents): string {
  return amount > 0 ? `+${formatCents(amount)}` : formatCents(amount);
}

function moveWords(days: number): string {
  return `${counted(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;
}

export interface ToldPart {
  title: string;
  sentence: string;
  columns: ToldColumn[];
  rows: ToldCell[][];
  total?: ToldCell[];
}

export interface ToldColumn {
  title: string;
  kind?: 'key' | 'words' | 'money' | 'number';
}

export type ToldCell = string | { text: string; small?: string };
