import { type Day, formatDay } from '../../../calendar.ts';
import { equipmentCategories } from '../../../inventory/equipment.ts';
import type { CoverageVerdict } from '../../../programs/cover-item.ts';
import { counted, formatCount } from '../../../words.ts';
import type { FilingFacts, ShownValue } from '../../filing.ts';
import { computed } from '../../shown-value.ts';

export function inventoryVersion({ inventory }: FilingFacts): ShownValue {
  return computed(`Version ${inventory.version}`, 'inventory of the carrier');
}

export function siteCount(facts: FilingFacts): ShownValue {
  return computed(formatCount(facts.inventory.sites.length), noteOf(facts));
}

export function coveredSiteCount(facts: FilingFacts): ShownValue {
  return computed(formatCount(facts.coverage.sites.filter((site) => site.units.covered > 0).length), noteOf(facts));
}

/** Units and inventory lines with one verdict of the covered test. */
export function unitsThatAre(verdict: CoverageVerdict): (facts: FilingFacts) => ShownValue {
  return (facts) => {
    const { units, lines } = facts.coverage;
    return computed(`${counted(units[verdict], 'unit')} on ${counted(lines[verdict], 'inventory line')}`, `${noteOf(facts)}, covered test`);
  };
}

/** Units left out because they were obtained too late; those of other makers are not counted here. */
export function tooLateUnits(facts: FilingFacts): ShownValue {
  let units = 0;
  facts.inventory.items.forEach((item, index) => {
    const coverage = facts.coverage.items[index];
    if (coverage?.verdict === 'not covered' && coverage.rule === 'date obtained') units += item.quantity;
  });
  return computed(counted(units, 'unit'), facts.program.cutOff.citation);
}

export function cutOffDay({ program }: FilingFacts): ShownValue {
  const cutOff = program.cutOff.value;
  if (!cutOff) return computed('No day was found', program.cutOff.citation);
  return computed(`${cutOff.inclusive ? 'On or before' : 'Before'} ${formatDay(cutOff.day)}`, program.cutOff.citation);
}

export function makersAndUnits(facts: FilingFacts): ShownValue {
  const units = new Map<string, number>();
  forEachCovered(facts, (index, quantity) => {
    const maker = facts.inventory.items[index]?.maker.trim() ?? '';
    units.set(maker, (units.get(maker) ?? 0) + quantity);
  });
  const largestFirst = [...units].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return computed(largestFirst.map(([maker, count]) => `${maker} ${formatCount(count)}`).join('; ') || 'None', noteOf(facts));
}

export function kindsAndUnits(facts: FilingFacts): ShownValue {
  const units = new Map<string, number>();
  forEachCovered(facts, (index, quantity) => {
    const category = facts.inventory.items[index]?.category ?? 'other';
    units.set(category, (units.get(category) ?? 0) + quantity);
  });
  const inOrder = equipmentCategories.filter((category) => units.has(category));
  return computed(inOrder.map((category) => `${category} ${formatCount(units.get(category) ?? 0)}`).join('; ') || 'None', noteOf(facts));
}

export function obtainedBetween(facts: FilingFacts): ShownValue {
  let first: Day | null = null;
  let last: Day | null = null;
  forEachCovered(facts, (index) => {
    const obtainedOn = facts.inventory.items[index]?.obtainedOn ?? null;
    if (obtainedOn !== null && (first === null || obtainedOn < first)) first = obtainedOn;
    if (obtainedOn !== null && (last === null || obtainedOn > last)) last = obtainedOn;
  });
  return computed(first === null || last === null ? 'None' : `${formatDay(first)} to ${formatDay(last)}`, noteOf(facts));
}

function forEachCovered({ inventory, coverage }: FilingFacts, visit: (index: number, quantity: number) => void): void {
  inventory.items.forEach((item, index) => {
    if (coverage.items[index]?.verdict === 'covered') visit(index, item.quantity);
  });
}

function noteOf({ inventory }: FilingFacts): string {
  return `inventory version ${inventory.version}`;
}
