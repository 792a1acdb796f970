import { daysBetween, formatDay } from '../../calendar.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';
import type { FewestCrews } from '../schedule.ts';
import type { WorkProgram } from '../work-packages.ts';
import type { WorkPlan } from '../work-plan.ts';
import { type BuiltNetwork, buildNetwork, type NetworkData } from './build-network.ts';
import { fewestTeams } from './fewest-teams.ts';
import type { NetworkPlan, SearchSettings } from './plan-network.ts';

/**
 * A plan with as few tower crews as are found to finish by a day, with what is proven about fewer (see `fewestTeams`). Trades whose number is not
 * stated and follows that of the tower crews follow it here too: each number has a network of its own, and the proof counts them in. Refused where
 * no number of crews finishes in time, or none is found that does.
 */
export function planFewestCrews(program: WorkProgram, plan: WorkPlan, { data, search, finishBy }: FewestSettings): Result<PlannedNetwork> {
  const single = buildWith(1);
  if (!single.ok) return single;
  const known = new Map<number, BuiltNetwork>([[1, single.value]]);
  const builtWith = (teams: number): BuiltNetwork => {
    const built = known.get(teams) ?? orThrow(buildWith(teams));
    known.set(teams, built);
    return built;
  };
  const resource = single.value.trades.indexOf('tower-crew');
  const lastDay = daysBetween(plan.startOn, finishBy);
  const fewest = fewestTeams(single.value.network, { resource, finishBy: lastDay, networkWith: (teams) => builtWith(teams).network }, search);
  if (!fewest.ok) return bad(fewest.issues.map(inDays));
  const { teams, leastProven, plan: placed } = fewest.value;
  return good({ built: builtWith(teams), placed, proof: { finishBy, teams, leastProven } }, single.issues);

  function buildWith(teams: number): Result<BuiltNetwork> {
    return buildNetwork(program, { ...plan, crews: { ...plan.crews, 'tower-crew': { ...plan.crews['tower-crew'], teams } } }, data);
  }

  /** The sentences of the network count days from the start of the work; a person reads dates. */
  function inDays(issue: Issue): Issue {
    const about = { field: 'finishBy', found: finishBy };
    const day = formatDay(finishBy);
    if (issue.code === 'never-in-time') {
      const message = `No number of tower crews finishes the work by ${day}: the other work takes longer. Choose a later day, or shorten what else the finish waits for.`;
      return { ...issue, ...about, message };
    }
    if (issue.code !== 'not-found-in-time') return issue;
    const message = `No plan was found that finishes by ${day}, with any number of tower crews. It is not proven that there is none: choose a later day, or search longer.`;
    return { ...issue, ...about, message };
  }
}

function orThrow(built: Result<BuiltNetwork>): BuiltNetwork {
  if (!built.ok) throw new Error(`A network that can be built with one tower crew cannot be with more: ${built.issues[0]?.message}`);
  return built.value;
}

export interface PlannedNetwork {
  built: BuiltNetwork;
  placed: NetworkPlan;
  /** The search went on from an earlier schedule. */
  isResumed?: boolean | undefined;
  /** Where the fewest crews were looked for. */
  proof?: FewestCrews | undefined;
}

interface FewestSettings {
  data: NetworkData;
  search: SearchSettings;
  finishBy: WorkPlan['startOn'];
}
