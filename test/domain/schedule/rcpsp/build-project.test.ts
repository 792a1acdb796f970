import { describe, expect, test } from '@jest/globals';
import { buildProject } from '../../../../server/domain/schedule/rcpsp/build-project.ts';
import type { ProjectInput } from '../../../../server/domain/schedule/rcpsp/project.ts';

describe('a project that cannot be scheduled', () => {
  test('names the activities that wait for each other', () => {
    const input = projectOf(['survey', 1, [1]], ['design', 2, [2]], ['order', 3, [1]], ['close', 1, []]);
    expect(faultsOf(input)).toEqual([
      'These activities wait for each other in a circle, or come after such a circle: design, order. Remove one of the links between them.',
    ]);
  });

  test('names what needs more than there is', () => {
    const input: ProjectInput = { capacities: [2], activities: [{ name: 'lift', duration: 1, demands: [3], successors: [] }] };
    expect(faultsOf(input)).toEqual(['lift needs 3 of resource 1 and there are 2. Add units or split it.']);
  });

  test('names every fault, also of activities without a name', () => {
    const input: ProjectInput = {
      capacities: [1.5, 1],
      activities: [
        { duration: -1, demands: [0, 0.5], successors: [] },
        { duration: 2, demands: [0, 1], successors: [9] },
      ],
    };
    expect(faultsOf(input)).toEqual([
      'Resource 1 has a capacity of 1.5. Give a whole number from 0.',
      'Activity 1 takes -1. Give a whole number from 0.',
      'Activity 1 needs 0.5 of resource 2. Give a whole number from 0.',
      'Activity 2 comes before activity 9, which does not exist. Remove the link.',
    ]);
  });

  test('is refused where it is longer than times can be counted', () => {
    expect(faultsOf(projectOf(['one', 1_500_000, []], ['two', 1_500_000, []]))).toEqual([
      'All activities together take 3000000 units of time. Count in larger units: at most 2000000.',
    ]);
  });
});

function projectOf(...rows: [string, number, number[]][]): ProjectInput {
  return { capacities: [], activities: rows.map(([name, duration, successors]) => ({ name, duration, demands: [], successors })) };
}

function faultsOf(input: ProjectInput): string[] {
  const result = buildProject(input);
  return result.ok ? [] : result.issues.map((issue) => issue.message);
}
