import type { Recipe, RecipeDriver } from './recipe.ts';

/** What the quantities of a recipe may follow, by its scope: lines of a site cannot follow customers, lines of the network no single structure. */
export const driversByScope: Readonly<Record<Recipe['scope'], readonly RecipeDriver[]>> = {
  site: ['per unit', 'per site', 'per sector', 'per tower foot', 'per hop'],
  network: ['per unit', 'per site', 'per hop', 'per network', 'per customer', 'percent of direct cost'],
};
