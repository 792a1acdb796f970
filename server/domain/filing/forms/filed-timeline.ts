import { daysBetween, formatDay } from '../../calendar.ts';
import { counted } from '../../words.ts';
import type { ShownValue } from '../filing.ts';
import type { FrozenFiling } from '../frozen-filing.ts';
import { computed, formatDayOr } from '../shown-value.ts';
import type { TermFacts } from '../term-filing.ts';

/** What the newest submitted version of the application says about time, to set what is expected now against. */
export const filedTimeline = {
  finish: asFiled(({ finishOn }) => formatDay(finishOn)),
  safeFinish: asFiled(({ p80FinishOn }) => formatDay(p80FinishOn)),
  termEnd: asFiled(({ termEndsOn }) => formatDayOr(termEndsOn, 'The program sets no term that is known')),
  /** Calendar days between the likely finish as filed and the finish as expected now. */
  slip: ({ application, work }: TermFacts): ShownValue => {
    const note = 'from the finish as filed to the finish as expected now';
    if (!application || !work) return computed(application ? 'Not known: no baseline is set' : 'Not known: no application is submitted', note);
    const days = daysBetween(application.frozen.timeline.finishOn, work.expectedFinishOn);
    if (days === 0) return computed('None: as filed', note);
    return computed(`${counted(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'} than filed`, note);
  },
};

function asFiled(show: (timeline: FrozenFiling['timeline']) => string): (facts: TermFacts) => ShownValue {
  return ({ application }) =>
    application
      ? {
          value: show(application.frozen.timeline),
          origin: 'carried over',
          originNote: `application ${application.number}, version ${application.version}`,
        }
      : computed('Not filed', 'no submitted application');
}
