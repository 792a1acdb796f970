import { type ChildProcess, fork } from 'node:child_process';
import type { Store } from '../../../db/store.ts';
import type { Logger } from '../log.ts';
import { beat, claimJob, finishJob, type JobRow, type Progress, releaseJob, reportProgress } from './jobs.ts';

const pollMilliseconds = 1000;
const progressMilliseconds = 400;
const beatMilliseconds = 10_000;

/**
 * Looks for waiting jobs and runs one at a time, each in a process of its own: the event loop stays free, memory is given back, and a crash
 * takes only the job with it. Several servers on one database share the queue; a job that another one has taken over is left to that one.
 */
export function createJobRunner(options: RunnerOptions): JobRunner {
  const { store, log, clock = () => new Date() } = options;
  let stopped = false;
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;

  const turn = async (): Promise<void> => {
    for (;;) {
      if (stopped) return;
      const job = await claimJob(store, clock());
      if (!job) return;
      await runInChild(job);
    }
  };

  const poke = (): void => {
    if (stopped || running) return;
    running = turn()
      .catch((error: unknown) => log.error({ err: error }, 'job queue'))
      .finally(() => {
        running = undefined;
        if (stopped) return;
        clearTimeout(timer);
        timer = setTimeout(poke, pollMilliseconds);
        timer.unref();
      });
  };

  const runInChild = async (job: JobRow): Promise<void> => {
    if (stopped) return await releaseJob(store, job);
    const started = fork(options.worker, [String(job.id)], {
      execArgv: options.worker.endsWith('.ts') ? ['--import', 'tsx'] : [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child = started;
    const fault = (error: unknown) => log.error({ err: error, jobId: job.id }, 'job state');
    const stopIfLost = (isMine: boolean): void => {
      if (!isMine) started.kill('SIGTERM');
    };
    const writes = latestOnly(async (progress: Progress) => stopIfLost(await reportProgress(store, job, progress)), fault);
    const heart = startHeart(async () => stopIfLost(await beat(store, job, clock())), { every: options.beatMilliseconds ?? beatMilliseconds, fault });
    let end: { error: string | null } | undefined;
    started.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') writes.offer(message.progress);
      else end = message;
    });
    await new Promise<void>((resolve) => {
      started.once('error', (error) => {
        fault(error);
        resolve();
      });
      started.once('exit', () => resolve());
    });
    child = undefined;
    await heart.stop();
    await writes.settled();
    if (stopped && !end) await releaseJob(store, job);
    else await finishJob(store, job, end ? end.error : 'The work stopped before it was finished.');
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
function latestOnly(write: (progress: Progress) => Promise<void>, fault: (error: unknown) => void) {
  let next: Progress | undefined;
  let loop: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    while (next) {
      const value = next;
      next = undefined;
      await write(value).catch(fault);
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

/** Beats at a steady pace without keeping the process alive; a beat that takes longer than the pace is waited for. */
function startHeart(beatOnce: () => Promise<void>, { every, fault }: { every: number; fault: (error: unknown) => void }) {
  let current: Promise<void> | undefined;
  const timer = setInterval(() => {
    current ??= beatOnce()
      .catch(fault)
      .finally(() => {
        current = undefined;
      });
  }, every);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await current;
    },
  };
}

interface RunnerOptions {
  store: Store;
  log: Logger;
  /** Path of the worker's entry file. */
  worker: string;
  clock?: () => Date;
  /** How often a running job is said to live. */
  beatMilliseconds?: number;
}

export interface JobRunner {
  /** Look for work now rather than at the next tick. */
  poke(): void;
  stop(): Promise<void>;
}

export type WorkerMessage = { kind: 'progress'; progress: Progress } | { kind: 'end'; error: string | null };
