import { randomUUID } from 'node:crypto';
import type { Instant } from './domain/calendar.ts';
import { openServerData } from './open-server-data.ts';
import { readConfig } from './platform/config.ts';
import { AppError } from './platform/errors.ts';
import type { WorkerMessage } from './platform/work/job-runner.ts';
import { runJob } from './run-job.ts';

/** Entry of the process that runs one job: the number of the job is its only argument. */
const jobId = Number(process.argv[2]);
// Without its server nobody keeps the claim alive: another server runs the job, so this process must not go on.
const orphaned = () => process.exit(1);
process.once('disconnect', orphaned);
const config = readConfig(process.env);
const data = await openServerData(config);

let error: string | null = null;
try {
  const requestId = randomUUID();
  const ctx = { ...data, db: data.store.read, actor: { kind: 'visitor' as const }, now: new Date().toISOString() as Instant, requestId };
  await runJob(ctx, jobId, (progress) => void say({ kind: 'progress', progress }));
} catch (failure) {
  data.log.error({ err: failure, jobId }, 'job failed');
  const fault = `A fault in the program stopped it. Try again; if it stays, tell whoever runs this server: job ${jobId}.`;
  error = failure instanceof AppError ? failure.message : fault;
}
await say({ kind: 'end', error });
await data.store.close();
process.off('disconnect', orphaned);
process.disconnect();

/** Resolves once the parent has the message; disconnecting earlier would lose it. */
function say(message: WorkerMessage): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, undefined, {}, () => resolve());
  });
}
