import type { Site } from '../inventory/site.ts';
import type { ProgramKey } from '../programs/program.ts';
import { arrangeGantt, type GanttPlace } from '../schedule/arrange-gantt.ts';
import { followPlan } from '../schedule/follow-plan.ts';
import { planClock } from '../schedule/plan-clock.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { FrozenWorkChart } from './frozen-filing.ts';

/** Up to so many sites each has a row of its own: about eight sheets of paper. */
const mostOwnRows = 90;

/**
 * The plan as a chart of bars: by site while they are few, by county beyond that, by state where fewer than half of the sites tell their county. The
 * days of the program's clock go with it.
 */
export function freezeWorkChart(schedule: Schedule, sites: readonly Site[], program: ProgramKey): FrozenWorkChart {
  const withCounty = sites.filter(({ county }) => county !== null && county !== '').length;
  const by = sites.length <= mostOwnRows ? 'sites' : withCounty * 2 >= sites.length ? 'counties' : 'states';
  const places = sites.map((site): GanttPlace => {
    const county = [site.county, site.state].filter(Boolean).join(', ');
    return { code: site.code, name: site.name, county: by === 'states' ? (site.state ?? '') : county };
  });
  const { driving } = followPlan(schedule);
  const lines = arrangeGantt(schedule.activities, places, {
    by: by === 'sites' ? 'site' : 'county',
    open: new Set(),
    search: '',
    from: null,
    until: null,
    driving,
  });
  return { by, lines, statutory: planClock(program, schedule.summary) };
}
