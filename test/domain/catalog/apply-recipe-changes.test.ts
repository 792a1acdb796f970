import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyRecipeChanges } from '../../../server/domain/catalog/apply-recipe-changes.ts';
import { largestStepQuantity } from '../../../server/domain/catalog/check-recipe-change.ts';
import { costPhases, costUses, type Recipe, type RecipeStep, radioGenerations, structureClasses } from '../../../server/domain/catalog/recipe.ts';
import type { RecipeChange } from '../../../server/domain/catalog/recipe-change.ts';
import { driversByScope } from '../../../server/domain/catalog/recipe-drivers.ts';
import { stepKey } from '../../../server/domain/catalog/step-key.ts';
import { equipmentCategories } from '../../../server/domain/inventory/equipment.ts';
import { siteKinds } from '../../../server/domain/inventory/site.ts';
import type { Result } from '../../../server/domain/result.ts';

const hang: RecipeStep = {
  entryCode: 'TW-030',
  driver: 'per site',
  quantity: 1,
  phase: 'replacement',
  only: { structures: ['tower'], belowFeet: 500 },
  reason: 'One job.',
};
const takeDown: RecipeStep = { ...hang, phase: 'removal' };
const share: RecipeStep = { entryCode: 'TW-020', driver: 'per site', quantity: 0.1, phase: 'replacement', chance: true, reason: 'One tower in ten.' };
const tax: RecipeStep = { entryCode: 'PM-040', driver: 'percent of direct cost', quantity: 1, phase: 'replacement', reason: 'Tax.' };
const site: Recipe = { key: 'mobile-site', title: 'Mobile site', categories: ['RRU'], scope: 'site', steps: [hang, takeDown] };
const network: Recipe = { key: 'program', title: 'Program', categories: ['RRU'], scope: 'network', steps: [share, tax] };
const book = [site, network];

const text = fc.constantFrom('RA-010', 'RA.010', 'RA 010', 'RA-010.per-site', 'ß', 'a_b', 'a-b', 'lte:5g', 'lte 5g');
const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { minLength: 1 });
const condition = fc.record(
  {
    structures: some(structureClasses),
    kinds: some(siteKinds),
    generations: some(radioGenerations),
    exceptGenerations: some(radioGenerations),
    withoutCategories: some(equipmentCategories),
    fromFeet: fc.constantFrom(100, 200, 500),
    belowFeet: fc.constantFrom(100, 200, 500),
  },
  { requiredKeys: [] },
);
const anyStep = (scope: Recipe['scope']): fc.Arbitrary<RecipeStep> =>
  fc.record(
    {
      entryCode: text,
      driver: fc.constantFrom(...driversByScope[scope]).filter((driver) => driver !== 'percent of direct cost'),
      quantity: fc.integer({ min: 1, max: 100 }),
      phase: fc.constantFrom(...costPhases),
      per: fc.constantFrom(16, 1000),
      only: condition,
      choice: fc.record({ group: text, key: text }),
      use: fc.constantFrom(...costUses),
      reason: fc.constant('Because.'),
    },
    { requiredKeys: ['entryCode', 'driver', 'quantity', 'phase', 'reason'] },
  );
const anyRecipe = (key: string): fc.Arbitrary<Recipe> =>
  fc
    .constantFrom('site' as const, 'network' as const)
    .chain((scope) =>
      fc
        .uniqueArray(anyStep(scope), { minLength: 1, maxLength: 6, selector: stepKey })
        .map((steps): Recipe => ({ key, title: key, categories: ['RRU'], scope, steps })),
    );
const anyBook = fc
  .integer({ min: 1, max: 3 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyRecipe(`recipe-${index}`))));

/** A book with sound changes to some of its steps. */
const changedBook = anyBook.chain((recipes) =>
  fc
    .subarray(recipes.flatMap((recipe) => recipe.steps.map((step) => ({ recipe, step }))))
    .chain((picked) =>
      fc.tuple(fc.constant(picked), fc.array(fc.integer({ min: 0, max: 50 }), { minLength: picked.length, maxLength: picked.length })),
    )
    .map(([picked, quantities]) => ({
      recipes,
      changes: picked.map(
        ({ recipe, step }, index): RecipeChange => ({
          recipeKey: recipe.key,
          stepKey: stepKey(step),
          quantity: quantities[index] ?? 0,
          added: null,
          reason: 'Our towers differ.',
        }),
      ),
    })),
);

describe('the key of a step', () => {
  test('reads like the step', () => {
    expect(stepKey(takeDown)).toBe('TW-030.per-site.removal.structures-tower.belowFeet-500');
  });

  test('stays when quantity, spread, reason or the words of a change differ', () => {
    fc.assert(
      fc.property(anyStep('site'), fc.double({ min: 0.1, max: 9 }), (step, quantity) => {
        expect(stepKey({ ...step, quantity, reason: 'Other.', spread: { low: 0.5, high: 2 }, change: 'Changed.' })).toBe(stepKey(step));
      }),
    );
  });

  test('is one and the same only for one and the same step, whatever signs its codes hold', () => {
    const identity = ({ entryCode, driver, phase, per, only, choice, use }: RecipeStep): string =>
      JSON.stringify([
        entryCode.replace(/ /g, '-'),
        driver,
        phase,
        per ?? null,
        Object.entries(only ?? {})
          .map(([name, value]) => [name, Array.isArray(value) ? [...value].sort() : value])
          .sort(),
        choice ? [choice.group.replace(/ /g, '-'), choice.key.replace(/ /g, '-')] : null,
        use ?? null,
      ]);
    fc.assert(
      fc.property(anyStep('site'), anyStep('site'), (one, other) => {
        expect(stepKey(one) === stepKey(other)).toBe(identity(one) === identity(other));
      }),
      { numRuns: 2000 },
    );
  });

  test('holds in an address without being encoded', () => {
    fc.assert(fc.property(anyStep('network'), (step) => expect(encodeURIComponent(stepKey(step))).toBe(stepKey(step))));
  });

  test('does not depend on the order in which a condition is written', () => {
    const one = { ...hang, only: { structures: ['tower' as const, 'raised' as const], kinds: ['core' as const, 'tower' as const] } };
    const other = { ...hang, only: { kinds: ['tower' as const, 'core' as const], structures: ['raised' as const, 'tower' as const] } };
    expect(stepKey(one)).toBe(stepKey(other));
  });
});

describe('changes of a carrier to recipes', () => {
  test('a new quantity takes the place of the old one, and the step says so with the reason', () => {
    const [recipe] = sound(applyRecipeChanges(book, [changeOf(hang, 2, 'Two crews climb at our towers.')]));
    expect(recipe?.steps[0]?.quantity).toBe(2);
    expect(recipe?.steps[0]?.change).toBe('The carrier changed the quantity from 1 to 2 per site. Two crews climb at our towers.');
    expect(recipe?.steps[1]).toEqual(takeDown);
  });

  test('the quantity 0 leaves a step out', () => {
    const [recipe] = sound(applyRecipeChanges(book, [changeOf(hang, 0)]));
    expect(recipe?.steps).toEqual([takeDown]);
  });

  test('an added step stands at the end and says who added it', () => {
    const [recipe] = sound(applyRecipeChanges(book, [addition({ quantity: 1.5, reason: 'Our shelters need a crane.' })]));
    expect(recipe?.steps).toHaveLength(3);
    expect(recipe?.steps[2]).toEqual({
      entryCode: 'TW-060',
      driver: 'per site',
      phase: 'replacement',
      quantity: 1.5,
      reason: 'Our shelters need a crane.',
      change: 'The carrier added this step. Our shelters need a crane.',
    });
  });

  test('no change gives the recipes themselves', () => {
    fc.assert(fc.property(anyBook, (recipes) => expect(sound(applyRecipeChanges(recipes, []))).toEqual(recipes)));
  });

  test('the order of the changes makes no difference', () => {
    fc.assert(
      fc.property(changedBook, ({ recipes, changes }) => {
        const added = recipes.map(
          (recipe): RecipeChange => ({ ...addition({}), recipeKey: recipe.key, added: { entryCode: 'ZZ-1', driver: 'per site', phase: 'removal' } }),
        );
        const all = [...changes, ...added];
        expect(applyRecipeChanges(recipes, [...all].reverse())).toEqual(applyRecipeChanges(recipes, all));
      }),
    );
  });

  test('what is not named stays as it is, and the recipes given are not touched', () => {
    fc.assert(
      fc.property(changedBook, ({ recipes, changes }) => {
        const before = structuredClone(recipes);
        const after = sound(applyRecipeChanges(recipes, changes));
        expect(recipes).toEqual(before);
        for (const [index, recipe] of recipes.entries()) {
          const wanted = recipe.steps.flatMap((step) => {
            const change = changes.find((one) => one.recipeKey === recipe.key && one.stepKey === stepKey(step));
            return change?.quantity === 0 ? [] : [{ key: stepKey(step), quantity: change?.quantity ?? step.quantity }];
          });
          expect(after[index]?.steps.map((step) => ({ key: stepKey(step), quantity: step.quantity }))).toEqual(wanted);
        }
      }),
    );
  });

  test('a changed step is marked, an unchanged one is not', () => {
    fc.assert(
      fc.property(changedBook, ({ recipes, changes }) => {
        const after = sound(applyRecipeChanges(recipes, changes));
        const marked = after.flatMap((recipe) =>
          recipe.steps.filter((step) => step.change !== undefined).map((step) => `${recipe.key} ${stepKey(step)}`),
        );
        const before = new Map(recipes.flatMap((recipe) => recipe.steps.map((step) => [`${recipe.key} ${stepKey(step)}`, step.quantity])));
        const wanted = changes
          .map((change) => ({ id: `${change.recipeKey} ${change.stepKey}`, quantity: change.quantity }))
          .filter(({ id, quantity }) => quantity !== 0 && quantity !== before.get(id));
        expect(marked.sort()).toEqual(wanted.map(({ id }) => id).sort());
      }),
    );
  });
});

describe('changes that are refused', () => {
  test.each([
    ['a recipe that does not exist', { ...changeOf(hang, 1), recipeKey: 'moon-base' }, 'change-recipe-unknown'],
    ['a step that is no longer in the recipe book', { ...changeOf(hang, 1), stepKey: 'TW-999.per-site.removal' }, 'change-step-unknown'],
    ['neither a step nor an addition', { ...changeOf(hang, 1), stepKey: null }, 'change-step-unknown'],
    ['a quantity below 0', changeOf(hang, -1), 'change-quantity'],
    ['a quantity that is no number', changeOf(hang, Number.NaN), 'change-quantity'],
    ['an endless quantity', changeOf(hang, Number.POSITIVE_INFINITY), 'change-quantity'],
    ['a senseless quantity', changeOf(hang, largestStepQuantity + 1), 'change-quantity'],
    ['a share of sites above 1', { ...changeOf(share, 1.5), recipeKey: 'program' }, 'change-share'],
    ['another percentage', { ...changeOf(tax, 2), recipeKey: 'program' }, 'change-percentage'],
    ['a missing reason', changeOf(hang, 2, '  '), 'change-reason-missing'],
    [
      'an addition counted by what the recipe cannot know',
      addition({ added: { entryCode: 'TW-060', driver: 'per customer', phase: 'removal' } }),
      'change-driver',
    ],
    ['an addition of nothing', addition({ quantity: 0 }), 'change-quantity'],
    ['an addition without a price', addition({ added: { entryCode: ' ', driver: 'per site', phase: 'removal' } }), 'change-entry-missing'],
    ['an addition that also names a step', { ...addition({}), stepKey: stepKey(hang) }, 'change-both'],
  ])('%s', (_what, change: RecipeChange, code) => {
    const result = applyRecipeChanges(book, [change]);
    expect(result.ok).toBe(false);
    expect(result.issues.map((issue) => issue.code)).toEqual([code]);
    expect(result.issues[0]?.subject).toBe(change.recipeKey);
  });

  test('a step that is changed twice, and one that is there already', () => {
    expect(applyRecipeChanges(book, [changeOf(hang, 2), changeOf(hang, 3)]).issues.map((issue) => issue.code)).toEqual(['change-twice']);
    expect(applyRecipeChanges(book, [addition({}), addition({})]).issues.map((issue) => issue.code)).toEqual(['change-twice']);
    const plain: Recipe = { ...site, steps: [{ entryCode: 'TW-060', driver: 'per site', phase: 'replacement', quantity: 1, reason: 'There.' }] };
    expect(applyRecipeChanges([plain], [addition({})]).issues.map((issue) => issue.code)).toEqual(['change-step-known']);
  });

  test('every fault is told at once, and one fault refuses all', () => {
    const result = applyRecipeChanges(book, [changeOf(hang, -1, ''), changeOf(takeDown, 2), { ...changeOf(hang, 1), recipeKey: 'moon-base' }]);
    expect(result.ok).toBe(false);
    expect(result.issues.map((issue) => issue.code).sort()).toEqual(['change-quantity', 'change-reason-missing', 'change-recipe-unknown']);
  });

  test('a share can be changed within 0 to 1, and a percentage left out', () => {
    const [, program] = sound(
      applyRecipeChanges(book, [
        { ...changeOf(share, 0.25), recipeKey: 'program' },
        { ...changeOf(tax, 0), recipeKey: 'program' },
      ]),
    );
    expect(program?.steps.map((step) => [step.entryCode, step.quantity])).toEqual([['TW-020', 0.25]]);
  });
});

function changeOf(step: RecipeStep, quantity: number, reason = 'Our network differs.'): RecipeChange {
  return { recipeKey: 'mobile-site', stepKey: stepKey(step), quantity, added: null, reason };
}

function addition(parts: Partial<RecipeChange>): RecipeChange {
  const added = { entryCode: 'TW-060', driver: 'per site', phase: 'replacement' } as const;
  return { recipeKey: 'mobile-site', stepKey: null, quantity: 1, added, reason: 'Our shelters need it.', ...parts };
}

function sound<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}
