import type { StepCondition } from '../catalog/recipe.ts';
import type { EquipmentCategory } from '../inventory/equipment.ts';
import type { PricedRecipe, PricedStep } from './match-recipes.ts';
import { coveredCategories } from './match-recipes.ts';
import type { SiteTally } from './tally-covered.ts';

const radioCategories: ReadonlySet<EquipmentCategory> = new Set<EquipmentCategory>(['RRU', 'AAU']);
/** One and several units in words; a category that is missing here stands for itself: `3 RRU`. */
const unitWords: Partial<Record<EquipmentCategory, [string, string]>> = {
  'RAN baseband': ['baseband unit', 'baseband units'],
  'small cell': ['small cell', 'small cells'],
  antenna: ['antenna', 'antennas'],
  microwave: ['terminal', 'terminals'],
  router: ['router', 'routers'],
  switch: ['switch', 'switches'],
  firewall: ['firewall', 'firewalls'],
  'optical transport': ['optical node', 'optical nodes'],
  'controller BSC/RNC': ['controller', 'controllers'],
  'software/NMS': ['system', 'systems'],
  power: ['power unit', 'power units'],
};

/** Quantity of a step at one site; undefined where the step does not apply. `height missing`: it would apply, but its height is unknown. */
export function countForSite(
  step: PricedStep,
  categories: ReadonlySet<EquipmentCategory>,
  tally: SiteTally,
): StepCount | 'height missing' | undefined {
  const active = unitsOf(tally.active, categories);
  const units = step.phase === 'disposal' ? active + unitsOf(tally.idle, categories) : active;
  if (units === 0 || !holds(step.only, tally)) return undefined;
  const height = tally.site.heightFeet;
  const { fromFeet, belowFeet } = step.only ?? {};
  if (height === null && (step.driver === 'per tower foot' || fromFeet !== undefined || belowFeet !== undefined)) return 'height missing';
  if (height !== null && ((fromFeet !== undefined && height < fromFeet) || (belowFeet !== undefined && height >= belowFeet))) return undefined;
  switch (step.driver) {
    case 'per unit':
      return counted(units, unitsInWords(units, categories), step);
    case 'per sector':
      return counted(sectorsOf(tally), plural(sectorsOf(tally), 'sector'), step);
    case 'per tower foot':
      return counted(height ?? 0, `${height} ft`, step);
    case 'per hop':
      return { quantity: (units / 2) * step.quantity, formula: `${plural(units, 'terminal')} ÷ 2${times(step.quantity)}`, places: 1 };
    default:
      return counted(1, '1 site', step);
  }
}

/**
 * Quantity of a step for the whole network; undefined where it does not apply. For a site recipe with hops it is the half hop of an odd terminal,
 * so that the network pays for whole hops.
 */
export function countForNetwork(step: PricedStep, recipe: PricedRecipe, network: Network): StepCount | undefined {
  const { tallies, customers } = network;
  const units = (tally: SiteTally): number =>
    unitsOf(tally.active, recipe.categories) + (step.phase === 'disposal' ? unitsOf(tally.idle, recipe.categories) : 0);
  const present = tallies.filter((tally) => units(tally) > 0);
  if (present.length === 0) return undefined;
  const places = present.filter((tally) => holds(step.only, tally));
  const total = places.reduce((sum, tally) => sum + units(tally), 0);
  if (step.driver === 'per hop' && recipe.recipe.scope === 'site') {
    return total % 2 === 1
      ? { quantity: step.quantity / 2, formula: `odd terminal of ${total}: its far end${times(step.quantity)}`, places: 1 }
      : undefined;
  }
  if (step.driver === 'per network' || step.driver === 'per customer') {
    const everywhere = coveredCategories(tallies);
    if (step.only?.withoutCategories?.some((category) => everywhere.has(category))) return undefined;
    return step.driver === 'per network' ? counted(1, '1 network', step) : counted(customers, plural(customers, 'customer'), step);
  }
  if (places.length === 0) return undefined;
  if (step.driver === 'per unit') return counted(total, unitsInWords(total, recipe.categories), step);
  if (step.driver === 'per hop') return counted(Math.ceil(total / 2), `${plural(total, 'terminal')} ÷ 2`, step);
  const sites = plural(places.length, 'site');
  if (!step.chance) return { ...counted(places.length, sites, step), places: places.length };
  const percent = Math.round(step.quantity * 1000) / 10;
  return { quantity: places.length * step.quantity, formula: `${sites} × ${percent} %`, places: places.length };
}

/** Every condition but the height. */
function holds(only: StepCondition | undefined, tally: SiteTally): boolean {
  if (!only) return true;
  if (only.structures && !only.structures.includes(tally.structure)) return false;
  if (only.kinds && !only.kinds.includes(tally.site.kind)) return false;
  return !only.withoutCategories?.some((category) => tally.active.has(category));
}

function unitsOf(counts: SiteTally['active'], categories: ReadonlySet<EquipmentCategory>): number {
  let units = 0;
  for (const [category, count] of counts) if (categories.has(category)) units += count;
  return units;
}

function sectorsOf(tally: SiteTally): number {
  const radios = unitsOf(tally.active, radioCategories);
  return radios === 0 ? 3 : Math.min(3, radios);
}

function counted(count: number, words: string, step: PricedStep): StepCount {
  return { quantity: count * step.quantity, formula: `${words}${times(step.quantity)}`, places: 1 };
}

function times(quantity: number): string {
  return ` × ${quantity}`;
}

function unitsInWords(units: number, categories: ReadonlySet<EquipmentCategory>): string {
  const [only, ...others] = categories;
  if (!only || others.length > 0) return plural(units, 'unit');
  const [one, several] = unitWords[only] ?? [only, only];
  return `${grouped(units)} ${units === 1 ? one : several}`;
}

function plural(count: number, word: string): string {
  return `${grouped(count)} ${word}${count === 1 ? '' : 's'}`;
}

function grouped(count: number): string {
  return count.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

export interface StepCount {
  quantity: number;
  formula: string;
  /** Sites that the count is over. */
  places: number;
}

interface Network {
  tallies: readonly SiteTally[];
  customers: number;
}
