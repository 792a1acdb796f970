import { extname } from 'node:path';
import type { Context } from '../../context.ts';
import { type Day, daysBetween, formatDay } from '../../domain/calendar.ts';
import type { Issue, Result } from '../../domain/result.ts';
import type { ProgressRecord } from '../../domain/schedule/progress/apply-progress.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { counted, formatCount } from '../../domain/words.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { runInThread } from '../../platform/work/run-in-thread.ts';
import { getReady, listPlaces } from '../estimates/index.ts';
import { listExtensions } from './extension-queries.ts';
import { findFewerCrews } from './find-fewer-crews.ts';
import { findTask } from './find-task.ts';
import { hashTask } from './hash-task.ts';
import type { PlanNews, PlanTask } from './plan-task.ts';
import { findStatus } from './progress-queries.ts';
import { getMade, getSchedule, isStopAsked, loadSchedule, type ScheduleRow } from './queries.ts';
import { insertScheduleSites, updateSchedule } from './store.ts';
import { toGranted } from './to-granted.ts';
import { toSiteRows } from './to-site-rows.ts';

const entry = new URL(`./plan-thread${extname(import.meta.url)}`, import.meta.url);

/** Makes one queued plan from the work of its estimate, and keeps it with the hash of its inputs, or the reasons why none is possible. */
export async function runSchedule(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const row = await getSchedule(ctx, Number(input.scheduleId));
  if (row.status !== 'queued') return;
  report({ done: 1, total: 100, label: 'Reading the estimate' });
  const estimate = await getReady(ctx, row.estimateId);
  const found = await findTask(ctx, row, estimate);
  if (!found.ok) return await keepRefusal(ctx, row, found.issues);
  const rest = await findRecord(ctx, row);
  const fewer = rest ? undefined : await findFewerCrews(ctx, row.copiedFromId, row.planJson);
  const startFrom = fewer && (await loadSchedule(ctx, fewer)).schedule;
  const granted = rest && toGranted(await listExtensions(ctx, row.estimateId));
  const task: PlanTask = { ...found.value, rest, granted, startFrom };
  const result = await runInThread<PlanTask, PlanNews, Result<Schedule>>(entry, task, {
    onNews: (news) => report(toProgress(news, row)),
    shouldStop: () => isStopAsked(ctx, row.id),
  });
  if (!result.ok) return await keepRefusal(ctx, row, result.issues);
  report({ done: 98, total: 100, label: 'Keeping the plan' });
  const schedule = result.value;
  const sites = toSiteRows(row.id, schedule, await listPlaces(ctx, estimate));
  await keepSchedule(ctx, row, { schedule, sites, issues: result.issues, inputsSha256: hashTask(task) });
}

/** What a plan of the rest starts from; undefined for one of the whole work. */
async function findRecord(ctx: Context, row: ScheduleRow): Promise<ProgressRecord | undefined> {
  const status = await findStatus(ctx, row.id);
  if (!status) return undefined;
  const { schedule } = await loadSchedule(ctx, await getMade(ctx, status.baselineId));
  return {
    baselineIds: schedule.activities.map(({ id }) => id),
    progress: status.recordJson,
    added: status.addedJson ?? [],
    statusOn: status.statusOn as Day,
    differences: status.differences ?? 'refuse',
  };
}

/** How good the best plan so far is, what no plan can beat, and what is spent. */
export function toProgress({ share, best }: PlanNews, { passes, planJson }: Pick<ScheduleRow, 'passes' | 'planJson'>): Progress {
  const done = 2 + Math.round(95 * share);
  if (best === null) return { done, total: 100, label: 'Planning the work and simulating its finish' };
  const spent = `${formatCount(best.passes)} of ${counted(passes, 'pass', 'passes')}`;
  const gapDays = daysBetween(best.boundOn, best.finishOn);
  const percent = ((100 * gapDays) / Math.max(1, daysBetween(planJson.startOn, best.boundOn) + 1)).toFixed(1);
  const gap =
    gapDays <= 0
      ? 'no plan can finish earlier'
      : `none can come before ${formatDay(best.boundOn)}, ${counted(gapDays, 'day')} (${percent} %) earlier`;
  const label = `Best finish so far ${formatDay(best.finishOn)}; ${gap}. ${spent} done.`;
  return { done, total: 100, label };
}

async function keepRefusal(ctx: Context, row: ScheduleRow, issues: Issue[]): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if ((await getSchedule(tx, row.id)).status !== 'queued') return;
    await updateSchedule(tx, row.id, { status: 'refused', issuesJson: issues });
    const summary = `${counted(issues.length, 'reason')} why no plan is possible`;
    await recordEvent(tx, { action: 'plan refused', subject: `schedule ${row.number}`, summary });
  });
}

async function keepSchedule(ctx: Context, row: ScheduleRow, made: MadeSchedule): Promise<void> {
  const { schedule, sites, issues, inputsSha256 } = made;
  const { summary } = schedule;
  const status = summary.bound?.stopped ? 'stopped' : 'ready';
  await inTransaction(ctx, async (tx) => {
    if ((await getSchedule(tx, row.id)).status !== 'queued') return;
    await updateSchedule(tx, row.id, {
      status,
      isKeptFromCopied: summary.isResumed ?? false,
      summaryJson: summary,
      issuesJson: issues,
      inputsSha256,
    });
    await insertScheduleSites(tx, sites);
    await recordEvent(tx, {
      action: 'plan made',
      subject: `schedule ${row.number}`,
      summary: `Likely finish ${formatDay(summary.finishOn)}`,
      changes: { schedule: { before: null, after: { finishOn: summary.finishOn, p80FinishOn: summary.p80FinishOn, inputsSha256 } } },
    });
  });
}

interface MadeSchedule {
  schedule: Schedule;
  sites: ReturnType<typeof toSiteRows>;
  issues: Issue[];
  inputsSha256: string;
}
