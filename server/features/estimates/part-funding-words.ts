import type { FundingDates, FundingFigures } from '../../../db/schema/funding.ts';
import { formatDay } from '../../domain/calendar.ts';
import type { LeftOutCause, LeftOutSite } from '../../domain/funding/funding.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { FundingPlanRow } from './part-funding-queries.ts';
import type { ReadyRow } from './queries.ts';
import { crumbs } from './site-pages.ts';
import { formatBasisPoints, formatPercent, formatWhole } from './words.ts';

export const planningAid = 'This is a planning aid. No rule of a program asks for it, and nothing is filed, promised or decided by it.';

export const coreWords = 'Core and network-wide work';

export const causeWords: Readonly<Record<LeftOutCause, string>> = {
  stated: 'Must not be done',
  season: 'Too late by itself',
  risk: 'Puts the deadline at risk',
  budget: 'Money',
  deadline: 'Crew days',
  backhaul: 'Its path is left out',
  core: 'The core is left out',
  together: 'Goes with another',
  weight: 'Brings less for its cost',
};

export function partFundingCrumbs(row: ReadyRow) {
  return [...crumbs(row), { label: 'Part funding', href: paths.fundingPlans(row.id) }];
}

/** `$5,000,000.00 (39.5 % of the likely total)`. */
export function moneyWords({ budgetCents, askedJson }: Pick<FundingPlanRow, 'budgetCents' | 'askedJson'>, row: ReadyRow): string {
  const { likelyCents } = row.summaryJson.total;
  const { shareBasisPoints } = askedJson;
  const share = shareBasisPoints === null ? formatPercent(likelyCents > 0 ? budgetCents / likelyCents : 1) : formatBasisPoints(shareBasisPoints);
  return `${formatCents(budgetCents as Cents)} (${share} of the likely total)`;
}

/** How far from the best possible, and what is known of it. */
export function gapWords(figures: FundingFigures): { short: string; long: string } {
  const { boundWeight, weight, gapPercent, weightName, method, wasStopped, dates, doneCount } = figures;
  const under = dates ? `within ${counted(dates.crewDays, 'crew day')}` : 'under the same rules';
  if (doneCount === 0) return { short: 'No site', long: dates?.alone === undefined ? 'the list of what is left out says why' : tooLateWords(dates) };
  if (dates?.alone !== undefined)
    return { short: 'Not measured', long: 'larger choices that were tried miss the deadline; one that was not tried may keep it' };
  if (boundWeight === weight) return { short: 'Proven best', long: `no choice ${under} brings more ${weightName}` };
  // Rounded up: a bound is never told tighter than it is.
  const gap = `${(Math.ceil(gapPercent * 10) / 10).toFixed(1)}\u00a0%`;
  const why = wasStopped ? 'the search was stopped' : method === 'search' ? 'found by search alone' : 'the search ended at its limit';
  return { short: `At most ${gap} behind`, long: `no choice brings more than ${formatWhole(boundWeight)} ${weightName}; ${why}` };
}

/** `No site can be finished by May 13, 2028 with 80 % confidence: the earliest that was tried, HP-0007, on May 30, 2028.` For dates of one site alone that are late. */
export function tooLateWords({ deadlineOn, keepBy, alone, p80FinishOn, finishOn }: FundingDates): string {
  const [sure, on] = keepBy === 'p80' ? ['with 80 % confidence', p80FinishOn] : ['in the likely case', finishOn];
  return `No site can be finished by ${formatDay(deadlineOn)} ${sure}: the earliest that was tried, ${alone}, on ${formatDay(on)}${keepBy === 'p80' ? ' (P80)' : ''}.`;
}

/** Why a plan holds no site at all. */
export function noneWords({ figuresJson: { dates }, leftOutJson }: { figuresJson: FundingFigures; leftOutJson: readonly LeftOutSite[] }): string {
  if (dates?.alone !== undefined) return `${tooLateWords(dates)} The money is not what binds.`;
  const others = leftOutJson.filter(({ cause }) => cause !== 'stated');
  const causes = new Set(others.map(({ cause }) => cause));
  const [time, days] = [causes.has('season') || causes.has('risk'), causes.has('deadline')];
  if (others.length === 0) return 'Every site is one that must not be done.';
  if (!time && !days) return 'The money does not reach the first site with all it needs. The list of what is left out says why.';
  if (!causes.has('budget')) {
    const what = days
      ? 'The crew days before the deadline do not reach the first site with all it needs.'
      : 'No site can be finished by the deadline.';
    return `${what} The list of what is left out says why.`;
  }
  return 'Of some sites the money does not reach what they need; others miss the deadline. The list of what is left out says which.';
}

/** What the proof of a plan covers, and what it does not. */
export function proofWords({ figuresJson: figures }: { figuresJson: FundingFigures }): string {
  const model =
    'Under this model: the likely cost of each site with its part of network-wide lines, the core and network-wide work once, no site without the one its traffic runs over, the stated obligations, and crew days where there is a deadline.';
  const solver = 'The solver (HiGHS) works in floating point; the choice itself is checked to the cent, and the sum is exact.';
  if (figures.doneCount === 0) return `No site is chosen, so there is nothing to prove. ${model}`;
  if (figures.dates?.alone !== undefined)
    return `Larger choices that were tried miss the deadline; one that was not tried may keep it. Nothing is proven of it. ${model}`;
  if (figures.boundWeight === figures.weight) {
    return `“Proven best” means that no other set of sites brings more ${figures.weightName}. ${model} ${solver} It says nothing of costs that turn out otherwise, or of weights that nobody has stated.`;
  }
  return `No set of sites brings more than ${formatWhole(figures.boundWeight)} ${figures.weightName}; this one brings ${formatWhole(figures.weight)}, and a better one may exist in between. ${model} ${solver}`;
}
