import { finishFunding } from '../../server/domain/funding/finish-funding.ts';
import { prepareFunding } from '../../server/domain/funding/prepare-funding.ts';
import { solveInRounds } from '../../server/features/estimates/part-funding-rounds.ts';
import { anInventedNetwork } from '../domain/funding/a-network.ts';
import { findSetFaults } from '../domain/funding/find-set-faults.ts';
import type { Bench } from './bench.ts';

const sizes = [60, 1_000, 3_000];

/** Which sites 39.5 % of the cost finish whole: seconds, proven gap, and the faults that an independent checker finds, on invented networks of three sizes. */
export const fundingBench: Bench = {
  title: 'part funding: 39.5 % of the cost of 60, 1,000 and 3,000 invented sites',
  async run(say) {
    const figures = [];
    for (const size of sizes) {
      for (const hasDeadline of [false, true]) {
        const problem = anInventedNetwork(size, 395, { towers: Math.floor(size / 20), barred: 0.01, hasDeadline });
        const startedAt = performance.now();
        const prepared = prepareFunding(problem);
        if (!prepared.ok) {
          say(`${size} sites: ${prepared.issues.map(({ message }) => message).join(' ')}`);
          continue;
        }
        const preparedAt = performance.now();
        const answer = await solveInRounds(prepared.value, { shouldStop: () => Promise.resolve(false), onRound: () => undefined });
        const plan = finishFunding(prepared.value, answer);
        const doneCount = plan.steps.filter(({ siteCode }) => siteCode !== null).length;
        figures.push({
          sites: size,
          deadline: hasDeadline ? 'crew days' : 'none',
          doneCount,
          searchSeconds: Math.round(preparedAt - startedAt) / 1_000,
          seconds: Math.round(performance.now() - startedAt) / 1_000,
          gapPercent: plan.gapPercent,
          faults: findSetFaults(problem, plan).length,
        });
        say(`${size} sites, deadline ${hasDeadline ? 'in crew days' : 'none'}: done`);
      }
    }
    return figures;
  },
};
