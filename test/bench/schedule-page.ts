import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../../server/context.ts';
import { day } from '../../server/domain/calendar.ts';
import { findCurrentEdition } from '../../server/features/catalog/index.ts';
import { getReady, requestEstimate } from '../../server/features/estimates/index.ts';
import { importSpreadsheet } from '../../server/features/inventory/index.ts';
import { paths } from '../../server/paths.ts';
import { runWaitingJobs } from '../../server/terminal/run-waiting-jobs.ts';
import { type Ask, get, signIn, startServer } from './ask-server.ts';
import { type Bench, round } from './bench.ts';
import { buildProgram } from './build-program.ts';
import { equipmentRows } from './equipment-rows.ts';
import { openBenchDatabase } from './open-bench-database.ts';

const siteCount = 1_000;
const itemsPerSite = 4;
const repeats = 15;
const views = ['', '?by=county', '?by=cluster', '?by=crew', '?by=site&open=all', '?by=site&page=20', '?q=tower+99'];

export const schedulePageBench: Bench = {
  title: 'the page of a schedule with 1,000 sites, view by view: milliseconds of the first answer and of the middle one of those after, and its size',
  async run(say) {
    buildProgram(say);
    const database = await openBenchDatabase();
    let server: ChildProcess | undefined;
    try {
      say(`Importing ${siteCount} sites.`);
      const path = join(database.folder, 'sites.csv');
      await pipeline(equipmentRows(siteCount, itemsPerSite), createWriteStream(path));
      await importSpreadsheet(database.ctx, { path, name: 'sites.csv' });
      say('Making the estimate.');
      const estimateId = await makeEstimate(database.ctx);
      const { settings } = (await getReady(database.ctx, estimateId)).summaryJson.schedule;
      const started = await startServer(database.file);
      server = started.process;
      const cookie = await signIn(started.url);
      const measured = [];
      for (const view of views) measured.push(await measure({ url: `${started.url}${paths.estimateSchedule(estimateId)}${view}`, cookie }, view));
      return { sites: siteCount, towerCrews: settings.towerCrews, views: measured };
    } finally {
      server?.kill('SIGTERM');
      await database.close();
    }
  },
};

async function measure(ask: Ask, view: string) {
  const { ms: firstMs, text } = await time(ask);
  const times: number[] = [];
  for (let count = 0; count < repeats; count++) times.push((await time(ask)).ms);
  times.sort((one, other) => one - other);
  return { view: view || 'as opened', firstMs, middleMs: times[Math.floor(repeats / 2)] ?? 0, pageKb: Math.round(Buffer.byteLength(text) / 1000) };
}

async function time(ask: Ask): Promise<{ ms: number; text: string }> {
  const since = performance.now();
  const { status, text } = await get(ask);
  if (status !== 200) throw new Error(`${ask.url} answered ${status}.`);
  return { ms: round(performance.now() - since, 1), text };
}

async function makeEstimate(ctx: Context): Promise<number> {
  const made = await requestEstimate(ctx, {
    name: '',
    note: '',
    program: 'scrp',
    editionId: (await findCurrentEdition(ctx))?.id ?? 0,
    customers: 40_000,
    towerCrews: null,
    startOn: day('2027-01-04'),
    firstFundsOn: null,
    boundary: 'leave out',
    seed: null,
    plan: null,
  });
  if (!made.ok) throw new Error(made.issues.map(({ message }) => message).join(' '));
  await runWaitingJobs(ctx, () => undefined);
  return made.value;
}
