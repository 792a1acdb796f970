import type { EquipmentItem } from '../../inventory/equipment.ts';
import type { ItemCoverage } from '../../programs/cover-item.ts';
import { s1625 } from '../../programs/s1625.ts';
import { counted, formatCount } from '../../words.ts';
import type { FilingFacts } from '../filing.ts';
import { serialsAsked } from '../serials-asked.ts';
import { type Check, type Finding, found, pass, toItem, toSite } from './check.ts';

const detail = { hr4998: 'H.R.4998 s.4(d)(2)(B)', scrp: '47 CFR 1.50004(c)(1)(ii)' };
const cutOff = { s1625: s1625.cutOff.citation, hr4998: 'H.R.4998 s.4(c)', scrp: '47 CFR 1.50004(i)(1)' };
const suspiciousQuantity = 500;

export const equipmentChecks: readonly Check[] = [
  {
    id: 'covered-equipment',
    title: 'The network holds covered equipment',
    citations: detail,
    lineKeys: ['covered-units'],
    test: ({ coverage }) =>
      coverage.units.covered > 0
        ? pass(
            `${counted(coverage.units.covered, 'unit')} at ${counted(coverage.sites.filter((site) => site.units.covered > 0).length, 'site')} are covered.`,
          )
        : found('fail', 'No covered equipment was found, so there is nothing to ask for. Add the equipment, or resolve what is unknown.', {
            link: { to: 'inventory', key: null },
          }),
  },
  {
    id: 'dates-obtained',
    title: 'Every item of a covered maker has a date obtained',
    citations: cutOff,
    lineKeys: ['obtained', 'unknown-units'],
    test: (facts) =>
      onItems(facts, 'fail', (_item, { verdict, rule }) => verdict === 'unknown' && rule === 'date obtained', {
        none: 'Every item of a covered maker has a date obtained.',
        some: (items) => `${has(items, 'inventory line')} no date obtained. Enter the day from the invoice or asset record.`,
      }),
  },
  {
    id: 'models-known',
    title: 'Every maker and model is known',
    citations: detail,
    lineKeys: ['unknown-units'],
    test: (facts) =>
      onItems(facts, 'fail', (_item, { verdict, rule }) => verdict === 'unknown' && rule !== 'date obtained', {
        none: 'Every maker and model is known.',
        some: (items) => `${has(items, 'inventory line')} a maker or model that is not known. Choose the catalog model, or state maker and category.`,
      }),
  },
  {
    id: 'boundary-items',
    title: 'No item lies on a boundary of the rules',
    citations: { s1625: s1625.eligibleUses.citation, hr4998: 'H.R.4998 s.4(c); 47 CFR 1.50001(c)', scrp: '47 CFR 1.50004(i)(1), 1.50001(c)' },
    lineKeys: ['boundary-units'],
    test: (facts) =>
      onItems(facts, 'warning', (_item, { verdict }) => verdict === 'boundary', {
        none: 'No item lies on a boundary of the rules.',
        some: (items) =>
          `${counted(items.length, 'inventory line lies', 'inventory lines lie')} on a boundary of the rules and ${items.length === 1 ? 'is' : 'are'} marked in the inventory. Ask the administrator before you count on them.`,
      }),
  },
  {
    id: 'obtained-too-late',
    title: 'Items obtained too late are in the plan though nobody pays for them',
    citations: { hr4998: 'H.R.4998 s.4(c)(2), s.4(d)(4)(A)(i)', scrp: '47 CFR 1.50004(i)(1), (a)(3)(i)(A)' },
    lineKeys: ['too-late-units', 'removal-plan'],
    test: (facts) =>
      onItems(facts, 'warning', (item, { verdict, rule }) => verdict === 'not covered' && rule === 'date obtained' && isInNetwork(item), {
        none: 'No item of a covered maker in the network was obtained too late.',
        some: (items) =>
          `${counted(items.length, 'inventory line was', 'inventory lines were')} obtained too late to be paid for. The plan that is certified covers every covered item in the network: remove these as well, at the applicant's own cost.`,
      }),
  },
  {
    id: 'already-out',
    title: 'Covered equipment still stands in the network',
    citations: { scrp: '47 CFR 1.50004(g)' },
    lineKeys: ['covered-units'],
    test: (facts) =>
      onItems(facts, 'warning', (item, { verdict }) => verdict === 'covered' && !isInNetwork(item), {
        none: 'No covered item is marked removed or destroyed.',
        some: (items) =>
          `${counted(items.length, 'inventory line is', 'inventory lines are')} removed or destroyed already. Keep invoices and certificates: whether such cost is paid is not settled in the sources read.`,
      }),
  },
  {
    id: 'sites-located',
    title: 'Every site with covered equipment has a place',
    citations: detail,
    lineKeys: ['covered-sites'],
    test: (facts) => {
      const unplaced = facts.inventory.sites
        .filter((site, index) => (facts.coverage.sites[index]?.units.covered ?? 0) > 0 && (site.latitude === null || site.longitude === null))
        .map(({ code }) => code);
      if (unplaced.length === 0) return pass('Every site with covered equipment has coordinates.');
      const sentence = `${has(unplaced, 'site')} covered equipment but no coordinates. Enter latitude and longitude.`;
      return found('warning', sentence, { subjects: unplaced, link: toSite(unplaced[0]) });
    },
  },
  {
    id: 'serials-given',
    title: 'Every unit that is covered or not decided yet has a serial number',
    citations: detail,
    lineKeys: ['covered-units'],
    test: serialsGiven,
  },
  {
    id: 'serials-unique',
    title: 'No serial number stands twice',
    citations: detail,
    lineKeys: ['covered-units'],
    test: testSerials,
  },
  {
    id: 'quantities-plausible',
    title: 'Quantities are plausible',
    citations: {},
    lineKeys: ['covered-units'],
    test: (facts) =>
      onItems(facts, 'warning', (item) => item.quantity > suspiciousQuantity && item.category !== 'ONT/CPE' && item.category !== 'LTE CPE', {
        none: 'No inventory line has an unusual quantity.',
        some: (items) => `${has(items, 'inventory line')} more than ${suspiciousQuantity} units. Check the quantity.`,
      }),
  },
];

function serialsGiven(facts: FilingFacts): Finding {
  const lacks = (item: EquipmentItem, coverage: ItemCoverage) => {
    const asked = serialsAsked(item, coverage);
    return asked !== null && asked.have < asked.of;
  };
  let undecided = 0;
  facts.inventory.items.forEach((item, index) => {
    const coverage = facts.coverage.items[index];
    if (coverage && coverage.verdict !== 'covered' && lacks(item, coverage)) undecided++;
  });
  return onItems(facts, 'warning', lacks, {
    none: 'Every unit that is covered or not decided yet has a serial number; software needs none.',
    some: (items) =>
      `${has(items, 'inventory line')} fewer serial numbers than units${undecided === 0 ? '' : `, ${formatCount(undecided)} of them not decided yet`}. Add them now: disposal must be proved unit by unit.`,
  });
}

function testSerials({ inventory, coverage }: FilingFacts): Finding {
  const firstTag = new Map<string, string>();
  const repeated = new Set<string>();
  inventory.items.forEach((item, index) => {
    if (coverage.items[index]?.verdict !== 'covered') return;
    const here = new Set<string>();
    for (const serial of item.serials) {
      const key = serial.trim().toLowerCase();
      if (here.has(key)) repeated.add(item.tag);
      here.add(key);
      const other = firstTag.get(key);
      if (other === undefined) firstTag.set(key, item.tag);
      else if (other !== item.tag) repeated.add(item.tag);
    }
  });
  const tags = [...repeated];
  if (tags.length === 0) return pass('Every serial number of covered equipment stands once.');
  const sentence = `${has(tags, 'inventory line')} a serial number that stands elsewhere too. The same unit cannot be asked for twice: correct the number, or delete the repeated line.`;
  return found('fail', sentence, { subjects: tags, link: toItem(tags[0]) });
}

function onItems(facts: FilingFacts, outcome: 'warning' | 'fail', is: ItemTest, say: { none: string; some: (tags: string[]) => string }): Finding {
  const tags: string[] = [];
  facts.inventory.items.forEach((item, index) => {
    const coverage = facts.coverage.items[index];
    if (coverage && is(item, coverage)) tags.push(item.tag);
  });
  return tags.length === 0 ? pass(say.none) : found(outcome, say.some(tags), { subjects: tags, link: toItem(tags[0]) });
}

function isInNetwork(item: EquipmentItem): boolean {
  return item.status !== 'removed' && item.status !== 'destroyed';
}

function has(things: readonly string[], noun: string): string {
  return `${counted(things.length, noun)} ${things.length === 1 ? 'has' : 'have'}`;
}

type ItemTest = (item: EquipmentItem, coverage: ItemCoverage) => boolean;
