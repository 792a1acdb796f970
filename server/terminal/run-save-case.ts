import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { engine } from '../../db/kit.ts';
import { listCarriers } from '../case-file/list-carriers.ts';
import { writeCase } from '../case-file/write-case.ts';
import type { Context } from '../context.ts';
import type { Instant } from '../domain/calendar.ts';
import { counted } from '../domain/words.ts';
import { openServerData } from '../open-server-data.ts';
import { readConfig } from '../platform/config.ts';
import type { Terminal } from './open-terminal.ts';

const help = `Saves the whole case of one carrier as one SQLite file, which npm run open-case shows on any machine.

  npm run save-case -- CASE.sqlite [--carrier NAME]

It reads the database of DATABASE_FILE or DATABASE_URL, PostgreSQL too, and changes nothing there. In the file are inventory,
documents, prices, estimates, schedules, filings with every version, what the administrator sent, and the history. Not in it are
passwords, sessions, invitations, settings, queued work, and remarks that the administrator has not sent.
Whoever has the file can read all of that: keep it as you keep the database. PUBLIC_URL says on it where it came from.

Exit code: 0 saved, 1 saved but not whole, 2 wrong usage or nothing to save.`;

/** Returns the exit code. */
export async function runSaveCase(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readOptions(args);
  if (typeof asked === 'string') {
    terminal.warn(`${asked}\nAll options: npm run save-case -- --help`);
    return 2;
  }
  if (asked.help) {
    terminal.say(help);
    return 0;
  }
  const config = readConfig({ LOG_LEVEL: 'error', ...process.env });
  if (engine === 'sqlite' && !existsSync(config.database)) {
    terminal.warn(`There is no database ${config.database}. Name it: DATABASE_FILE=… npm run save-case -- ${asked.path}`);
    return 2;
  }
  const data = await openServerData(config);
  try {
    const now = new Date().toISOString() as Instant;
    return await save({ ...data, db: data.store.read, actor: { kind: 'visitor' }, now, requestId: randomUUID() }, asked, terminal);
  } finally {
    await data.store.close();
  }
}

async function save(ctx: Context, { path, carrier }: Asked, terminal: Terminal): Promise<number> {
  const carriers = await listCarriers(ctx);
  const wanted = carrier === undefined ? carriers : carriers.filter(({ name }) => name.toLowerCase() === carrier.toLowerCase());
  const [chosen] = wanted;
  if (!chosen || wanted.length > 1) {
    terminal.warn(whyNone(carriers, wanted.length, carrier));
    return 2;
  }
  terminal.progress({ done: 0, total: 1, label: `Saving the case of ${chosen.name}` });
  const { rows, files, missing, isWhole, endOfHistory } = await writeCase(ctx, chosen, path);
  terminal.say(`The case of ${chosen.name} is in ${path}: ${counted(rows, 'row')} and ${counted(files, 'file')}.`);
  terminal.say(`Its history ends with ${endOfHistory}. Send that by another way than the file: whoever opens it sees whether it is the same.`);
  if (!isWhole)
    terminal.warn('Its history does not add up: rows of it were changed after they were written. The case says so wherever it is opened.');
  for (const sha256 of missing) terminal.warn(`A row names the file ${sha256}, which this server does not have, so it is not in the case.`);
  return isWhole && missing.length === 0 ? 0 : 1;
}

function whyNone(carriers: readonly { name: string }[], found: number, carrier: string | undefined): string {
  if (carriers.length === 0) return 'There is no carrier in this database.';
  const names = carriers.map(({ name }) => `  ${name}`).join('\n');
  if (carrier === undefined) return `Which carrier? Add --carrier NAME, one of\n${names}`;
  return found === 0 ? `No carrier is called ${carrier}. There are\n${names}` : `${found} carriers are called ${carrier}. Rename one of them first.`;
}

function readOptions(args: readonly string[]): (Asked & { help?: boolean }) | string {
  try {
    const options = { carrier: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [path] = positionals;
    if (values.help) return { path: '', help: true };
    if (path === undefined || positionals.length > 1) return 'Name the file to write: npm run save-case -- case.sqlite';
    if (existsSync(path)) return `${path} is there already, and nothing is written over. Name another file.`;
    return { path, ...values };
  } catch (error) {
    return (error as Error).message;
  }
}

interface Asked {
  path: string;
  carrier?: string;
}
