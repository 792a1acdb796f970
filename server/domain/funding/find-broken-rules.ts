import { cents, formatCents } from '../money.ts';
import type { Issue } from '../result.ts';
import type { FundingPlan, FundingProblem, FundingSite } from './funding.ts';

/**
 * Checks a plan against its problem, from the problem alone: each site once, what must be done, parents first, towers that go together, the
 * core, budget and crew days, and every sum to the cent. An empty list says that the plan obeys every rule.
 */
export function findBrokenRules(problem: FundingProblem, plan: FundingPlan): Issue[] {
  const byKey = new Map(problem.sites.map((site) => [site.code.toLowerCase(), site]));
  const siteSteps = plan.steps.flatMap(({ siteCode }, index) => (siteCode === null ? [] : [{ key: siteCode.toLowerCase(), index }]));
  const position = new Map(siteSteps.map(({ key, index }) => [key, index]));
  const chosen = siteSteps.flatMap(({ key }) => byKey.get(key) ?? []);
  return [
    ...checkCompleteness(problem, plan, chosen),
    ...checkCore(problem, plan, position),
    ...chosen.filter(({ barred }) => barred).map(({ code }) => broken('barred', `Site ${code} cannot or must not be done and is chosen.`, code)),
    ...problem.sites
      .filter(({ code, mustBeDone }) => mustBeDone && !position.has(code.toLowerCase()))
      .map(({ code }) => broken('obligation', `Site ${code} must be done and is left out.`, code)),
    ...chosen.flatMap((site) => checkParent(site, position)),
    ...problem.towers.flatMap(({ name, siteCodes, together }) => {
      const done = siteCodes.filter((code) => position.has(code.toLowerCase())).length;
      return together && done > 0 && done < siteCodes.length ? [broken('together', `Only some sites of tower ${name} are chosen.`, name)] : [];
    }),
    ...checkSums(problem, plan, chosen),
  ];
}

function checkCompleteness(problem: FundingProblem, plan: FundingPlan, chosen: readonly FundingSite[]): Issue[] {
  const named = [...plan.steps, ...plan.leftOut].flatMap(({ siteCode }) => (siteCode === null ? [] : [siteCode.toLowerCase()]));
  const steps = plan.steps.filter(({ siteCode }) => siteCode !== null);
  const isWhole = chosen.length === steps.length && named.length === problem.sites.length && new Set(named).size === named.length;
  return isWhole ? [] : [broken('each-once', 'The plan does not name every site exactly once, as chosen or as left out.')];
}

/** Once, before the first site that needs it, and not at all where nothing does. */
function checkCore({ sites, coreCents }: FundingProblem, { steps }: FundingPlan, position: ReadonlyMap<string, number>): Issue[] {
  const places = steps.flatMap(({ siteCode }, index) => (siteCode === null ? [index] : []));
  const users = sites.flatMap(({ code, needsCore }) => (needsCore ? (position.get(code.toLowerCase()) ?? []) : []));
  const wanted = users.length > 0 && coreCents > 0 ? 1 : 0;
  const isRight = places.length === wanted && users.every((user) => wanted === 0 || (places[0] ?? 0) < user);
  return isRight ? [] : [broken('core', 'The core and network-wide work is not done exactly once, before the first site that needs it.')];
}

function checkParent({ code, parentCode }: FundingSite, position: ReadonlyMap<string, number>): Issue[] {
  if (parentCode === null) return [];
  const [own, before] = [position.get(code.toLowerCase()), position.get(parentCode.toLowerCase())];
  if (before === undefined) return [broken('parent-left-out', `Site ${code} is chosen, but ${parentCode}, on which it hangs, is left out.`, code)];
  return own !== undefined && own < before ? [broken('parent-later', `Site ${code} comes before ${parentCode}, on which it hangs.`, code)] : [];
}

function checkSums(problem: FundingProblem, plan: FundingPlan, chosen: readonly FundingSite[]): Issue[] {
  const keys = new Set(chosen.map(({ code }) => code.toLowerCase()));
  const towers = problem.towers.filter(({ siteCodes }) => siteCodes.some((code) => keys.has(code.toLowerCase())));
  const coreDone = chosen.some(({ needsCore }) => needsCore);
  const cost =
    chosen.reduce((sum, { costCents }) => sum + costCents, 0) +
    towers.reduce((sum, { sharedCents }) => sum + sharedCents, 0) +
    (coreDone ? problem.coreCents : 0);
  const days = chosen.reduce((sum, { crewDays }) => sum + crewDays, 0) + towers.reduce((sum, { sharedDays }) => sum + sharedDays, 0);
  const weight = chosen.reduce((sum, site) => sum + site.weight, 0);
  const capacity = problem.deadline ? problem.deadline.crews * problem.deadline.workingDays : null;
  const issues: Issue[] = [];
  if (cost > problem.budgetCents) issues.push(broken('over-budget', `The plan costs ${formatCents(cents(cost))}, more than the budget.`));
  if (capacity !== null && days > capacity) issues.push(broken('over-deadline', `The plan takes ${days} crew days; there are ${capacity}.`));
  const stated = [
    plan.spentCents,
    plan.spentCents + plan.leftCents,
    plan.steps.reduce((sum, { costCents }) => sum + costCents, 0),
    plan.weight,
    plan.crewDays,
  ];
  const found = [cost, problem.budgetCents, cost, weight, days];
  const ties = stated.every((value, index) => value === found[index]) && plan.coreDone === coreDone;
  if (!ties) issues.push(broken('sums', 'The sums of the plan do not tie to its sites.'));
  if (plan.boundWeight < weight) issues.push(broken('bound', 'The plan brings more than its own bound.'));
  return issues;
}

function broken(code: string, message: string, subject?: string): Issue {
  return { severity: 'error', code, message, subject };
}
