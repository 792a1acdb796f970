import { parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../../domain/result.ts';
import type { CrewCurve } from '../../domain/schedule/crew-curve.ts';
import type { ThreadMessage, ThreadTask } from '../../platform/work/run-in-thread.ts';
import { type CurveTask, curveTask } from './curve-task.ts';
import type { PlanNews } from './plan-task.ts';

/** Entry of the thread that plans with each number of tower crews. */
const { input, stop } = workerData as ThreadTask<CurveTask>;
const say = (message: ThreadMessage<PlanNews, Result<CrewCurve>>): void => parentPort?.postMessage(message);
const output = curveTask(input, {
  onNews: (news) => say({ kind: 'news', news }),
  shouldStop: () => Atomics.load(stop, 0) === 1,
});
say({ kind: 'end', output });
