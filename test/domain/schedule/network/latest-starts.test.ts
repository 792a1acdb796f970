import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { latestStarts } from '../../../../server/domain/schedule/network/latest-starts.ts';
import { planNetwork } from '../../../../server/domain/schedule/network/plan-network.ts';
import { prepareReplay } from '../../../../server/domain/schedule/network/replay-plan.ts';
import type { NetworkCalendar, PlacedNetwork, WorkNetwork } from '../../../../server/domain/schedule/network/work-network.ts';
import { activity, calendarOf, networks } from './random-network.ts';

/** For a plan: its finish when one activity may begin on a day at the earliest, all else kept, and the day on which it then begins. */
function delays(network: WorkNetwork, plan: PlacedNetwork): (which: number, release: number) => { finish: number; start: number } {
  const replay = prepareReplay(network, plan);
  return (which, release) => {
    const releases = Int32Array.from(network.activities, (one, index) => (index === which ? release : one.release));
    return { finish: replay.run(undefined, releases), start: replay.starts[which] ?? -1 };
  };
}

function planned(network: WorkNetwork) {
  const plan = planNetwork(network, { seed: 1, schedules: 10 });
  if (!plan.ok) throw new Error(plan.issues.map(({ message }) => message).join(' '));
  return plan.value;
}

/** Two jobs in turn on one calendar before the goal. */
function twoInTurn(calendar: NetworkCalendar, [first, second]: [number, number]): WorkNetwork {
  const [sample] = fc.sample(networks({ activities: [1, 1], dayCount: 60 }), 1);
  if (!sample) throw new Error('no sample');
  return {
    ...sample,
    dayCount: 60,
    activities: [activity('A', { duration: first }), activity('B', { duration: second }), activity('GOAL', { duration: 0 })],
    links: [
      { from: 0, to: 1, kind: 'finish-start', lagDays: 0 },
      { from: 1, to: 2, kind: 'finish-start', lagDays: 0 },
    ],
    calendars: [calendar],
    goal: 2,
  };
}

describe('the latest start of an activity', () => {
  test('delays nothing, and a day later delays the finish or the end of all', () => {
    fc.assert(
      fc.property(networks({ activities: [1, 8], dayCount: 200 }), (network) => {
        const plan = planned(network);
        const delay = delays(network, plan);
        const end = plan.ends.reduce((most, day) => Math.max(most, day), plan.finish);
        latestStarts(network, plan).forEach((latest, index) => {
          expect(latest).toBeGreaterThanOrEqual(plan.starts[index] ?? 0);
          expect(delay(index, latest)).toEqual({ finish: plan.finish, start: latest });
          const { finish, start } = delay(index, latest + 1);
          expect(finish > plan.finish || start > end).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });

  test('lets work that fits into one long window alone stay in it, however many short ones follow', () => {
    // Windows of 5, 2, 2, 2, 2 and 20 days: A fits into the first and the last, B into the last alone.
    const network = twoInTurn(calendarOf('holes', `${'o'.repeat(5)}xooxooxooxoox${'o'.repeat(20)}${'x'.repeat(27)}`), [5, 20]);
    expect([...latestStarts(network, planned(network))]).toEqual([0, 18, 38]);
  });

  test('lets work longer than every window run across closures from the first days on', () => {
    const network = twoInTurn(calendarOf('single days', 'ox'.repeat(30)), [2, 1]);
    // A on days 0 and 2, B on day 4: nothing can move.
    expect([...latestStarts(network, planned(network))]).toEqual([0, 4, 5]);
    const later = { ...network, activities: network.activities.map((one, index) => (index === 1 ? { ...one, release: 10 } : one)) };
    // B on day 10: A may take days 6 and 8.
    expect([...latestStarts(later, planned(later))]).toEqual([6, 10, 11]);
  });
});
