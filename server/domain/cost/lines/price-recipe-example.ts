import type { Day } from '../../calendar.ts';
import type { PriceBookEdition } from '../../catalog/price-book.ts';
import type { Recipe, RecipeBook } from '../../catalog/recipe.ts';
import type { RecipeChange } from '../../catalog/recipe-change.ts';
import type { EquipmentCategory, EquipmentItem } from '../../inventory/equipment.ts';
import { aNewItem } from '../../inventory/item-fields.ts';
import type { Site } from '../../inventory/site.ts';
import { aNewSite } from '../../inventory/site-fields.ts';
import { sumCents } from '../../money.ts';
import { bad, good, type Result } from '../../result.ts';
import type { CostData } from '../cost-data.ts';
import type { CostLine } from '../cost-lines.ts';
import type { Range } from '../estimate.ts';
import { buildCostLines } from './build-cost-lines.ts';

const exampleCustomers = 10_000;
const sitesOfNetwork = 10;
const exampleFeet = 250;
const radio: EquipmentCategory[] = ['RAN baseband', 'RRU', 'AAU', 'antenna', 'microwave'];
const central: EquipmentCategory[] = ['EPC/core', 'IMS', 'controller BSC/RNC', 'software/NMS', 'OLT', 'DSLAM/MSAN'];
const unitsAtSite: Partial<Record<EquipmentCategory, number>> = { RRU: 3, AAU: 3, antenna: 3, microwave: 2, 'ONT/CPE': 100, 'LTE CPE': 100 };

/**
 * What a recipe comes to at a made-up site (or network) with the equipment that it is for, by the very rules of an estimate but without adjusters,
 * escalation and own prices. Refused as an estimate is, for instance where the edition lacks a price. The words name what stands there.
 */
export function priceRecipeExample(recipe: Recipe, inputs: ExampleInputs): Result<RecipeExample> {
  const { book, edition, data, changes } = inputs;
  const onWhole = recipe.steps.some((step) => step.driver === 'percent of direct cost');
  const { sites, items } = exampleNetwork(recipe);
  const choices = neededChoices(recipe, book);
  const built = buildCostLines({
    inventory: { version: 1, sites, items },
    covered: new Map(items.map((item) => [item.tag, true])),
    edition,
    recipes: { ...book, recipes: onWhole ? book.recipes : [recipe] },
    customers: exampleCustomers,
    plan: {
      choices,
      recipeChanges: changes.filter((change) => change.recipeKey === recipe.key),
      ownPrices: [],
      adjustersLeftOut: data.adjusters.map((adjuster) => adjuster.key),
      indexKey: null,
      workYear: Number(inputs.on.slice(0, 4)),
      risksLeftOut: [],
      contingencyShare: null,
      reserveBasisPoints: 0,
      allocationCents: null,
    },
    data,
    program: { key: 'scrp' },
    estimatedOn: inputs.on,
    generations: new Map([['example', '4G']]),
  });
  if (!built.ok) return bad(built.issues);
  const lines = built.value.lines.filter((line) => line.recipeKey === recipe.key);
  const total = {
    lowCents: sumCents(lines.map((line) => line.lowCents)),
    likelyCents: sumCents(lines.map((line) => line.likelyCents)),
    highCents: sumCents(lines.map((line) => line.highCents)),
  };
  return good({ place: placeWords(recipe, sites, items), choices: choiceTitles(choices, book), lines, total });
}

/** The usual choices, but for a recipe that is all about another choice: then that one, or there would be nothing to show. */
function neededChoices({ steps }: Recipe, { alternatives }: RecipeBook): Record<string, string> {
  const group = steps[0]?.choice?.group;
  const usual = alternatives.find((one) => one.key === group)?.choices[0]?.key;
  const isOther = group !== undefined && steps.every(({ choice }) => choice?.group === group && choice.key !== usual);
  return isOther && steps[0]?.choice ? { [group]: steps[0].choice.key } : {};
}

function choiceTitles(choices: Readonly<Record<string, string>>, { alternatives }: RecipeBook): string[] {
  return alternatives.flatMap((group) => group.choices.filter((choice) => choices[group.key] === choice.key).map((choice) => choice.title));
}

function exampleNetwork(recipe: Recipe): { sites: Site[]; items: EquipmentItem[] } {
  const categories = exampleCategories(recipe);
  const count = recipe.scope === 'network' && !categories.some((category) => central.includes(category)) ? sitesOfNetwork : 1;
  const sites = Array.from({ length: count }, (_, index) => exampleSite(`EX-${index + 1}`, categories));
  const items = sites.flatMap((site) =>
    categories.map((category) => ({
      ...aNewItem(`${site.code}-${category}`),
      siteCode: site.code,
      maker: 'Huawei',
      model: category,
      modelKey: 'example',
      category,
      quantity: unitsAtSite[category] ?? 1,
    })),
  );
  return { sites, items };
}

/** One kind of equipment, or a base station with its radios where the recipe is for those. */
function exampleCategories({ categories }: Recipe): EquipmentCategory[] {
  const [first] = categories;
  if (first === 'RAN baseband') return categories.filter((category) => category === 'RAN baseband' || category === 'RRU');
  return first ? [first] : [];
}

function exampleSite(code: string, categories: readonly EquipmentCategory[]): Site {
  const site = { ...aNewSite(code), name: 'Example', latitude: 40, longitude: -100, state: 'NE', county: 'Frontier' };
  if (categories.some((category) => radio.includes(category))) return { ...site, kind: 'tower', structure: 'guyed-tower', heightFeet: exampleFeet };
  if (categories.includes('small cell')) return { ...site, kind: 'small-cell', structure: 'pole', heightFeet: 30 };
  if (categories.some((category) => central.includes(category))) return { ...site, kind: 'core', structure: 'building', heightFeet: 20 };
  if (categories.some((category) => category.endsWith('CPE'))) return { ...site, kind: 'customer-premises', structure: 'building', heightFeet: 20 };
  return { ...site, kind: 'tower', structure: 'guyed-tower', heightFeet: exampleFeet };
}

/** `at a guyed tower of 250 ft with 1 RAN baseband and 3 RRU`, `in a network of 10,000 customers and …`. */
function placeWords(recipe: Recipe, sites: readonly Site[], items: readonly EquipmentItem[]): string {
  const [site] = sites;
  const equipment = items.filter((item) => item.siteCode === site?.code).map((item) => `${item.quantity} ${item.category}`);
  const one = `a ${siteWords(site)} with ${equipment.join(' and ')}`;
  if (recipe.scope === 'site') return `at ${one}`;
  const network = `in a network of ${exampleCustomers / 1000},000 customers and`;
  return sites.length === 1 ? `${network} ${one}` : `${network} ${sites.length} sites, each ${one}`;
}

function siteWords(site: Site | undefined): string {
  if (site?.structure === 'guyed-tower') return `guyed tower of ${exampleFeet} ft`;
  if (site?.kind === 'small-cell') return 'pole';
  return site?.kind === 'customer-premises' ? 'group of customers' : 'core site or central office';
}

export interface RecipeExample {
  /** Where it is and what stands there, in words that end a sentence: `at a pole with 1 small cell`. */
  place: string;
  /** Titles of choices that differ from the usual ones. */
  choices: string[];
  lines: CostLine[];
  total: Range;
}

interface ExampleInputs {
  book: RecipeBook;
  edition: PriceBookEdition;
  data: CostData;
  /** Only changes that fit the recipe. */
  changes: readonly RecipeChange[];
  on: Day;
}
