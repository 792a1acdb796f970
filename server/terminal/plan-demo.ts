import type { Context } from '../context.ts';
import { toWorkPlan } from '../domain/schedule/default-settings.ts';
import { applyWhatIf } from '../domain/schedule/what-if.ts';
import type { ReadyEstimate } from '../features/estimates/index.ts';
import { getMade, requestSchedule, searches } from '../features/schedules/index.ts';
import type { Terminal } from './open-terminal.ts';
import { runWaitingJobs } from './run-waiting-jobs.ts';

/** Two plans of the demo estimate, so that there is something to compare: as everything is assumed, and with one more tower crew. */
export async function planDemo(ctx: Context, terminal: Terminal, { row, summary }: ReadyEstimate): Promise<void> {
  const { startOn, termYears } = summary.schedule.settings;
  const wanted = { estimate: row, note: '', seed: summary.risk.seed, passes: searches.quick };
  const plan = toWorkPlan({ startOn, termYears });
  const { id } = await requestSchedule(ctx, { ...wanted, name: 'As everything is assumed', plan, copiedFromId: null });
  await runWaitingJobs(ctx, terminal.progress);
  const { towerCrews, firstFundsOn } = (await getMade(ctx, id)).summaryJson.settings;
  const more = applyWhatIf(
    plan,
    { kind: 'more-crews', days: 1, siteCode: null },
    { towerCrews, firstFundsOn, totalCents: summary.total.likelyCents },
  );
  if (!more.ok) throw new Error(more.issues.map(({ message }) => message).join(' '));
  await requestSchedule(ctx, { ...wanted, ...more.value, copiedFromId: id });
  await runWaitingJobs(ctx, terminal.progress);
}
