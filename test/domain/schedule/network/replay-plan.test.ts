import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import { drivenByRelease, drivenByTeam, prepareReplay, type Replay } from '../../../../server/domain/schedule/network/replay-plan.ts';
import type { WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { findNetworkFaults } from '../../../support/find-network-faults.ts';
import { networks } from './random-network.ts';

const roomy = networks({ activities: [1, 25], dayCount: 400 });

function replayOf(network: WorkNetwork): Replay {
  const planned = planNetwork(network, { seed: 1, schedules: 10 });
  if (!planned.ok) throw new Error('no plan');
  return prepareReplay(network, planned.value);
}

function withDurations(network: WorkNetwork, durations: Int32Array): WorkNetwork {
  return { ...network, activities: network.activities.map((activity, index) => ({ ...activity, duration: durations[index] ?? 0 })) };
}

function drawn(network: WorkNetwork, draws: readonly number[]): Int32Array {
  return Int32Array.from(network.activities, (_, index) => draws[index % draws.length] ?? 0);
}

describe('the replay of a plan', () => {
  test('with other durations, steps dropped and steps added, is a plan of those durations', () => {
    fc.assert(
      fc.property(roomy, fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 30 }), (network, draws) => {
        const replay = replayOf(network);
        const durations = drawn(network, draws);
        const finish = replay.run(durations);
        const other = withDurations(network, durations);
        const teams = replay.teams.map((team, index) => (durations[index] === 0 ? -1 : team));
        expect(findNetworkFaults(other, { starts: replay.starts, ends: replay.ends, teams, finish })).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('says for every start what set it, down to the first day', () => {
    fc.assert(
      fc.property(roomy, (network) => {
        const replay = replayOf(network);
        replay.run();
        network.activities.forEach(({ release, duration }, index) => {
          const ready = (replay.starts[index] ?? 0) - (replay.waits[index] ?? 0);
          const driver = replay.drivers[index] ?? 0;
          expect(replay.waits[index]).toBeGreaterThanOrEqual(0);
          if (driver === drivenByRelease) expect(ready).toBe(release);
          else if (driver === drivenByTeam) {
            expect(duration).toBeGreaterThan(0);
            const before = replay.previous[index] ?? -1;
            const free = before < 0 ? 0 : (replay.ends[before] ?? 0) + 1;
            expect(ready).toBeGreaterThanOrEqual(free);
          } else {
            const link = network.links[driver];
            expect(link?.to).toBe(index);
            const from = link?.from ?? 0;
            const day = link?.kind === 'start-start' ? (replay.starts[from] ?? 0) : (replay.ends[from] ?? 0) + 1;
            expect(ready).toBe(day + (link?.lagDays ?? 0));
          }
        });
      }),
      { numRuns: 50 },
    );
  });

  test('a later release moves nothing forward, and runs leave no trace', () => {
    fc.assert(
      fc.property(roomy, fc.nat(20), (network, later) => {
        const replay = replayOf(network);
        const finish = replay.run();
        const starts = replay.starts.slice();
        const releases = Int32Array.from(network.activities, ({ release }, index) => release + (index % 3 === 0 ? later : 0));
        replay.run(undefined, releases);
        expect(replay.starts.every((start, index) => start >= (starts[index] ?? 0))).toBe(true);
        expect(replay.run()).toBe(finish);
        expect(replay.starts).toEqual(starts);
      }),
      { numRuns: 30 },
    );
  });

  test('work that no longer fits ends with the calendar, and what waits for it too', () => {
    fc.assert(
      fc.property(networks({ activities: [2, 20] }), (network) => {
        const replay = replayOf(network);
        const finish = replay.run(Int32Array.from(network.activities, () => 100_000));
        expect(finish).toBeGreaterThanOrEqual(network.dayCount);
      }),
      { numRuns: 20 },
    );
  });
});
