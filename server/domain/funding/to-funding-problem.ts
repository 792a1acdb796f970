import { addDays, isBusinessDay } from '../calendar.ts';
import type { Estimate } from '../cost/estimate.ts';
import { zeroCents } from '../money.ts';
import type { PlannedActivity } from '../schedule/schedule.ts';
import { type ApportionedCost, noCost } from './apportion-cost.ts';
import type { FundingProblem, FundingSite } from './funding.ts';
import type { BackhaulHop } from './infer-backhaul.ts';

/**
 * An estimate as a funding problem: what each site costs with its part of network-wide lines and percentages, the core and network-wide work, tower-crew
 * days of the likely plan, the backhaul. Weights are covered units unless the request counts something else. Sites on a backhaul path that are not in the estimate need no work: a site
 * behind them hangs on the next one that does.
 */
export function toFundingProblem(estimate: FundedEstimate, backhaul: readonly BackhaulHop[], request: FundingRequest): FundingProblem {
  const parentOf = new Map(backhaul.map(({ siteCode, parentCode }) => [siteCode.toLowerCase(), parentCode]));
  const priced = new Set(estimate.sites.map(({ siteCode }) => siteCode.toLowerCase()));
  const relays = new Set<string>();
  const daysOf = countCrewDays(estimate.schedule.activities);
  const needsCore = lowered(request.needsCore);
  const mustBeDone = lowered(request.mustBeDone);
  const barred = new Map(request.barred.map(({ siteCode, ...bar }) => [siteCode.toLowerCase(), bar]));
  const weightOf = request.weights && new Map(request.weights.bySite.map(({ siteCode, weight }) => [siteCode.toLowerCase(), weight]));
  const sites = estimate.sites.map(({ siteCode, coveredUnits }): FundingSite => {
    const key = siteCode.toLowerCase();
    return {
      code: siteCode,
      costCents: (estimate.cost.sites.get(siteCode) ?? noCost).costCents,
      weight: weightOf ? (weightOf.get(key) ?? 0) : coveredUnits,
      mustBeDone: mustBeDone.has(key),
      crewDays: daysOf.get(key) ?? 0,
      parentCode: nextPriced(siteCode),
      needsCore: needsCore.has(key),
      barred: barred.get(key),
    };
  });
  const { towers, budgetCents, deadline, order } = request;
  return {
    sites: [...sites, ...[...relays].map((code) => toRelay(code, parentOf.get(code.toLowerCase()) ?? null))],
    towers,
    coreCents: estimate.cost.core.costCents,
    budgetCents,
    deadline,
    order,
    weightName: request.weights?.name ?? 'covered units',
  };

  function nextPriced(siteCode: string): string | null {
    const passed = new Set<string>();
    let parent = parentOf.get(siteCode.toLowerCase()) ?? null;
    while (parent !== null && !priced.has(parent.toLowerCase())) {
      if (passed.has(parent)) {
        // A circle among sites that need no work: they stay in the problem, whose check names them.
        for (const code of passed) relays.add(code);
        return parent;
      }
      passed.add(parent);
      parent = parentOf.get(parent.toLowerCase()) ?? null;
    }
    return parent;
  }
}

/** Working days, by site, of the activities that take a tower crew. */
function countCrewDays(activities: readonly PlannedActivity[]): Map<string, number> {
  const days = new Map<string, number>();
  for (const { siteCode, crew, crewKind = 'tower-crew', startOn, finishOn } of activities) {
    if (siteCode === null || crew === null || crewKind !== 'tower-crew') continue;
    let count = 0;
    for (let on = startOn; on <= finishOn; on = addDays(on, 1)) if (isBusinessDay(on)) count++;
    days.set(siteCode.toLowerCase(), (days.get(siteCode.toLowerCase()) ?? 0) + count);
  }
  return days;
}

function toRelay(code: string, parentCode: string | null): FundingSite {
  return { code, costCents: zeroCents, weight: 0, mustBeDone: false, crewDays: 0, parentCode, needsCore: false };
}

function lowered(codes: readonly string[]): Set<string> {
  return new Set(codes.map((code) => code.toLowerCase()));
}

/** The parts of an estimate that the problem is made of. */
export interface FundedEstimate {
  sites: readonly Pick<Estimate['sites'][number], 'siteCode' | 'coveredUnits'>[];
  /** Of `apportionCost`. */
  cost: { sites: ApportionedCost['sites']; core: Pick<ApportionedCost['core'], 'costCents'> };
  schedule: Pick<Estimate['schedule'], 'activities'>;
}

/** What the person decides. Codes ignore case. */
export interface FundingRequest extends Pick<FundingProblem, 'towers' | 'budgetCents' | 'deadline' | 'order'> {
  mustBeDone: readonly string[];
  /** What no plan may choose, with the reason. */
  barred: readonly ({ siteCode: string } & NonNullable<FundingSite['barred']>)[];
  /** Sites that count only once the core is done. */
  needsCore: readonly string[];
  /** What to count instead of covered units; sites that are not named weigh nothing. */
  weights: { name: string; bySite: readonly { siteCode: string; weight: number }[] } | null;
}
