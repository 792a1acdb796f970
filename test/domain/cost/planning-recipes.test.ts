import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readRecipes } from '../../../server/domain/catalog/read-recipes.ts';

const book = () => JSON.parse(readFileSync(new URL('../../../db/seed/recipes.json', import.meta.url), 'utf8'));

/** Faults of the shipped book after one change to it. */
function faultsAfter(change: (changed: ReturnType<typeof book>) => void): string[] {
  const changed = book();
  change(changed);
  return readRecipes(changed).issues.map(({ message }) => message);
}

describe('a recipe book', () => {
  test('that ships with the program has no fault', () => {
    expect(readRecipes(book()).issues).toEqual([]);
  });

  test('that divides by zero is refused', () => {
    const faults = faultsAfter(({ recipes }) => {
      recipes[0].steps[0].per = 0;
    });
    expect(faults).toEqual(['Recipe mobile-site: step 1: "per" must be a number above zero, because counts are divided by it.']);
  });

  test('may not count shares of sites, hops or percentages in packs', () => {
    const faults = faultsAfter(({ recipes }) => {
      for (const step of recipes.find(({ key }: { key: string }) => key === 'structure-risk').steps) step.per = 10;
    });
    expect(faults).toHaveLength(3);
    expect(faults[0]).toContain('"per" goes only with per unit, per site, per sector, per tower foot, per customer');
  });

  test('whose step names a choice that no alternative holds is refused', () => {
    const faults = faultsAfter(({ recipes }) => {
      recipes[0].steps[0].choice = { group: 'radios', key: 'three-band' };
    });
    expect(faults).toEqual(['Recipe mobile-site: step 1: its choice names an alternative that the book does not hold.']);
  });

  test('whose alternative no step depends on, has one choice only, or says no reason is refused', () => {
    const faults = faultsAfter(({ alternatives }) => {
      alternatives.push({ key: 'idle', title: 'Idle', choices: [{ key: 'a', title: 'A', reason: '' }] });
    });
    expect(faults).toEqual([
      'Alternative idle: it needs at least two choices.',
      'Alternative idle: each choice needs a key, a title and a reason.',
      'Alternative idle: no step depends on it. Take it out, or name it in a step.',
    ]);
  });

  test('with the same step twice in a recipe is refused', () => {
    const faults = faultsAfter(({ recipes }) => {
      recipes[0].steps.push({ ...recipes[0].steps[0], quantity: 5 });
    });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^Recipe mobile-site: step \d+: the recipe has the same step before/);
  });

  test('with an unknown use, a spread the wrong way round, or an unknown generation is refused', () => {
    const faults = faultsAfter(({ recipes }) => {
      Object.assign(recipes[0].steps[0], { use: 'luxury', spread: { low: 2, high: 0.5 }, only: { generations: ['6G'] } });
    });
    expect(faults.map((fault) => fault.replace(/^.*step 1: /, ''))).toEqual([
      expect.stringMatching(/^the use must be one of: comparable/),
      'generations must be a list of: 2G, 3G, 4G, 5G.',
      expect.stringMatching(/^the spread needs a low from 0 to 1/),
    ]);
  });
});
