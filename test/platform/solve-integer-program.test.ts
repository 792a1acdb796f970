import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { findBrokenRules } from '../../server/domain/funding/find-broken-rules.ts';
import { finishFunding } from '../../server/domain/funding/finish-funding.ts';
import type { FundingPlan, FundingProblem } from '../../server/domain/funding/funding.ts';
import type { IntegerAnswer } from '../../server/domain/funding/integer-program.ts';
import { type FundingCase, prepareFunding } from '../../server/domain/funding/prepare-funding.ts';
import { cents } from '../../server/domain/money.ts';
import { solveIntegerProgram } from '../../server/platform/solve-integer-program.ts';
import { anInventedNetwork, aProblem, aSite } from '../domain/funding/a-network.ts';
import { findSetFaults } from '../domain/funding/find-set-faults.ts';
import { tryEverySet } from '../domain/funding/try-every-set.ts';

const settings = { seconds: 60, nodes: 20_000, relativeGap: 0 };

function prepare(problem: FundingProblem): FundingCase {
  const prepared = prepareFunding(problem);
  if (!prepared.ok) throw new Error(prepared.issues.map(({ message }) => message).join(' '));
  return prepared.value;
}

async function plan(problem: FundingProblem): Promise<FundingPlan> {
  const prepared = prepare(problem);
  return finishFunding(prepared, await solveIntegerProgram(prepared.program, { ...settings, start: prepared.start }));
}

describe('the solver', () => {
  test('solves a small program, states a bound, and prints nothing', async () => {
    const out = jest.spyOn(process.stdout, 'write');
    const log = jest.spyOn(console, 'log');
    const program = {
      columns: [5, 4, 3].map((objective) => ({ objective, lower: 0, upper: 1 })),
      rows: [{ lower: Number.NEGATIVE_INFINITY, upper: 5, columns: [0, 1, 2], factors: [4, 3, 2] }],
    };
    const answer = await solveIntegerProgram(program, settings);
    expect([out.mock.calls.length, log.mock.calls.length]).toEqual([0, 0]);
    jest.restoreAllMocks();
    expect(answer).toMatchObject({ status: 'optimal', values: [0, 1, 1], note: null });
    expect(Math.floor((answer.bound ?? 0) + 1e-6)).toBe(7);
  });

  test('says that a program has no solution', async () => {
    const program = { columns: [{ objective: 1, lower: 1, upper: 1 }], rows: [{ lower: 0, upper: 0, columns: [0], factors: [1] }] };
    expect(await solveIntegerProgram(program, settings)).toMatchObject({ status: 'infeasible', values: null });
  });

  test('a broken program is an answer, not an exception', async () => {
    const program = { columns: [{ objective: Number.NaN, lower: 0, upper: 1 }], rows: [] };
    const answer = await solveIntegerProgram(program, settings);
    expect(answer.status).toBe('failed');
    expect(answer.note).not.toBeNull();
  });

  test('stopped at once it still gives a plan that obeys the rules, with a bound that holds', async () => {
    const problem = anInventedNetwork(300, 5, { towers: 15, hasDeadline: true });
    const prepared = prepare(problem);
    const stopped = await solveIntegerProgram(prepared.program, { ...settings, nodes: 0, start: prepared.start, shouldStop: () => true });
    const early = finishFunding(prepared, stopped);
    expect(findBrokenRules(problem, early)).toEqual([]);
    const best = await plan(problem);
    expect(best.gapPercent).toBe(0);
    expect(early.boundWeight).toBeGreaterThanOrEqual(best.weight);
    expect(early.weight).toBeLessThanOrEqual(best.weight);
  });
});

describe('part funding with the solver', () => {
  test('finds the best of all sets, proves it, and obeys every rule', async () => {
    const cases = Array.from({ length: 40 }, (_, seed) =>
      anInventedNetwork(4 + (seed % 9), seed, {
        towers: seed % 4,
        isPlain: seed % 2 === 0,
        hasDeadline: seed % 3 === 0,
        share: 0.2 + (seed % 7) / 10,
        obligations: seed % 5 === 0 ? 0.1 : 0,
        barred: seed % 4 === 1 ? 0.15 : 0,
      }),
    );
    let solved = 0;
    for (const problem of cases) {
      const most = tryEverySet(problem);
      if (most === null) {
        expect(prepareFunding(problem).ok).toBe(false);
        continue;
      }
      const found = await plan(problem);
      expect(findBrokenRules(problem, found)).toEqual([]);
      expect(findSetFaults(problem, found)).toEqual([]);
      expect([found.weight, found.boundWeight, found.gapPercent]).toEqual([most, most, 0]);
      solved++;
    }
    expect(solved).toBeGreaterThan(25);
  });

  test('more money never brings less', async () => {
    const problem = anInventedNetwork(60, 11, { towers: 5, isPlain: true });
    const weights: number[] = [];
    for (let share = 0; share <= 10; share++) {
      const found = await plan({ ...problem, budgetCents: cents(Math.floor((problem.budgetCents * share) / 4)) });
      expect(found.gapPercent).toBe(0);
      weights.push(found.weight);
    }
    expect(weights).toEqual([...weights].sort((a, b) => a - b));
    expect(weights.at(-1)).toBeGreaterThan(weights[0] ?? 0);
  });

  test('39.5 percent of the approved cost of 200 sites: proven best, spent to within one site, twice the same', async () => {
    const problem = anInventedNetwork(200, 395, { obligations: 0.02 });
    const found = await plan(problem);
    expect(findBrokenRules(problem, found)).toEqual([]);
    expect(found.gapPercent).toBe(0);
    expect(found.method).toBe('solver');
    expect(found.leftCents).toBeLessThan(30_000_000);
    expect(found.weight / found.allWeight).toBeGreaterThan(0.395);
    expect(await plan(problem)).toEqual(found);
  });

  test('one cent too little is too little, however large the sums', async () => {
    const sites = Array.from({ length: 40 }, (_, index) => aSite(`S-${index}`, { costCents: cents(9_876_543_200 + 7 * index), weight: 1 }));
    const all = sites.reduce((sum, { costCents }) => sum + costCents, 0);
    expect(await plan(aProblem(sites, { budgetCents: cents(all) }))).toMatchObject({ weight: 40, leftCents: 0, gapPercent: 0 });
    expect(await plan(aProblem(sites, { budgetCents: cents(all - 1) }))).toMatchObject({ weight: 39, gapPercent: 0 });
  });

  test('an answer that breaks the budget is mended, and a bound that contradicts the plan is not believed', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (seed, wild) => {
        const problem = anInventedNetwork(20, seed, { towers: 3, hasDeadline: true });
        const prepared = prepare(problem);
        const values = prepared.program.columns.map((_, index) => (wild[index] ? 1 : 0));
        const answer: IntegerAnswer = { status: 'optimal', values, bound: 0, seconds: 0, nodes: 0, note: null };
        const found = finishFunding(prepared, answer);
        expect(findBrokenRules(problem, found)).toEqual([]);
        expect(found.weight).toBeGreaterThanOrEqual(prepared.found.weight);
        if (found.weight > 0) expect(found.boundWeight).toBe(prepared.bound);
      }),
      { numRuns: 60 },
    );
  });
});
