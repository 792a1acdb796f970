import { toDayNumber } from '../../calendar.ts';
import { pairNetworks } from '../../schedule/network/pair-networks.ts';
import type { WorkNetwork } from '../../schedule/network/work-network.ts';
import type { NetworkRun } from '../../schedule/risk/run-network.ts';

/** Longer waits are counted as so many days: a crew was sent home long before. */
const mostIdle = 60;

/** What of a run costs by the day beyond the work itself. */
export interface TimeUse {
  /** Days from the last day of cut-over to the last day of the removal, over all sites. */
  siteDays: number;
  /** Days from the new core being ready to the removal of the old one; 0 without a core. */
  coreDays: number;
  /** Number of waits of tower crews between two jobs, by length in days from Monday to Friday. */
  waits: Int32Array;
}

/** Prepares for the runs of a network; what comes back is written again by the next run. */
export function prepareTimeUse({ activities, resources, startOn, dayCount }: WorkNetwork): (run: NetworkRun) => TimeUse {
  const find = (place: number, steps: (step: string) => boolean): number =>
    activities.findIndex((activity) => activity.place === place && steps(activity.step));
  const pairs = pairNetworks({ activities });
  const core = { on: find(-1, (step) => step === 'core'), off: find(-1, (step) => step === 'core-removal') };
  const crew = resources.findIndex(({ key }) => key === 'tower-crew');
  const jobs = activities.flatMap(({ resource }, index) => (resource === crew && crew >= 0 ? [index] : []));
  const weekdaysBefore = countWeekdays(toDayNumber(startOn), dayCount);
  const use: TimeUse = { siteDays: 0, coreDays: 0, waits: new Int32Array(mostIdle + 1) };
  return ({ starts, ends, previous, teamReady }) => {
    use.siteDays = 0;
    for (const pair of pairs) use.siteDays += Math.max(0, (ends[pair.off] ?? 0) - (ends[pair.on] ?? 0));
    use.coreDays = core.on < 0 || core.off < 0 ? 0 : Math.max(0, (ends[core.off] ?? 0) - (ends[core.on] ?? 0));
    use.waits.fill(0);
    for (const job of jobs) {
      if ((previous[job] ?? -1) < 0) continue;
      const idle = (weekdaysBefore[starts[job] ?? 0] ?? 0) - (weekdaysBefore[teamReady[job] ?? 0] ?? 0);
      if (idle > 0) use.waits[Math.min(mostIdle, idle)] = (use.waits[Math.min(mostIdle, idle)] ?? 0) + 1;
    }
    return use;
  };
}

/** By day, the days from Monday to Friday before it. */
function countWeekdays(startNumber: number, dayCount: number): Int32Array {
  const before = new Int32Array(dayCount + 1);
  for (let day = 0; day < dayCount; day++) {
    // Day 0 of the calendar, Jan 1 1970, was a Thursday.
    const weekday = (startNumber + day + 4) % 7;
    before[day + 1] = (before[day] ?? 0) + (weekday === 0 || weekday === 6 ? 0 : 1);
  }
  return before;
}
