import type { FundingProblem, FundingSite, SharedTower } from '../../../server/domain/funding/funding.ts';
import { cents } from '../../../server/domain/money.ts';
import { randomStream } from '../../../server/domain/random.ts';

/** A radio site that costs $500,000 and covers 100 people, on its own line. */
export function aSite(code: string, changes: Partial<FundingSite> = {}): FundingSite {
  return { code, costCents: cents(50_000_000), weight: 100, mustBeDone: false, crewDays: 10, parentCode: null, needsCore: true, ...changes };
}

/** Two million dollars, no core cost, no deadline. */
export function aProblem(sites: FundingSite[], changes: Partial<FundingProblem> = {}): FundingProblem {
  return { sites, towers: [], coreCents: cents(0), budgetCents: cents(200_000_000), deadline: null, weightName: 'people covered', ...changes };
}

/** An invented network: hubs on their own lines, the rest in a tree below them, a budget of `share` of all cost. */
export function anInventedNetwork(size: number, seed: number, options: NetworkOptions = {}): FundingProblem {
  const chance = randomStream(seed, `network of ${size}`);
  const whole = (from: number, to: number) => from + Math.floor(chance() * (to - from + 1));
  const name = (index: number) => `S-${String(index).padStart(4, '0')}`;
  const hubs = Math.max(1, Math.round(size / 30));
  const sites = Array.from({ length: size }, (_, index) => {
    const weight = options.isPlain ? 3 * whole(1, 4) : Math.round(25 * Math.exp(5.5 * chance()));
    return aSite(name(index), {
      costCents: cents(options.isPlain ? 10_000_000 * whole(4, 8) : whole(30_000_000, 120_000_000)),
      weight,
      crewDays: whole(5, 16),
      parentCode: index < hubs ? null : name(whole(0, Math.min(index, hubs + Math.floor(index / 2)) - 1)),
      needsCore: chance() < 0.9,
      mustBeDone: chance() < (options.obligations ?? 0),
      barred: chance() < (options.barred ?? 0) ? { cause: 'stated', reason: 'The lease ends.' } : undefined,
    });
  });
  const towers: SharedTower[] = Array.from({ length: options.towers ?? 0 }, (_, index) => ({
    name: `Tower ${index + 1}`,
    siteCodes: [...new Set([name(whole(0, size - 1)), name(whole(0, size - 1))])],
    sharedCents: cents(whole(0, 30_000_000)),
    sharedDays: whole(0, 4),
    together: chance() < 0.4,
  }));
  const coreCents = cents(whole(0, 3) * 20_000_000 * Math.ceil(size / 20));
  const all = [...sites.map((site) => site.costCents), ...towers.map((tower) => tower.sharedCents), coreCents].reduce<number>(
    (sum, amount) => sum + amount,
    0,
  );
  const days = sites.reduce((sum, { crewDays }) => sum + crewDays, 0);
  const deadline = options.hasDeadline ? { crews: 2, workingDays: Math.floor(days * 0.15) } : null;
  return aProblem(sites, { towers, coreCents, budgetCents: cents(Math.floor(all * (options.share ?? 0.395))), deadline });
}

interface NetworkOptions {
  /** Few different costs and weights, as standard sites at catalog prices have. */
  isPlain?: boolean;
  obligations?: number;
  barred?: number;
  towers?: number;
  hasDeadline?: boolean;
  share?: number;
}
