import type { EquipmentCategory } from '../inventory/equipment.ts';
import type { SiteKind } from '../inventory/site.ts';

export const costPhases = ['removal', 'replacement', 'disposal', 'soft cost'] as const;
/** The parts of 47 CFR 1.50004(c)(1)(i): removal, replacement, disposal; soft cost is what serves all three. */
export type CostPhase = (typeof costPhases)[number];

/** What the quantity of a step follows. */
export type RecipeDriver =
  /** Units of the covered equipment that the recipe is for. */
  | 'per unit'
  /** Once for each site with such equipment. */
  | 'per site'
  /** Covered radios (RRU and AAU) at the site, at most three; three where baseband stands without covered radios (radios built into the cabinet). */
  | 'per sector'
  /** Feet of structure height, once for each such site with a tower or pole. */
  | 'per tower foot'
  /** Microwave hops: terminals divided by two, rounded up over the network. */
  | 'per hop'
  /** Once for the carrier when any such equipment is covered. */
  | 'per network'
  /** Customers of the carrier. */
  | 'per customer'
  /** A share of all direct cost; the entry's values are basis points. */
  | 'percent of direct cost';

/** What equipment hangs on, told from structure and kind of site; see `structure-class.ts`. */
export const structureClasses = ['tower', 'raised', 'building', 'ground'] as const;
export type StructureClass = (typeof structureClasses)[number];

export const radioGenerations = ['2G', '3G', '4G', '5G'] as const;
export type RadioGeneration = (typeof radioGenerations)[number];

/** Where a step applies; every condition that is present must hold. */
export interface StepCondition {
  structures?: StructureClass[] | undefined;
  kinds?: SiteKind[] | undefined;
  /** Structures of this height or more, in feet. */
  fromFeet?: number | undefined;
  /** Structures lower than this, in feet. */
  belowFeet?: number | undefined;
  /** Only where all covered radio equipment at the site is of these generations; never where none of it has a known generation. */
  generations?: RadioGeneration[] | undefined;
  /** Nowhere where `generations` with the same list would hold: the rest of the sites. */
  exceptGenerations?: RadioGeneration[] | undefined;
  /** Only where no covered equipment of these categories stands (at the site; for `per network` and `per customer`, in the network). */
  withoutCategories?: EquipmentCategory[] | undefined;
}

/** What a cost is for, where that decides whether a program pays. Anything else is comparable replacement and paid. */
export const costUses = [
  'comparable',
  'upgrade',
  'new structure',
  'fiber for radio',
  'end-user device',
  'interest',
  'consultant',
  'operation',
  'strategic',
] as const;
export type CostUse = (typeof costUses)[number];

/** One step: `quantity` of a price-book entry for each count of the driver. */
export interface RecipeStep {
  entryCode: string;
  driver: RecipeDriver;
  /** Quantity of the entry per count of the driver: 6 crew days per site, 0.1 towers reinforced per site. */
  quantity: number;
  /** One quantity for each this many counts, rounded up to whole ones: a card of 16 ports, a license of 1,000 customers. Above zero. */
  per?: number | undefined;
  phase: CostPhase;
  only?: StepCondition | undefined;
  /** Applies only where this choice of an alternative is taken. */
  choice?: { group: string; key: string } | undefined;
  /** How far the real quantity may lie from this one, as factors around 1 (`{ low: 0.8, high: 1.5 }`): scope is drawn once for all sites. */
  spread?: { low: number; high: number } | undefined;
  /** What the step is, where that decides whether a program pays; see `cost-eligibility.ts`. */
  use?: CostUse | undefined;
  /** The quantity (0 to 1) is the share of sites that need the step: the simulation draws their number. */
  chance?: true | undefined;
  /** Why the step is there and where its quantity comes from, with its confidence. */
  reason: string;
  /** What a carrier changed, in words with its reason; never in a recipe book itself. */
  change?: string | undefined;
}

/** What replacing one kind of covered equipment takes. */
export interface Recipe {
  key: string;
  title: string;
  /** A recipe applies to a site (or the network) when covered equipment of one of these categories stands there. */
  categories: EquipmentCategory[];
  /** `site`: lines belong to each site. `network`: lines belong to the carrier. */
  scope: 'site' | 'network';
  steps: RecipeStep[];
}

/** Ways to do the same work among which a carrier chooses; the first is taken where nothing is chosen. */
export interface AlternativeGroup {
  key: string;
  title: string;
  choices: { key: string; title: string; reason: string }[];
}

/** A set of recipes with what it leaves out. */
export interface RecipeBook {
  code: string;
  title: string;
  statement: string;
  /** Rules that hold for every estimate made with these recipes, in words. */
  assumptions: string[];
  /** What the estimate does not contain, in words. */
  exclusions: string[];
  alternatives: AlternativeGroup[];
  recipes: Recipe[];
}
