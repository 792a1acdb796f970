import { formatDay } from '../../../calendar.ts';
import type { EquipmentItem } from '../../../inventory/equipment.ts';
import { counted, formatCount } from '../../../words.ts';
import type { ShownValue } from '../../filing.ts';
import { computed } from '../../shown-value.ts';
import type { TermFacts, TermFormLine, TermTable } from '../../term-filing.ts';
import { shownCell } from '../../term-values.ts';
import { allUnitsLabel, allUnitsOf } from '../compliance-state.ts';
import { disposedTable } from './disposal-fields.ts';
import { type DisposedRow, disposalOf, disposedRows, type ItemDisposal, sumOf } from './disposal-units.ts';

/** Lines of section C, without their ids: covered units of the inventory by the record that they stand in. The last three make the first. */
export const unitLines: Omit<TermFormLine, 'id'>[] = [
  { key: 'units-covered', label: allUnitsLabel, show: allUnitsOf },
  line('units-filed', 'Of these on disposal records filed before', (facts) => sumOf(disposalOf(facts), 'filed')),
  line('units-here', 'Of these on this record', (facts) => sumOf(disposalOf(facts), 'here')),
  line('units-left', 'Of these on no disposal record yet', (facts) => sumOf(disposalOf(facts), 'left')),
];

/** T1 to T3: what was entered, row by row, on three tables with the same numbers of rows; T4: what is left. */
export const disposalTables: TermTable[] = [
  {
    id: 'T1',
    title: 'Items destroyed',
    intro: 'What was destroyed, by tag of the inventory.',
    columns: [
      { title: 'Tag' },
      { title: 'Equipment' },
      { title: 'Site' },
      { title: 'Class' },
      { title: 'Serial numbers', isConfidential: true },
      { title: 'Units', isAmount: true },
    ],
    rows: entered('T1', ({ cells, held }, { shown }) => [
      cells.tag ?? '',
      held ? equipmentOf(held.item) : 'Not in the inventory',
      held?.item.siteCode ?? '',
      shown('riskClass'),
      shown('serials'),
      shown('quantity'),
    ]),
    total: (facts) => ['All items', '', '', '', '', formatCount(disposedRows(facts).reduce((total, { quantity }) => total + quantity, 0))],
  },
  {
    id: 'T2',
    title: 'How each was destroyed',
    intro: 'Row by row as in T1. A certificate is named by its number in the register; its hash stands under “Documents attached”.',
    columns: [
      { title: 'Tag' },
      { title: 'How' },
      { title: 'Destroyed on' },
      { title: 'Where', isConfidential: true },
      { title: 'By', isConfidential: true },
      { title: 'Witness', isConfidential: true },
      { title: 'Certificate' },
    ],
    rows: entered('T2', ({ cells }, { shown }) => [
      cells.tag ?? '',
      shown('method'),
      shown('destroyedOn'),
      shown('place'),
      shown('by'),
      shown('witness'),
      cells.certificate ?? '',
    ]),
  },
  {
    id: 'T3',
    title: 'From removal to destruction',
    intro: 'Row by row as in T1: who held it, and what was done about data on it.',
    columns: [
      { title: 'Tag' },
      { title: 'Removed on' },
      { title: 'Held by until destroyed', isConfidential: true },
      { title: 'Data erased' },
      { title: 'Erased on' },
      { title: 'Remarks' },
    ],
    rows: entered('T3', ({ cells }, { shown }) => [
      cells.tag ?? '',
      shown('removedOn'),
      shown('custody'),
      shown('erasure'),
      shown('erasedOn'),
      shown('note'),
    ]),
  },
  {
    id: 'T4',
    title: 'Covered units on no disposal record yet, by site',
    intro:
      'Sites with covered units that stand neither on this record nor on one filed before, by their status in the inventory. Units open under the rules count.',
    columns: [
      { title: 'Site' },
      { title: 'Units', isAmount: true },
      { title: 'On records', isAmount: true },
      { title: 'In place', isAmount: true },
      { title: 'Removed', isAmount: true },
      { title: 'Destroyed', isAmount: true },
    ],
    rows: (facts) =>
      openSites(facts).map(({ title, counts }, index) => ({
        id: `T4.${index + 1}`,
        cells: [title, ...counts.map(formatCount)],
        origin: 'computed',
        originNote: `inventory version ${facts.inventory.version} and the disposal records`,
      })),
    total: (facts) => {
      const sites = openSites(facts);
      return [
        'All these sites',
        ...[0, 1, 2, 3, 4].map((column) => formatCount(sites.reduce((total, { counts }) => total + (counts[column] ?? 0), 0))),
      ];
    },
  },
];

/** What a value rests on that no rule read in full states. */
export const basisLines: Omit<TermFormLine, 'id'>[] = [
  basis('basis-rule', 'The rule', '47 CFR 1.50004(j)', {
    text: 'What is removed is destroyed, so that it can never work again and no other provider can use it, and documents of it are kept.',
    note: 'rule, read in full',
  }),
  basis('basis-practice', 'Best practice', 'DA 21-1234', {
    text: 'Voluntary. Who follows it complies with the rule, and other ways are judged case by case. Only the opening of the order was read.',
    note: 'opening of the order read',
  }),
  basis('basis-classes', 'Classes 1 to 3', 'dwt.com, November 2021', {
    text: 'A planning assumption from a secondary source: 1 keeps data, 2 handles data and keeps none, 3 neither.',
    note: 'planning assumption, secondary source',
  }),
  basis('basis-operable', 'Working equipment', 'DA 21-1234 as quoted by atrecycle.com', {
    text: 'A planning assumption from a secondary source: equipment counts as working until it is properly disposed of, and nothing that works goes to providers abroad.',
    note: 'planning assumption, secondary source',
  }),
  basis('basis-vendors', 'Choice of firms', 'DA 21-1234 as quoted by atrecycle.com', {
    text: 'A planning assumption from a secondary source: a U.S. disposal firm on U.S. soil, registered under the arms rules (ITAR, with DDTC), that tracks custody and gives certificates.',
    note: 'planning assumption, secondary source',
  }),
  basis('basis-items', 'What is recorded of each item', '47 CFR 1.50004(j); DA 21-1234', {
    text: 'A planning assumption of this software: serial numbers, class, removal, custody, erasure, destruction and certificate. No source that was read prescribes the list.',
    note: 'planning assumption, derived here',
  }),
];

/** `Huawei RRU3908`. */
export function equipmentOf({ maker, model }: Pick<EquipmentItem, 'maker' | 'model'>): string {
  return `${maker} ${model}`.trim() || 'Not named';
}

/** Sites with units on no record: their covered units, those on records, and what is left in place, removed and destroyed. */
function openSites(facts: TermFacts): { title: string; counts: number[] }[] {
  const names = new Map(facts.inventory.sites.map(({ code, name }) => [code.toLowerCase(), name]));
  const bySite = new Map<string, ItemDisposal[]>();
  for (const one of disposalOf(facts)) bySite.set(one.item.siteCode, [...(bySite.get(one.item.siteCode) ?? []), one]);
  return [...bySite].flatMap(([code, lines]) => {
    if (sumOf(lines, 'left') === 0) return [];
    const left = (is: (status: EquipmentItem['status']) => boolean) =>
      sumOf(
        lines.filter(({ item }) => is(item.status)),
        'left',
      );
    const recorded = sumOf(lines, 'filed') + sumOf(lines, 'here');
    const counts = [
      recorded + sumOf(lines, 'left'),
      recorded,
      left((status) => status !== 'removed' && status !== 'destroyed'),
      left((status) => status === 'removed'),
      left((status) => status === 'destroyed'),
    ];
    return [{ title: [code, names.get(code.toLowerCase()) ?? ''].join(' ').trim(), counts }];
  });
}

function entered(id: string, cellsOf: (row: DisposedRow, of: { shown: (key: string) => string }) => string[]): TermTable['rows'] {
  return (facts) =>
    disposedRows(facts).map((row) => ({
      id: `${id}.${row.index + 1}`,
      cells: cellsOf(row, { shown: (key) => cellText(row, key) }),
      origin: 'entered',
      originNote: 'entered for this filing',
    }));
}

function cellText({ cells }: DisposedRow, key: string): string {
  const column = disposedTable.columns.find((one) => one.key === key);
  return column ? shownCell(column, cells[key] ?? '') : '';
}

function line(key: string, label: string, units: (facts: TermFacts) => number): Omit<TermFormLine, 'id'> {
  return {
    key,
    label,
    show: (facts) => computed(counted(units(facts), 'unit'), `inventory version ${facts.inventory.version}, ${formatDay(facts.today)}`),
  };
}

function basis(key: string, label: string, citation: string, { text, note }: { text: string; note: string }): Omit<TermFormLine, 'id'> {
  return { key, label, citation, show: (): ShownValue => computed(text, note) };
}
