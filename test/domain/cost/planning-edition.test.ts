import { describe, expect, test } from '@jest/globals';
import { priceCategories } from '../../../server/domain/catalog/price-book.ts';
import { priceableCategories } from '../../../server/domain/cost/lines/match-recipes.ts';
import { comparePublicFigures } from '../../../server/domain/cost/totals/compare-public-figures.ts';
import { summariseCost } from '../../../server/domain/cost/totals/summarise-cost.ts';
import { equipmentCategories } from '../../../server/domain/inventory/equipment.ts';
import { build } from './build-lines.ts';
import { aMobileNetwork, type Gear, macroGear } from './network.ts';
import { edition, publicFigures, recipeBook, value } from './planning-seed.ts';

/** Where a quantity comes from. A source is named; a rule has its number. */
const ground = /[Pp]lanning assumption|\((?:read|published|secondary source)[:;] (?:[A-Z]\w+|[a-z-]+\.[a-z]+\b)|\b47 CFR \d+\.\d+|\bDA \d\d-\d+/;

describe('the planning edition', () => {
  test('holds about 80 prices, in every category, and none is called official', () => {
    expect(edition.entries.length).toBeGreaterThanOrEqual(70);
    expect(edition.entries.length).toBeLessThanOrEqual(90);
    expect(new Set(edition.entries.map((entry) => entry.category))).toEqual(new Set(priceCategories));
    expect(edition.entries.some((entry) => entry.basis === 'official catalog' || entry.basis === 'vendor quote')).toBe(false);
    expect(edition.statement).toContain('It is not the FCC cost catalog');
  });

  test('says of each of our own assumptions that it is one, and gives its reasoning', () => {
    for (const entry of edition.entries) {
      expect(entry.notes).not.toBe('');
      expect([entry.code, entry.source === 'Planning assumption of this edition']).toEqual([entry.code, entry.basis === 'planning assumption']);
      if (entry.basis === 'planning assumption') expect(entry.year).not.toBeNull();
    }
  });

  test('has a recipe for every category of equipment but "other", and a price for every step', () => {
    expect([...priceableCategories(recipeBook.recipes)].sort()).toEqual(equipmentCategories.filter((category) => category !== 'other').sort());
    const codes = new Set(edition.entries.map((entry) => entry.code));
    for (const step of recipeBook.recipes.flatMap((recipe) => recipe.steps)) expect(codes).toContain(step.entryCode);
  });

  test('holds no escalation among its prices, and says what its official catalog is not', () => {
    expect(edition.entries.some(({ item }) => /escalation/i.test(item))).toBe(false);
    expect(edition.statement).toContain('No escalation is hidden in a price');
  });

  test('every choice of an alternative says why one would take it, and every step of a choice exists', () => {
    for (const { choices } of recipeBook.alternatives) {
      expect(choices.length).toBeGreaterThanOrEqual(2);
      for (const { reason } of choices) expect(reason).toMatch(ground);
    }
    const taken = new Set(
      recipeBook.recipes.flatMap(({ steps }) => steps.flatMap(({ choice }) => (choice ? [`${choice.group}/${choice.key}`] : []))),
    );
    for (const name of ['radios/dual-band', 'microwave/radios-only', 'core/hosted', 'power/extended', 'pon-cards/by-customers'])
      expect(taken).toContain(name);
  });

  test('every step says what its quantity rests on: a named source, a rule by its number, or that it is assumed', () => {
    const bare = recipeBook.recipes.flatMap((recipe) => recipe.steps).filter((step) => !ground.test(step.reason));
    expect(bare.map((step) => [step.entryCode, step.reason])).toEqual([]);
  });

  test('every public figure that is divided here follows from its own note, to the dollar', () => {
    const derived = publicFigures.filter((figure) => figure.evidence === 'derived');
    expect(derived.length).toBeGreaterThanOrEqual(8);
    for (const { label, perSiteCents, note } of derived) {
      const [, amount = '', scale, count = ''] =
        /\$([\d,.]+)( million| billion)?(?: [a-z]+)*? (?:over|for)(?: more than| about)? ([\d,]+) (?:sites|towers|locations)/.exec(note) ?? [];
      const whole = Number(amount.replaceAll(',', '')) * (scale === ' billion' ? 1e9 : scale === ' million' ? 1e6 : 1);
      expect([label, Math.round(whole / Number(count.replaceAll(',', '')))]).toEqual([label, perSiteCents / 100]);
    }
  });

  const oneBand: Gear = { 'RAN baseband': 1, RRU: 3, antenna: 3, router: 1, microwave: 1, power: 1 };
  test.each([
    ['60 sites, two bands, two microwave terminals', 60, macroGear],
    ['60 sites, one band, one microwave terminal', 60, oneBand],
    ['500 sites, two bands, two microwave terminals', 500, macroGear],
    ['1,937 sites, one band, one microwave terminal', 1937, oneBand],
  ])('a rural mobile network lies inside the band of public figures: %s', (_name, siteCount, gear) => {
    const { lines } = value(build(aMobileNetwork(siteCount, gear), { customers: 100 * siteCount }));
    expect(comparePublicFigures(summariseCost(lines, []).total, siteCount + 1, publicFigures).verdict).toBe('within');
  });
});
