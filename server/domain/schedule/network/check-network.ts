import { bad, good, type Issue, type Result } from '../../result.ts';
import { counted } from '../../words.ts';
import { passChain, readyDay } from './chain-days.ts';
import { checkNumbers } from './check-network-numbers.ts';
import { findCycle } from './find-cycle.ts';
import { type FlatNetwork, flattenNetwork } from './flat-network.ts';
import { nameActivity } from './name-activity.ts';
import type { WorkNetwork } from './work-network.ts';

const mostNamed = 5;

/**
 * Whether the network can be planned at all, before a day of it is planned. Refused with a sentence for each fault: numbers that make no sense, a
 * circle of activities that wait for each other, a link to itself, a goal that nothing leads to, work without a team, a calendar that never opens,
 * a release or a chain of work beyond the last day. A network without faults has a plan unless its teams need more days than the calendars reach.
 */
export function checkNetwork(network: WorkNetwork): Result<WorkNetwork> {
  const issues = checkNumbers(network);
  if (issues.length > 0) return bad(issues);
  issues.push(...selfLinks(network));
  if (issues.length === 0) issues.push(...cycleIssues(network));
  issues.push(...goalIssues(network), ...teamIssues(network));
  if (issues.length > 0) return bad(issues);
  const flat = flattenNetwork(network);
  issues.push(...calendarIssues(network, flat));
  return issues.length > 0 ? bad(issues) : good(network);
}

function selfLinks(network: WorkNetwork): Issue[] {
  return network.links
    .filter(({ from, to }) => from === to)
    .map(({ from }) => fault('link-to-itself', `${nameActivity(network, from)} waits for itself. Remove the link.`, network.activities[from]?.id));
}

function cycleIssues(network: WorkNetwork): Issue[] {
  const cycle = findCycle(network.activities.length, network.links);
  if (cycle.length === 0) return [];
  const names = cycle.slice(0, mostNamed).map((activity) => nameActivity(network, activity));
  const rest = cycle.length > mostNamed ? ` and ${cycle.length - mostNamed} more` : '';
  const message = `These activities wait for each other in a circle: ${names.join('; ')}${rest}. Remove one of the links between them.`;
  return [fault('cycle', message, network.activities[cycle[0] ?? 0]?.id)];
}

function goalIssues(network: WorkNetwork): Issue[] {
  const { goal, links, activities } = network;
  if (activities.length === 1 || links.some(({ to }) => to === goal)) return [];
  const message = `Nothing leads to ${nameActivity(network, goal)}, whose last day is the finish. Link to it what has to be done before.`;
  return [fault('goal-not-reached', message, activities[goal]?.id)];
}

function teamIssues(network: WorkNetwork): Issue[] {
  return network.resources.flatMap(({ title, teams }, resource) => {
    if (teams > 0) return [];
    const needed = network.activities.flatMap((activity, index) => (activity.resource === resource && activity.duration > 0 ? [index] : []));
    const first = needed[0];
    if (first === undefined) return [];
    const others = needed.length > 1 ? ` and ${counted(needed.length - 1, 'other activity', 'other activities')}` : '';
    const message = `There is no team of ${title}, and ${nameActivity(network, first)}${others} ${needed.length > 1 ? 'need' : 'needs'} one. Plan at least one team.`;
    return [fault('no-team', message, network.activities[first]?.id)];
  });
}

/** Only what fails by itself: what merely comes after it says nothing new. */
function calendarIssues(network: WorkNetwork, flat: FlatNetwork): Issue[] {
  const chain = passChain(flat);
  if (chain.beyond.length === 0) return [];
  const { longest, ends } = flat.forward.calendars;
  const first = chain.beyond.slice(0, mostNamed);
  const issues = first.map((index) => {
    const { duration = 0, calendar = 0, release = 0, id = '' } = network.activities[index] ?? {};
    const name = nameActivity(network, index);
    const title = network.calendars[calendar]?.title ?? '';
    const isShut = duration > 0 && (longest[calendar] ?? 0) === 0;
    if (isShut) return fault('never-open', `${name} can never be done: its calendar "${title}" has no open day. Open it or choose another.`, id);
    const days = counted(network.dayCount, 'day');
    if (release >= network.dayCount) {
      return fault(
        'release-beyond-end',
        `${name} may only start on day ${release}, but the plan reaches ${days}. Release it earlier or plan further.`,
        id,
      );
    }
    const from = readyDay(flat, chain.days, index);
    const open = duration > 0 && from < network.dayCount && (ends[calendar] ?? 0) > 0;
    const reason = open
      ? `from day ${from} on, its calendar "${title}" has no room for ${counted(duration, 'day')} of work`
      : 'what comes before it takes too long';
    return fault('beyond-calendar', `${name} does not fit into the ${days} of the plan: ${reason}. Plan further or open more days.`, id);
  });
  if (chain.beyond.length > mostNamed) {
    const more = `${counted(chain.beyond.length - mostNamed, 'other activity', 'other activities')} do not fit into the days of the plan for reasons of their own.`;
    issues.push(fault('more-beyond-calendar', more));
  }
  return issues;
}

function fault(code: string, message: string, subject?: string): Issue {
  return { severity: 'error', code, message, ...(subject !== undefined && { subject }) };
}
