import type { FundingFigures } from '../../../db/schema/funding.ts';
import type { Context } from '../../context.ts';
import { findBrokenRules } from '../../domain/funding/find-broken-rules.ts';
import { finishFunding } from '../../domain/funding/finish-funding.ts';
import type { FundingPlan, FundingProblem } from '../../domain/funding/funding.ts';
import { prepareFunding } from '../../domain/funding/prepare-funding.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { getInventory } from '../inventory/index.ts';
import { toPartFundingProblem } from './part-funding-problem.ts';
import { type FundingPlanRow, getFundingPlan, isStopAsked } from './part-funding-queries.ts';
import { solveInRounds } from './part-funding-rounds.ts';
import { updateFundingPlan } from './part-funding-store.ts';
import { getReadyEstimate, listSiteSums } from './queries.ts';

/** Finds which sites the money of one queued plan finishes, and keeps the choice with its bound, or the reasons why none is possible. */
export async function runPartFunding(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const say = (done: number, label: string) => report({ done, total: 100, label });
  say(2, 'Reading the estimate');
  const estimate = await getReadyEstimate(ctx, Number(input.estimateId));
  const plan = await getFundingPlan(ctx, estimate.row, Number(input.planNumber));
  if (plan.status !== 'queued') return;
  const { sites, version } = await getInventory(ctx);
  const places = await listSiteSums(ctx, estimate.row);
  say(15, 'Looking for the paths of the traffic');
  const source = { estimate, places, sites, inventoryVersion: version };
  const made = toPartFundingProblem(source, plan.budgetCents as Cents, plan.askedJson);
  if (!made.ok) return await keepRefusal(ctx, plan, { number: estimate.row.number, issues: made.issues });
  const { problem, assumptions } = made.value;
  say(20, 'Choosing sites by search');
  const prepared = prepareFunding(problem);
  if (!prepared.ok) return await keepRefusal(ctx, plan, { number: estimate.row.number, issues: prepared.issues });
  const answer = await solveInRounds(prepared.value, {
    shouldStop: () => isStopAsked(ctx, plan.id),
    onRound: (round, of) => say(25 + Math.round((65 * (round - 1)) / of), `Looking for the best possible choice, round ${round} of at most ${of}`),
  });
  say(92, 'Checking the choice and saying what is left out');
  const found = finishFunding(prepared.value, answer);
  const broken = findBrokenRules(problem, found);
  if (broken.length > 0) throw new Error(`The plan breaks its own rules: ${broken.map(({ message }) => message).join(' ')}`);
  const isProven = found.boundWeight === found.weight;
  const wasStopped = !isProven && (await isStopAsked(ctx, plan.id));
  await keepPlan(ctx, plan, { number: estimate.row.number, problem, found, assumptions, wasStopped });
}

async function keepRefusal(ctx: Context, plan: FundingPlanRow, { number, issues }: { number: number; issues: Issue[] }): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  await inTransaction(ctx, async (tx) => {
    if ((await getFundingPlan(tx, { id: plan.estimateId }, plan.number)).status !== 'queued') return;
    await updateFundingPlan(tx, carrierId, { id: plan.id, values: { status: 'refused', issuesJson: issues } });
    const summary = `Plan ${plan.number}: ${counted(issues.length, 'reason')} why no plan is possible`;
    await recordEvent(tx, { action: 'part-funding plan refused', subject: `estimate ${number}`, summary });
  });
}

async function keepPlan(ctx: Context, plan: FundingPlanRow, result: Kept): Promise<void> {
  const carrierId = requireCarrierId(ctx);
  const { number, problem, found, assumptions, wasStopped } = result;
  const { steps, leftOut, ...figures } = found;
  const { weightName, sites } = problem;
  const figuresJson: FundingFigures = { ...figures, siteCount: sites.length, doneCount: steps.length, weightName, wasStopped };
  const values = { figuresJson, stepsJson: steps, leftOutJson: leftOut, assumptionsJson: assumptions };
  await inTransaction(ctx, async (tx) => {
    if ((await getFundingPlan(tx, { id: plan.estimateId }, plan.number)).status !== 'queued') return;
    await updateFundingPlan(tx, carrierId, { id: plan.id, values: { status: 'ready', ...values } });
    await recordEvent(tx, {
      action: 'part-funding plan found',
      subject: `estimate ${number}`,
      summary: `Plan ${plan.number}: ${steps.length} of ${counted(sites.length, 'site')} with ${formatCents(found.spentCents)}`,
    });
  });
}

interface Kept {
  /** Of the estimate. */
  number: number;
  problem: FundingProblem;
  found: FundingPlan;
  assumptions: string[];
  wasStopped: boolean;
}
