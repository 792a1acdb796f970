import type { Issue } from '../../result.ts';
import { counted } from '../../words.ts';
import type { BuiltNetwork } from './build-network.ts';
import { teamField } from './find-plan-faults.ts';

/**
 * Trades whose work takes more days than all their teams have within the calendars, whatever the order: known before anything is planned. The days of a
 * team are those of its most open calendar.
 */
export function shortTeams({ network, plan, trades }: BuiltNetwork): Issue[] {
  const work = new Float64Array(trades.length);
  const open = new Float64Array(trades.length);
  for (const { resource, duration, calendar } of network.activities) {
    if (resource < 0 || duration === 0) continue;
    work[resource] = (work[resource] ?? 0) + duration;
    open[resource] = Math.max(open[resource] ?? 0, network.calendars[calendar]?.days.length ?? 0);
  }
  return trades.flatMap((trade, resource): Issue[] => {
    const { teams, rule } = plan.teams[trade];
    if ((work[resource] ?? 0) <= teams * (open[resource] ?? 0)) return [];
    const those = counted(teams, rule.one);
    const message = `With ${those} the work does not end within 40 years: it takes ${counted(work[resource] ?? 0, 'day')} of a team. Enter more, or correct the access seasons.`;
    return [{ severity: 'error', code: 'too-few-crews', field: teamField(trade), found: String(teams), message }];
  });
}
