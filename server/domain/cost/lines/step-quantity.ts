import type { RadioGeneration, RecipeStep, StepCondition } from '../../catalog/recipe.ts';
import type { EquipmentCategory } from '../../inventory/equipment.ts';
import { counted, formatCount } from '../../words.ts';
import type { SiteTally } from '../tally-covered.ts';
import { toSixDecimals } from '../to-six-decimals.ts';
import type { PricedRecipe } from './match-recipes.ts';

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

/** How often the driver of a step counts at one site; undefined where the step does not apply. `height missing`: it would, but its height is unknown. */
export function countAtSite(step: RecipeStep, categories: ReadonlySet<EquipmentCategory>, tally: SiteTally): number | 'height missing' | undefined {
  const active = unitsOf(tally.active, categories);
  const units = step.phase === 'disposal' ? active + unitsOf(tally.idle, categories) : active;
  if (units === 0 || !holds(step.only, tally)) return undefined;
  const height = tally.site.heightFeet;
  if (height === null && (step.driver === 'per tower foot' || asksHeight(step.only))) return 'height missing';
  if (height !== null && !isBetween(height, step.only)) return undefined;
  switch (step.driver) {
    case 'per unit':
    case 'per hop':
      return units;
    case 'per sector':
      return sectorsOf(tally);
    case 'per tower foot':
      return height ?? 0;
    default:
      return 1;
  }
}

/** The quantity of a step at a site that so many counts of its driver make, in words too. */
export function quantityAtSite(step: RecipeStep, categories: ReadonlySet<EquipmentCategory>, count: number): StepCount {
  switch (step.driver) {
    case 'per unit':
      return toStepCount(count, unitsInWords(count, categories), step);
    case 'per hop':
      return toStepCount(count / 2, `${counted(count, 'terminal')} ÷ 2`, step);
    case 'per sector':
      return toStepCount(count, counted(count, 'sector'), step);
    case 'per tower foot':
      return toStepCount(count, `${count} ft`, step);
    default:
      return toStepCount(1, '1 site', step);
  }
}

/**
 * Quantity of a step for the whole network; undefined where it does not apply. For a site recipe with hops it is the half hop of an odd terminal,
 * so that the network pays for whole hops.
 */
export function countForNetwork(step: RecipeStep, recipe: PricedRecipe, network: Network): StepCount | undefined {
  const { tallies, customers, categories: everywhere } = network;
  const units = (tally: SiteTally): number =>
    unitsOf(tally.active, recipe.categories) + (step.phase === 'disposal' ? unitsOf(tally.idle, recipe.categories) : 0);
  const present = tallies.filter((tally) => units(tally) > 0);
  if (present.length === 0) return undefined;
  const places = present.filter((tally) => holds(step.only, tally) && isAtHeight(step.only, tally));
  const total = places.reduce((sum, tally) => sum + units(tally), 0);
  if (step.driver === 'per hop' && recipe.recipe.scope === 'site') {
    return total % 2 === 1
      ? { quantity: toSixDecimals(step.quantity / 2), formula: `odd terminal of ${total}: its far end${times(step.quantity)}`, places: 1 }
      : undefined;
  }
  if (step.driver === 'per network' || step.driver === 'per customer') {
    if (step.only?.withoutCategories?.some((category) => everywhere.has(category))) return undefined;
    if (!holdsGenerations(step.only, network.generations)) return undefined;
    return step.driver === 'per network' ? toStepCount(1, '1 network', step) : toStepCount(customers, counted(customers, 'customer'), step);
  }
  if (places.length === 0) return undefined;
  if (step.driver === 'per unit') return toStepCount(total, unitsInWords(total, recipe.categories), step);
  if (step.driver === 'per hop') return toStepCount(Math.ceil(total / 2), `${counted(total, 'terminal')} ÷ 2`, step);
  const sites = counted(places.length, 'site');
  if (!step.chance) return { ...toStepCount(places.length, sites, step), places: places.length };
  const percent = Math.round(step.quantity * 1000) / 10;
  return { quantity: toSixDecimals(places.length * step.quantity), formula: `${sites} × ${percent} %`, places: places.length };
}

/** Every condition but the height. */
function holds(only: StepCondition | undefined, tally: SiteTally): boolean {
  if (!only) return true;
  if (only.structures && !only.structures.includes(tally.structure)) return false;
  if (only.kinds && !only.kinds.includes(tally.site.kind)) return false;
  if (!holdsGenerations(only, tally.generations)) return false;
  return !only.withoutCategories?.some((category) => tally.active.has(category));
}

function holdsGenerations(only: StepCondition | undefined, found: ReadonlySet<RadioGeneration>): boolean {
  if (only?.generations && !areAllOf(found, only.generations)) return false;
  return !(only?.exceptGenerations && areAllOf(found, only.exceptGenerations));
}

/** Never where none is known. */
function areAllOf(found: ReadonlySet<RadioGeneration>, wanted: readonly RadioGeneration[]): boolean {
  for (const generation of found) if (!wanted.includes(generation)) return false;
  return found.size > 0;
}

function asksHeight(only: StepCondition | undefined): boolean {
  return only?.fromFeet !== undefined || only?.belowFeet !== undefined;
}

function isBetween(feet: number, only: StepCondition | undefined): boolean {
  return feet >= (only?.fromFeet ?? 0) && feet < (only?.belowFeet ?? Number.POSITIVE_INFINITY);
}

/** A structure whose height is not known does not count for the network; its own site says that the height is missing. */
function isAtHeight(only: StepCondition | undefined, { site }: SiteTally): boolean {
  return !asksHeight(only) || (site.heightFeet !== null && isBetween(site.heightFeet, only));
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

function toStepCount(count: number, words: string, step: RecipeStep): StepCount {
  if (step.per !== undefined) {
    const whole = Math.ceil(count / step.per - 1e-9);
    return {
      quantity: whole * step.quantity,
      formula: `${words} ÷ ${formatCount(step.per)}, rounded up to ${formatCount(whole)}${times(step.quantity)}`,
      places: 1,
    };
  }
  return { quantity: toSixDecimals(count * step.quantity), formula: `${words}${times(step.quantity)}`, places: 1 };
}

function times(quantity: number): string {
  return ` × ${quantity}`;
}

function unitsInWords(units: number, categories: ReadonlySet<EquipmentCategory>): string {
  const [only, ...others] = categories;
  if (!only || others.length > 0) return counted(units, 'unit');
  const [one, several] = unitWords[only] ?? [only, only];
  return `${formatCount(units)} ${units === 1 ? one : several}`;
}

export interface StepCount {
  quantity: number;
  formula: string;
  /** Sites that the count is over. */
  places: number;
}

export interface Network {
  tallies: readonly SiteTally[];
  customers: number;
  /** Units covered by category, over all sites. */
  categories: ReadonlyMap<EquipmentCategory, number>;
  /** Generations of radio equipment over all sites; empty where none is known. */
  generations: ReadonlySet<RadioGeneration>;
}
