import { existsSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PreparedCopy, prepareCopy } from '../case-file/prepare-copy.ts';
import { copyName, openPrivateFolder } from '../case-file/private-folder.ts';
import { type CaseFacts, readFacts } from '../case-file/read-facts.ts';
import { formatDay, type Instant, utcDayOf } from '../domain/calendar.ts';
import { counted } from '../domain/words.ts';
import { readConfig } from '../platform/config.ts';
import { startServer } from '../start-server.ts';
import type { Terminal } from './open-terminal.ts';

const help = `Shows a case that npm run save-case wrote, on a private copy: nothing can be changed, and the file stays as it is.

  npm run open-case -- CASE.sqlite

PORT and HOST say where it listens. It prints one sign-in name and password; the copy goes when you stop it.`;

/** Shows a case until it is stopped. Returns the exit code. */
export async function runOpenCase(args: readonly string[], terminal: Terminal): Promise<number> {
  const asked = readOptions(args);
  if (typeof asked === 'string') {
    terminal.warn(`${asked}\n${help}`);
    return 2;
  }
  if (asked.help) {
    terminal.say(help);
    return 0;
  }
  const facts = readFacts(asked.path);
  if (!facts.ok) {
    for (const { message } of facts.issues) terminal.warn(message);
    return 2;
  }
  const stopped = untilStopped();
  const folder = await openPrivateFolder();
  try {
    const database = join(folder.path, copyName);
    terminal.progress({ done: 0, total: 1, label: 'Copying and checking the case' });
    await copyFile(asked.path, database);
    await chmod(database, 0o600);
    const { DATABASE_URL: _elsewhere, PUBLIC_URL: _notHere, ...environment } = process.env;
    const config = readConfig({ LOG_LEVEL: 'warn', ...environment, DATABASE_FILE: database });
    const copy = await prepareCopy(config, facts.value);
    if (copy.swapped.length > 0) {
      for (const sentence of copy.swapped) terminal.warn(sentence);
      terminal.warn('Rows of this case were changed after it was saved, so it is not shown. Get it anew from the server it came from.');
      return 1;
    }
    return await show({ config, facts: facts.value, copy, stopped }, terminal);
  } finally {
    await folder.remove();
  }
}

async function show({ config, facts, copy, stopped }: Shown, terminal: Terminal): Promise<number> {
  const notice = noticeOf(facts, copy);
  try {
    const server = await startServer(config, { caseNotice: notice });
    terminal.say(notice);
    terminal.say(`Its history ends with ${copy.endOfHistory}, which must be what npm run save-case said.`);
    terminal.say(`${counted(copy.fileCount, 'file')} checked against the SHA-256 under which each is kept.`);
    for (const sha256 of copy.damaged) terminal.warn(`The file ${sha256} is damaged: its bytes have another SHA-256.`);
    for (const sha256 of facts.missing) terminal.warn(`The file ${sha256} is named in the case and was not on its server.`);
    terminal.say(`Sign in with  ${copy.viewer.email}  ${copy.viewer.password}`);
    terminal.say(`\nThe case is shown at ${server.url}. Press Ctrl+C to stop.`);
    await stopped;
    await server.stop();
    return 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    terminal.warn(`Port ${config.port} is in use. Stop the other program, or choose another: PORT=3001 npm run open-case -- FILE`);
    return 1;
  }
}

function noticeOf({ organization, exportedAt, server, software, missing }: CaseFacts, { isWhole, endOfHistory, damaged }: PreparedCopy): string {
  const day = formatDay(utcDayOf(exportedAt as Instant)).replace(/\u00a0/g, ' ');
  const from = server === '' ? 'a server without a public address' : server;
  const history = historyWords(isWhole, endOfHistory);
  const lacking = damaged.length + missing.length;
  const files = lacking === 0 ? '' : ` ${counted(lacking, 'file')} of it ${lacking === 1 ? 'is' : 'are'} missing or damaged.`;
  return `By its own account ${organization}, as saved on ${day} at ${exportedAt.slice(11, 16)} UTC from ${from} by ${software}. ${history}${files}`;
}

/** No more than was checked: events are chained, files are named by their hash, and rows with hashes are compared with their events. */
function historyWords(isWhole: boolean, endOfHistory: string): string {
  if (!isWhole) return 'Its history does not add up: rows were changed after they were written.';
  if (endOfHistory === '') return 'It has no history, though every case that was saved has one.';
  return 'The events of its history add up, and what was filed is what they recorded; rows that no event repeats carry no seal.';
}

/** From the beginning, so that the copy is taken away whenever somebody stops this. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function readOptions(args: readonly string[]): { path: string; help?: boolean } | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { help: { type: 'boolean', short: 'h' } } });
    const [path] = positionals;
    if (values.help) return { path: '', help: true };
    if (path === undefined || positionals.length > 1) return 'Name the case: npm run open-case -- case.sqlite';
    return existsSync(path) ? { path } : `There is no file ${path}. Check the path.`;
  } catch (error) {
    return (error as Error).message;
  }
}

interface Shown {
  config: ReturnType<typeof readConfig>;
  facts: CaseFacts;
  copy: PreparedCopy;
  stopped: Promise<void>;
}
