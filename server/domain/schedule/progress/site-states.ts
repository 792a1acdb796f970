import { type Day, daysBetween } from '../../calendar.ts';
import type { PlannedActivity } from '../schedule.ts';
import type { ActivityProgress } from '../work-plan.ts';

/** What is done at every site of a baseline and what is due next, by site code; '' for the work of the whole network. In the order of the activities. */
export function siteStates(baseline: readonly PlannedActivity[], progress: readonly ActivityProgress[], today: Day): Map<string, SiteState> {
  const record = new Map(progress.map((entry) => [entry.activityId, entry]));
  const states = new Map<string, SiteState>();
  for (const { id, siteCode, title, startOn, finishOn } of baseline) {
    const code = siteCode ?? '';
    let state = states.get(code);
    if (!state) {
      state = { siteCode: code, activities: 0, done: 0, running: 0, finishOn, next: null, lateDays: 0 };
      states.set(code, state);
    }
    const entry = record.get(id);
    state.activities++;
    if (finishOn > state.finishOn) state.finishOn = finishOn;
    if (entry?.finishedOn != null) {
      state.done++;
      continue;
    }
    if (entry) state.running++;
    if (state.next === null || finishOn < state.next.finishOn) state.next = { id, title, startOn, finishOn, isRunning: entry !== undefined };
    state.lateDays = Math.max(state.lateDays, daysBetween(finishOn, today));
  }
  return states;
}

export interface SiteState {
  siteCode: string;
  activities: number;
  done: number;
  running: number;
  /** Last day of the baseline there. */
  finishOn: Day;
  /** The open step that the baseline ends first; null when all is done. */
  next: { id: string; title: string; startOn: Day; finishOn: Day; isRunning: boolean } | null;
  /** Days since the baseline's last day of the open step that is most overdue; 0 when none is. */
  lateDays: number;
}
