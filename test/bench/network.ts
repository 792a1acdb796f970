import { fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../server/platform/project-root.ts';
import { type Bench, type Figures, round } from './bench.ts';
import type { PlannedSize } from './plan-one-size.ts';

const sizes = [100, 250, 500, 1000, 2000];
const reported = 1000;

export const networkBench: Bench = {
  title: 'building and planning networks of 100 to 2,000 invented sites with crews, seasons, windows and travel, each in a process of its own',
  async run(say) {
    const curve: Figures[] = [];
    for (const sites of sizes) {
      const planned = await planInProcess(sites);
      if (planned.faults.length > 0) throw new Error(`${sites} sites: ${planned.faults.slice(0, 3).join('; ')}`);
      const { activities, crews, finishDay, boundDay, boundBy, schedules, peakMb } = planned;
      const seconds = round(planned.seconds, 2);
      const gapPercent = round(((finishDay - boundDay) / boundDay) * 100, 2);
      const cpuSeconds = round(planned.cpuSeconds, 2);
      curve.push({ sites, activities, crews, seconds, cpuSeconds, gapPercent, peakMb, finishDay, boundDay, boundBy, schedules });
      say(`${sites} sites: ${seconds} s, ${gapPercent} % above the bound.`);
    }
    const { sites = null, activities = null, seconds = null, gapPercent = null, peakMb = null } = curve.find((size) => size.sites === reported) ?? {};
    return { sites, activities, seconds, gapPercent, peakMb, curve };
  },
};

/** As the server runs its jobs: nothing else has used this process before. */
function planInProcess(sites: number): Promise<PlannedSize> {
  const child = fork(join(projectRoot, 'test/bench/plan-one-size.ts'), [String(sites)], { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('message', (planned: PlannedSize) => resolve(planned));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Planning ${sites} sites ended with code ${code} before its figures came.`)));
  });
}
