import { describe, expect, test } from '@jest/globals';
import type { RecipeChange } from '../../../server/domain/catalog/recipe-change.ts';
import { stepKey } from '../../../server/domain/catalog/step-key.ts';
import type { CostLine } from '../../../server/domain/cost/cost-lines.ts';
import { dollars } from '../../../server/domain/money.ts';
import { build, linesOf } from './build-lines.ts';
import { aMobileNetwork, anItem, aSite, gearAt } from './network.ts';
import { recipeBook, value } from './planning-seed.ts';

const base = { version: 1, sites: [aSite('A')], items: gearAt('A', { 'RAN baseband': 1, RRU: 5, microwave: 2 }) };

function quantities(lines: readonly CostLine[], ...codes: string[]): Record<string, number> {
  return Object.fromEntries(lines.filter((line) => codes.includes(line.entryCode)).map((line) => [line.id, line.quantity]));
}

describe('alternatives', () => {
  test('the first choice holds where nothing is chosen', () => {
    expect(quantities(linesOf(base, { plan: { choices: {} } }), 'RA-010', 'RA-012', 'BH-010', 'BH-011')).toEqual({ 'A.RA-010': 5, 'A.BH-010': 1 });
  });

  test('radios for two bands: five old radios are three new ones', () => {
    const lines = linesOf(base, { plan: { choices: { radios: 'dual-band' } } });
    expect(quantities(lines, 'RA-010', 'RA-012')).toEqual({ 'A.RA-012': 3 });
    expect(lines.find((line) => line.entryCode === 'RA-012')?.formula).toBe('5 RRU ÷ 2, rounded up to 3 × 1');
  });

  test('microwave hops may keep their dishes', () => {
    const lines = linesOf(base, { plan: { choices: { microwave: 'radios-only' } } });
    expect(quantities(lines, 'BH-010', 'BH-011', 'BH-020', 'BH-021')).toEqual({ 'A.BH-011': 1, 'A.BH-021': 1 });
  });

  test('active antennas are paid up to radios and panels; the rest is the own share', () => {
    const built = value(build(base, { plan: { choices: { panels: 'active', 'side-by-side': 'asked' } } }));
    expect(quantities(built.lines, 'RA-010', 'RA-013', 'RA-030')).toEqual({ 'A.RA-010': 5, 'A.RA-030': 3 });
    expect(built.keptOut).toMatchObject([
      { id: 'KO-1', siteCode: 'A', kind: 'own share', amountCents: dollars(24_000), formula: '3 × $8,000.00 per sector' },
    ]);
    expect(built.keptOut[0]?.citation).not.toBe('');
  });

  test('a hosted core keeps its yearly fee out, with the rule', () => {
    const inventory = { version: 1, sites: [aSite('C', { kind: 'core' })], items: gearAt('C', { 'EPC/core': 1, IMS: 1 }) };
    const built = value(build(inventory, { customers: 10_000, plan: { choices: { core: 'hosted' } } }));
    expect(quantities(built.lines, 'CO-010', 'CO-011', 'CO-012', 'CO-013', 'CO-020', 'CO-022', 'CO-031', 'CO-040')).toEqual({
      'NETWORK.CO-012': 1,
      'NETWORK.CO-022': 1,
    });
    expect(built.keptOut).toMatchObject([
      { kind: 'ineligible', siteCode: null, amountCents: dollars(120_000), formula: '10,000 × $12.00 per customer' },
    ]);
    expect(built.keptOut[0]?.rule).toMatch(/running the network/i);
  });

  test('running two networks side by side is kept out as operation, unless the carrier asks for it', () => {
    const usual = value(build(base));
    expect(quantities(usual.lines, 'IT-030')).toEqual({});
    expect(usual.keptOut).toMatchObject([{ kind: 'ineligible', siteCode: 'A', amountCents: dollars(15_000), formula: '1 × $15,000.00 per site' }]);
    const asked = value(build(base, { plan: { choices: { 'side-by-side': 'asked' } } }));
    expect(asked.keptOut).toEqual([]);
    expect(asked.lines.find(({ id }) => id === 'A.IT-030')?.reason).toContain('check eligibility before filing');
  });

  test('a choice or an alternative that the recipes do not hold is refused', () => {
    const result = build(base, { plan: { choices: { radios: 'three-band', antennas: 'none' } } });
    expect(result.ok).toBe(false);
    expect(result.issues.map((issue) => issue.message)).toEqual([
      'There is no choice "three-band" for "Radios at base stations". Choose one of: One new radio for each old one; One radio for two bands in place of two old ones.',
      'The recipes hold no alternative "antennas". Take the choice back.',
    ]);
  });
});

describe('older mobile generations', () => {
  const generations = new Map([
    ['huawei-gsm', '2G'],
    ['huawei-umts', '2G/3G'],
    ['huawei-lte', '3G/4G'],
  ]);
  const inventory = {
    version: 1,
    sites: [aSite('OLD'), aSite('NEW'), aSite('UNKNOWN')],
    items: [
      anItem('OLD', 'RAN baseband', { modelKey: 'huawei-gsm' }),
      anItem('OLD', 'RRU', { modelKey: 'huawei-umts', quantity: 3 }),
      anItem('NEW', 'RAN baseband', { modelKey: 'huawei-gsm' }),
      anItem('NEW', 'RRU', { modelKey: 'huawei-lte', quantity: 3 }),
      anItem('UNKNOWN', 'RRU', { modelKey: null, quantity: 3 }),
    ],
  };

  test('a site of 2G and 3G only says that LTE ready for 5G is its comparable; others do not', () => {
    const lines = linesOf(inventory, { generations });
    const reason = (id: string) => lines.find((line) => line.id === id)?.reason ?? '';
    for (const id of ['OLD.RA-010', 'OLD.RA-020']) expect(reason(id)).toContain('LTE that is ready for 5G is its comparable');
    for (const id of ['NEW.RA-010', 'NEW.RA-020', 'UNKNOWN.RA-010']) expect(reason(id)).toMatch(/Planning assumption\.$/);
    expect(lines.find((line) => line.id === 'OLD.RA-010')?.likelyCents).toBe(lines.find((line) => line.id === 'NEW.RA-010')?.likelyCents);
  });

  test('voice over LTE is priced only where it is chosen and all covered radio equipment is older', () => {
    const older = { ...inventory, items: inventory.items.filter((item) => item.siteCode === 'OLD') };
    const voice = (of: typeof inventory, choice: string) =>
      linesOf(of, { generations, plan: { choices: { voice: choice } } }).some((line) => line.entryCode === 'CO-020');
    expect(voice(older, 'volte')).toBe(true);
    expect(voice(older, 'kept')).toBe(false);
    expect(voice(inventory, 'volte')).toBe(false);
  });
});

describe('recipe changes', () => {
  const keyOf = (recipe: string, entry: string, phase: string): string => {
    const step = recipeBook.recipes.find(({ key }) => key === recipe)?.steps.find((one) => one.entryCode === entry && one.phase === phase);
    if (!step) throw new Error(`No step ${entry}`);
    return stepKey(step);
  };
  const change = (fields: Partial<RecipeChange>): RecipeChange => ({
    recipeKey: 'mobile-site',
    stepKey: null,
    quantity: 1,
    added: null,
    reason: 'Our towers differ.',
    ...fields,
  });

  test('a changed quantity is on the line in words; the id stays', () => {
    const recipeChanges = [change({ stepKey: keyOf('mobile-site', 'TW-030', 'removal'), quantity: 2, reason: 'Two visits, by season.' })];
    const line = linesOf(base, { plan: { recipeChanges } }).find(({ id }) => id === 'A.TW-030.removal');
    expect(line?.quantity).toBe(2);
    expect(line?.change).toBe('The carrier changed the quantity from 1 to 2 per site. Two visits, by season.');
  });

  test('a step that is left out makes no line and renames no other', () => {
    const recipeChanges = [change({ stepKey: keyOf('mobile-site', 'TW-030', 'replacement'), quantity: 0 })];
    const ids = linesOf(base, { plan: { recipeChanges } }).map(({ id }) => id);
    expect(ids).not.toContain('A.TW-030');
    expect(ids).toContain('A.TW-030.removal');
  });

  test('a changed share of sites keeps the id of its line', () => {
    const recipeChanges = [change({ recipeKey: 'structure-risk', stepKey: keyOf('structure-risk', 'TW-020', 'replacement'), quantity: 0.25 })];
    const line = linesOf(aMobileNetwork(8), { plan: { recipeChanges } }).find(({ id }) => id === 'NETWORK.TW-020');
    expect(line).toMatchObject({ quantity: 2, chance: { sites: 8, share: 0.25 } });
  });

  test('an added step is a line, or joins the line of the same entry and phase with its words', () => {
    const generator = change({
      added: { entryCode: 'PW-030', driver: 'per site', phase: 'replacement' },
      reason: 'The old one cannot start both plants.',
    });
    const cable = change({ added: { entryCode: 'RA-041', driver: 'per site', phase: 'replacement' }, reason: 'A second run to the shelter.' });
    const lines = linesOf(base, { plan: { recipeChanges: [generator, cable] } });
    expect(lines.find(({ id }) => id === 'A.PW-030')).toMatchObject({
      likelyCents: dollars(35_000),
      change: 'The carrier added this step. The old one cannot start both plants.',
    });
    expect(lines.find(({ id }) => id === 'A.RA-041')?.change).toContain('A second run to the shelter.');
  });

  test('a change that names a missing entry or step is refused', () => {
    const added = change({ added: { entryCode: 'XX-1', driver: 'per site', phase: 'replacement' } });
    expect(build(base, { plan: { recipeChanges: [added] } }).issues.map(({ code, subject }) => [code, subject])).toContainEqual([
      'entry-missing',
      'XX-1',
    ]);
    const gone = build(base, { plan: { recipeChanges: [change({ stepKey: 'nothing' })] } });
    expect(gone.ok).toBe(false);
  });
});
