import { formatDay } from '../../../calendar.ts';
import { statusChoices, toLabel } from '../../../inventory/choices.ts';
import type { Issue } from '../../../result.ts';
import { counted } from '../../../words.ts';
import { fieldIssue, termFound, termPass } from '../../check-term-filing.ts';
import { cellIssue } from '../../read-entry-rows.ts';
import type { TermCheck, TermFacts } from '../../term-filing.ts';
import { disposedTable } from './disposal-fields.ts';
import { type DisposedRow, disposalOf, disposedRows, filedRows, type HeldItem, tagKey } from './disposal-units.ts';

const paragraph = '47 CFR 1.50004(j)';
const about = [disposedTable.key];

/** What the rows of a disposal record must be: of the inventory, not above it, not twice, in time, each as it is told elsewhere. */
export const rowChecks: TermCheck[] = [
  {
    id: 'rows-present',
    title: 'Something is recorded as destroyed',
    citation: paragraph,
    about,
    test: (facts) => {
      if (disposedRows(facts).length > 0) return termPass('At least one row is entered.');
      const sentence = 'No item is entered. Enter what was destroyed, or discard the record.';
      return termFound('fail', sentence, [fieldIssue(disposedTable.key, sentence)]);
    },
  },
  ofRows('fail', {
    id: 'tags-known',
    title: 'Every row is covered equipment of the inventory',
    pass: 'Every tag names covered equipment of the inventory.',
    found: ['row names', 'rows name', 'no covered equipment of the inventory. Correct the tag, or remove the row.'],
    faults: (rows) => rows.flatMap((row) => tagFault(row)),
  }),
  ofRows('warning', {
    id: 'coverage-settled',
    title: 'It is settled that every row is covered',
    pass: 'Every row is of equipment that the program pays to replace, or that is open under the rules.',
    found: ['row is', 'rows are', 'of equipment that the program does not pay to replace, or whose coverage is open.'],
    faults: (rows) => rows.flatMap((row) => openFault(row)),
  }),
  ofRows('fail', {
    id: 'units-held',
    title: 'No unit is recorded twice, and no more than the inventory has',
    pass: 'With the records filed before, no row goes above the units of the inventory.',
    found: ['row goes', 'rows go', 'above what the inventory has. Correct the units, or the inventory.'],
    faults: unitFaults,
  }),
  ofRows('fail', {
    id: 'inventory-agrees',
    title: 'What is destroyed has that status in the inventory',
    pass: 'No line whose units are all on records has another status in the inventory.',
    found: ['line has', 'lines have', 'another status in the inventory. Record it there as destroyed, or correct the row.'],
    faults: statusFaults,
  }),
  ofRows('fail', {
    id: 'days-in-order',
    title: 'The days are in order, and none is to come',
    pass: 'No day is to come, after that of the destruction, or before the inventory says that the item was obtained.',
    found: ['day is', 'days are', 'out of order. Correct each.'],
    faults: (rows, facts) => rows.flatMap((row) => dayFaults(row, facts)),
  }),
  ofRows('fail', {
    id: 'method-told',
    title: 'Another way of destroying is told',
    pass: 'Every way is one of the list, or told in the remarks.',
    found: ['row was', 'rows were', 'destroyed in another way that is not told.'],
    faults: (rows) =>
      rows
        .filter(({ cells }) => cells.method === 'other' && (cells.note ?? '').length < 10)
        .map((row) => at(row, 'note', 'does not tell the other way. Say how it was destroyed.')),
  }),
];

/** A check of the rows: every fault is a cell. `found` is told after the number of faults. */
export function ofRows(outcome: 'fail' | 'warning', of: RowCheck): TermCheck {
  return {
    id: of.id,
    title: of.title,
    citation: of.citation ?? paragraph,
    about,
    test: (facts) => {
      const issues = of.faults(disposedRows(facts), facts);
      const [one, many, rest] = of.found;
      return issues.length === 0 ? termPass(of.pass) : termFound(outcome, `${counted(issues.length, one, many)} ${rest}`, issues);
    },
  };
}

/** An issue at a cell of a row. */
export function at({ index, cells }: DisposedRow, key: string, fault: string): Issue {
  const column = disposedTable.columns.find((one) => one.key === key);
  if (!column) throw new Error(`The table has no column ${key}.`);
  return cellIssue({ table: disposedTable, index, column }, fault, cells[key]);
}

function tagFault(row: DisposedRow): Issue[] {
  const tag = row.cells.tag ?? '';
  if (tag === '') return [];
  if (!row.held) return [at(row, 'tag', `${tag} is not in the inventory. Correct it, or enter the equipment there.`)];
  const { verdict, rule, reason } = row.held.coverage;
  if (verdict !== 'not covered' || rule === 'date obtained') return [];
  return [at(row, 'tag', `${tag} is not covered equipment, so it does not belong here. ${reason}`)];
}

function openFault(row: DisposedRow): Issue[] {
  const { verdict, rule, reason } = row.held?.coverage ?? { verdict: 'covered', rule: 'all tests', reason: '' };
  if (verdict === 'unknown') return [at(row, 'tag', `is of equipment whose coverage is open. ${reason}`)];
  if (verdict !== 'not covered' || rule !== 'date obtained') return [];
  return [at(row, 'tag', `is recorded, but counts in no total of covered units. ${reason}`)];
}

/** The fault stands at the first row that goes above the line, with what was recorded before it. */
function unitFaults(rows: readonly DisposedRow[], facts: TermFacts): Issue[] {
  const filed = new Map<string, DisposedRow[]>();
  for (const row of filedRows(facts)) filed.set(tagKey(row.cells.tag ?? ''), [...(filed.get(tagKey(row.cells.tag ?? '')) ?? []), row]);
  const above = new Map<string, number>();
  return rows.flatMap((row) => {
    const key = tagKey(row.cells.tag ?? '');
    if ((row.cells.quantity ?? '') !== '' && row.quantity === 0) return [at(row, 'quantity', 'is zero. Write how many units were destroyed.')];
    const before = { filed: filed.get(key) ?? [], above: above.get(key) ?? 0 };
    above.set(key, before.above + row.quantity);
    return row.held && row.quantity > 0 ? excess(row, row.held.item, before) : [];
  });
}

function excess(row: DisposedRow, { quantity, tag }: HeldItem['item'], before: { filed: readonly DisposedRow[]; above: number }): Issue[] {
  const recorded = before.filed.reduce((total, one) => total + one.quantity, before.above);
  if (recorded + row.quantity <= quantity) return [];
  const where = [...new Set(before.filed.map(({ record }) => record)), ...(before.above > 0 ? ['rows above'] : [])].join(', ');
  const has = `the inventory has ${counted(quantity, 'unit')} of ${tag}`;
  return [at(row, 'quantity', recorded === 0 ? `is above what there is: ${has}.` : `is too much: ${has}, and ${recorded} stand on ${where}.`)];
}

/** A line of which every unit stands on records, and which the inventory does not have as destroyed. */
function statusFaults(rows: readonly DisposedRow[], facts: TermFacts): Issue[] {
  const open = new Map(
    disposalOf(facts)
      .filter(({ item, here, left }) => here > 0 && left === 0 && item.status !== 'destroyed')
      .map(({ item }) => [tagKey(item.tag), item]),
  );
  return [...open].flatMap(([key, { tag, status }]) => {
    const row = rows.find(({ cells }) => tagKey(cells.tag ?? '') === key);
    return row ? [at(row, 'tag', `${tag} has the status ${toLabel(statusChoices, status)} in the inventory. Set it to Destroyed there.`)] : [];
  });
}

function dayFaults(row: DisposedRow, { today }: TermFacts): Issue[] {
  const { removedOn = '', erasedOn = '', destroyedOn = '' } = row.cells;
  const obtainedOn = row.held?.item.obtainedOn ?? null;
  const days = Object.entries({ removedOn, erasedOn, destroyedOn }).filter(([, day]) => day !== '');
  const coming = days.filter(([, day]) => day > today).map(([key]) => at(row, key, 'is still to come. Record it once it is done.'));
  if (coming.length > 0) return coming;
  const early = obtainedOn === null ? [] : days.filter(([, day]) => day < obtainedOn);
  if (obtainedOn !== null && early.length > 0)
    return early.map(([key]) => at(row, key, `is before ${formatDay(obtainedOn)}, when the inventory says that it was obtained.`));
  if (destroyedOn === '') return [];
  return days.filter(([, day]) => day > destroyedOn).map(([key]) => at(row, key, 'is after the day on which it was destroyed.'));
}

interface RowCheck {
  id: string;
  title: string;
  citation?: string;
  pass: string;
  found: readonly [string, string, string];
  faults: (rows: readonly DisposedRow[], facts: TermFacts) => Issue[];
}
