import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../server/platform/project-root.ts';
import { type Bench, round, seconds } from './bench.ts';
import { buildProgram } from './build-program.ts';

const rounds = 5;

export const startBench: Bench = {
  title: 'time from the start of the process until it listens, on an existing database',
  async run(say) {
    buildProgram(say);
    const folder = await mkdtemp(join(tmpdir(), 'changeout-bench-'));
    try {
      const file = join(folder, 'start.sqlite');
      const firstSeconds = await startOnce(file);
      const times: number[] = [];
      for (let turn = 0; turn < rounds; turn++) times.push(await startOnce(file));
      times.sort((one, other) => one - other);
      return { firstSeconds, medianSeconds: times[Math.floor(rounds / 2)] ?? 0, worstSeconds: round(times.at(-1) ?? 0, 3), rounds };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Seconds until the program says that it listens; it is stopped then. */
async function startOnce(file: string): Promise<number> {
  const { DATABASE_URL: _elsewhere, ...environment } = process.env;
  const started = performance.now();
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    cwd: projectRoot,
    env: { ...environment, DATABASE_FILE: file, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return await new Promise<number>((resolve, reject) => {
      server.stdout.on('data', (text: Buffer) => {
        if (text.includes('listens on')) resolve(seconds(started));
      });
      server.once('exit', (code) => reject(new Error(`The server ended with code ${code} before it listened.`)));
    });
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
}
