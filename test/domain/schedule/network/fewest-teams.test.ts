import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fewestTeams } from '../../../../server/domain/schedule/network/fewest-teams.ts';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import type { WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { findBestFinish } from '../../../support/find-best-finish.ts';
import { findNetworkFaults } from '../../../support/find-network-faults.ts';
import { networks } from './random-network.ts';

const search = { seed: 1, schedules: 60 };

function withTeams(network: WorkNetwork, teams: number): WorkNetwork {
  return {
    ...network,
    resources: network.resources.map((own, index) => (index === 0 ? { ...own, teams, homes: Array(teams).fill(own.homes[0]) } : own)),
  };
}

describe('the fewest teams that finish by a day', () => {
  test('are no more than are there, finish by then, and fewer cannot where that is said to be proven', () => {
    fc.assert(
      fc.property(networks({ activities: [1, 5], dayCount: 120 }), (network) => {
        const planned = planNetwork(network, search);
        if (!planned.ok) throw new Error('no plan');
        const finishBy = planned.value.finish;
        const fewest = fewestTeams(network, { resource: 0, finishBy }, search);
        if (!fewest.ok) throw new Error(fewest.issues.map(({ message }) => message).join(' '));
        const { teams, leastProven, isProven, plan } = fewest.value;
        expect(teams).toBeLessThanOrEqual(network.resources[0]?.teams ?? 0);
        expect(findNetworkFaults(withTeams(network, teams), plan)).toEqual([]);
        expect(plan.finish).toBeLessThanOrEqual(finishBy);
        expect(isProven).toBe(teams === leastProven);
        if (leastProven > 1) expect(findBestFinish(withTeams(network, leastProven - 1))).toBeGreaterThan(finishBy);
      }),
      { numRuns: 60 },
    );
  });

  test('a day before any plan can finish is refused with a sentence', () => {
    const [network] = fc.sample(networks({ activities: [8, 12] }), { numRuns: 1, seed: 3 });
    if (!network) throw new Error('no network');
    const refused = fewestTeams(network, { resource: 0, finishBy: 0 }, search);
    expect(refused.issues.map(({ message }) => message)).toEqual([
      'No number of Resource 0 finishes by day 0: the other work takes longer. Choose a later day, or shorten what else the finish waits for.',
    ]);
  });
});
