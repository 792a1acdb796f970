import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildProject } from '../../../../server/domain/schedule/rcpsp/build-project.ts';
import type { Project, ProjectInput } from '../../../../server/domain/schedule/rcpsp/project.ts';
import { solveProject } from '../../../../server/domain/schedule/rcpsp/solve-project.ts';
import { findScheduleFaults } from '../../../support/find-schedule-faults.ts';
import { randomProject } from './random-project.ts';
import { shortestMakespan } from './shortest-makespan.ts';

describe('a schedule of a project', () => {
  test('keeps every precedence and every resource at every time, and is never shorter than its lower bound', () => {
    fc.assert(
      fc.property(randomProject({ activities: 30 }), fc.integer(), (input, seed) => {
        const { starts, makespan, bounds } = solveProject(built(input), { seed, schedules: 60 });
        expect(findScheduleFaults(input, starts, makespan)).toEqual([]);
        expect(makespan).toBeGreaterThanOrEqual(bounds.best);
        expect(bounds.best).toBe(Math.max(bounds.criticalPath, ...bounds.work, bounds.refuted ?? 0));
      }),
      { numRuns: 150 },
    );
  });

  test('is as short as the shortest that trying everything finds, and no bound is above it', () => {
    fc.assert(
      fc.property(randomProject({ activities: 5, duration: 4 }), (input) => {
        const shortest = shortestMakespan(input);
        const { makespan, bounds } = solveProject(built(input), { seed: 1, schedules: 300 });
        expect(makespan).toBe(shortest);
        expect(bounds.best).toBeLessThanOrEqual(shortest);
      }),
      { numRuns: 150 },
    );
  });

  test('is the same for the same seed and budget', () => {
    const project = built(crowdedSite);
    const once = solveProject(project, { seed: 1625, schedules: 400 });
    expect(solveProject(project, { seed: 1625, schedules: 400 })).toEqual(once);
  });

  test('gets no longer with a larger share of the search behind it, and each improvement is told once', () => {
    const told: number[] = [];
    const found = solveProject(built(crowdedSite), { seed: 3, schedules: 800, onBest: ({ makespan }) => told.push(makespan) });
    expect(told).toEqual(Array.from(new Set(told)).sort((a, b) => b - a));
    expect(told.at(-1)).toBe(found.makespan);
  });

  test('counts each pass as one schedule and keeps to its budget', () => {
    for (const schedules of [1, 2, 7, 100]) {
      const found = solveProject(built(crowdedSite), { seed: 4, schedules });
      expect(found.schedules).toBeLessThanOrEqual(schedules);
      expect(found.schedules === schedules || found.optimal).toBe(true);
      expect(findScheduleFaults(crowdedSite, found.starts, found.makespan)).toEqual([]);
    }
  });

  test('is the best so far when told to stop', () => {
    let asked = 0;
    const stopped = solveProject(built(crowdedSite), { seed: 5, schedules: 1_000_000, shouldStop: () => ++asked > 20 });
    expect(stopped.stopped).toBe(true);
    expect(stopped.schedules).toBeLessThan(100);
    expect(findScheduleFaults(crowdedSite, stopped.starts, stopped.makespan)).toEqual([]);
  });

  test('ends at once where the critical path can be kept, and says that it is the best possible', () => {
    const chain: ProjectInput = { activities: [task(3, [1]), task(4, [2]), task(2, [])], capacities: [1] };
    expect(solveProject(built(chain), { seed: 1, schedules: 5000 })).toMatchObject({ makespan: 9, schedules: 1, optimal: true, stopped: false });
  });

  test('is empty for a project without activities', () => {
    expect(solveProject(built({ activities: [], capacities: [] }), { seed: 1, schedules: 10 })).toMatchObject({ makespan: 0, optimal: true });
  });

  test('works with more resources than fit into one word of the machine, and with large ones', () => {
    fc.assert(
      fc.property(randomProject({ activities: 12 }), fc.integer({ min: 1, max: 100_000_000 }), (small, factor) => {
        const input: ProjectInput = {
          capacities: [...small.capacities.map((capacity) => capacity * factor), ...small.capacities, 100, 100, 100, 100],
          activities: small.activities.map((activity) => ({
            ...activity,
            demands: [...activity.demands.map((demand) => demand * factor), ...activity.demands, 1, 1, 1, 1],
          })),
        };
        const [packed, plain] = [input, small].map((one) => solveProject(built(one), { seed: 2, schedules: 40 }));
        expect(findScheduleFaults(input, packed?.starts ?? [], packed?.makespan ?? 0)).toEqual([]);
        expect(packed?.bounds.best).toBe(plain?.bounds.best);
      }),
      { numRuns: 60 },
    );
  });
});

function built(input: ProjectInput): Project {
  const result = buildProject(input);
  if (!result.ok) throw new Error(result.issues.map((issue) => issue.message).join(' '));
  return result.value;
}

function task(duration: number, successors: number[]): ProjectInput['activities'][number] {
  return { duration, demands: [1], successors };
}

/** Forty activities in four rows that compete for two resources: far from its bound, so that the whole budget is used. */
const crowdedSite: ProjectInput = {
  capacities: [7, 5],
  activities: Array.from({ length: 40 }, (_, index) => ({
    duration: 1 + ((index * 7) % 9),
    demands: [1 + ((index * 5) % 6), (index * 3) % 5],
    successors: index + 4 < 40 ? [index + 4, ...(index % 3 === 0 && index + 7 < 40 ? [index + 7] : [])] : [],
  })),
};
