import { describe, expect, test } from '@jest/globals';
import { day } from '../../../server/domain/calendar.ts';
import { noCost } from '../../../server/domain/funding/apportion-cost.ts';
import { prepareFunding } from '../../../server/domain/funding/prepare-funding.ts';
import { type FundedEstimate, type FundingRequest, toFundingProblem } from '../../../server/domain/funding/to-funding-problem.ts';
import { cents } from '../../../server/domain/money.ts';

const estimate: FundedEstimate = {
  sites: [
    { siteCode: 'A', coveredUnits: 9 },
    { siteCode: 'B', coveredUnits: 12 },
  ],
  cost: {
    sites: new Map([
      ['A', { ...noCost, costCents: cents(50_000_000) }],
      ['B', { ...noCost, costCents: cents(70_000_000) }],
    ]),
    core: { costCents: cents(30_000_000) },
  },
  schedule: {
    activities: [
      // Thursday over a weekend and Labor Day to Tuesday.
      { id: 'A.install', siteCode: 'A', kind: 'install', title: 'Install', startOn: day('2027-09-02'), finishOn: day('2027-09-07'), crew: 1 },
      { id: 'A.permit', siteCode: 'A', kind: 'permit', title: 'Permit', startOn: day('2027-03-01'), finishOn: day('2027-06-01'), crew: null },
      { id: 'A.removal', siteCode: 'A', kind: 'removal', title: 'Removal', startOn: day('2027-09-20'), finishOn: day('2027-09-21'), crew: 2 },
    ],
  },
};
const request: FundingRequest = {
  towers: [],
  budgetCents: cents(90_000_000),
  deadline: null,
  mustBeDone: ['b'],
  barred: [{ siteCode: 'a', cause: 'stated', reason: 'The lease ends.' }],
  needsCore: ['a', 'B'],
  weights: null,
};

function hop(siteCode: string, parentCode: string | null) {
  return { siteCode, parentCode, miles: null, basis: 'inferred' as const };
}

describe('an estimate becomes a funding problem', () => {
  test('with likely costs, covered units, crew days of the plan, and the backhaul past sites that need no work', () => {
    const problem = toFundingProblem(estimate, [hop('A', 'RELAY'), hop('RELAY', 'B'), hop('B', null)], request);
    expect(problem).toEqual({
      sites: [
        {
          code: 'A',
          costCents: 50_000_000,
          weight: 9,
          mustBeDone: false,
          crewDays: 5,
          parentCode: 'B',
          needsCore: true,
          barred: { cause: 'stated', reason: 'The lease ends.' },
        },
        { code: 'B', costCents: 70_000_000, weight: 12, mustBeDone: true, crewDays: 0, parentCode: null, needsCore: true, barred: undefined },
      ],
      towers: [],
      coreCents: 30_000_000,
      budgetCents: 90_000_000,
      deadline: null,
      order: undefined,
      weightName: 'covered units',
    });
  });

  test('with another weight when one is given', () => {
    const weights = { name: 'people covered', bySite: [{ siteCode: 'a', weight: 4100 }] };
    const problem = toFundingProblem(estimate, [], { ...request, weights });
    expect(problem.sites.map(({ weight }) => weight)).toEqual([4100, 0]);
    expect(problem.weightName).toBe('people covered');
  });

  test('a circle among sites that need no work is still named', () => {
    const prepared = prepareFunding(toFundingProblem(estimate, [hop('A', 'X'), hop('X', 'Y'), hop('Y', 'X')], request));
    expect(prepared.issues.map(({ message }) => message)).toEqual([
      'The backhaul runs in a circle and never reaches the core: X → Y → X. Correct the parent of one of these sites.',
    ]);
  });
});
