import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../server/platform/project-root.ts';

const loader = pathToFileURL(join(projectRoot, 'node_modules/tsx/dist/esm/index.mjs')).href;

/** Runs the command line as a process of its own, to its end. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { process: child, output, ended } = startCli(args, options);
  child.stdin?.end();
  return { code: await ended, ...output };
}

/** Starts the command line; `until` waits for a text on either stream. */
export function startCli(args: readonly string[], { cwd = projectRoot, env = {}, fileLimitKb }: RunOptions = {}): Started {
  const { DATABASE_URL: _elsewhere, ...environment } = process.env;
  const command = [process.execPath, '--no-warnings', '--import', loader, join(projectRoot, 'server/cli.ts'), ...args];
  const shell = fileLimitKb === undefined ? 'exec "$@"' : `ulimit -f ${fileLimitKb}; exec "$@"`;
  const child = spawn('bash', ['-c', shell, 'bash', ...command], { cwd, env: { ...environment, NODE_OPTIONS: '', ...env } });
  const output = { out: '', err: '' };
  const watchers: (() => void)[] = [];
  const listen = (key: 'out' | 'err') => (text: Buffer) => {
    output[key] += text.toString();
    for (const look of watchers) look();
  };
  child.stdout.on('data', listen('out'));
  child.stderr.on('data', listen('err'));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code, signal) => resolve(signal === null ? code : null)));
  return {
    process: child,
    output,
    ended,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (`${output.out}${output.err}`.includes(text)) resolve();
        };
        watchers.push(look);
        look();
        void ended.then(() => reject(new Error(`The command ended without saying "${text}":\n${output.out}${output.err}`)));
      }),
  };
}

interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** No file may grow beyond this: a disk that is full. */
  fileLimitKb?: number;
}

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

interface Started {
  process: ChildProcess;
  output: { out: string; err: string };
  ended: Promise<number | null>;
  until(text: string): Promise<void>;
}
