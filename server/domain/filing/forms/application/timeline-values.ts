import { formatDay } from '../../../calendar.ts';
import type { ScheduleSummary } from '../../../schedule/schedule.ts';
import { counted } from '../../../words.ts';
import type { FilingFacts, ShownValue } from '../../filing.ts';
import { computed, formatDayOr } from '../../shown-value.ts';

export const workStarts = ofSchedule((summary) => formatDay(summary.settings.startOn), 'schedule setting');
export const firstFunds = ofSchedule((summary) => formatDay(summary.settings.firstFundsOn), 'schedule setting; the term runs from this day');
export const likelyFinish = ofSchedule((summary) => formatDay(summary.finishOn), 'schedule with likely durations');
export const safeFinish = ofSchedule((summary) => formatDay(summary.p80FinishOn), 'simulation, 8 in 10 chance of finishing by this day');
export const termEnd = ofSchedule(
  (summary) => formatDayOr(summary.termEndsOn, 'The program sets no term that is known'),
  'first money plus the term',
);
export const crews = ofSchedule((summary) => counted(summary.settings.towerCrews, 'tower crew'), 'schedule setting');
export const bottleneck = ofSchedule((summary) => summary.bottleneck, 'schedule');

/** Each kind of work with its first and last day. */
export const phasesOfWork = ofSchedule(
  (summary) => summary.phases.map((phase) => `${phase.title}: ${formatDay(phase.startOn)} to ${formatDay(phase.finishOn)}`).join('\n') || 'None',
  'schedule with likely durations',
);

function ofSchedule(show: (summary: ScheduleSummary) => string, rule: string): (facts: FilingFacts) => ShownValue {
  return ({ schedule }) => computed(schedule ? show(schedule.summary) : 'Not scheduled yet', rule);
}
