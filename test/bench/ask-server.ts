import { type ChildProcess, spawn } from 'node:child_process';
import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import { load } from 'cheerio';
import { projectRoot } from '../../server/platform/project-root.ts';
import { benchEmail, benchPassword } from './open-bench-database.ts';

/** The compiled server as a process of its own on a free port. */
export async function startServer(file: string): Promise<{ url: string; process: ChildProcess }> {
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
export async function signIn(url: string): Promise<string> {
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

export function get({ url, cookie = '', agent, body }: Ask): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
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

export interface Ask {
  url: string;
  cookie?: string;
  agent?: Agent;
  /** A form to send. */
  body?: string;
}
