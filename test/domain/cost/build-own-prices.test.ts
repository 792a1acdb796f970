import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import type { OwnPrice } from '../../../server/domain/cost/own-price.ts';
import { recomputeLines } from '../../../server/domain/cost/totals/recompute-lines.ts';
import { dollars } from '../../../server/domain/money.ts';
import { build, linesOf } from './build-lines.ts';
import { aMobileNetwork, aSite, gearAt } from './network.ts';
import { edition, recipeBook, value } from './planning-seed.ts';

const twoSites = {
  version: 1,
  sites: [aSite('A'), aSite('B'), aSite('EMPTY')],
  items: [...gearAt('A', { 'RAN baseband': 1, RRU: 3 }), ...gearAt('B', { 'RAN baseband': 1, RRU: 3 })],
};

/** Nothing is kept out but what a test keeps out. */
const choices = { 'side-by-side': 'asked' };

function aQuote(changes: Partial<OwnPrice> = {}): OwnPrice {
  return {
    code: 'Q-1',
    kind: 'vendor quote',
    entryCode: 'RA-010',
    siteCode: null,
    ownLine: null,
    unit: 'each',
    lowCents: dollars(24_500),
    likelyCents: dollars(24_500),
    highCents: dollars(24_500),
    use: 'comparable',
    comparableCents: null,
    from: 'Northern Radio',
    reference: 'NR-778',
    quotedOn: day('2026-03-02'),
    expiresOn: day('2026-09-01'),
    reason: 'The lowest of three quotes.',
    documents: [{ title: 'Quote', sha256: 'a'.repeat(64) }],
    certified: null,
    ...changes,
  };
}

function anEstimate(changes: Partial<OwnPrice> = {}): OwnPrice {
  const certified = { by: 'Dana Cole', title: 'Chief engineer', on: day('2026-04-01') };
  const range = { lowCents: dollars(9_000), likelyCents: dollars(12_000), highCents: dollars(15_000) };
  return aQuote({ code: 'E-1', kind: 'own estimate', reference: '', expiresOn: null, documents: [], certified, ...range, ...changes });
}

function issuesOf(...ownPrices: OwnPrice[]): [string, string][] {
  return build(twoSites, { plan: { ownPrices } }).issues.map(({ code, message }) => [code, message]);
}

describe("prices of the carrier's own", () => {
  test('a quote takes the place of the price everywhere, and the line shows whose, until when and of which year', () => {
    const lines = linesOf(twoSites, { plan: { ownPrices: [aQuote()] } }).filter((line) => line.entryCode === 'RA-010');
    expect(lines.map((line) => [line.id, line.likelyCents])).toEqual([
      ['A.RA-010', dollars(73_500)],
      ['B.RA-010', dollars(73_500)],
    ]);
    expect(lines[0]).toMatchObject({
      basis: 'vendor quote',
      priceYear: 2026,
      ownPrice: { code: 'Q-1', kind: 'vendor quote', quotedOn: '2026-03-02', expiresOn: '2026-09-01', isHeldForWork: true },
    });
    expect(lines[0]?.source).toMatch(/^Quote Q-1 of Northern Radio, number NR-778, of Mar\s2,\s2026, held until Sep\s1,\s2026$/);
    expect(lines[0]?.reason).toMatch(
      /^One new radio for each old one\..*The lowest of three quotes\. The vendor holds to this price into 2026, so it is not escalated\.$/,
    );
  });

  test('a quote that is held into the year of the work is not escalated; one that ends before is, from its year', () => {
    const base = (expiresOn: string, workYear = 2027) =>
      linesOf(twoSites, { plan: { ownPrices: [aQuote({ expiresOn: day(expiresOn) })], workYear } }).filter(
        ({ entryCode }) => entryCode === 'ESC-2026',
      );
    expect(base('2027-01-31')).toEqual([]);
    expect(base('2028-01-31')).toEqual([]);
    expect(base('2026-12-31').map(({ id, quantity }) => [id, quantity])).toEqual([['NETWORK.ESC-2026.replacement', 1_470]]);
    const built = value(build(twoSites, { plan: { ownPrices: [aQuote({ expiresOn: day('2027-01-31') })], workYear: 2027 } }));
    expect(recomputeLines(built.lines).filter(({ ties }) => !ties)).toEqual([]);
  });

  test('a price for one site comes before the price for everywhere, ignoring case', () => {
    const own = [aQuote(), anEstimate({ siteCode: 'b', reason: 'Two bands in one radio.' })];
    const lines = linesOf(twoSites, { plan: { ownPrices: own } }).filter((line) => line.entryCode === 'RA-010');
    expect(lines.map((line) => [line.id, line.ownPrice?.code, line.lowCents, line.likelyCents, line.highCents])).toEqual([
      ['A.RA-010', 'Q-1', dollars(73_500), dollars(73_500), dollars(73_500)],
      ['B.RA-010', 'E-1', dollars(27_000), dollars(36_000), dollars(45_000)],
    ]);
    expect(lines[1]?.basis).toBe('own estimate');
    expect(lines[1]?.source).toContain('certified in good faith by Dana Cole, Chief engineer');
  });

  test('a line of its own stands at a site or in the network', () => {
    const ownLine = { item: 'Snow sled', category: 'Tower and structure' as const, phase: 'replacement' as const, quantity: 2 };
    const atSite = anEstimate({ entryCode: null, unit: 'per week', siteCode: 'A', ownLine });
    const inNetwork = aQuote({ entryCode: null, unit: 'each', ownLine: { ...ownLine, item: 'Test van', quantity: 1 } });
    const lines = linesOf(twoSites, { plan: { ownPrices: [atSite, inNetwork] } });
    expect(lines.find(({ id }) => id === 'A.E-1')).toMatchObject({
      entryCode: 'E-1',
      item: 'Snow sled',
      quantity: 2,
      unit: 'per week',
      likelyCents: dollars(24_000),
      formula: '2, as the carrier entered',
      phase: 'replacement',
    });
    expect(lines.find(({ id }) => id === 'NETWORK.Q-1')).toMatchObject({ siteCode: null, item: 'Test van', likelyCents: dollars(24_500) });
  });

  test('a new structure is paid where it is needed, and its line says that rule', () => {
    const ownLine = { item: 'Tower of 200 ft', category: 'Tower and structure' as const, phase: 'replacement' as const, quantity: 1 };
    const tower = anEstimate({
      entryCode: null,
      unit: 'each',
      siteCode: 'A',
      use: 'new structure',
      ownLine,
      reason: 'The old one fails its analysis.',
    });
    const line = linesOf(twoSites, { plan: { ownPrices: [tower] } }).find(({ id }) => id === 'A.E-1');
    expect(line?.reason).toMatch(/^The old one fails its analysis\. A new tower or shelter is paid only where the replacement needs it/);
  });

  test('a line of its own stays apart from a price that an edition gives the same code', () => {
    const ownLine = { item: 'Snow sled', category: 'Tower and structure' as const, phase: 'replacement' as const, quantity: 1 };
    const named = edition.entries.map((entry) => (entry.code === 'PW-020' ? { ...entry, code: 'E-1' } : entry));
    const recipes = recipeBook.recipes.map((recipe) => ({
      ...recipe,
      steps: recipe.steps.map((step) => (step.entryCode === 'PW-020' ? { ...step, entryCode: 'E-1' } : step)),
    }));
    const changes = { edition: { ...edition, entries: named }, recipes: { ...recipeBook, recipes } };
    const lines = linesOf(twoSites, { ...changes, plan: { ownPrices: [anEstimate({ entryCode: null, unit: 'each', siteCode: 'A', ownLine })] } });
    expect(lines.filter(({ id }) => id.startsWith('A.E-1')).map(({ id, likelyCents }) => [id, likelyCents])).toEqual([
      ['A.E-1', dollars(44_000)],
      ['A.E-1.own', dollars(12_000)],
    ]);
  });

  test('an own percentage takes the place of a percentage of the book', () => {
    const tax = anEstimate({
      entryCode: 'PM-040',
      unit: 'percent of direct cost',
      lowCents: dollars(1),
      likelyCents: dollars(2),
      highCents: dollars(3),
    });
    const line = linesOf(twoSites, { plan: { ownPrices: [tax] } }).find(({ id }) => id === 'NETWORK.PM-040');
    expect(line?.formula).toMatch(/^2 % of \$/);
    expect(line?.ownPrice?.code).toBe('E-1');
  });

  test('an upgrade is paid up to its comparable; the rest is the own share', () => {
    const upgrade = aQuote({ use: 'upgrade', likelyCents: dollars(30_000), highCents: dollars(32_000), comparableCents: dollars(26_000) });
    const built = value(build(twoSites, { plan: { ownPrices: [upgrade], choices } }));
    expect(built.lines.find(({ id }) => id === 'A.RA-010')).toMatchObject({
      unitLowCents: dollars(24_500),
      unitLikelyCents: dollars(26_000),
      unitHighCents: dollars(26_000),
      likelyCents: dollars(78_000),
      ownPrice: { code: 'Q-1', paidUpToCents: dollars(26_000) },
      source: expect.stringMatching(/^Price of the comparable, as given with quote Q-1 of Northern Radio/),
    });
    expect(built.lines.find(({ id }) => id === 'A.RA-010')?.reason).toMatch(
      /The price of the comparable \(\$26,000\.00\) is what is paid, not that of the product chosen; the rest is the own share\.$/,
    );
    expect(built.keptOut).toMatchObject([
      {
        id: 'KO-1',
        siteCode: null,
        kind: 'own share',
        item: 'Remote radio unit, LTE, ready for 5G, with its software licenses',
        amountCents: dollars(24_000),
        formula: '6 × ($30,000.00 − $26,000.00) each',
        reason: 'The lowest of three quotes.',
      },
    ]);
  });

  test('an upgrade that costs no more than its comparable is paid whole', () => {
    const built = value(build(twoSites, { plan: { ownPrices: [aQuote({ use: 'upgrade', comparableCents: dollars(26_000) })], choices } }));
    expect(built.lines.find(({ id }) => id === 'A.RA-010')?.unitLikelyCents).toBe(dollars(24_500));
    expect(built.keptOut).toEqual([]);
  });

  test('what the program never pays is kept out whole, with the rule, and is in no total', () => {
    const ownLine = { item: 'Interest on a bridge loan', category: 'Program management' as const, phase: 'soft cost' as const, quantity: 1 };
    const interest = anEstimate({ entryCode: null, unit: 'in all', use: 'interest', ownLine });
    const plain = value(build(twoSites, { plan: { choices } }));
    const built = value(build(twoSites, { plan: { ownPrices: [interest], choices } }));
    expect(built.lines).toEqual(plain.lines);
    expect(built.keptOut).toMatchObject([
      { kind: 'ineligible', item: 'Interest on a bridge loan', amountCents: dollars(12_000), formula: '1 × $12,000.00 in all' },
    ]);
    expect(built.keptOut[0]?.rule).toContain('Interest on loans');
  });
});

describe("faults in the carrier's own prices are told in sentences", () => {
  test('another unit than the entry', () => {
    expect(issuesOf(aQuote({ unit: 'per site' }))).toEqual([
      [
        'own-price-unit',
        'Quote Q-1 is per site, but the price RA-010 that it takes the place of is each. Convert it to each, or make it a line of its own.',
      ],
    ]);
  });

  test('an entry, a site, or covered equipment that is not there', () => {
    expect(issuesOf(aQuote({ entryCode: 'RA-999' }))).toEqual([
      [
        'own-price-entry',
        'Quote Q-1 takes the place of the price RA-999, which the price book of this estimate does not hold. Name another price, or leave it out.',
      ],
    ]);
    expect(issuesOf(aQuote({ siteCode: 'Z' })).map(([code]) => code)).toEqual(['own-price-site']);
    const ownLine = { item: 'Road', category: 'Tower and structure' as const, phase: 'replacement' as const, quantity: 1 };
    expect(issuesOf(anEstimate({ entryCode: null, siteCode: 'EMPTY', ownLine })).map(([code]) => code)).toEqual(['own-line-site']);
  });

  test('two prices for one thing, the same price twice, and an upgrade without its comparable', () => {
    expect(issuesOf(aQuote(), aQuote({ code: 'Q-2' }))).toEqual([
      ['own-price-place', 'Quote Q-2 and Q-1 both take the place of the price RA-010 everywhere. Keep one of them.'],
    ]);
    expect(issuesOf(aQuote(), aQuote({ siteCode: 'A' })).map(([code]) => code)).toEqual(['own-price-twice']);
    expect(issuesOf(aQuote({ use: 'upgrade' })).map(([code]) => code)).toEqual(['comparable-missing']);
  });

  test('a line of its own without a quantity, or as a percentage', () => {
    const ownLine = { item: 'Road', category: 'Tower and structure' as const, phase: 'replacement' as const, quantity: 0 };
    expect(issuesOf(anEstimate({ entryCode: null, ownLine })).map(([code]) => code)).toEqual(['own-line-quantity']);
    const many = anEstimate({ entryCode: null, ownLine: { ...ownLine, quantity: 10 ** 12 } });
    expect(issuesOf(many)).toEqual([
      [
        'own-line-too-large',
        'Own estimate E-1 comes to more than $100 billion with its quantity of 1000000000000. Correct the quantity or the price.',
      ],
    ]);
    const percent = anEstimate({ entryCode: null, unit: 'percent of direct cost', ownLine: { ...ownLine, quantity: 1 } });
    expect(issuesOf(percent).map(([code]) => code)).toEqual(['own-line-percent']);
  });

  test('an expired quote is used, with a warning; a price that nothing uses is told', () => {
    const expired = build(twoSites, { plan: { ownPrices: [aQuote({ expiresOn: day('2026-04-30') })] } });
    expect(expired.ok).toBe(true);
    expect(expired.issues.map(({ severity, code, subject }) => [severity, code, subject])).toEqual([['warning', 'quote-expired', 'Q-1']]);
    const unused = build(twoSites, { plan: { ownPrices: [aQuote({ entryCode: 'TR-040' })] } });
    expect(unused.issues.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'own-price-unused']]);
  });

  test('a quote for one site changes nothing at the others of a large network', () => {
    const network = aMobileNetwork(30);
    const own = linesOf(network, { plan: { ownPrices: [aQuote({ siteCode: 'HP-0007' })], indexKey: null } });
    const plain = linesOf(network, { plan: { indexKey: null } });
    const changed = own.filter((line, index) => line.likelyCents !== plain[index]?.likelyCents && line.siteCode !== null);
    expect(changed.map(({ id }) => id)).toEqual(['HP-0007.RA-010']);
  });
});
