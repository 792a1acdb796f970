import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { load } from 'cheerio';
import { importSpreadsheet } from '../../server/features/inventory/index.ts';
import { projectRoot } from '../../server/platform/project-root.ts';
import { type Bench, round, seconds } from './bench.ts';
import { buildProgram } from './build-program.ts';
import { equipmentRows } from './equipment-rows.ts';
import { benchEmail, benchPassword, openBenchDatabase } from './open-bench-database.ts';

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

async function startServer(file: string): Promise<{ url: string; process: ChildProcess }> {
  const { DATABASE_URL: _elsewhere, ...environment } = process.env;
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: projectRoot,
    env: { ...environment, DATABASE_FILE: file, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.on('data', (text: Buffer) => {
      const address = /http:\S+/.exec(text.toString())?.[0];
      if (address) resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with code ${code}.`)));
  });
  return { url, process: server };
}

/** Signs in as the preparer and returns the cookie of the session. */
async function signIn(url: string): Promise<string> {
  const form = await get({ url: `${url}/sign-in` });
  const token = String(load(form.text)('input[name=_csrf]').first().attr('value') ?? '');
  const body = new URLSearchParams({ _csrf: token, email: benchEmail, password: benchPassword }).toString();
  const answer = await get({ url: `${url}/sign-in`, cookie: cookieOf(form.headers), body });
  if (answer.status !== 303) throw new Error(`Signing in answered ${answer.status}.`);
  return cookieOf(answer.headers);
}

function cookieOf(headers: IncomingHttpHeaders): string {
  return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}

function get({ url, cookie = '', agent, body }: Ask): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = request(url, { method: body === undefined ? 'GET' : 'POST', headers: { cookie, ...form }, ...(agent && { agent }) }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

interface Ask {
  url: string;
  cookie?: string;
  agent?: Agent;
  /** A form to send. */
  body?: string;
}
