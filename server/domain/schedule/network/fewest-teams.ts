import { bad, good, type Issue, type Result } from '../../result.ts';
import { counted } from '../../words.ts';
import { checkNetwork } from './check-network.ts';
import { finishRefuter } from './finish-bound.ts';
import { flattenNetwork } from './flat-network.ts';
import type { NetworkPlan, SearchSettings } from './network-plan.ts';
import { planNetwork } from './plan-network.ts';
import type { WorkNetwork } from './work-network.ts';

const mostTeams = 1_000;

/**
 * The least number of teams of one resource with which a plan is found whose goal ends on day `finishBy` or before; the others keep theirs. First
 * comes the least number that no bound rules out; from there more are tried, twice as many each time, then between. The budget is for each number
 * that is tried. A team beyond those of the network starts from the home of the last. Refused, with a sentence, where no number of teams suffices
 * or none is found.
 */
export function fewestTeams(network: WorkNetwork, wanted: TeamsWanted, settings: SearchSettings): Result<FewestTeams> {
  const { resource, finishBy, networkWith = (teams: number) => withTeams(network, resource, teams) } = wanted;
  const checked = checkNetwork(networkWith(1));
  if (!checked.ok) return checked;
  const work = network.activities.filter((activity) => activity.resource === resource && activity.duration > 0).length;
  const most = Math.min(mostTeams, Math.max(1, work));
  const leastProven = findLeast({ finishBy, networkWith }, most);
  if (leastProven > most) return bad([neverInTime(network, { resource, finishBy })]);

  let found: { teams: number; plan: NetworkPlan } | undefined;
  let schedules = 0;
  let stopped = false;
  let soonest = Number.POSITIVE_INFINITY;
  const attempt = (teams: number): boolean => {
    let isReached = false;
    const tried = planNetwork(networkWith(teams), {
      ...settings,
      onBest: (best) => {
        settings.onBest?.(best);
        isReached ||= best.finish <= finishBy;
      },
      shouldStop: () => {
        stopped ||= settings.shouldStop?.() ?? false;
        return isReached || stopped;
      },
    });
    if (!tried.ok) return false;
    schedules += tried.value.schedules;
    soonest = Math.min(soonest, tried.value.finish);
    if (tried.value.finish > finishBy) return false;
    found = { teams, plan: tried.value };
    return true;
  };

  let tooFew = leastProven - 1;
  for (let teams = leastProven; !stopped && !attempt(teams) && teams < most; teams = Math.min(most, leastProven + 2 * (teams - leastProven) + 1)) {
    tooFew = teams;
  }
  while (found && found.teams - tooFew > 1 && !stopped) {
    const teams = (found.teams + tooFew) >> 1;
    if (!attempt(teams)) tooFew = teams;
  }
  if (!found) return bad([notFound(network, { resource, finishBy }, soonest)]);
  const { teams, plan } = found;
  if (stopped) return good({ teams, leastProven, isProven: teams === leastProven, plan: { ...plan, schedules, stopped } });
  const planned = planNetwork(networkWith(teams), { ...settings, startFrom: plan });
  const best = planned.ok ? planned.value : plan;
  return good({ teams, leastProven, isProven: teams === leastProven, plan: { ...best, schedules: schedules + best.schedules } });
}

/** The least number of teams that no bound rules out; one more than `most` where all are ruled out. Bounds only weaken with more teams. */
function findLeast({ finishBy, networkWith }: TeamVariants, most: number): number {
  const isRuledOut = (teams: number): boolean => {
    const refuter = finishRefuter(flattenNetwork(networkWith(teams)));
    return finishBy < refuter.chainFinish || refuter.tryFinish(finishBy) !== undefined;
  };
  let [low, high] = [0, most + 1];
  while (high - low > 1) {
    const teams = (low + high) >> 1;
    if (isRuledOut(teams)) low = teams;
    else high = teams;
  }
  return high;
}

function withTeams(network: WorkNetwork, resource: number, teams: number): WorkNetwork {
  return {
    ...network,
    resources: network.resources.map((own, index) => {
      if (index !== resource) return own;
      return { ...own, teams, homes: Array.from({ length: teams }, (_, team) => own.homes[team] ?? own.homes.at(-1) ?? null) };
    }),
  };
}

function neverInTime(network: WorkNetwork, { resource, finishBy }: TeamsWanted): Issue {
  const title = network.resources[resource]?.title ?? '';
  const message = `No number of ${title} finishes by day ${finishBy}: the other work takes longer. Choose a later day, or shorten what else the finish waits for.`;
  return { severity: 'error', code: 'never-in-time', message };
}

function notFound(network: WorkNetwork, { resource, finishBy }: TeamsWanted, soonest: number): Issue {
  const title = network.resources[resource]?.title ?? '';
  const best = Number.isFinite(soonest) ? `; the best plan found ends ${counted(soonest - finishBy, 'day')} later` : '';
  const message = `No plan was found that finishes by day ${finishBy}, with any number of ${title}${best}. Choose a later day.`;
  return { severity: 'error', code: 'not-found-in-time', message };
}

export interface TeamsWanted {
  /** Position of the resource. */
  resource: number;
  /** Last day on which the goal may end. */
  finishBy: number;
  /** The network with so many teams, where more than their number follows from it; left out, only their number changes. */
  networkWith?: ((teams: number) => WorkNetwork) | undefined;
}

interface TeamVariants {
  finishBy: number;
  networkWith: (teams: number) => WorkNetwork;
}

export interface FewestTeams {
  teams: number;
  /** No plan in time has fewer teams than this. */
  leastProven: number;
  /** Whether `teams` is that number: fewer cannot do it. */
  isProven: boolean;
  plan: NetworkPlan;
}
