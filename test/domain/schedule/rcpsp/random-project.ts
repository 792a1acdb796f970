import fc from 'fast-check';
import type { ProjectInput } from '../../../../server/domain/schedule/rcpsp/project.ts';

/** Projects without cycles: activities come before later ones only. Some take no time, some resources are not used. */
export function randomProject({ activities, duration = 6 }: { activities: number; duration?: number }): fc.Arbitrary<ProjectInput> {
  return fc
    .record({ capacities: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }), count: fc.integer({ min: 1, max: activities }) })
    .chain(({ capacities, count }) =>
      fc.record({
        capacities: fc.constant(capacities),
        activities: fc.tuple(
          ...Array.from({ length: count }, (_, index) =>
            fc.record({
              duration: fc.integer({ min: 0, max: duration }),
              demands: fc.tuple(...capacities.map((capacity) => fc.integer({ min: 0, max: capacity }))),
              successors: fc.subarray(
                Array.from({ length: count - index - 1 }, (__, later) => index + 1 + later),
                { maxLength: Math.min(3, count - index - 1) },
              ),
            }),
          ),
        ),
      }),
    );
}
