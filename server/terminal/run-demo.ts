import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { engine } from '../../db/kit.ts';
import type { Context } from '../context.ts';
import type { Instant } from '../domain/calendar.ts';
import { findActorByEmail, isServerEmpty } from '../features/accounts/index.ts';
import { createDemo, type DemoPerson } from '../features/overview/index.ts';
import { openServerData, prepareDatabase } from '../open-server-data.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { startServer } from '../start-server.ts';
import type { Terminal } from './open-terminal.ts';
import { prepareDemo } from './prepare-demo.ts';

const folder = join('out', 'demo');
const preparerEmail = 'preparer@demo.example';
const help = `Sets up the invented demo carrier in a database of its own, makes its estimate and a draft filing, and serves it.

  npm run demo

DATABASE_FILE (data/demo.sqlite) says where, PORT and HOST where it listens. A second run serves what is there.`;

/** Makes the demo carrier with estimate and filing, or finds it, and serves it until stopped. Returns the exit code. */
export async function runDemo(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } } });
    if (values.help) {
      terminal.say(help);
      return 0;
    }
  } catch (error) {
    terminal.warn(`${(error as Error).message}\n${help}`);
    return 2;
  }
  const config = readConfig({ DATABASE_FILE: 'data/demo.sqlite', LOG_LEVEL: 'warn', ...process.env });
  if (!(await makeDemo(config, terminal))) return 1;
  return await serve(config, terminal);
}

async function makeDemo(config: Config, terminal: Terminal): Promise<boolean> {
  terminal.progress({ done: 0, total: 1, label: 'Opening the database' });
  const data = await openServerData(config);
  try {
    await prepareDatabase(data);
    const now = new Date().toISOString() as Instant;
    const ctx: Context = { ...data, db: data.store.read, actor: { kind: 'visitor' }, now, requestId: randomUUID() };
    const where = engine === 'sqlite' ? config.database : 'the database of DATABASE_URL';
    if (!(await isServerEmpty(ctx))) return await isDemo(ctx, terminal, where);
    terminal.progress({ done: 0, total: 1, label: 'Importing the demo inventory' });
    const people = await createDemo(ctx);
    terminal.say(describePeople(people));
    await prepareDemo({ ...ctx, actor: await findActorByEmail(ctx, preparerEmail) }, terminal, folder);
    return true;
  } finally {
    await data.store.close();
  }
}

async function isDemo(ctx: Context, terminal: Terminal, where: string): Promise<boolean> {
  const actor = await findActorByEmail(ctx, preparerEmail);
  if (actor.kind !== 'person' || !actor.isDemo) {
    terminal.warn(`${where} holds data that is not the demo. Name another file: DATABASE_FILE=data/demo.sqlite npm run demo`);
    return false;
  }
  const again = engine === 'sqlite' ? `stop this, delete ${where} and run npm run demo again` : 'use an empty database';
  terminal.say(`The demo is there already and is served as it stands in ${where}. Its passwords cannot be shown again. To start over, ${again}.`);
  return true;
}

function describePeople(people: readonly DemoPerson[]): string {
  const rows = people.map(({ name, roles, email, password }) => `  ${name.padEnd(15)}${roles.join(', ').padEnd(28)}${email.padEnd(26)}${password}`);
  return ['Sign-in names and passwords, shown only now:', ...rows].join('\n');
}

async function serve(config: Config, terminal: Terminal): Promise<number> {
  try {
    const server = await startServer(config);
    const stopped = new Promise<void>((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    terminal.say(`\nThe demo is served at ${server.url}. Press Ctrl+C to stop.`);
    await stopped;
    await server.stop();
    return 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    terminal.warn(`Port ${config.port} is in use. Stop the other program, or choose another: PORT=3001 npm run demo`);
    return 1;
  }
}
