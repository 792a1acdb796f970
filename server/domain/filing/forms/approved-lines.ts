import { costCategories } from '../../catalog/price-book.ts';
import { costPhases } from '../../catalog/recipe.ts';
import { type Cents, cents, sumCents } from '../../money.ts';
import type { FrozenCostLine, FrozenFiling } from '../frozen-filing.ts';
import type { TermAnswers, TermFacts } from '../term-filing.ts';
import { everyOther, readCellCents } from '../term-values.ts';

/**
 * The cost lines of the application by their key (see `lineKey`), with the amounts of every other modification submitted here, in the order in which
 * they were first submitted; one that was denied changes nothing. What the administrator approved of a single line is not recorded here: `changedBy`
 * names the filing that changed the line or added it last, null where it stands as filed with the application.
 */
export function approvedLines(facts: Pick<TermFacts, 'application' | 'earlier' | 'later'>): ReadonlyMap<string, ApprovedLine> {
  const filed = filedLines(facts);
  const modifications = everyOther(facts).filter(({ kind }) => kind === 'modification');
  if (modifications.length === 0) return filed;
  const lines = new Map(filed);
  for (const { number, entered } of modifications) modifyLines(lines, number, entered.rows);
  return lines;
}

/** The cost lines of the application as filed. */
export function filedLines({ application }: Pick<TermFacts, 'application'>): ReadonlyMap<string, ApprovedLine> {
  if (!application) return new Map();
  const known = filedOnce.get(application.frozen) ?? readLines(application.frozen);
  filedOnce.set(application.frozen, known);
  return known;
}

/** A frozen application never changes, and many lines of a form ask for its cost lines: a large one has tens of thousands. */
const filedOnce = new WeakMap<FrozenFiling, ReadonlyMap<string, ApprovedLine>>();

function readLines({ cost }: FrozenFiling): ReadonlyMap<string, ApprovedLine> {
  return new Map(
    cost.lines.map(({ id, siteCode, category, phase, entryCode, item, unit, amountCents }) => [
      lineKey(id),
      { id, siteCode, category, phase, entryCode, item, unit, filedCents: amountCents, amountCents, changedBy: null },
    ]),
  );
}

/**
 * Carries the rows of one modification into the lines, in their order: a line that is named twice takes the last amount. Returns each change with the
 * amounts before and after; `before` is null where no line has that id, and nothing is changed. A row without an amount changes nothing.
 */
export function modifyLines(lines: Map<string, ApprovedLine>, number: string, rows: TermAnswers['rows']): LineChange[] {
  const changed = (rows.lines ?? []).map((row, index): LineChange => {
    const key = lineKey(row.line ?? '');
    const line = lines.get(key) ?? null;
    const after = isAmount(row.amount) ? readCellCents(row.amount ?? '') : null;
    if (line && after !== null) lines.set(key, { ...line, amountCents: after, changedBy: number });
    return { row: index, table: 'lines', key, line, before: line?.amountCents ?? null, after: line && after };
  });
  const added = (rows.added ?? []).map((row, index): LineChange => {
    const after = isAmount(row.amount) ? readCellCents(row.amount ?? '') : null;
    const line = addedLine(row, { id: addedLineId(number, index), number, after: after ?? cents(0) });
    if (after !== null) lines.set(lineKey(line.id), line);
    return { row: index, table: 'added', key: lineKey(line.id), line, before: cents(0), after };
  });
  return [...changed, ...added];
}

/** The sum of all lines, in cents. */
export function totalOf(lines: ReadonlyMap<string, ApprovedLine>): Cents {
  return sumCents([...lines.values()].map(({ amountCents }) => amountCents));
}

/** What a change adds to the total, in cents; 0 while it changes nothing. */
export function addedBy({ before, after }: LineChange): Cents {
  return cents(before === null || after === null ? 0 : after - before);
}

/** `HP-0012.RA-010`, however it was typed. */
export function lineKey(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

/** `C1.A2` for the second line that modification `2026-0003-C1` adds. */
export function addedLineId(number: string, index: number): string {
  return `${number.split('-').at(-1) ?? number}.A${index + 1}`;
}

function addedLine(row: Readonly<Record<string, string>>, { id, number, after }: { id: string; number: string; after: Cents }): ApprovedLine {
  const site = (row.site ?? '').trim();
  return {
    id,
    siteCode: site === '' ? null : site,
    category: costCategories.find((category) => category === row.category) ?? 'Program management',
    phase: costPhases.find((phase) => phase === row.phase) ?? 'soft cost',
    entryCode: id,
    item: row.item ?? '',
    unit: '',
    filedCents: cents(0),
    amountCents: after,
    changedBy: number,
  };
}

function isAmount(text: string | undefined): boolean {
  return /^\d{1,11}(\.\d\d)?$/.test(text ?? '');
}

/** A line as an application has it; `entryCode` is its own id and `unit` is empty where a modification added it. */
export interface ApprovedLine extends Pick<FrozenCostLine, 'id' | 'siteCode' | 'category' | 'phase' | 'entryCode' | 'item' | 'unit' | 'amountCents'> {
  /** As filed with the application; 0 for a line that a modification added. `amountCents` is as modified since. */
  filedCents: Cents;
  changedBy: string | null;
}

/** One row of a modification against the lines as they stood before it. */
export interface LineChange {
  /** From 0, in its table. */
  row: number;
  table: 'lines' | 'added';
  key: string;
  /** As it was before; null where no line has that id. */
  line: ApprovedLine | null;
  before: Cents | null;
  /** null where no amount is given, or no line has that id. */
  after: Cents | null;
}
