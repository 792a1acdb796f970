import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildProject } from '../../../../server/domain/schedule/rcpsp/build-project.ts';
import { reverseProject } from '../../../../server/domain/schedule/rcpsp/reverse-project.ts';
import { scheduleGenerator } from '../../../../server/domain/schedule/rcpsp/schedule-generator.ts';
import { findScheduleFaults } from '../../../support/find-schedule-faults.ts';
import { randomProject } from './random-project.ts';

describe('generating schedules', () => {
  test('forward and backward, serial, looking ahead and parallel, every schedule can be built, and each is counted', () => {
    fc.assert(
      fc.property(
        randomProject({ activities: 15 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 15, maxLength: 15 }),
        (input, wishes) => {
          const result = buildProject(input);
          if (!result.ok) throw new Error('The random project is broken.');
          const project = result.value;
          const generator = scheduleGenerator(project);
          for (const [index, ahead] of [project, reverseProject(project)].entries()) {
            const starts = new Int32Array(project.count);
            const order = ahead.order.slice();
            const check = (makespan: number): void => {
              const forward = index === 0 ? starts : starts.map((start, activity) => makespan - start - (project.durations[activity] ?? 0));
              expect(findScheduleFaults(input, forward, makespan)).toEqual([]);
            };
            check(generator.serial(ahead, order, starts));
            check(generator.lookAhead(ahead, { order, starts }, { choices: 4, patience: 1 }));
            expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from(order.keys()));
            check(generator.parallel(ahead, Float64Array.from(wishes), starts));
          }
          expect(generator.generated()).toBe(6);
        },
      ),
    );
  });
});
