import { extname } from 'node:path';
import type { Context } from '../../context.ts';
import { bad, type Result } from '../../domain/result.ts';
import { type CrewCurve, crewCounts } from '../../domain/schedule/crew-curve.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { counted } from '../../domain/words.ts';
import { recordEvent } from '../../platform/events.ts';
import { inTransaction } from '../../platform/transaction.ts';
import type { Progress } from '../../platform/work/jobs.ts';
import { runInThread } from '../../platform/work/run-in-thread.ts';
import { getReady } from '../estimates/index.ts';
import { findCrewCurve, updateCrewCurve } from './curve-store.ts';
import type { CurveTask } from './curve-task.ts';
import { findTask } from './find-task.ts';
import type { PlanNews } from './plan-task.ts';
import { findStatus } from './progress-queries.ts';
import { getMade, loadSchedule, type MadeRow } from './queries.ts';

const entry = new URL(`./curve-thread${extname(import.meta.url)}`, import.meta.url);
/** A short search for each number of crews: the curve shows the shape, a plan of its own the days. */
const mostPasses = 50;

/** The plan as it was made; days of a plan of the rest are facts, which a new plan need not keep. */
async function findOwn(ctx: Context, row: MadeRow): Promise<Schedule | undefined> {
  return (await findStatus(ctx, row.id)) ? undefined : (await loadSchedule(ctx, row)).schedule;
}

/** Plans the work of one schedule with each number of tower crews, and keeps finish and cost of each. */
export async function runCrewCurve(ctx: Context, input: Record<string, unknown>, report: (progress: Progress) => void): Promise<void> {
  const row = await getMade(ctx, Number(input.scheduleId));
  const known = await findCrewCurve(ctx, row);
  if (!known || known.curveJson || known.issuesJson) return;
  const task = await findTask(ctx, row, await getReady(ctx, row.estimateId));
  const counts = crewCounts(row.summaryJson.settings.towerCrews);
  const result = task.ok ? await compute({ ...task.value, own: await findOwn(ctx, row) }, counts) : bad<CrewCurve>(task.issues);
  const found = result.ok ? { curveJson: result.value } : { issuesJson: result.issues };
  await inTransaction(ctx, async (tx) => {
    await updateCrewCurve(tx, known.id, found);
    const summary = result.ok ? `With ${counted(result.value.points.length, 'number')} of crews` : 'Not possible';
    await recordEvent(tx, { action: 'crew curve computed', subject: `schedule ${row.number}`, summary });
  });

  function compute(plan: Omit<CurveTask, 'counts'>, numbers: number[]): Promise<Result<CrewCurve>> {
    const asked: CurveTask = { ...plan, passes: Math.min(mostPasses, plan.passes), counts: numbers };
    return runInThread<CurveTask, PlanNews, Result<CrewCurve>>(entry, asked, {
      onNews: ({ share }) => report({ done: Math.round(100 * share), total: 100, label: 'Planning with each number of tower crews' }),
      shouldStop: () => Promise.resolve(false),
    });
  }
}
