import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { jobs } from '../../db/schema/platform.ts';
import type { Store } from '../../db/store.ts';
import type { Context } from '../../server/context.ts';
import { createJobRunner } from '../../server/platform/work/job-runner.ts';
import { beat, claimJob, enqueueJob, finishJob, releaseJob, reportProgress } from '../../server/platform/work/jobs.ts';
import { openTestStore } from '../support/test-store.ts';

const start = new Date('2026-03-02T08:00:00.000Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

let opened: Awaited<ReturnType<typeof openTestStore>>;
let store: Store;
let folder: string;
const errors: string[] = [];
const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });

beforeEach(async () => {
  opened = await openTestStore();
  store = opened.store;
  folder = mkdtempSync(join(tmpdir(), 'changeout-jobs-'));
});
afterEach(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
  expect(errors.splice(0)).toEqual([]);
});

async function queued(): Promise<number> {
  const at = start.toISOString();
  const job = { kind: 'any', organizationId: 1, personId: 1, inputJson: {}, progressDone: 0, progressTotal: 0, progressLabel: 'Waiting to start' };
  const [row] = await store.write((tx) =>
    tx
      .insert(jobs)
      .values({ ...job, status: 'queued', attempts: 0, createdAt: at, heartbeatAt: at })
      .returning({ id: jobs.id }),
  );
  return row?.id ?? 0;
}

async function rowOf(id: number) {
  const [row] = await store.read.select().from(jobs).where(eq(jobs.id, id));
  if (!row) throw new Error('The job is gone.');
  return row;
}

/** Looks again and again, without a clock, until what is asked for is so. */
async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await turn();
}

/** A worker that says nothing and ends only when it is stopped. */
function silentWorker(): string {
  const path = join(folder, 'silent.mjs');
  writeFileSync(path, "process.on('message', () => undefined);\n");
  return path;
}

describe('a claimed job', () => {
  test('an organization that has twenty waiting is asked to wait, and another is not', async () => {
    const enqueue = async (organizationId: number) =>
      await store.write(async (db) => {
        const ctx = { db, now: start.toISOString(), actor: { kind: 'person', organizationId, personId: 1 } };
        return await enqueueJob(ctx as unknown as Context, 'any', {});
      });
    for (let number = 0; number < 19; number++) await queued();
    await enqueue(1);
    await expect(enqueue(1)).rejects.toThrow('20 jobs of your organization are waiting already');
    const other = await enqueue(2);
    expect((await rowOf(other)).status).toBe('queued');
    expect(await claimJob(store, start)).toBeDefined();
    await enqueue(1);
  });

  test('that another server has taken over is not finished, reported or kept alive by the first', async () => {
    const id = await queued();
    const first = await claimJob(store, start);
    const second = await claimJob(store, later(61));
    if (!first || !second) throw new Error('The job was not claimed.');
    expect([first.attempts, second.attempts]).toEqual([1, 2]);
    expect(await reportProgress(store, first, { done: 1, total: 2, label: 'Late words' })).toBe(false);
    expect(await beat(store, first, later(70))).toBe(false);
    await finishJob(store, first, 'The first gave up.');
    await releaseJob(store, first);
    expect(await rowOf(id)).toMatchObject({ status: 'running', attempts: 2, error: null, progressLabel: 'Waiting to start' });
    expect(await reportProgress(store, second, { done: 1, total: 2, label: 'Half' })).toBe(true);
    await finishJob(store, second, null);
    expect(await rowOf(id)).toMatchObject({ status: 'done', progressLabel: 'Half' });
  });

  test('that is given back waits again, and the try does not count', async () => {
    const id = await queued();
    const claimed = await claimJob(store, start);
    if (!claimed) throw new Error('The job was not claimed.');
    await releaseJob(store, claimed);
    expect(await rowOf(id)).toMatchObject({ status: 'queued', attempts: 0 });
    expect(await claimJob(store, start)).toMatchObject({ id, attempts: 1 });
  });
});

describe('the job runner', () => {
  test('keeps a job that says nothing for minutes', async () => {
    const id = await queued();
    let now = start;
    const runner = createJobRunner({ store, log, worker: silentWorker(), clock: () => now, beatMilliseconds: 2 });
    await until(async () => (await rowOf(id)).status === 'running');
    now = later(50);
    await until(async () => (await rowOf(id)).heartbeatAt === now.toISOString());
    expect(await claimJob(store, later(100))).toBeUndefined();
    await runner.stop();
  });

  test('gives a job back when the server stops', async () => {
    const id = await queued();
    const runner = createJobRunner({ store, log, worker: silentWorker(), clock: () => start, beatMilliseconds: 2 });
    await until(async () => (await rowOf(id)).status === 'running');
    await runner.stop();
    expect(await rowOf(id)).toMatchObject({ status: 'queued', attempts: 0, error: null });
  });

  test('ends the work when another server has taken the job, and leaves it to that one', async () => {
    const id = await queued();
    const path = join(folder, 'telling.mjs');
    const note = join(folder, 'pid');
    writeFileSync(
      path,
      `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(note)}, String(process.pid));\nprocess.on('message', () => undefined);\n`,
    );
    const { existsSync, readFileSync } = await import('node:fs');
    const runner = createJobRunner({ store, log, worker: path, clock: () => start, beatMilliseconds: 2 });
    await until(() => existsSync(note) && readFileSync(note, 'utf8') !== '');
    const pid = Number(readFileSync(note, 'utf8'));
    await store.write((tx) => tx.update(jobs).set({ attempts: 2 }).where(eq(jobs.id, id)));
    await until(() => !isAlive(pid));
    await runner.stop();
    expect(await rowOf(id)).toMatchObject({ status: 'running', attempts: 2, error: null });
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
