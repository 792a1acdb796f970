import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../server/platform/project-root.ts';
import { type Bench, type Figures, round, seconds } from './bench.ts';
import { buildProgram } from './build-program.ts';
import { memoryOfTree } from './memory-of-tree.ts';

const folderOfLists = join(projectRoot, '../shared/reference/sites');
const lists = ['towers_james-valley-sd.csv', 'towers_si-wireless-ky.csv', 'towers_pine-belt-alabama.csv', 'towers_viaero-ne-colorado-cellular.csv'];

export const filingBench: Bench = {
  title: 'npm run filing on the real tower lists under ../shared: seconds and memory of all its processes together',
  async run(say) {
    const present = lists.map((name) => join(folderOfLists, name)).filter((path) => existsSync(path));
    if (present.length === 0) {
      say(`There are no tower lists in ${folderOfLists}.`);
      return { files: 0 };
    }
    buildProgram(say);
    const results: Figures[] = [];
    for (const path of present) {
      say(path);
      results.push(await fileOnce(path));
    }
    return results;
  },
};

async function fileOnce(path: string): Promise<Figures> {
  const out = await mkdtemp(join(tmpdir(), 'changeout-bench-'));
  try {
    const started = performance.now();
    const command = spawn(process.execPath, ['dist/server/cli.js', 'filing', path, '--program', 'hr4998', '--out', out], {
      cwd: projectRoot,
      stdio: 'ignore',
    });
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, memoryOfTree(command.pid ?? 0));
    }, 50);
    const code = await new Promise((resolve) => command.once('exit', resolve));
    clearInterval(watch);
    if (code !== 0) throw new Error(`npm run filing ended with code ${code} on ${path}.`);
    const taken = seconds(started);
    const size = (name: string) => round(statSync(join(out, name)).size / 1e6, 2);
    const sites = readFileSync(path, 'utf8').trimEnd().split('\n').length - 1;
    return {
      file: path.split('/').at(-1) ?? '',
      sites,
      seconds: taken,
      peakMb: Math.round(peak / 1024),
      filingMb: size('filing.pdf'),
      reportMb: size('cost-report.pdf'),
      linesMb: size('lines.csv'),
    };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
