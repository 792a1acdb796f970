import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { load } from 'cheerio';
import { eq } from 'drizzle-orm';
import { filings, filingVersions } from '../../db/schema/filings.ts';
import { events, files, jobs } from '../../db/schema/platform.ts';
import { reviewSteps } from '../../db/schema/reviews.ts';
import { openStore, type Store } from '../../db/store.ts';
import type { Context } from '../../server/context.ts';
import { randomStream } from '../../server/domain/random.ts';
import { isChainWhole } from '../../server/platform/events.ts';
import { getFile, sha256Of } from '../../server/platform/files.ts';
import { projectRoot } from '../../server/platform/project-root.ts';
import { claimJob, finishJob } from '../../server/platform/work/jobs.ts';
import { runJob } from '../../server/run-job.ts';
import { openCase, sayComplete, writeFiling } from '../features/filings/filing-case.ts';
import { testPassword } from '../support/app-harness.ts';

const tries = 100;
const atOnce = 2;
const folder = mkdtempSync(join(tmpdir(), 'changeout-kill-'));
const prepared = join(folder, 'prepared.sqlite');
let organizationId = 0;
let contextOf: (store: Store) => Context;
let order: { path: string; cookie: string; body: string };

/** A filing that waits for its officer, in a database file of its own, and the very request by which the officer certifies it. */
beforeAll(async () => {
  execFileSync(process.execPath, [join(projectRoot, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], { cwd: projectRoot });
  const template = join(folder, 'template.sqlite');
  const empty = await openStore(template);
  await empty.migrate(join(projectRoot, 'db/migrations'));
  await empty.close();
  process.env.TEST_SQLITE_TEMPLATE = template;
  const all = await openCase();
  const filing = await writeFiling(all);
  await sayComplete(all.preparer, filing);
  const ctx = await all.app.contextFor(all.officer.personId);
  organizationId = ctx.actor.kind === 'person' ? ctx.actor.organizationId : 0;
  contextOf = (store) => ({ ...ctx, store, db: store.read });
  await all.app.store.close();
  copyFileSync(all.app.address, prepared);
  const server = await startBuilt(prepared);
  order = await readOrder(server.url, `${filing}/certification`);
  await server.kill();
  // Closing brings what the killed server left beside the file into it: copies of the file alone are whole.
  await (await openStore(prepared)).close();
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a filing is wholly submitted or wholly a draft, whenever the server is killed', async () => {
  const duration = Math.max(...(await Promise.all(Array.from({ length: atOnce }, (_, lane) => timeSubmission(lane)))));
  const random = randomStream(20261129, 'kill');
  const points = Array.from({ length: tries }, () => Math.round(random() * duration * 1.3));
  const ends: End[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async (_, lane) => {
      for (let index = lane; index < points.length; index += atOnce) ends.push(await killAfter(points[index] ?? 0, join(folder, `${index}.sqlite`)));
    }),
  );
  const count = (end: End) => ends.filter((one) => one === end).length;
  process.stdout.write(
    `Killed ${ends.length} times within ${Math.round(duration * 1.3)} ms: ${count('not certified')} not certified, ${count('certified')} certified and finished after the restart, ${count('submitted')} submitted.\n`,
  );
  expect(ends).toHaveLength(tries);
  // The points reach from before the signature is kept to after the submission: all three ends are seen.
  expect([count('not certified'), count('certified'), count('submitted')].every((seen) => seen > 0)).toBe(true);
}, 400_000);

/** How long a submission takes when nobody kills it, on a copy of its own. */
async function timeSubmission(lane: number): Promise<number> {
  const file = join(folder, `timed-${lane}.sqlite`);
  copyFileSync(prepared, file);
  const server = await startBuilt(file);
  const store = await openStore(file);
  const start = performance.now();
  const answer = await sendOrder(server.url);
  expect(answer?.headers.get('location')).toBe(order.path.replace('/certification', ''));
  while ((await stateOf(store)).version === undefined) await wait(5);
  const duration = performance.now() - start;
  await store.close();
  await server.kill();
  return duration;
}

/** Certifies on a fresh copy, kills the server with the process of its job after so many milliseconds, and looks at what the file holds. */
async function killAfter(milliseconds: number, file: string): Promise<End> {
  copyFileSync(prepared, file);
  const server = await startBuilt(file);
  const answer = sendOrder(server.url);
  await wait(milliseconds);
  await server.kill();
  await answer;
  const store = await openStore(file);
  try {
    return await judge(store);
  } finally {
    await store.close();
    for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
  }
}

async function judge(store: Store): Promise<End> {
  const ctx = contextOf(store);
  expect(await isChainWhole(ctx, organizationId)).toBe(true);
  const state = await stateOf(store);
  if (state.version) {
    await expectSubmitted(store);
    return 'submitted';
  }
  await expectDraft(store);
  if (state.job === undefined) {
    // The signature was not kept: the filing waits for it as before.
    expect(state).toMatchObject({ isLocked: true, certifiedEvents: 0 });
    return 'not certified';
  }
  expect(state).toMatchObject({ isLocked: true, certifiedEvents: 1 });
  const job = await claimJob(store, new Date(Date.now() + 61_000));
  expect(job?.id).toBe(state.job);
  await runJob(ctx, state.job, () => undefined);
  await finishJob(store, state.job, null);
  await expectSubmitted(store);
  expect(await isChainWhole(ctx, organizationId)).toBe(true);
  return 'certified';
}

async function expectSubmitted(store: Store): Promise<void> {
  const state = await stateOf(store);
  const { version } = state;
  if (!version) throw new Error('There is no version.');
  expect(state).toMatchObject({ isLocked: false, versions: 1, submittedEvents: 1, submissions: 1 });
  for (const sha256 of [version.frozenSha256, version.pdfSha256]) {
    expect(sha256Of(await getFile(contextOf(store), sha256))).toBe(sha256);
  }
}

async function expectDraft(store: Store): Promise<void> {
  const state = await stateOf(store);
  expect(state).toMatchObject({ versions: 0, submittedEvents: 0, submissions: 0, filingFiles: 0 });
}

async function stateOf(store: Store) {
  const { read } = store;
  const versions = await read.select().from(filingVersions).orderBy(filingVersions.id);
  const [filing] = await read.select().from(filings).orderBy(filings.id);
  const actions = (await read.select({ action: events.action }).from(events).orderBy(events.id)).map(({ action }) => action);
  const steps = await read.select({ id: reviewSteps.id }).from(reviewSteps).where(eq(reviewSteps.kind, 'submission'));
  const [job] = await read.select({ id: jobs.id }).from(jobs).where(eq(jobs.kind, 'submission'));
  const kept = await read.select({ mediaType: files.mediaType }).from(files);
  return {
    version: versions[0],
    versions: versions.length,
    isLocked: filing?.preparedAt !== null,
    certifiedEvents: actions.filter((action) => action === 'filing certified').length,
    submittedEvents: actions.filter((action) => action === 'filing submitted').length,
    submissions: steps.length,
    job: job?.id,
    /** Papers and frozen values: the network of the test has no other files of these types. */
    filingFiles: kept.filter(({ mediaType }) => mediaType === 'application/pdf' || mediaType === 'application/json').length,
  };
}

/** The built server as a process with a group of its own, so that its jobs die with it. */
async function startBuilt(file: string): Promise<{ url: string; kill(): Promise<void> }> {
  const { DATABASE_URL: _elsewhere, ...environment } = process.env;
  const child = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: projectRoot,
    detached: true,
    env: { ...environment, NODE_OPTIONS: '', DATABASE_FILE: file, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /http:\S+/.exec(said)?.[0];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error(`The server ended: ${said}`)));
  });
  return {
    url,
    async kill() {
      const closed = once(child, 'close');
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await closed;
    },
  };
}

/** Signs in, reads the page of certification, and fills it. Copies of the database know the same session. */
async function readOrder(url: string, path: string): Promise<typeof order> {
  const entry = await fetch(`${url}/sign-in`);
  const first = cookieOf(entry);
  const token = String(
    load(await entry.text())('input[name=_csrf]')
      .first()
      .val(),
  );
  const sent = new URLSearchParams({ _csrf: token, email: 'high-plains-cellular-1@test.example', password: testPassword });
  const signedIn = await fetch(`${url}/sign-in`, { method: 'POST', body: sent, headers: { cookie: first }, redirect: 'manual' });
  const cookie = cookieOf(signedIn);
  const $ = load(await (await fetch(`${url}${path}`, { headers: { cookie } })).text());
  const body = new URLSearchParams({ title: 'General Manager', password: testPassword });
  for (const name of ['_csrf', 'revision', 'content']) body.set(name, String($(`form input[name=${name}]`).last().val() ?? ''));
  body.set('name', /account: (.*)\.$/.exec($('label[for=name] ~ .hint').text().trim())?.[1] ?? '');
  for (const box of $('input[name=certify]').get()) body.append('certify', $(box).attr('value') ?? '');
  return { path, cookie, body: body.toString() };
}

async function sendOrder(url: string): Promise<Response | undefined> {
  const headers = { cookie: order.cookie, 'content-type': 'application/x-www-form-urlencoded' };
  return await fetch(`${url}${order.path}`, { method: 'POST', body: order.body, headers, redirect: 'manual' }).catch(() => undefined);
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

type End = 'not certified' | 'certified' | 'submitted';
