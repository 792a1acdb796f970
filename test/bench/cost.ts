import { day } from '../../server/domain/calendar.ts';
import { defaultPlan } from '../../server/domain/cost/default-plan.ts';
import { buildCostLines } from '../../server/domain/cost/lines/build-cost-lines.ts';
import { runTrials, type TrialSettings } from '../../server/domain/cost/risk/run-trials.ts';
import { simulateCost } from '../../server/domain/cost/risk/simulate-cost.ts';
import { summariseCost } from '../../server/domain/cost/totals/summarise-cost.ts';
import { loadReferenceData } from '../../server/platform/reference-data.ts';
import { allCovered } from '../domain/cost/network.ts';
import { type Bench, peakMb, round, seconds } from './bench.ts';
import { costNetwork } from './cost-network.ts';
import { kolmogorovDistance, kolmogorovLimit } from './kolmogorov.ts';
import { naiveTotals } from './naive-cost.ts';

const siteCount = 24_000;
const trials = 10_000;
const today = day('2026-11-22');

export const costBench: Bench = {
  title:
    'the estimate of 24,000 sites and 10,000 trials of its cost, beside the same model walked line by line; ours is the middle of six runs in between',
  async run(say) {
    say('Warming up both on a small network.');
    const small = estimate(300);
    runTrials(small.lines, settingsFor(small, 1));
    naiveTotals(small.lines, { ...settingsFor(small, 2), trials: 200 });

    say(`Estimating ${siteCount.toLocaleString('en-US')} sites three times.`);
    const made = [0, 1, 2].map(() => estimate(siteCount));
    const [, middle = 0] = made.map((one) => one.seconds).sort((a, b) => a - b);
    const network = made[2] ?? small;
    const runs: number[] = [];
    const simulate = (): void => {
      const started = performance.now();
      simulateCost(network.lines, { ...settingsFor(network, 1), allocationCents: null });
      runs.push(seconds(started));
    };
    simulate();
    const peak = peakMb();
    const ours = runTrials(network.lines, settingsFor(network, 1)).totals;

    say(
      `Walking all ${network.lines.length.toLocaleString('en-US')} lines in every trial, and ours five times in between, so that a busy machine slows both.`,
    );
    let naiveSeconds = 0;
    let since = performance.now();
    const naive = naiveTotals(network.lines, settingsFor(network, 2), (trial) => {
      if (trial % 2000 !== 0) return;
      naiveSeconds += seconds(since);
      simulate();
      say(`${trial.toLocaleString('en-US')} trials line by line in ${round(naiveSeconds, 1)} s; ours, all of them, in ${runs.at(-1)} s.`);
      since = performance.now();
    });
    const fastSeconds = runs.sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0;
    const ksDistance = kolmogorovDistance(ours, naive);
    const ksLimit = kolmogorovLimit(ours.length, naive.length);
    return {
      sites: siteCount,
      lines: network.lines.length,
      trials,
      seconds: fastSeconds,
      naiveSeconds: round(naiveSeconds, 3),
      ratio: round(naiveSeconds / fastSeconds, 1),
      ksDistance: round(ksDistance, 4),
      ksLimit: round(ksLimit, 4),
      sameDistribution: ksDistance <= ksLimit,
      estimateSeconds: middle,
      peakMb: peak,
    };
  },
};

const { edition, recipes, costData } = loadReferenceData();

function estimate(count: number): Estimated {
  const inventory = costNetwork(count);
  const covered = allCovered(inventory);
  const plan = defaultPlan(recipes, costData, today);
  const started = performance.now();
  const built = buildCostLines({
    inventory,
    covered,
    edition,
    recipes,
    customers: 10_000,
    plan,
    data: costData,
    program: { key: 'scrp' },
    estimatedOn: today,
  });
  if (!built.ok) throw new Error(built.issues.map(({ message }) => message).join(' '));
  const { lines, tallies } = built.value;
  summariseCost(lines, tallies, { schedule: null, workYear: plan.workYear });
  return { lines, tallies, seconds: seconds(started) };
}

function settingsFor({ tallies }: Estimated, seed: number): TrialSettings {
  const [index] = costData.indices;
  const escalation = index ? { index, workYear: 2027 } : null;
  return { seed, trials, risk: costData.risk, tallies, risksLeftOut: [], estimatedOn: today, escalation };
}

interface Estimated {
  lines: Parameters<typeof runTrials>[0];
  tallies: TrialSettings['tallies'];
  seconds: number;
}
