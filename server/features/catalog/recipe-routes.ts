import type { Context } from '../../context.ts';
import { changeKey, checkRecipeChange } from '../../domain/catalog/check-recipe-change.ts';
import type { Recipe } from '../../domain/catalog/recipe.ts';
import type { RecipeChange } from '../../domain/catalog/recipe-change.ts';
import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { notFound } from '../../platform/errors.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { isSavedMeanwhile } from '../../platform/saved-meanwhile.ts';
import { readId } from '../../web/read-id.ts';
import { type Ask, type Audience, type Reply, type Route, signedIn } from '../../web/route-table.ts';
import { checkAddedPrice } from './check-added-price.ts';
import { type FittedChange, fitRecipeChanges } from './fit-recipe-changes.ts';
import { priceRecipe, priceStepChange } from './price-step-change.ts';
import { findCurrentEdition, type StoredEdition } from './queries.ts';
import { recipesCsv, recipesJson } from './recipe-export.ts';
import { readAdditionForm, readRecipeQuery, readStepForm } from './recipe-inputs.ts';
import { recipePage } from './recipe-page.ts';
import { getRecipeChange, listRecipeChanges } from './recipe-queries.ts';
import { addStepPage, changeStepPage } from './recipe-step-page.ts';
import { listShownSteps, type ShownStep } from './recipe-steps.ts';
import { takeBackPage } from './recipe-take-back-page.ts';
import { changeTexts, changeWords } from './recipe-words.ts';
import { recipesPage } from './recipes-page.ts';
import { saveRecipeChange } from './save-recipe-change.ts';
import { takeBackRecipeChange } from './take-back-recipe-change.ts';

const preparers: readonly Audience[] = ['preparer'];

export const recipeRoutes: Route[] = [
  { method: 'get', path: paths.recipes(), may: signedIn, handle: showRecipes },
  { method: 'get', path: paths.recipesCsv(), may: signedIn, handle: exportCsv },
  { method: 'get', path: paths.recipesJson(), may: signedIn, handle: exportJson },
  { method: 'get', path: paths.recipe(':recipeKey'), may: signedIn, handle: showRecipe },
  { method: 'get', path: paths.newRecipeStep(':recipeKey'), may: preparers, handle: showAddition },
  { method: 'post', path: paths.newRecipeStep(':recipeKey'), may: preparers, handle: addStep },
  { method: 'get', path: paths.recipeStep(':recipeKey', ':stepKey'), may: preparers, handle: showStep },
  { method: 'post', path: paths.recipeStep(':recipeKey', ':stepKey'), may: preparers, handle: saveStep },
  { method: 'get', path: paths.recipeChangeDeletion(':changeId'), may: preparers, handle: askTakeBack },
  { method: 'post', path: paths.recipeChangeDeletion(':changeId'), may: preparers, handle: takeBack },
];

async function showRecipes(ctx: Context, ask: Ask): Promise<Reply> {
  const list = { ...(await gather(ctx)), query: readRecipeQuery(ask.query) };
  return { page: recipesPage(list) };
}

async function showRecipe(ctx: Context, ask: Ask): Promise<Reply> {
  const recipe = recipeOf(ctx, ask);
  const gathered = await gather(ctx);
  const changes = gathered.changes?.filter((change) => change.misfit === null) ?? [];
  const example = priceRecipe(ctx, recipe, { edition: gathered.edition, changes });
  return { page: recipePage(recipe, { ...gathered, example }) };
}

async function exportCsv(ctx: Context): Promise<Reply> {
  const { book, edition, changes } = await gather(ctx);
  return { file: { name: `recipes-${book.code}.csv`, mediaType: 'text/csv; charset=utf-8', bytes: await recipesCsv(book, edition, changes) } };
}

async function exportJson(ctx: Context): Promise<Reply> {
  const { book, edition, changes } = await gather(ctx);
  return { file: { name: `recipes-${book.code}.json`, mediaType: 'application/json', bytes: recipesJson(book, edition, changes) } };
}

async function showStep(ctx: Context, ask: Ask): Promise<Reply> {
  const seen = await findStep(ctx, ask);
  const { recipe, shown } = seen;
  const values = changeTexts(shown.change, shown.step);
  const money = priceStepChange(ctx, recipe, { ...seen, entered: null });
  return { page: changeStepPage(recipe, shown, { book: ctx.reference.recipes, values, issues: [], seen: fingerprintOf(values), money }) };
}

async function saveStep(ctx: Context, ask: Ask): Promise<Reply> {
  const found = await findStep(ctx, ask);
  const { recipe, shown } = found;
  const added = shown.change?.added ?? null;
  const read = readStepForm(ask.body);
  const stays = shown.change ?? { quantity: shown.step.quantity, reason: '' };
  const change: RecipeChange | null = read.ok ? { recipeKey: recipe.key, stepKey: added ? null : shown.key, added, ...read.value } : null;
  const back = (issues: readonly Issue[], sawAnew: boolean): Reply => {
    const sound = change && checkRecipeChange(recipe, change).length === 0 ? change : null;
    const money = priceStepChange(ctx, recipe, { ...found, entered: sound });
    const seen = sawAnew ? fingerprintOf(changeTexts(stays, shown.step)) : ask.body.seen;
    const form = { book: ctx.reference.recipes, values: ask.body, issues, seen, money };
    return { page: changeStepPage(recipe, shown, form), status: issues.length > 0 ? 422 : 200 };
  };
  if (!read.ok || !change) return back(read.issues, false);
  if (ask.body.action === 'show') return back(checkRecipeChange(recipe, change), false);
  const saved = await saveRecipeChange(ctx, recipe, { change, seen: ask.body.seen });
  if (!saved.ok) return back(saved.issues, isSavedMeanwhile(saved.issues));
  const words = change.quantity === 0 ? 'The step is left out (quantity 0)' : 'The change is saved';
  return { redirect: paths.recipe(recipe.key), notice: `${words}. It counts in estimates made from now on.` };
}

async function showAddition(ctx: Context, ask: Ask): Promise<Reply> {
  const recipe = recipeOf(ctx, ask);
  const edition = await requireEdition(ctx);
  return { page: addStepPage(recipe, edition, { book: ctx.reference.recipes, values: {}, issues: [], seen: undefined, money: null }) };
}

async function addStep(ctx: Context, ask: Ask): Promise<Reply> {
  const recipe = recipeOf(ctx, ask);
  const edition = await requireEdition(ctx);
  const read = readAdditionForm(ask.body);
  const change: RecipeChange | null = read.ok ? { recipeKey: recipe.key, stepKey: null, ...read.value } : null;
  const faults = change ? [...checkAddedPrice(change, edition), ...checkRecipeChange(recipe, change)] : read.issues;
  const back = async (issues: readonly Issue[]): Promise<Reply> => {
    const money = change && issues.length === 0 ? await priceAddition(ctx, recipe, change) : null;
    const form = { book: ctx.reference.recipes, values: ask.body, issues, seen: undefined, money };
    return { page: addStepPage(recipe, edition, form), status: issues.length > 0 ? 422 : 200 };
  };
  if (!change || faults.length > 0) return back(faults);
  if (ask.body.action === 'show') return back([]);
  const saved = await saveRecipeChange(ctx, recipe, { change, seen: undefined });
  if (!saved.ok) return back(saved.issues);
  return { redirect: paths.recipe(recipe.key), notice: 'The step is added. It counts in estimates made from now on.' };
}

async function askTakeBack(ctx: Context, ask: Ask): Promise<Reply> {
  const change = await getRecipeChange(ctx, readId(ask, 'changeId'));
  return { page: takeBackPage(change, [], isInBook(ctx, change)) };
}

async function takeBack(ctx: Context, ask: Ask): Promise<Reply> {
  const id = readId(ask, 'changeId');
  const done = await takeBackRecipeChange(ctx, id, Number(ask.body.seen));
  if (!done.ok) {
    const change = await getRecipeChange(ctx, id);
    return { page: takeBackPage(change, done.issues, isInBook(ctx, change)), status: 422 };
  }
  const notice = `Taken back: ${changeWords(done.value)}. Estimates made before keep it.`;
  return { redirect: isInBook(ctx, done.value) ? paths.recipe(done.value.recipeKey) : paths.recipes(), notice };
}

async function priceAddition(ctx: Context, recipe: Recipe, change: RecipeChange) {
  const { changes, edition } = await gather(ctx);
  const step = change.added && { ...change.added, quantity: change.quantity, reason: change.reason };
  if (!step) return null;
  const entry = edition?.entries.find((one) => one.code === step.entryCode);
  const shown: ShownStep = { key: changeKey(change), step, quantity: change.quantity, entry, change: undefined };
  return priceStepChange(ctx, recipe, { shown, edition, changes: changes ?? [], entered: change });
}

/** Everything that the pages of recipes show; the changes are null for people who see no carrier's changes. */
async function gather(ctx: Context): Promise<Gathered> {
  const { actor } = ctx;
  const isCarrier = actor.kind === 'person' && actor.organizationKind === 'carrier';
  const mayChange = actor.kind === 'person' && actor.roles.includes('preparer');
  const book = ctx.reference.recipes;
  const changes = isCarrier ? fitRecipeChanges(book.recipes, await listRecipeChanges(ctx)) : null;
  return { book, edition: await findCurrentEdition(ctx), changes, mayChange, isCarrier };
}

async function findStep(ctx: Context, ask: Ask) {
  const recipe = recipeOf(ctx, ask);
  const { changes, edition } = await gather(ctx);
  const shown = listShownSteps(recipe, changes ?? [], edition).find((step) => step.key === ask.params.stepKey);
  if (!shown) throw notFound('That step is not in the recipe book any more, or it was taken back. Open the recipe again.');
  return { recipe, shown, edition, changes: changes ?? [] };
}

function recipeOf(ctx: Context, ask: Ask): Recipe {
  const recipe = ctx.reference.recipes.recipes.find((one) => one.key === ask.params.recipeKey);
  if (!recipe) throw notFound('The recipe book has no such recipe.');
  return recipe;
}

function isInBook(ctx: Context, { recipeKey }: Pick<RecipeChange, 'recipeKey'>): boolean {
  return ctx.reference.recipes.recipes.some((recipe) => recipe.key === recipeKey);
}

async function requireEdition(ctx: Context): Promise<StoredEdition> {
  const edition = await findCurrentEdition(ctx);
  if (!edition) throw notFound('No price book is on this server yet, so that no step can be added.');
  return edition;
}

interface Gathered {
  book: Context['reference']['recipes'];
  edition: StoredEdition | undefined;
  changes: FittedChange[] | null;
  mayChange: boolean;
  isCarrier: boolean;
}
