import { type ChildProcess, fork } from 'node:child_process';
import type { Store } from '../../../db/store.ts';
import type { Logger } from '../log.ts';
import { claimJob, finishJob, type JobRow, type Progress, reportProgress } from './jobs.ts';

const pollMilliseconds = 1000;
const progressMilliseconds = 400;

/**
 * Looks for waiting jobs and runs one at a time, each in a process of its own: the event loop stays free, memory is given back, and a crash
 * takes only the job with it. Several servers on one database share the queue.
 */
export function createJobRunner(options: RunnerOptions): JobRunner {
  let stopped = false;
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const turn = async (): Promise<void> => {
    for (;;) {
      if (stopped) return;
      const job = await claimJob(options.store, new Date());
      if (!job) return;
      await runInChild(job);
    }
  };

  const poke = (): void => {
    if (stopped || running) return;
    running = turn()
      .catch((error: unknown) => options.log.error({ err: error }, 'job queue'))
      .finally(() => {
        running = undefined;
        if (stopped) return;
        clearTimeout(timer);
        timer = setTimeout(poke, pollMilliseconds);
        timer.unref();
      });
  };

  const runInChild = async (job: JobRow): Promise<void> => {
    const started = fork(options.worker, [String(job.id)], {
      execArgv: options.worker.endsWith('.ts') ? ['--import', 'tsx'] : [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = started;
    const writes = latestOnly((progress: Progress) => reportProgress(options.store, job.id, progress));
    let failure: string | null = 'The work stopped before it was finished.';
    started.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') writes.offer(message.progress);
      else failure = message.error;
    });
    await new Promise<void>((resolve) => {
      started.once('error', () => resolve());
      started.once('exit', () => resolve());
    });
    child = undefined;
    await writes.settled();
    if (!stopped) await finishJob(options.store, job.id, failure);
  };

  poke();
  return {
    poke,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      child?.kill('SIGTERM');
      await running;
    },
  };
}

/** Writes the newest value at most every few hundred milliseconds; values that were overtaken are dropped. */
function latestOnly(write: (progress: Progress) => Promise<void>) {
  let next: Progress | undefined;
  let loop: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    while (next) {
      const value = next;
      next = undefined;
      await write(value).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, progressMilliseconds));
    }
  };
  return {
    offer(progress: Progress) {
      next = progress;
      loop ??= drain().finally(() => {
        loop = undefined;
      });
    },
    async settled() {
      next = undefined;
      await loop;
    },
  };
}

interface RunnerOptions {
  store: Store;
  log: Logger;
  /** Path of the worker's entry file. */
  worker: string;
}

export interface JobRunner {
  /** Look for work now rather than at the next tick. */
  poke(): void;
  stop(): Promise<void>;
}

export type WorkerMessage = { kind: 'progress'; progress: Progress } | { kind: 'end'; error: string | null };
