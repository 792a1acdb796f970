import { existsSync, rmSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, rmdir, stat } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';

/**
 * A folder for results. Files are written beside it under `pathOf` and appear under their names all together, with `publish`; until then nothing
 * of them is seen, and `discard` or a signal takes them away.
 */
export async function openOutput(folder: string): Promise<Output> {
  const isNew = !existsSync(folder);
  await mkdir(folder, { recursive: true });
  const hidden = await mkdtemp(join(folder, '.unfinished-'));
  const names: string[] = [];
  const stop = (signal: NodeJS.Signals) => {
    rmSync(hidden, { recursive: true, force: true });
    process.exit(128 + constants.signals[signal]);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const close = async () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    await rm(hidden, { recursive: true, force: true });
  };
  return {
    pathOf(name) {
      names.push(name);
      return join(hidden, name);
    },
    async publish() {
      for (const name of names) {
        const path = join(folder, name);
        if (existsSync(path) && statSync(path).isDirectory())
          throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR', syscall: 'rename' });
      }
      const files: PublishedFile[] = [];
      for (const name of names) {
        const path = join(folder, name);
        const isReplaced = existsSync(path);
        const { size: bytes } = await stat(join(hidden, name));
        await rename(join(hidden, name), path);
        files.push({ name, path, bytes, isReplaced });
      }
      await close();
      return files;
    },
    async discard() {
      await close();
      if (isNew) await rmdir(folder).catch(() => undefined);
    },
  };
}

interface Output {
  pathOf(name: string): string;
  publish(): Promise<PublishedFile[]>;
  discard(): Promise<void>;
}

export interface PublishedFile {
  name: string;
  path: string;
  bytes: number;
  /** Whether a file of that name stood there before. */
  isReplaced: boolean;
}
