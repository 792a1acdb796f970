import { type Day, day, formatDay, toDay } from '../../../calendar.ts';
import { statusChoices, toLabel } from '../../../inventory/choices.ts';
import type { EquipmentItem } from '../../../inventory/equipment.ts';
import type { ItemCoverage } from '../../../programs/cover-item.ts';
import { readEquipmentKind } from '../../../programs/equipment-kind.ts';
import { counted, formatCount } from '../../../words.ts';
import { computed } from '../../shown-value.ts';
import type { TermFacts, TermFormLine, TermTable } from '../../term-filing.ts';
import { shownCell } from '../../term-values.ts';
import { othersTable } from './annual-fields.ts';

/** 47 CFR 1.50007: of what was on the first covered list, items obtained on this day or later are reported. */
export const reportedSince = day('2018-08-14');

/** The last day of the year that the report is about; null while the year is not readable. */
export function yearEndOf({ answers }: Pick<TermFacts, 'answers'>): Day | null {
  return /^\d{4}$/.test(answers.year ?? '') ? (toDay(`${answers.year}-12-31`) ?? null) : null;
}

/**
 * Equipment of the inventory that the report lists: covered or open under the rules, or obtained too late to be paid for, and obtained from August 14,
 * 2018 to the end of the year. `open` is what may belong to it: maker, model or day is not settled. Passive parts of what came too late are not listed.
 */
export function reportedItems(facts: Pick<TermFacts, 'inventory' | 'coverage' | 'answers' | 'today'>): {
  listed: EquipmentItem[];
  open: EquipmentItem[];
} {
  const until = yearEndOf(facts) ?? facts.today;
  const listed: EquipmentItem[] = [];
  const open: EquipmentItem[] = [];
  facts.inventory.items.forEach((item, index) => {
    const coverage = facts.coverage.items[index];
    const { obtainedOn } = item;
    if (!coverage || (obtainedOn !== null && (obtainedOn < reportedSince || obtainedOn > until))) return;
    if (coverage.verdict === 'unknown') open.push(item);
    else if (obtainedOn !== null && isCoveredKind(item, coverage)) listed.push(item);
  });
  return { listed, open };
}

/** Lines of section C after the statement, without their ids. */
export const countLines: Omit<TermFormLine, 'id'>[] = [
  line('units-listed', 'Units of the inventory that are listed', ({ listed }) => unitsOf(listed)),
  line('units-removed', 'Of these removed or destroyed', ({ listed }) => unitsOf(listed.filter(({ status }) => isOut(status)))),
  line('units-in-place', 'Of these in service, on standby or stored', ({ listed }) => unitsOf(listed.filter(({ status }) => !isOut(status)))),
  {
    key: 'others-listed',
    label: 'Services and other equipment listed',
    show: ({ rows }) => ({
      value: counted((rows[othersTable.key] ?? []).length, 'row'),
      origin: 'entered',
      originNote: 'entered for this filing',
    }),
  },
  line('units-open', 'Units that may belong here: maker, model or day is open', ({ open }) => unitsOf(open)),
];

export const annualTables: TermTable[] = [
  {
    id: 'T1',
    title: 'Equipment of the inventory',
    intro: `Equipment of covered makers obtained from ${formatDay(reportedSince)} to the end of the year, as the inventory has it on the day of filing.`,
    columns: [
      { title: 'Tag' },
      { title: 'Type' },
      { title: 'Where', isConfidential: true },
      { title: 'Obtained on' },
      { title: 'Status' },
      { title: 'Units', isAmount: true },
    ],
    rows: (facts) => {
      const places = new Map(facts.inventory.sites.map((site) => [site.code.toLowerCase(), placeOf(site)]));
      return reportedItems(facts).listed.map((item, index) => ({
        id: `T1.${index + 1}`,
        cells: [
          item.tag,
          [`${item.maker} ${item.model}`.trim(), ...(item.category === null ? [] : [item.category])].join(', '),
          places.get(item.siteCode.toLowerCase()) ?? item.siteCode,
          item.obtainedOn === null ? '' : formatDay(item.obtainedOn),
          toLabel(statusChoices, item.status),
          formatCount(item.quantity),
        ],
        origin: 'computed',
        originNote: `inventory version ${facts.inventory.version}`,
      }));
    },
    total: (facts) => ['All equipment', '', '', '', '', formatCount(unitsOf(reportedItems(facts).listed))],
  },
  {
    id: 'T2',
    title: othersTable.title,
    intro: 'As entered.',
    columns: othersTable.columns.map(({ key, label }) => ({
      title: label,
      ...(key === 'units' && { isAmount: true }),
      ...(key === 'where' && { isConfidential: true }),
    })),
    rows: (facts) =>
      (facts.rows[othersTable.key] ?? []).map((row, index) => ({
        id: `T2.${index + 1}`,
        cells: othersTable.columns.map((column) => shownCell(column, row[column.key] ?? '')),
        origin: 'entered',
        originNote: 'entered for this filing',
      })),
  },
];

/** Equipment that came after the cut-off of the program is as covered as what came before; only its parts without electronics are not. */
function isCoveredKind(item: EquipmentItem, { verdict, rule }: ItemCoverage): boolean {
  if (verdict === 'covered' || verdict === 'boundary') return true;
  if (rule !== 'date obtained') return false;
  return item.category === null || readEquipmentKind(item.category, `${item.model} ${item.notes ?? ''}`).counts !== 'no';
}

function placeOf({ code, name, city, county, state }: TermFacts['inventory']['sites'][number]): string {
  const town = city ?? (county === null ? null : `${county} County`);
  return [`${code} ${name}`.trim(), town, state].filter((part) => part !== null && part !== '').join(', ');
}

function line(key: string, label: string, units: (items: ReturnType<typeof reportedItems>) => number): Omit<TermFormLine, 'id'> {
  return {
    key,
    label,
    show: (facts) =>
      computed(counted(units(reportedItems(facts)), 'unit'), `inventory version ${facts.inventory.version}, ${formatDay(facts.today)}`),
  };
}

function unitsOf(items: readonly EquipmentItem[]): number {
  return items.reduce((total, { quantity }) => total + quantity, 0);
}

function isOut(status: EquipmentItem['status']): boolean {
  return status === 'removed' || status === 'destroyed';
}
