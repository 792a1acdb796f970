import { assignTeams } from './assign-teams.ts';
import type { FinishBound, NetworkPlan, SearchSettings } from './network-plan.ts';
import type { Problem } from './plan-problem.ts';
import { comparePlans, type PlanWorth, weighPlan } from './plan-worth.ts';
import { replayFlat } from './replay-plan.ts';
import type { PlacedNetwork } from './work-network.ts';

/** Keeps the best plan, counts what it took, and says when the search is over. */
export function planRecord(problem: Problem, settings: RecordSettings): PlanRecord {
  const { flat } = problem;
  const { bound } = settings;
  let best: BestPlan | undefined;
  let stopped = false;
  let replays = 0;
  const spent = (): number => settings.generated() + replays;
  const result = (): NetworkPlan | undefined => best && { ...best.placed, bound, schedules: spent(), stopped };

  const settle = (days: Pick<PlacedNetwork, 'starts' | 'ends' | 'teams'>): BestPlan | undefined => {
    const teams = days.teams.slice();
    assignTeams(problem, { ...days, teams });
    const replay = replayFlat(flat, { starts: days.starts, teams });
    replays++;
    const finish = replay.run();
    if (finish >= flat.dayCount || replay.ends.some((end, activity) => end >= flat.dayCount && (flat.durations[activity] ?? 0) > 0)) return undefined;
    const placed = {
      starts: replay.starts.slice(),
      ends: replay.ends.slice(),
      teams: replay.teams.map((team, activity) => (flat.durations[activity] === 0 ? -1 : team)),
      finish,
    };
    return { placed, worth: weighPlan(problem, placed) };
  };

  return {
    note: (days) => {
      const settled = settle(days);
      if (!settled || (best && comparePlans(settled.worth, best.worth) >= 0)) return false;
      best = settled;
      const plan = result();
      if (plan) settings.onBest?.(plan);
      return true;
    },
    best: () => best,
    result,
    spent,
    isProven: () => best !== undefined && best.worth.finish <= bound.day,
    isOver: () => {
      if (spent() >= settings.schedules) return true;
      stopped ||= settings.shouldStop?.() ?? false;
      return stopped;
    },
  };
}

export interface PlanRecord {
  /** Takes the days of a pass, gives teams less to travel, moves all to the left by a replay, and keeps it where it is better: true. */
  note: (days: Pick<PlacedNetwork, 'starts' | 'ends' | 'teams'>) => boolean;
  best: () => BestPlan | undefined;
  result: () => NetworkPlan | undefined;
  /** Passes and replays. */
  spent: () => number;
  /** No plan finishes earlier. */
  isProven: () => boolean;
  isOver: () => boolean;
}

export interface BestPlan {
  placed: PlacedNetwork;
  worth: PlanWorth;
}

export interface RecordSettings extends SearchSettings {
  bound: FinishBound;
  generated: () => number;
}
