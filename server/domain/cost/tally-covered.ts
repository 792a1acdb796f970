import { type RadioGeneration, radioGenerations, type StructureClass } from '../catalog/recipe.ts';
import type { EquipmentCategory, EquipmentItem } from '../inventory/equipment.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Site } from '../inventory/site.ts';
import type { Issue } from '../result.ts';
import { structureClass } from './structure-class.ts';

const radioEquipment: ReadonlySet<EquipmentCategory> = new Set<EquipmentCategory>(['RAN baseband', 'RRU', 'AAU', 'small cell']);

/** Above it a typing error would make an estimate senseless, and amounts would no longer count exactly. */
const mostUnits = 1_000_000;

/** Whether the program covers each item, by tag. */
export type CoveredByTag = ReadonlyMap<string, boolean>;

/** Covered units at one site. */
export interface SiteTally {
  site: Site;
  structure: StructureClass;
  /** Units in service or on standby: removed, replaced and disposed of. */
  active: ReadonlyMap<EquipmentCategory, number>;
  /** Units stored or removed: only disposed of. */
  idle: ReadonlyMap<EquipmentCategory, number>;
  /** What the active radio equipment of known generation can do, taken together; empty where none is known. */
  generations: ReadonlySet<RadioGeneration>;
}

/**
 * Counts covered units by site and category, sites in the order of the inventory. Destroyed items need nothing more and are left out. Every
 * item that cannot be counted is an error: no decision whether it is covered, no category, a category outside `priceable`, no whole quantity or one
 * beyond reason, no such site.
 */
export function tallyCovered(inventory: Inventory, covered: CoveredByTag, rules: TallyRules): { tallies: SiteTally[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const generationsOf = generationReader(rules.generations);
  const bySite = new Map<string, OpenTally>(
    inventory.sites.map((site) => [
      site.code.toLowerCase(),
      { site, structure: structureClass(site), active: new Map(), idle: new Map(), generations: new Set() },
    ]),
  );
  for (const item of inventory.items) {
    const decision = covered.get(item.tag);
    if (item.status === 'destroyed' || decision === false) continue;
    const tally = bySite.get(item.siteCode.toLowerCase());
    const hole = decision === undefined ? undecided(item) : (holeOf(item, rules.priceable) ?? (tally ? undefined : siteUnknown(item)));
    if (hole) issues.push(hole);
    else if (tally && item.category) {
      const isActive = item.status === 'in-service' || item.status === 'standby';
      const counts = isActive ? tally.active : tally.idle;
      counts.set(item.category, (counts.get(item.category) ?? 0) + item.quantity);
      if (isActive && radioEquipment.has(item.category)) for (const generation of generationsOf(item)) tally.generations.add(generation);
    }
  }
  const tallies = [...bySite.values()].filter((tally) => tally.active.size + tally.idle.size > 0);
  return { tallies, issues };
}

/** `2G/3G` of the equipment catalog as a list; empty where the catalog knows no generation. */
function generationReader(byModel: TallyRules['generations']): (item: EquipmentItem) => readonly RadioGeneration[] {
  const read = new Map<string, readonly RadioGeneration[]>();
  return ({ modelKey }) => {
    if (!byModel || modelKey === null) return [];
    const known = read.get(modelKey);
    if (known) return known;
    const parts = (byModel.get(modelKey) ?? '').split('/');
    const generations = radioGenerations.filter((generation) => parts.includes(generation));
    read.set(modelKey, generations);
    return generations;
  };
}

function undecided(item: EquipmentItem): Issue {
  return {
    severity: 'error',
    code: 'covered-undecided',
    subject: item.tag,
    message: `Item ${item.tag} has no decision whether it is covered. Run the covered test before the estimate.`,
  };
}

function holeOf(item: EquipmentItem, priceable: ReadonlySet<EquipmentCategory>): Issue | undefined {
  const error = { severity: 'error' as const, subject: item.tag };
  if (!item.category) {
    const message = `Item ${item.tag} (${item.maker} ${item.model}) is not in the equipment catalog and has no category. Choose its category or correct its model.`;
    return { ...error, code: 'unknown-model', field: 'category', message };
  }
  if (!priceable.has(item.category)) {
    const message = `No recipe says what replacing item ${item.tag} (category ${item.category}) takes. Give it another category.`;
    return { ...error, code: 'no-recipe', field: 'category', message };
  }
  if (!Number.isSafeInteger(item.quantity) || item.quantity < 1) {
    return { ...error, code: 'quantity-missing', field: 'quantity', message: `Item ${item.tag} has no quantity. Enter a whole number of 1 or more.` };
  }
  if (item.quantity > mostUnits) {
    const message = `Item ${item.tag} has a quantity of ${item.quantity}. No item has more than a million units; correct the quantity.`;
    return { ...error, code: 'quantity-too-large', field: 'quantity', message };
  }
  return undefined;
}

function siteUnknown(item: EquipmentItem): Issue {
  const message = `Item ${item.tag} stands at site ${item.siteCode}, which is not in the inventory. Add the site or correct the site code.`;
  return { severity: 'error', code: 'unknown-site', subject: item.tag, field: 'siteCode', message };
}

export interface TallyRules {
  /** Categories that some recipe is for. */
  priceable: ReadonlySet<EquipmentCategory>;
  /** Radio generation by key of the catalog model, as the catalog writes it: `2G/3G/4G`. */
  generations?: ReadonlyMap<string, string> | undefined;
}

interface OpenTally extends SiteTally {
  active: Map<EquipmentCategory, number>;
  idle: Map<EquipmentCategory, number>;
  generations: Set<RadioGeneration>;
}
