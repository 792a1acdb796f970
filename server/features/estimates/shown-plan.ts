import type { Estimate } from '../../domain/cost/estimate.ts';
import type { GanttPlace } from '../../domain/schedule/arrange-gantt.ts';
import { planClock } from '../../domain/schedule/plan-clock.ts';
import type { SeasonRules } from '../../domain/schedule/read-access-seasons.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { StatutoryDay } from '../../domain/schedule/statutory-days.ts';

/** The plan of an estimate as a paper shows it. `names`: name and place of each site, by code. */
export function toShownPlan(
  { summary, schedule }: Pick<Estimate, 'summary' | 'schedule'>,
  names: ReadonlyMap<string, { name: string; place: string }>,
): ShownPlan {
  const places = [...names].map(([code, { name, place }]): GanttPlace => ({ code, name, county: place }));
  return { schedule, places, statutory: planClock(summary.program, summary.schedule) };
}

export interface ShownPlan {
  schedule: Schedule;
  places: readonly GanttPlace[];
  statutory: readonly StatutoryDay[];
  /** When seasons close sites. */
  seasons?: SeasonRules | undefined;
}
