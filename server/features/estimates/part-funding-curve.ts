import type { FundingPoint } from '../../../db/schema/funding.ts';
import { finishFunding } from '../../domain/funding/finish-funding.ts';
import type { FundingProblem } from '../../domain/funding/funding.ts';
import { prepareFunding } from '../../domain/funding/prepare-funding.ts';
import { type Cents, cents, zeroCents } from '../../domain/money.ts';
import { curveRounds, solveInRounds } from './part-funding-rounds.ts';

const shares = [1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000];

/**
 * What each tenth of the likely total would finish under the same rules. What less money finishes more money finishes too, so no point lies below an
 * earlier one. Ends early when somebody asks to stop.
 */
export async function drawFundingCurve(problem: FundingProblem, totalCents: Cents, watch: CurveWatch): Promise<FundingPoint[]> {
  const points: FundingPoint[] = [];
  for (const shareBasisPoints of shares) {
    if (await watch.shouldStop()) break;
    watch.onPoint(points.length + 1, shares.length);
    const budgetCents = cents(Number((BigInt(totalCents) * BigInt(shareBasisPoints)) / 10_000n));
    const prepared = prepareFunding({ ...problem, budgetCents });
    const base = { shareBasisPoints, budgetCents };
    if (!prepared.ok) {
      points.push({ ...base, doneCount: 0, weight: 0, spentCents: zeroCents, boundWeight: 0, isImpossible: true });
      continue;
    }
    const found = finishFunding(prepared.value, await solveInRounds(prepared.value, { ...watch, onRound: () => undefined }, curveRounds));
    const { weight, spentCents, boundWeight } = found;
    const doneCount = found.steps.filter(({ siteCode }) => siteCode !== null).length;
    const point = { ...base, doneCount, weight, spentCents, boundWeight, isImpossible: false };
    const before = points.at(-1);
    points.push(before && before.weight > weight ? { ...before, ...base, boundWeight } : point);
  }
  return points;
}

interface CurveWatch {
  shouldStop(): Promise<boolean>;
  onPoint(point: number, of: number): void;
}
