import type { FundingProblem } from '../../../server/domain/funding/funding.ts';

/** The most weight any set of sites can bring, by trying them all, straight from the rules; null when none obeys them. For 14 sites at most. */
export function tryEverySet({ sites, towers, coreCents, budgetCents, deadline }: FundingProblem): number | null {
  const indexOf = new Map(sites.map(({ code }, index) => [code, index]));
  const parents = sites.map(({ parentCode }) => (parentCode === null ? -1 : (indexOf.get(parentCode) ?? -1)));
  const groups = towers.map((tower) => ({ ...tower, mask: tower.siteCodes.reduce((mask, code) => mask | (1 << (indexOf.get(code) ?? 0)), 0) }));
  let most: number | null = null;
  for (let mask = 0; mask < 1 << sites.length; mask++) {
    let [cost, days, weight, isAllowed, usesCore] = [0, 0, 0, true, false];
    sites.forEach((site, index) => {
      if ((mask & (1 << index)) === 0) {
        if (site.mustBeDone) isAllowed = false;
        return;
      }
      if (site.barred) isAllowed = false;
      const parent = parents[index] ?? -1;
      if (parent >= 0 && (mask & (1 << parent)) === 0) isAllowed = false;
      cost += site.costCents;
      days += site.crewDays;
      weight += site.weight;
      usesCore ||= site.needsCore;
    });
    for (const group of groups) {
      if ((mask & group.mask) === 0) continue;
      if (group.together && (mask & group.mask) !== group.mask) isAllowed = false;
      cost += group.sharedCents;
      days += group.sharedDays;
    }
    if (usesCore) cost += coreCents;
    if (deadline && days > deadline.crews * deadline.workingDays) isAllowed = false;
    if (isAllowed && cost <= budgetCents && (most === null || weight > most)) most = weight;
  }
  return most;
}
