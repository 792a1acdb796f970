import { daysBetween, formatDay, fromDayNumber, toDayNumber } from '../../calendar.ts';
import { bad, good, type Result } from '../../result.ts';
import { counted } from '../../words.ts';
import type { WorkProgram } from '../work-packages.ts';
import type { WorkPlan } from '../work-plan.ts';
import { type BuiltNetwork, buildNetwork, type NetworkData } from './build-network.ts';
import { type NetworkPlan, planNetwork, type SearchSettings } from './plan-network.ts';

const mostCrews = 400;

/**
 * A plan with as few tower crews as are found to finish by a day: doubled until they do, then halved between. More crews need not help a search that is
 * not exhaustive, so the number is the least found, not proven. Refused where even one crew for each site is too late.
 */
export function planFewestCrews(program: WorkProgram, plan: WorkPlan, { data, search, finishBy }: FewestSettings): Result<PlannedNetwork> {
  const most = Math.min(mostCrews, Math.max(1, program.packages.filter(({ work }) => work === 'tower' || work === 'light').length));
  const lastDay = daysBetween(plan.startOn, finishBy);
  let found: PlannedNetwork | undefined;
  let latest: PlannedNetwork | undefined;
  let [tooFew, enough] = [0, most];
  for (let teams = 1; !found; teams = Math.min(most, teams * 2)) {
    const tried = planWith(teams);
    if (!tried.ok) return tried;
    latest = tried.value;
    if (latest.placed && latest.placed.finish <= lastDay) [found, enough] = [latest, teams];
    else if (teams === most) return bad([tooLate(latest, most)]);
    else tooFew = teams;
  }
  while (enough - tooFew > 1) {
    const teams = (enough + tooFew) >> 1;
    const tried = planWith(teams);
    if (tried.ok && tried.value.placed.finish <= lastDay) [found, enough] = [tried.value, teams];
    else tooFew = teams;
  }
  return good(found);

  function planWith(teams: number): Result<PlannedNetwork> {
    const crews = { ...plan.crews, 'tower-crew': { ...plan.crews['tower-crew'], teams } };
    const built = buildNetwork(program, { ...plan, crews }, data);
    if (!built.ok) return built;
    const placed = planNetwork(built.value.network, search);
    return placed.ok ? good({ built: built.value, placed: placed.value }, built.issues) : placed;
  }

  function tooLate({ placed }: PlannedNetwork, teams: number) {
    const finishOn = fromDayNumber(toDayNumber(plan.startOn) + placed.finish);
    const message = `Even with ${counted(teams, 'tower crew')} the plan finishes on ${formatDay(finishOn)}, after ${formatDay(finishBy)}. Choose a later day, or shorten what else the finish waits for.`;
    return { severity: 'error' as const, code: 'too-late', field: 'finishBy', found: finishBy, message };
  }
}

export interface PlannedNetwork {
  built: BuiltNetwork;
  placed: NetworkPlan;
}

interface FewestSettings {
  data: NetworkData;
  search: SearchSettings;
  finishBy: WorkPlan['startOn'];
}
