import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { importSpreadsheet } from '../../server/features/inventory/index.ts';
import { type Ask, get, signIn, startServer } from './ask-server.ts';
import { type Bench, round, seconds } from './bench.ts';
import { buildProgram } from './build-program.ts';
import { equipmentRows } from './equipment-rows.ts';
import { openBenchDatabase } from './open-bench-database.ts';

const siteCount = 24_000;
const itemsPerSite = 4;
const clients = 50;
const requests = 5_000;
const warmUp = 1_000;

export const pageBench: Bench = {
  title: '50 clients at once on /inventory with 24,000 sites behind it: milliseconds and requests a second',
  async run(say) {
    buildProgram(say);
    const database = await openBenchDatabase();
    let server: ChildProcess | undefined;
    try {
      say(`Importing ${siteCount} sites.`);
      const path = join(database.folder, 'sites.csv');
      await pipeline(equipmentRows(siteCount, itemsPerSite), createWriteStream(path));
      await importSpreadsheet(database.ctx, { path, name: 'sites.csv' });
      const started = await startServer(database.file);
      server = started.process;
      const agent = new Agent({ keepAlive: true, maxSockets: clients });
      const ask = { url: `${started.url}/inventory`, cookie: await signIn(started.url), agent };
      const { text } = await get(ask);
      if (!text.includes('BX-00001')) throw new Error('The page does not list the sites.');
      await rush(ask, warmUp);
      say('Asking.');
      const since = performance.now();
      const times = await rush(ask, requests);
      const taken = seconds(since);
      agent.destroy();
      return {
        sites: siteCount,
        clients,
        requests,
        p50Ms: round(times[Math.floor(requests * 0.5)] ?? 0, 1),
        p99Ms: round(times[Math.floor(requests * 0.99)] ?? 0, 1),
        requestsPerSecond: Math.round(requests / taken),
        pageKb: Math.round(Buffer.byteLength(text) / 1000),
      };
    } finally {
      server?.kill('SIGTERM');
      await database.close();
    }
  },
};

/** Milliseconds of each answer, shortest first; each client asks again as soon as it is answered. */
async function rush(ask: Ask, count: number): Promise<number[]> {
  const times: number[] = [];
  let left = count;
  const client = async () => {
    while (left > 0) {
      left--;
      const since = performance.now();
      const { status } = await get(ask);
      if (status !== 200) throw new Error(`The page answered ${status}.`);
      times.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times.sort((one, other) => one - other);
}
