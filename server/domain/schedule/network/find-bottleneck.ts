import { counted } from '../../words.ts';
import { type WorkClass, workClassOf } from '../work-class.ts';
import type { BuiltNetwork } from './build-network.ts';
import { drivenByTeam, prepareReplay } from './replay-plan.ts';
import type { PlacedNetwork } from './work-network.ts';

/** A weekend with a holiday on each side: a longer wait has another reason than the working week. */
const longWeekend = 5;

const classNames: Readonly<Record<WorkClass, string>> = {
  supply: 'the order and delivery of equipment',
  core: 'the core',
  prepare: 'survey, design and permits',
  build: 'the work at one site',
  'cut-over': 'cut-over and the time on air after it',
  remove: 'removal of the old equipment',
  dispose: 'transport and destruction',
};

/**
 * What the finish waits for, in one or two sentences: the path that sets it is walked back from the goal, and its days are counted by what they went
 * to. Days of a job before which the next had to wait for its team count for the trade.
 */
export function findBottleneck(built: BuiltNetwork, placed: PlacedNetwork): string {
  const { network } = built;
  const replay = prepareReplay(network, placed);
  replay.run();
  const days = new Map<string, number>();
  const count = (name: string, added: number): void => void (added > 0 && days.set(name, (days.get(name) ?? 0) + added));
  let next = network.goal;
  let until = placed.finish + 1;
  let waitedForTeam = false;
  while (next >= 0) {
    const activity = network.activities[next];
    if (!activity) break;
    const driver = replay.drivers[next] ?? -1;
    const link = driver >= 0 ? network.links[driver] : undefined;
    const before = link ? link.from : driver === drivenByTeam ? (replay.previous[next] ?? -1) : -1;
    // A link from start to start hands over on the first day of the other.
    const from = before < 0 ? 0 : link?.kind === 'start-start' ? (replay.starts[before] ?? 0) : (replay.ends[before] ?? 0) + 1;
    const wait = replay.waits[next] ?? 0;
    const closed = Math.min(until - from, wait > longWeekend ? wait : 0);
    const released = before < 0 ? Math.min(until - from - closed, activity.release) : 0;
    count('sites that are closed', closed);
    count('the day from which it may begin', released);
    count(waitedForTeam ? teamName(built, activity.resource) : classNames[workClassOf(activity.step)], until - from - closed - released);
    waitedForTeam = driver === drivenByTeam;
    until = from;
    next = before;
  }
  const total = placed.finish + 1;
  const [first, second] = [...days].sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1));
  if (!first) return 'The finish waits for no work at all.';
  const start = `The finish waits most for ${first[0]}: ${first[1]} of the ${counted(total, 'day')} of the path that sets it.`;
  return second ? `${start} Next comes ${second[0]}, with ${counted(second[1], 'day')}.` : start;
}

function teamName({ trades, plan }: BuiltNetwork, resource: number): string {
  const trade = trades[resource];
  return trade ? plan.teams[trade].rule.title.toLowerCase() : 'teams';
}
