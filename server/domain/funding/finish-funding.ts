import { cents } from '../money.ts';
import { toStart } from './build-integer-program.ts';
import { type Choice, isBetter, toChoice } from './choice.ts';
import { explainLeftOut } from './explain-left-out.ts';
import type { FundingPlan } from './funding.ts';
import { improveChoice } from './improve-choice.ts';
import type { IntegerAnswer } from './integer-program.ts';
import { mendChoice } from './mend-choice.ts';
import { orderChosen } from './order-chosen.ts';
import type { FundingCase } from './prepare-funding.ts';

// Weights are whole, so a solver's bound is rounded down; this much is given to its arithmetic first.
const boundSlack = 1e-6;
const finishingSteps = 2_000_000;

/**
 * The plan from a prepared case and, where there is one, a solver's answer. The answer is not trusted: it is mended to the cent, filled up and
 * improved at equal weight, and the better of it and the case's own choice is taken; its bound counts only where it does not contradict that choice.
 */
export function finishFunding({ whole, found, bound }: FundingCase, answer: IntegerAnswer | null): FundingPlan {
  const { problem } = whole;
  const solved = answer?.values
    ? mendChoice(
        whole,
        Uint8Array.from(answer.values, (value) => (value > 0.5 ? 1 : 0)),
      )
    : null;
  const best = inOrder(solved && isBetter(solved, found) ? improveChoice(whole, solved, finishingSteps) : found);
  const solverBound = answer?.bound == null ? bound : Math.floor(answer.bound + boundSlack);
  const tightest = solverBound >= best.weight ? Math.min(bound, solverBound) : bound;
  const hasSolver = answer !== null && (answer.status === 'optimal' || answer.status === 'stopped');
  return {
    steps: orderChosen(whole, best),
    leftOut: explainLeftOut(whole, best, tightest === best.weight),
    coreDone: whole.units.some(({ hasCore, index }) => hasCore && best.has[index] === 1),
    budgetCents: problem.budgetCents,
    spentCents: cents(best.cost),
    leftCents: cents(problem.budgetCents - best.cost),
    weight: best.weight,
    allWeight: problem.sites.reduce((sum, { weight }) => sum + weight, 0),
    crewDays: best.days,
    crewDaysLeft: problem.deadline ? whole.days - best.days : null,
    boundWeight: tightest,
    gapPercent: tightest > 0 ? (100 * (tightest - best.weight)) / tightest : 0,
    method: hasSolver ? 'solver' : 'search',
  };

  /** Of equal units the earlier ones. */
  function inOrder(choice: Choice): Choice {
    return toChoice(whole.units, Uint8Array.from(toStart(whole, choice)));
  }
}
