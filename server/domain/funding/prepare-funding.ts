import { cents, formatCents } from '../money.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import { boundWeight } from './bound-weight.ts';
import { buildIntegerProgram, toStart } from './build-integer-program.ts';
import { checkFunding } from './check-funding.ts';
import type { Choice } from './choice.ts';
import { chooseBySearch } from './choose-by-search.ts';
import type { FundingProblem } from './funding.ts';
import type { IntegerProgram } from './integer-program.ts';
import { listMissing, toUnits, type Unit, type UnitProblem } from './to-units.ts';

const namesShown = 8;

/** Everything for a solver, and a good plan without one. */
export interface FundingCase {
  whole: UnitProblem;
  program: IntegerProgram;
  /** Values of the program's columns that obey every row. */
  start: number[];
  found: Choice;
  /** Proven without a solver: no plan brings more. */
  bound: number;
}

/**
 * Checks a problem and takes it as far as possible without a solver: units, the exact program, a choice by search, and a bound. Refuses what
 * cannot be solved with sentences: circles in the backhaul, unknown sites, obligations that do not fit budget or deadline.
 */
export function prepareFunding(problem: FundingProblem): Result<FundingCase> {
  const issues = checkFunding(problem);
  if (issues.length > 0) return bad(issues);
  const whole = toUnits(problem);
  const refusals = checkObligations(whole);
  if (refusals.length > 0) return bad(refusals);
  const { bound, sets } = boundWeight(whole);
  const found = chooseBySearch(whole, sets);
  return good({ whole, program: buildIntegerProgram(whole), start: toStart(whole, found), found, bound });
}

/** The obligations and all that they need are one known set: either it fits or nothing does. */
function checkObligations({ units, problem, budget, days }: UnitProblem): Issue[] {
  const forced = units.filter((unit) => unit.forced);
  const cost = forced.reduce((sum, unit) => sum + unit.cost, 0);
  const needed = forced.reduce((sum, unit) => sum + unit.days, 0);
  const names = problem.sites.filter(({ mustBeDone }) => mustBeDone).map(({ code }) => code);
  const more = names.length > namesShown ? ` and ${names.length - namesShown} more` : '';
  const [subject] = names;
  const who = `The sites that must be done (${names.slice(0, namesShown).join(', ')}${more}), with all they need,`;
  const issues: Issue[] = findBlockedObligations(units, problem);
  if (issues.length > 0) return issues;
  if (cost > budget) {
    const [whole, over, limit] = [cost, cost - budget, budget].map((amount) => formatCents(cents(amount)));
    const message = `${who} cost ${whole}: ${over} more than the budget of ${limit}. Raise the budget or release some of these obligations.`;
    issues.push({ severity: 'error', code: 'obligations-over-budget', message, subject });
  }
  if (needed > days) {
    const message = `${who} take ${needed} crew days; crews have ${days} to the deadline. Add crews, move the deadline or release some of these obligations.`;
    issues.push({ severity: 'error', code: 'obligations-over-deadline', message, subject });
  }
  return issues;
}

/** Obligations that cannot be kept, each with the site that stands in the way. */
function findBlockedObligations(units: readonly Unit[], { sites }: FundingProblem): Issue[] {
  const unitOf = new Map(units.flatMap((unit) => unit.sites.map((site) => [site, unit] as const)));
  return sites.flatMap((site) => {
    const unit = unitOf.get(site);
    if (!site.mustBeDone || !unit?.blocked) return [];
    const needed = listMissing(unit, () => false).flatMap((need) => need.sites);
    const barrier = site.barred ? site : (needed.find(({ barred }) => barred) ?? site);
    const way = barrier === site ? 'and cannot be' : `but needs ${barrier.code}, which cannot be`;
    const message = `Site ${site.code} must be done, ${way}: ${barrier.barred?.reason ?? ''} Release the obligation, or let ${barrier.code} be done.`;
    return [{ severity: 'error' as const, code: 'obligation-blocked', message, subject: site.code }];
  });
}
