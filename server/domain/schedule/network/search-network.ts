import { randomStream } from '../../random.ts';
import { chainSide } from './chain-days.ts';
import type { FlatNetwork } from './flat-network.ts';
import { networkPasses, type Placement } from './network-passes.ts';
import type { FinishBound, NetworkPlan, SearchSettings } from './network-plan.ts';
import { comparePlans, type PlanWorth, weighPlan } from './plan-worth.ts';
import { replayFlat } from './replay-plan.ts';
import type { PlacedNetwork, WorkNetwork } from './work-network.ts';

/** The best plan found, or undefined where none fits into the calendars. */
export function searchNetwork(problem: Problem, settings: NetworkSearchSettings): NetworkPlan | undefined {
  const { flat } = problem;
  const random = randomStream(settings.seed, 'network-plan');
  const passes = networkPasses(flat);
  const record = planRecord(problem, settings, passes);
  if (settings.startFrom) record.note(settings.startFrom);
  const latest = latestStarts(flat);
  let noise = 0;
  do {
    let placement = found(noise);
    for (let round = 0; round < 2 && !record.isOver(); round++) placement = justify(placement);
    noise = 0.1;
  } while (!record.isOver());
  return record.result();

  function found(share: number): Placement {
    const keys = Float64Array.from(latest, (day) => day + share * flat.dayCount * random());
    const placement = emptyPlacement(flat, flat.releases);
    const fits = passes.pass('forward', keys, placement);
    if (fits) record.notePlacement(placement);
    return placement;
  }

  function justify(placement: Placement): Placement {
    const { count, dayCount, goal } = flat;
    const finish = Math.min(placement.days[count + goal] ?? 0, dayCount - 1);
    const back = emptyPlacement(flat, new Int32Array(count).fill(dayCount - 1 - finish));
    passes.pass(
      'backward',
      Float64Array.from({ length: count }, (_, activity) => dayCount - 1 - (placement.days[count + activity] ?? 0)),
      back,
    );
    const next = emptyPlacement(flat, flat.releases);
    const fits = passes.pass(
      'forward',
      Float64Array.from({ length: count }, (_, activity) => dayCount - 1 - (back.days[count + activity] ?? 0)),
      next,
    );
    if (fits) record.notePlacement(next);
    return next;
  }
}

function planRecord({ network, flat }: Problem, settings: NetworkSearchSettings, { generated }: { generated: () => number }) {
  const { bound } = settings;
  let best: { placed: PlacedNetwork; worth: PlanWorth } | undefined;
  let stopped = false;
  let replays = 0;
  const result = (): NetworkPlan | undefined => best && { ...best.placed, bound, schedules: generated() + replays, stopped };
  const note = ({ starts, teams }: Pick<PlacedNetwork, 'starts' | 'teams'>): void => {
    const replay = replayFlat(flat, { starts, teams });
    replays++;
    const finish = replay.run();
    if (finish >= flat.dayCount) return;
    const placed: PlacedNetwork = {
      starts: replay.starts.slice(),
      ends: replay.ends.slice(),
      teams: replay.teams.map((team, activity) => (flat.durations[activity] === 0 ? -1 : team)),
      finish,
    };
    const worth = weighPlan({ network, flat }, placed);
    if (best && comparePlans(worth, best.worth) >= 0) return;
    best = { placed, worth };
    const plan = result();
    if (plan) settings.onBest?.(plan);
  };
  return {
    note,
    notePlacement: ({ days, teams }: Placement): void => {
      if (best && (days[flat.count + flat.goal] ?? 0) > best.worth.finish) return;
      note({ starts: days.subarray(0, flat.count), teams });
    },
    result,
    isOver: (): boolean => {
      if (generated() + replays >= settings.schedules) return true;
      stopped ||= settings.shouldStop?.() ?? false;
      return stopped;
    },
  };
}

/** Latest first days that still let the goal end on the last day of the calendar; the last day where nothing of the goal waits for it. */
function latestStarts(flat: FlatNetwork): Float64Array {
  const { count, dayCount } = flat;
  const days = new Int32Array(count * 2);
  chainSide(flat, flat.backward, { days, floors: new Int32Array(count) });
  return Float64Array.from({ length: count }, (_, activity) => dayCount - 1 - (days[count + activity] ?? 0));
}

function emptyPlacement({ count }: FlatNetwork, floors: Int32Array): Placement {
  return { days: new Int32Array(count * 2), teams: new Int32Array(count), floors };
}

interface Problem {
  network: WorkNetwork;
  flat: FlatNetwork;
}

export interface NetworkSearchSettings extends SearchSettings {
  bound: FinishBound;
  startFrom?: PlacedNetwork | undefined;
}
