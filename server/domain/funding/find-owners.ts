import type { Recipe, RecipeDriver, StepCondition, StructureClass } from '../catalog/recipe.ts';
import type { CostLine } from '../cost/cost-lines.ts';
import type { SiteKind } from '../inventory/site.ts';

const countsSites: ReadonlySet<RecipeDriver> = new Set<RecipeDriver>(['per unit', 'per site', 'per sector', 'per tower foot', 'per hop']);

/**
 * Whose a line is, by position in the sites; the position after the last is the core and what serves the whole network. A line of a site is that
 * site's. A network-wide line that counts sites, units, hops or customers at certain equipment belongs to all sites with such equipment; one that is
 * needed once, one of the carrier's own, and one whose recipe is not known serve the whole network.
 */
export function findOwners(
  lines: readonly CostLine[],
  sites: readonly PlacedSite[],
  recipes: readonly Recipe[],
): (line: CostLine) => readonly number[] {
  const network = [sites.length];
  const positions = new Map(sites.map(({ siteCode }, position) => [siteCode, [position]]));
  const recipesAt = new Map<string, Set<string>>();
  for (const { siteCode, recipeKey } of lines) {
    if (siteCode === null) continue;
    const keys = recipesAt.get(siteCode);
    if (keys) keys.add(recipeKey);
    else recipesAt.set(siteCode, new Set([recipeKey]));
  }
  const byKey = new Map(recipes.map((recipe) => [recipe.key, recipe]));
  const found = new Map<string, readonly number[]>();
  return (line) => {
    if (line.siteCode !== null) return positions.get(line.siteCode) ?? network;
    const key = `${line.recipeKey} ${line.entryCode} ${line.phase}`;
    const owners = found.get(key) ?? ownersOfNetworkLine(line);
    found.set(key, owners);
    return owners;
  };

  function ownersOfNetworkLine({ recipeKey, entryCode, phase, quantity }: CostLine): readonly number[] {
    const recipe = byKey.get(recipeKey);
    const step = recipe?.steps.find((one) => one.entryCode === entryCode && one.phase === phase);
    if (!recipe || !step || !(countsSites.has(step.driver) || isForCustomersAlone(recipe))) return network;
    // One for so many sites, and there are not more: it is needed whole however few are done.
    if (step.per !== undefined && quantity <= step.quantity) return network;
    const alike = new Set(
      recipe.scope === 'site'
        ? [recipe.key]
        : recipes
            .filter(({ scope, categories }) => scope === 'site' && categories.some((category) => recipe.categories.includes(category)))
            .map(({ key }) => key),
    );
    const concerned = sites.flatMap((site, position) => {
      const keys = recipesAt.get(site.siteCode);
      return keys && [...keys].some((key) => alike.has(key)) && holdsAt(step.only, site) ? [position] : [];
    });
    return concerned.length > 0 ? concerned : network;
  }
}

/** Ports and licenses by customer where nothing is needed once: they are at the equipment, not in the core. */
function isForCustomersAlone({ steps }: Recipe): boolean {
  return steps.every(({ driver }) => driver === 'per customer');
}

/** What is not known of a site does not rule it out. */
function holdsAt(only: StepCondition | undefined, { structure, kind }: PlacedSite): boolean {
  if (only?.structures && structure !== null && !only.structures.includes(structure)) return false;
  return !(only?.kinds && kind !== null && !only.kinds.includes(kind));
}

export interface PlacedSite {
  siteCode: string;
  /** What the equipment hangs on; null where it is not known. */
  structure: StructureClass | null;
  kind: SiteKind | null;
}
