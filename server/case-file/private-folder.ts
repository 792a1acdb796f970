import { existsSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

const prefix = 'changeout-case-';
const lockName = 'in-use.sqlite';
export const copyName = 'case.sqlite';
const hour = 3_600_000;

/**
 * A folder of this process alone for the copy of a case. It is marked as in use by a lock that the system takes back whenever the process ends, so
 * that what a killed one left behind is known as such; that is cleared first.
 */
export async function openPrivateFolder(root = tmpdir()): Promise<PrivateFolder> {
  await clearAbandoned(root);
  const path = await mkdtemp(join(root, prefix));
  const lock = takeLock(join(path, lockName));
  return {
    path,
    async remove() {
      lock?.close();
      await rm(path, { recursive: true, force: true });
    },
  };
}

async function clearAbandoned(root: string): Promise<void> {
  for (const name of await readdir(root).catch(() => [])) {
    if (name.startsWith(prefix)) await clearIfAbandoned(join(root, name));
  }
}

/** Whatever stands in the way, a case can be opened: the folder is left for the next time. */
async function clearIfAbandoned(path: string): Promise<void> {
  try {
    const found = await lstat(path);
    if (!found.isDirectory() || found.uid !== (process.getuid?.() ?? found.uid)) return;
    const mark = join(path, lockName);
    // Without a mark it may be one that another process is about to mark.
    if (!existsSync(mark) && Date.now() - found.mtimeMs < hour) return;
    const copy = join(path, copyName);
    const held = existsSync(mark) ? mark : copy;
    const lock = existsSync(held) ? takeLock(held) : undefined;
    if (existsSync(held) && !lock) return;
    lock?.close();
    await rm(path, { recursive: true, force: true });
  } catch {}
}

/** Locks a database file, made where there is none; undefined where another holds it, or where it is no database. */
function takeLock(path: string): InstanceType<typeof Database> | undefined {
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch {
    database.close();
    return undefined;
  }
}

interface PrivateFolder {
  path: string;
  /** Takes the folder away with everything in it. */
  remove(): Promise<void>;
}
