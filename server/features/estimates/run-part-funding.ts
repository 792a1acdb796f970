import type { FundingCost, FundingDates, FundingFigures, FundingPoint } from '../../../db/schema/funding.ts';
import type { Context } from '../../context.ts';
import { type ApportionedCost, noCost } from '../../domain/funding/apportion-cost.ts';
import { findBrokenRules } from '../../domain/funding/find-broken-rules.ts';
import type { FundingPlan, FundingProblem } from '../../domain/funding/funding.ts';
import { type Cents, cents, formatCents, sumCents, zeroCents } from '../../domain/money.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { requireCarrierId } from '../accounts/index.ts';
import { chooseInTime } from './choose-in-time.ts';
import { drawFundingCurve } from './part-funding-curve.ts';
import { toPartFundingProblem } from './part-funding-problem.ts';
import { type FundingPlanRow, getFundingPlan, isStopAsked } from './part-funding-queries.ts';
import { type FundingSource, findTimeLimit, readFundingSource } from './part-funding-source.ts';
import { updateFundingPlan } from './part-funding-store.ts';
import { getReadyEstimate } from './queries.ts';

/** Finds which sites the money of one queued plan finishes, and keeps the choice with its bound, or the reasons why none is possible. */
export async function runPartFunding(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const say = (done: number, label: string) => report({ done, total: 100, label });
  say(2, 'Reading the estimate');
  const estimate = await getReadyEstimate(ctx, Number(input.estimateId));
  const plan = await getFundingPlan(ctx, estimate.row, Number(input.planNumber));
  if (plan.status !== 'queued') return;
  const { number } = estimate.row;
  say(10, 'Apportioning the cost');
  const source = await readFundingSource(ctx, estimate);
  say(15, 'Planning the work of every site');
  const time = await findTimeLimit(ctx, estimate, { asked: plan.askedJson, cost: source.cost });
  if (!time.ok) return await keepRefusal(ctx, plan, { number, issues: time.issues });
  say(18, 'Looking for the paths of the traffic');
  const { limit, barred } = time.value;
  const made = toPartFundingProblem({ ...source, barred }, plan.budgetCents as Cents, plan.askedJson);
  if (!made.ok) return await keepRefusal(ctx, plan, { number, issues: made.issues });
  say(20, 'Choosing sites by search');
  const { assumptions } = made.value;
  const { crewDays } = plan.askedJson;
  const asked = { ...made.value.problem, deadline: crewDays === null ? null : { crews: 1, workingDays: crewDays } };
  const shouldStop = () => isStopAsked(ctx, plan.id);
  const chosen = await chooseInTime(asked, limit, {
    shouldStop,
    onRound: (round, of) => say(25 + Math.round((35 * (round - 1)) / of), `Looking for the best possible choice, round ${round} of at most ${of}`),
    onSchedule: (round) => say(62, `Planning the work of the chosen sites, choice ${round}`),
  });
  if (!chosen.ok) return await keepRefusal(ctx, plan, { number, issues: chosen.issues });
  const { problem, found, dates } = chosen.value;
  const broken = findBrokenRules(problem, found);
  if (broken.length > 0) throw new Error(`The plan breaks its own rules: ${broken.map(({ message }) => message).join(' ')}`);
  const isProven = found.boundWeight === found.weight;
  const wasStopped = !isProven && (await shouldStop());
  const curve = await drawFundingCurve(problem, estimate.summary.total.likelyCents, {
    shouldStop,
    onPoint: (point, of) => say(70 + 2 * point, `What other money would finish, ${point} of ${of}`),
  });
  say(95, 'Keeping the plan');
  await keepPlan(ctx, plan, { number, problem, found, assumptions, wasStopped, dates, curve, cost: source.cost, coreSites: listCoreSites(source) });
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
  const { number, problem, found, assumptions, wasStopped, dates, curve } = result;
  const { steps, leftOut, ...figures } = found;
  const { weightName, sites } = problem;
  const doneCount = steps.filter(({ siteCode }) => siteCode !== null).length;
  const counts = { siteCount: sites.length, doneCount, weightName, wasStopped };
  const figuresJson: FundingFigures = { ...figures, ...counts, cost: addUpCost(result), ...(dates && { dates }), curve };
  const values = { figuresJson, stepsJson: steps, leftOutJson: leftOut, assumptionsJson: assumptions };
  await inTransaction(ctx, async (tx) => {
    if ((await getFundingPlan(tx, { id: plan.estimateId }, plan.number)).status !== 'queued') return;
    await updateFundingPlan(tx, carrierId, { id: plan.id, values: { status: 'ready', ...values } });
    await recordEvent(tx, {
      action: 'part-funding plan found',
      subject: `estimate ${number}`,
      summary: `Plan ${plan.number}: ${doneCount} of ${counted(sites.length, 'site')} with ${formatCents(found.spentCents)}`,
    });
  });
}

/** Those in the estimate whose kind is that of a core. */
function listCoreSites({ estimate, sites }: Pick<FundingSource, 'estimate' | 'sites'>): string[] {
  const codes = new Set(estimate.sites.map(({ siteCode }) => siteCode));
  return sites.filter(({ code, kind }) => codes.has(code) && (kind === 'core' || kind === 'data-center')).map(({ code }) => code);
}

/** Of what the money of the chosen sites is made. */
function addUpCost({ found, cost, coreSites }: Kept): FundingCost {
  const chosen = found.steps.flatMap(({ siteCode }) => (siteCode === null ? [] : [cost.sites.get(siteCode) ?? noCost]));
  const sum = (of: 'ownCents' | 'spreadCents' | 'shareCents') => sumCents(chosen.map((site) => site[of]));
  const coreCents = found.coreDone ? cost.core.costCents : zeroCents;
  const all = sumCents([cost.core.costCents, ...[...cost.sites.values()].map(({ costCents }) => costCents)]);
  const { parts, ownCents, shareCents, costCents } = cost.core;
  return {
    ownCents: sum('ownCents'),
    spreadCents: sum('spreadCents'),
    shareCents: sum('shareCents'),
    coreCents,
    core: { parts, ownCents, shareCents, costCents },
    coreSites,
    spread: cost.spread,
    shares: cost.shares,
    leftOutCents: cents(all - found.spentCents),
  };
}

interface Kept {
  /** Of the estimate. */
  number: number;
  problem: FundingProblem;
  found: FundingPlan;
  assumptions: string[];
  wasStopped: boolean;
  dates: FundingDates | null;
  curve: FundingPoint[];
  cost: ApportionedCost;
  coreSites: string[];
}
