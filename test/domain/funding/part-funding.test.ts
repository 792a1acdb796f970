import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findBrokenRules } from '../../../server/domain/funding/find-broken-rules.ts';
import { finishFunding } from '../../../server/domain/funding/finish-funding.ts';
import type { FundingPlan, FundingProblem } from '../../../server/domain/funding/funding.ts';
import { prepareFunding } from '../../../server/domain/funding/prepare-funding.ts';
import { cents } from '../../../server/domain/money.ts';
import { anInventedNetwork, aProblem, aSite } from './a-network.ts';
import { findSetFaults } from './find-set-faults.ts';
import { tryEverySet } from './try-every-set.ts';

const smallNetwork = fc
  .record({ size: fc.integer({ min: 1, max: 10 }), seed: fc.nat(1_000_000), towers: fc.nat(3), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .chain((given) =>
    fc
      .record({
        isPlain: fc.boolean(),
        hasDeadline: fc.boolean(),
        hasDuties: fc.boolean(),
        hasBars: fc.boolean(),
        order: fc.constantFrom('value' as const, 'clusters' as const),
      })
      .map((more) => ({ ...given, ...more })),
  )
  .map(({ size, seed, hasDuties, hasBars, order, ...options }) => ({
    ...anInventedNetwork(size, seed, { ...options, obligations: hasDuties ? 0.15 : 0, barred: hasBars ? 0.2 : 0 }),
    order,
  }));

function search(problem: FundingProblem): FundingPlan {
  const prepared = prepareFunding(problem);
  if (!prepared.ok) throw new Error(prepared.issues.map(({ message }) => message).join(' '));
  return finishFunding(prepared.value, null);
}

function reasons({ leftOut }: FundingPlan) {
  return leftOut.map(({ siteCode, cause, reason }) => ({ siteCode, cause, reason }));
}

function refusals(problem: FundingProblem): string[] {
  const prepared = prepareFunding(problem);
  return prepared.ok ? [] : prepared.issues.map(({ message }) => message);
}

describe('which sites the money finishes', () => {
  test('the best sites for the money are chosen, and the rest of the money is shown to the cent', () => {
    const problem = aProblem([aSite('A', { weight: 900 }), aSite('B', { costCents: cents(150_000_001), weight: 950 }), aSite('C', { weight: 500 })], {
      budgetCents: cents(200_000_000),
    });
    const plan = search(problem);
    expect(plan.steps.map(({ siteCode }) => siteCode)).toEqual(['A', 'C']);
    expect(plan).toMatchObject({ weight: 1400, spentCents: 100_000_000, leftCents: 100_000_000, allWeight: 2350 });
    expect(plan.boundWeight).toBeGreaterThanOrEqual(1400);
    expect(reasons(plan)).toEqual([
      {
        siteCode: 'B',
        cause: 'weight',
        reason: 'It brings 63 people covered for each $100,000, the chosen sites 140. Finishing it costs $1,500,000.01; $1,000,000.00 is left.',
      },
    ]);
  });

  test('a budget that fits to the cent is used to the cent', () => {
    const plan = search(aProblem([aSite('A', { costCents: cents(99_999_999) }), aSite('B', { costCents: cents(100_000_001) })]));
    expect(plan).toMatchObject({ leftCents: 0, gapPercent: 0 });
    expect(plan.steps).toHaveLength(2);
  });

  test('a site comes with the sites that its traffic runs over, and after them', () => {
    const problem = aProblem([
      aSite('A-END', { weight: 5000, parentCode: 'M-MIDDLE' }),
      aSite('M-MIDDLE', { weight: 0, parentCode: 'Z-HUB' }),
      aSite('Z-HUB', { weight: 10 }),
      aSite('B-NEAR', { weight: 400 }),
    ]);
    const plan = search({ ...problem, budgetCents: cents(150_000_000) });
    expect(plan.steps.map(({ siteCode }) => siteCode)).toEqual(['Z-HUB', 'M-MIDDLE', 'A-END']);
  });

  test('the core is paid before the first radio site counts, and once', () => {
    const sites = [aSite('A'), aSite('B'), aSite('STORE', { needsCore: false, weight: 1, costCents: cents(1_000_000) })];
    const plan = search(aProblem(sites, { coreCents: cents(90_000_000), budgetCents: cents(191_000_000) }));
    expect(plan.steps.map(({ siteCode, costCents, dueWithIt }) => [siteCode, costCents, dueWithIt])).toEqual([
      [null, 90_000_000, []],
      ['A', 50_000_000, []],
      ['B', 50_000_000, []],
      ['STORE', 1_000_000, []],
    ]);
    const poor = search(aProblem(sites, { coreCents: cents(90_000_000), budgetCents: cents(100_000_000) }));
    expect(poor.steps.map(({ siteCode }) => siteCode)).toEqual(['STORE']);
    expect(poor.coreDone).toBe(false);
    expect(reasons(poor)[0]).toEqual({
      siteCode: 'A',
      cause: 'budget',
      reason: 'Finishing it, with the core, costs $1,400,000.00; there is $1,000,000.00 in the whole budget.',
    });
  });

  test('what a tower shares is paid once, and sites that go together are all chosen or none', () => {
    const sites = [aSite('A', { weight: 60 }), aSite('B', { weight: 50 }), aSite('C', { weight: 100 })];
    const tower = { name: 'North Hill', siteCodes: ['A', 'B'], sharedCents: cents(20_000_000), sharedDays: 3, together: true };
    const both = search(aProblem(sites, { towers: [tower], budgetCents: cents(120_000_000) }));
    expect(both).toMatchObject({ weight: 110, leftCents: 0, crewDays: 23 });
    expect(both.steps[0]?.dueWithIt).toEqual(['shared tower North Hill']);
    const single = search(aProblem(sites, { towers: [tower], budgetCents: cents(119_999_999) }));
    expect(single.steps.map(({ siteCode }) => siteCode)).toEqual(['C']);
    expect(single.leftOut[0]?.reason).toBe(
      'Finishing it, with one more site that it needs and what its tower shares, costs $1,200,000.00; there is $1,199,999.99 in the whole budget.',
    );
  });

  test('crew days to the deadline limit the plan, and the sentence says so', () => {
    const plan = search(aProblem([aSite('A'), aSite('B', { weight: 90 })], { deadline: { crews: 1, workingDays: 19 } }));
    expect(plan).toMatchObject({ crewDays: 10, crewDaysLeft: 9 });
    expect(reasons(plan)).toEqual([
      { siteCode: 'B', cause: 'deadline', reason: 'Finishing it takes 10 working days of crews; 9 working days are left to the deadline.' },
    ]);
  });

  test('a site that must not be done stays out with its reason, and so does what hangs on it', () => {
    const barred = { cause: 'stated' as const, reason: 'The lease ends in May.' };
    const plan = search(aProblem([aSite('A', { weight: 900, barred }), aSite('B', { parentCode: 'A', weight: 800 }), aSite('C', { weight: 1 })]));
    expect(plan.steps.map(({ siteCode }) => siteCode)).toEqual(['C']);
    expect(reasons(plan)).toEqual([
      { siteCode: 'A', cause: 'stated', reason: 'The lease ends in May.' },
      { siteCode: 'B', cause: 'backhaul', reason: 'Its traffic runs over A, which is left out.' },
    ]);
    expect(plan.gapPercent).toBe(0);
  });

  test('branch by branch, each goes outward and is finished before the next', () => {
    const branch = (name: string, weight: number) =>
      [1, 2, 3].map((hop) => aSite(`${name}-${hop}`, { weight: hop === 2 ? weight : 1, parentCode: hop === 1 ? 'HUB' : `${name}-${hop - 1}` }));
    const crowd = Array.from({ length: 20 }, (_, index) => aSite(`Z-${index}`, { parentCode: 'HUB', weight: 5 }));
    const sites = [aSite('HUB', { weight: 1 }), ...branch('P', 10), ...branch('Q', 900), ...crowd];
    const problem = aProblem(sites, { order: 'clusters', coreCents: cents(1), budgetCents: cents(2_000_000_000) });
    const { steps } = search(problem);
    expect(steps.slice(0, 8).map(({ siteCode }) => siteCode)).toEqual([null, 'HUB', 'Q-1', 'Q-2', 'Q-3', 'Z-0', 'Z-1', 'Z-10']);
    const clusters = steps.map(({ cluster }) => cluster);
    const changes = clusters.filter((cluster, index) => cluster !== clusters[index - 1]);
    expect(new Set(changes).size).toBe(changes.length);
    expect(
      search({ ...problem, order: 'value' })
        .steps.map(({ siteCode }) => siteCode)
        .sort(),
    ).toEqual(steps.map(({ siteCode }) => siteCode).sort());
  });

  test('a left-out site behind a left-out hub names the hub', () => {
    const sites = [aSite('BIG', { weight: 900 }), aSite('HUB', { weight: 1 }), aSite('LEAF', { weight: 1, parentCode: 'HUB' })];
    const plan = search(aProblem(sites, { budgetCents: cents(99_000_000), coreCents: cents(0) }));
    expect(plan.leftOut.map(({ siteCode, cause }) => [siteCode, cause])).toEqual([
      ['HUB', 'weight'],
      ['LEAF', 'budget'],
    ]);
    const richer = search(aProblem([...sites, aSite('MORE', { weight: 800 })], { budgetCents: cents(149_000_000) }));
    expect(reasons(richer).find(({ siteCode }) => siteCode === 'LEAF')).toEqual({
      siteCode: 'LEAF',
      cause: 'backhaul',
      reason: 'Its traffic runs over HUB, which is left out.',
    });
  });

  test('a budget of nothing finishes what costs nothing, and says why the rest waits', () => {
    const plan = search(aProblem([aSite('A'), aSite('DONE', { costCents: cents(0) })], { budgetCents: cents(0) }));
    expect(plan.steps.map(({ siteCode }) => siteCode)).toEqual(['DONE']);
    expect(plan).toMatchObject({ leftCents: 0, spentCents: 0, gapPercent: 0 });
    expect(reasons(plan)).toEqual([
      { siteCode: 'A', cause: 'budget', reason: 'Finishing it costs $500,000.00; there is $0.00 in the whole budget.' },
    ]);
  });

  test('of equal sites the earlier codes are chosen, whatever the order of the list', () => {
    const codes = ['S-7', 'S-2', 'S-9', 'S-1', 'S-5'];
    const plan = search(
      aProblem(
        codes.map((code) => aSite(code)),
        { budgetCents: cents(100_000_000) },
      ),
    );
    expect(plan.steps.map(({ siteCode }) => siteCode)).toEqual(['S-1', 'S-2']);
  });

  test('the order of the lists changes nothing', () => {
    const problem = anInventedNetwork(60, 3, { towers: 6, isPlain: true, hasDeadline: true });
    const turned = { ...problem, sites: [...problem.sites].reverse(), towers: [...problem.towers].reverse() };
    expect(search(turned)).toEqual(search(problem));
  });

  test('the order brings weight on air as early as the money allows', () => {
    const sites = [
      aSite('HUB', { weight: 0, costCents: cents(10) }),
      aSite('RICH', { weight: 1000, costCents: cents(10), parentCode: 'HUB' }),
      aSite('FAIR', { weight: 30, costCents: cents(1) }),
      aSite('POOR', { weight: 1, costCents: cents(1), parentCode: 'HUB' }),
    ];
    const plan = search(aProblem(sites));
    expect(plan.steps.map(({ siteCode }) => siteCode)).toEqual(['HUB', 'RICH', 'FAIR', 'POOR']);
    expect(plan.steps.map(({ weightSoFar }) => weightSoFar)).toEqual([0, 1000, 1030, 1031]);
  });
});

describe('what cannot be planned is refused with a sentence', () => {
  test('obligations that cost more than the budget', () => {
    const sites = [aSite('A', { mustBeDone: true, parentCode: 'B' }), aSite('B'), aSite('C')];
    expect(refusals(aProblem(sites, { budgetCents: cents(80_000_000) }))).toEqual([
      'The sites that must be done (A), with all they need, cost $1,000,000.00: $200,000.00 more than the budget of $800,000.00. Raise the budget or release some of these obligations.',
    ]);
  });

  test('obligations that take longer than the crews have', () => {
    const sites = [aSite('A', { mustBeDone: true }), aSite('B', { mustBeDone: true })];
    expect(refusals(aProblem(sites, { deadline: { crews: 1, workingDays: 19 } }))).toEqual([
      'The sites that must be done (A, B), with all they need, take 20 crew days; crews have 19 to the deadline. Add crews, move the deadline or release some of these obligations.',
    ]);
  });

  test('a site that must be done over one that must not be, with the reason', () => {
    const barred = { cause: 'stated' as const, reason: 'The lease of HUB ends in May.' };
    const sites = [aSite('A', { mustBeDone: true, parentCode: 'MID' }), aSite('MID', { parentCode: 'HUB' }), aSite('HUB', { barred })];
    expect(refusals(aProblem(sites))).toEqual([
      'Site A must be done, but needs HUB, which cannot be: The lease of HUB ends in May. Release the obligation, or let HUB be done.',
    ]);
    expect(refusals(aProblem([aSite('B', { mustBeDone: true, barred })]))[0]).toMatch(/^Site B must be done, and cannot be: The lease/);
  });

  test('a circle in the backhaul names its sites, each circle once', () => {
    const sites = [
      aSite('C', { parentCode: 'A' }),
      aSite('B', { parentCode: 'c' }),
      aSite('A', { parentCode: 'B' }),
      aSite('LEAF', { parentCode: 'A' }),
      aSite('SELF', { parentCode: 'SELF' }),
    ];
    expect(refusals(aProblem(sites))).toEqual([
      'The backhaul runs in a circle and never reaches the core: A → B → C → A. Correct the parent of one of these sites.',
      'Site SELF hangs on itself. Name the site over which its traffic reaches the core, or none.',
    ]);
  });

  test('unknown parents, sites listed twice, towers with strangers and broken amounts, all at once', () => {
    const sites = [aSite('A', { parentCode: 'NOWHERE' }), aSite('B', { weight: 1.5 }), aSite('b')];
    const towers = [{ name: 'Hill', siteCodes: ['A', 'GHOST'], sharedCents: cents(-1), sharedDays: 0, together: false }];
    expect(refusals(aProblem(sites, { towers }))).toEqual([
      'The weight of site B must be a whole number, zero or more.',
      'Site b is listed twice. Keep one of the two.',
      'Site A hangs on NOWHERE, which is not on the list. Add NOWHERE (at no cost if it needs no work) or correct the parent.',
      'Shared tower Hill names site GHOST, which is not on the list. Add the site or take it off the tower.',
      'The shared cost and days of tower Hill must be whole numbers, zero or more.',
    ]);
    expect(refusals(aProblem([], { budgetCents: cents(-1), deadline: { crews: -1, workingDays: 5 } }))).toHaveLength(3);
  });
});

describe('laws of the search without a solver', () => {
  test('every plan obeys every rule, its bound holds against every possible set, and it is refused only when no set is allowed', () => {
    fc.assert(
      fc.property(smallNetwork, (problem) => {
        const prepared = prepareFunding(problem);
        const most = tryEverySet(problem);
        expect(prepared.ok).toBe(most !== null);
        if (!prepared.ok || most === null) return;
        const plan = finishFunding(prepared.value, null);
        expect(findBrokenRules(problem, plan)).toEqual([]);
        expect(findSetFaults(problem, plan)).toEqual([]);
        expect(plan.weight).toBeLessThanOrEqual(most);
        expect(plan.boundWeight).toBeGreaterThanOrEqual(most);
      }),
      { numRuns: 80 },
    );
  });

  test('a deep chain and a wide star are no trouble', () => {
    const chain = Array.from({ length: 1000 }, (_, index) =>
      aSite(`C-${index}`, { parentCode: index === 0 ? null : `C-${index - 1}`, costCents: cents(100) }),
    );
    const plan = search(aProblem(chain, { budgetCents: cents(39_500) }));
    expect(plan).toMatchObject({ weight: 39_500, gapPercent: 0, leftCents: 0 });
    expect(findBrokenRules(aProblem(chain, { budgetCents: cents(39_500) }), plan)).toEqual([]);
    const star = Array.from({ length: 1000 }, (_, index) => aSite(`S-${index}`, { parentCode: index === 0 ? null : 'S-0', costCents: cents(100) }));
    expect(search(aProblem(star, { budgetCents: cents(39_500) }))).toMatchObject({ weight: 39_500, gapPercent: 0 });
  });

  test('the checker finds what is broken in a tampered plan', () => {
    const problem = aProblem([aSite('A', { mustBeDone: true }), aSite('B', { parentCode: 'A' }), aSite('C')], {
      budgetCents: cents(150_000_000),
      towers: [{ name: 'Hill', siteCodes: ['B', 'C'], sharedCents: cents(0), sharedDays: 0, together: true }],
    });
    const plan = search(problem);
    expect(findBrokenRules(problem, plan)).toEqual([]);
    const codes = (changed: Partial<FundingPlan>, given = problem) => findBrokenRules(given, { ...plan, ...changed }).map(({ code }) => code);
    expect(codes({ steps: plan.steps.filter(({ siteCode }) => siteCode !== 'A') })).toEqual(['each-once', 'obligation', 'parent-left-out', 'sums']);
    expect(codes({ steps: plan.steps.filter(({ siteCode }) => siteCode !== 'C') })).toContain('together');
    expect(codes({ steps: [...plan.steps].reverse() })).toContain('parent-later');
    expect(codes({}, { ...problem, budgetCents: cents(149_999_999) })).toEqual(['over-budget', 'sums']);
    expect(codes({}, { ...problem, deadline: { crews: 1, workingDays: 29 } })).toEqual(['over-deadline']);
    expect(codes({ leftCents: cents(1) })).toEqual(['sums']);
    expect(codes({ boundWeight: 1 })).toEqual(['bound']);
  });
});
