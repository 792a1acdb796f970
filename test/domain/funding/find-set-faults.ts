import type { FundingPlan, FundingProblem } from '../../../server/domain/funding/funding.ts';

/** What is wrong with the chosen set and its order, from the rules alone, site by site and without the product's own checker. */
export function findSetFaults(problem: FundingProblem, { steps }: FundingPlan): string[] {
  const order = steps.map(({ siteCode }) => siteCode);
  const done = order.filter((code) => code !== null);
  const faults: string[] = [];
  let [money, days, isCorePaid] = [0, 0, false];
  for (const [index, code] of order.entries()) {
    if (code === null) {
      if (isCorePaid) faults.push('core paid twice');
      isCorePaid = true;
      money += problem.coreCents;
      continue;
    }
    const site = problem.sites.find((one) => one.code === code);
    if (!site) {
      faults.push(`unknown ${code}`);
      continue;
    }
    if (site.barred) faults.push(`barred ${code}`);
    if (site.needsCore && problem.coreCents > 0 && !isCorePaid) faults.push(`${code} before the core`);
    if (site.parentCode !== null && !order.slice(0, index).includes(site.parentCode)) faults.push(`${code} before ${site.parentCode}`);
    money += site.costCents;
    days += site.crewDays;
  }
  for (const { name, siteCodes, sharedCents, sharedDays, together } of problem.towers) {
    const members = siteCodes.filter((code) => done.includes(code));
    if (members.length === 0) continue;
    money += sharedCents;
    days += sharedDays;
    if (together && members.length < new Set(siteCodes).size) faults.push(`part of ${name}`);
  }
  if (new Set(done).size < done.length) faults.push('a site twice');
  if (money > problem.budgetCents) faults.push('over budget');
  if (problem.deadline && days > problem.deadline.crews * problem.deadline.workingDays) faults.push('over the deadline');
  for (const { code, mustBeDone } of problem.sites) if (mustBeDone && !done.includes(code)) faults.push(`obligation ${code}`);
  let spent = 0;
  for (const step of steps) {
    spent += step.costCents;
    if (step.spentCents !== spent) faults.push(`sum at step ${step.position}`);
  }
  if (spent !== money) faults.push('sums');
  return faults;
}
