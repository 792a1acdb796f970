import { readSerials } from '../../../inventory/read-serials.ts';
import type { Issue } from '../../../result.ts';
import { counted } from '../../../words.ts';
import { fieldIssue, termFound, termPass } from '../../check-term-filing.ts';
import type { TermCheck } from '../../term-filing.ts';
import { at, ofRows } from './disposal-checks.ts';
import { type DisposedRow, disposalOf, filedRows, tagKey } from './disposal-units.ts';

const practice = 'DA 21-1234';
const listed = '47 CFR 1.50004(j); list of this software, a planning assumption';

/** What proves the destruction: serial numbers, and what best practice and this software's own list of records ask for. */
export const proofChecks: TermCheck[] = [
  ofRows('fail', {
    id: 'serials-agree',
    title: 'Serial numbers are one for each unit, and none stands twice for a tag',
    pass: 'Where serial numbers are given, they are one for each unit, and none was recorded before for the same tag.',
    found: ['cell of serial numbers', 'cells of serial numbers', 'cannot stand. Correct each.'],
    faults: (rows, facts) => {
      const known: KnownSerials = new Map();
      for (const row of filedRows(facts)) learn(known, row);
      return rows.flatMap((row) => {
        const faults = [...countFaults(row), ...repeatFaults(row, known)];
        learn(known, row);
        return faults;
      });
    },
  }),
  ofRows('warning', {
    id: 'serials-known',
    title: 'Serial numbers are those of the inventory',
    pass: 'No serial number differs from those that the inventory has for its tag.',
    found: [
      'row has',
      'rows have',
      'serial numbers that the inventory does not have for the tag. Compare the nameplates, and correct one of the two.',
    ],
    faults: (rows) => rows.flatMap(strangeSerials),
  }),
  ofRows('warning', {
    id: 'record-full',
    title: 'Each row has serial numbers, day of removal and custody',
    citation: listed,
    pass: 'Each row has serial numbers, the day of removal and who held it.',
    found: [
      'cell is',
      'cells are',
      'empty that the record should have (a planning assumption of this software: no source that was read prescribes the list).',
    ],
    faults: (rows) =>
      rows.flatMap((row) =>
        ['serials', 'removedOn', 'custody']
          .filter((key) => (row.cells[key] ?? '') === '')
          .map((key) => at(row, key, 'should be given where it is known: it ties the certificate to the unit.')),
      ),
  }),
  ofRows('warning', {
    id: 'data-erased',
    title: 'What keeps data was erased first',
    citation: `${practice}; classes from a secondary source, a planning assumption`,
    pass: 'Every row of class 1 tells how its data was erased, and when.',
    found: ['cell on erasing is', 'cells on erasing are', 'empty for equipment that keeps data.'],
    faults: (rows) =>
      rows
        .filter(({ cells }) => cells.riskClass === '1')
        .flatMap((row) =>
          ['erasure', 'erasedOn']
            .filter((key) => (row.cells[key] ?? '') === '')
            .map((key) => at(row, key, 'is not told, and class 1 keeps data. Tell it, or correct the class.')),
        ),
  }),
  noteCheck('practice-told', {
    title: 'Another way than best practice is told',
    field: 'practice',
    value: 'other',
    note: 'practiceNote',
    sentence: 'Another way than best practice is judged case by case. Describe it in 30 characters or more.',
  }),
  noteCheck('abroad-told', {
    title: 'What left the United States is told',
    field: 'abroad',
    value: 'yes',
    note: 'abroadNote',
    sentence:
      'Some of it left the United States before it was destroyed. Tell what, where it went and how its destruction is proved, in 30 characters or more.',
  }),
  {
    id: 'in-the-country',
    title: 'Nothing left the United States before it was destroyed',
    citation: `${practice} as quoted by atrecycle.com, a planning assumption`,
    about: ['abroad'],
    test: ({ answers }) => {
      if (answers.abroad !== 'yes') return termPass('Nothing is said to have left the United States before it was destroyed.');
      const sentence =
        'Secondary sources say that nothing that still works may go to providers abroad, and that equipment counts as working until it is properly disposed of (a planning assumption). Ask counsel before you sign.';
      return termFound('warning', sentence, [fieldIssue('abroad', sentence)]);
    },
  },
  recordedCheck('Add them here, or file another record.'),
];

/** What the inventory has as destroyed stands on a disposal record, whichever application it was filed for. `advice` says what to do where not. */
export function recordedCheck(advice: string): TermCheck {
  return {
    id: 'destroyed-recorded',
    title: 'What the inventory has as destroyed stands on a disposal record',
    citation: '47 CFR 1.50004(j)',
    about: ['units-left', 'units-destroyed'],
    test: (facts) => {
      const open = disposalOf(facts).filter(({ item, left }) => item.status === 'destroyed' && left > 0);
      if (open.length === 0) return termPass('Every covered unit that the inventory has as destroyed stands on a disposal record.');
      const units = open.reduce((total, { left }) => total + left, 0);
      const tags = open.slice(0, 5).map(({ item }) => item.tag);
      const more = open.length > tags.length ? ` and ${counted(open.length - tags.length, 'more line')}` : '';
      const sentence = `The inventory has ${counted(units, 'covered unit')} as destroyed that no disposal record names: ${tags.join(', ')}${more}. ${advice}`;
      return termFound('warning', sentence);
    },
  };
}

function countFaults(row: DisposedRow): Issue[] {
  const text = row.cells.serials ?? '';
  if (text === '') return [];
  const reading = readSerials(text);
  if (reading.value === undefined) return [at(row, 'serials', `cannot stand. ${reading.problems[0]?.message ?? ''}`.trim())];
  if (row.quantity === 0 || row.serials.length === row.quantity) return [];
  return [at(row, 'serials', `are ${row.serials.length} for ${counted(row.quantity, 'unit')}. Write one for each unit, or correct the units.`)];
}

/** Serial numbers of the row that a row before it has for the same tag. */
function repeatFaults(row: DisposedRow, known: KnownSerials): Issue[] {
  const twice = row.serials.find((serial) => known.has(serialKey(row, serial)));
  if (twice === undefined) return [];
  const record = known.get(serialKey(row, twice));
  const where = record === row.record ? 'a row above' : record;
  return [at(row, 'serials', `name ${twice}, which stands on ${where} already. No unit is destroyed twice.`)];
}

function learn(known: KnownSerials, row: DisposedRow): void {
  for (const serial of row.serials) known.set(serialKey(row, serial), row.record);
}

function serialKey({ cells }: DisposedRow, serial: string): string {
  return `${tagKey(cells.tag ?? '')}\n${serial.toLowerCase()}`;
}

function strangeSerials(row: DisposedRow): Issue[] {
  const known = new Set((row.held?.item.serials ?? []).map((serial) => serial.toLowerCase()));
  if (known.size === 0) return [];
  const strange = row.serials.filter((serial) => !known.has(serial.toLowerCase()));
  return strange.length === 0 ? [] : [at(row, 'serials', `name ${strange.slice(0, 3).join(', ')}, which the inventory does not have for this tag.`)];
}

/** An answer that needs its explanation. */
function noteCheck(id: string, of: { title: string; field: string; value: string; note: string; sentence: string }): TermCheck {
  return {
    id,
    title: of.title,
    citation: practice,
    about: [of.field, of.note],
    test: ({ answers }) =>
      answers[of.field] === of.value && (answers[of.note] ?? '').length < 30
        ? termFound('fail', of.sentence, [fieldIssue(of.note, of.sentence)])
        : termPass('Nothing is left to be told here.'),
  };
}

/** The record on which a serial number stands, by tag and serial number. */
type KnownSerials = Map<string, string>;
