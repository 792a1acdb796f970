import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../../domain/result.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { ThreadMessage, ThreadTask } from '../../platform/work/run-in-thread.ts';
import { type PlanNews, type PlanTask, planTask } from './plan-task.ts';

/** Entry of the thread that plans the work of one schedule. */
const { input, stop } = workerData as ThreadTask<PlanTask>;
const say = (message: ThreadMessage<PlanNews, Result<Schedule>>): void => parentPort?.postMessage(message);
const output = planTask(input, {
  onNews: (news) => say({ kind: 'news', news }),
  shouldStop: () => Atomics.load(stop, 0) === 1,
});
say({ kind: 'end', output });
