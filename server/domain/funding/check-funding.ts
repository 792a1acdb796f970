import { findCircles, sayCircle } from '../inventory/find-circles.ts';
import type { Issue } from '../result.ts';
import type { FundingProblem, FundingSite } from './funding.ts';

/** What keeps a problem from being solved, each in a sentence that names the site or tower; empty when it can be. */
export function checkFunding(problem: FundingProblem): Issue[] {
  const byKey = new Map<string, FundingSite>();
  const issues: Issue[] = [];
  if (problem.sites.length === 0) issues.push(fault('no-sites', 'There is no site to choose from. Add the sites that have covered equipment.'));
  for (const site of problem.sites) {
    const key = site.code.toLowerCase();
    if (byKey.has(key)) issues.push(fault('site-twice', `Site ${site.code} is listed twice. Keep one of the two.`, site.code));
    byKey.set(key, site);
    issues.push(...checkAmounts(site));
  }
  const unknown = problem.sites.filter(({ parentCode }) => parentCode !== null && !byKey.has(parentCode.toLowerCase()));
  issues.push(...unknown.map(parentUnknown), ...checkTowers(problem, byKey), ...checkLimits(problem));
  const parentOf = new Map(
    problem.sites.flatMap(({ code, parentCode }) => (parentCode === null ? [] : [[code.toLowerCase(), parentCode.toLowerCase()] as const])),
  );
  const codes = problem.sites.map(({ code }) => code);
  issues.push(...findCircles(codes, parentOf).map(circleFault));
  const total = problem.sites.reduce((sum, { weight }) => sum + weight, 0);
  if (total > Number.MAX_SAFE_INTEGER)
    issues.push(fault('weight-too-large', `The ${problem.weightName} of all sites add up to too large a number. Count in larger units.`));
  return issues;
}

function checkAmounts({ code, costCents, weight, crewDays }: FundingSite): Issue[] {
  const issues: Issue[] = [];
  if (!isCount(costCents)) issues.push(fault('cost-not-an-amount', `The cost to finish site ${code} must be zero or more, in whole cents.`, code));
  if (!isCount(weight)) issues.push(fault('weight-not-whole', `The weight of site ${code} must be a whole number, zero or more.`, code));
  if (!isCount(crewDays)) issues.push(fault('days-not-whole', `The crew days of site ${code} must be a whole number, zero or more.`, code));
  return issues;
}

function checkTowers({ towers }: FundingProblem, byKey: ReadonlyMap<string, FundingSite>): Issue[] {
  return towers.flatMap(({ name, siteCodes, sharedCents, sharedDays }) => {
    const strangers = siteCodes.filter((code) => !byKey.has(code.toLowerCase()));
    const issues = strangers.map((code) =>
      fault('tower-site-unknown', `Shared tower ${name} names site ${code}, which is not on the list. Add the site or take it off the tower.`, code),
    );
    if (!isCount(sharedCents) || !isCount(sharedDays)) {
      issues.push(fault('tower-amounts', `The shared cost and days of tower ${name} must be whole numbers, zero or more.`, name));
    }
    return issues;
  });
}

function checkLimits({ budgetCents, coreCents, deadline }: FundingProblem): Issue[] {
  const issues: Issue[] = [];
  if (!isCount(budgetCents)) issues.push(fault('budget-not-an-amount', 'The budget must be zero or more, in whole cents.'));
  if (!isCount(coreCents))
    issues.push(fault('core-not-an-amount', 'The cost of the core and network-wide work must be zero or more, in whole cents.'));
  if (deadline && !(isCount(deadline.crews) && isCount(deadline.workingDays))) {
    issues.push(fault('deadline-not-whole', 'Crews and working days to the deadline must be whole numbers, zero or more.'));
  }
  return issues;
}

function circleFault(circle: readonly string[]): Issue {
  const [first = ''] = circle;
  if (circle.length === 1)
    return fault('backhaul-circle', `Site ${first} hangs on itself. Name the site over which its traffic reaches the core, or none.`, first);
  return fault(
    'backhaul-circle',
    `The backhaul runs in a circle and never reaches the core: ${sayCircle(circle)}. Correct the parent of one of these sites.`,
    first,
  );
}

function parentUnknown({ code, parentCode }: FundingSite): Issue {
  return fault(
    'parent-unknown',
    `Site ${code} hangs on ${parentCode}, which is not on the list. Add ${parentCode} (at no cost if it needs no work) or correct the parent.`,
    code,
  );
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function fault(code: string, message: string, subject?: string): Issue {
  return { severity: 'error', code, message, subject };
}
