import type { PlacedNetwork, WorkNetwork } from '../../server/domain/schedule/network/work-network.ts';

/**
 * What a plan of a network breaks, day by day. It shares no code with the planner: it reads the network as it was entered, walks every day of every
 * activity, and measures the road itself.
 */
export function findNetworkFaults(network: WorkNetwork, { starts, ends, teams, finish }: PlacedNetwork): string[] {
  const faults: string[] = [];
  const { activities, links, resources, calendars, places, dayCount, goal } = network;
  const day = (list: ArrayLike<number>, index: number): number => list[index] ?? Number.NaN;
  if ([starts, ends, teams].some((list) => list.length !== activities.length)) return ['it has another number of activities'];
  const openDays = calendars.map(({ days }) => new Set(days));
  const windowOf = calendars.map(({ days, windowEnd }) => new Map(Array.from(days, (open, ordinal) => [open, windowEnd[ordinal]] as const)));
  const longest = calendars.map(({ windowEnd }) => {
    const sizes = new Map<number, number>();
    for (const end of windowEnd) sizes.set(end, (sizes.get(end) ?? 0) + 1);
    return Math.max(0, ...sizes.values());
  });

  activities.forEach(({ id, duration, calendar, resource, release }, index) => {
    const [start, end, team] = [day(starts, index), day(ends, index), day(teams, index)];
    if (!Number.isInteger(start) || !Number.isInteger(end)) faults.push(`${id} has no days`);
    if (start < release) faults.push(`${id} starts on ${start}, before its release on ${release}`);
    if (duration === 0) {
      if (end !== start - 1) faults.push(`${id} is a moment on ${start} but ends on ${end}`);
      if (team !== -1) faults.push(`${id} is a moment but has team ${team}`);
      return;
    }
    if (start < 0 || end >= dayCount || end < start) faults.push(`${id} goes from ${start} to ${end} of ${dayCount} days`);
    let worked = 0;
    for (let today = start; today <= end; today++) if (openDays[calendar]?.has(today)) worked++;
    if (worked !== duration) faults.push(`${id} works ${worked} days of ${duration}`);
    if (!openDays[calendar]?.has(start) || !openDays[calendar]?.has(end)) faults.push(`${id} starts or ends on a closed day`);
    const crosses = windowOf[calendar]?.get(start) !== windowOf[calendar]?.get(end);
    if (crosses && duration <= (longest[calendar] ?? 0)) faults.push(`${id} runs across a closure from ${start} to ${end}`);
    if (resource < 0 && team !== -1) faults.push(`${id} has team ${team} of nothing`);
    if (resource >= 0 && !(team >= 0 && team < (resources[resource]?.teams ?? 0))) faults.push(`${id} has team ${team} of resource ${resource}`);
  });

  for (const { from, to, kind, lagDays } of links) {
    const least = kind === 'finish-start' ? day(ends, from) + 1 + lagDays : day(starts, from) + lagDays;
    if (day(starts, to) < least) faults.push(`${activities[to]?.id} starts on ${starts[to]}, ${activities[from]?.id} lets it from ${least}`);
  }

  resources.forEach(({ key, teams: count, travel, homes }, resource) => {
    for (let team = 0; team < count; team++) {
      const own = activities.flatMap((activity, index) =>
        activity.resource === resource && activity.duration > 0 && teams[index] === team ? [index] : [],
      );
      own.sort((one, other) => day(starts, one) - day(starts, other));
      let free = 0;
      let at: Point = homes[team] ?? null;
      for (const index of own) {
        const site = places[activities[index]?.place ?? -1]?.point ?? null;
        if (day(starts, index) < free + countRoadDays(travel, at, site))
          faults.push(`team ${team} of ${key} cannot be at ${activities[index]?.id} on ${starts[index]}`);
        free = day(ends, index) + 1;
        at = site;
      }
    }
  });
  if (finish !== day(ends, goal)) faults.push(`it says it ends on ${finish}, but its goal ends on ${day(ends, goal)}`);
  return faults;
}

/** Days on the road between two sites in turn. A hair less, so that a distance on the edge of a day may be rounded either way. */
export function countRoadDays(rule: WorkNetwork['resources'][number]['travel'], from: Point, to: Point): number {
  if (!rule || !from || !to) return 0;
  return Math.max(0, Math.ceil((miles(from, to) - rule.freeMiles) / rule.milesPerDay - 1e-6));
}

/** Great circle by the law of cosines with the arc tangent, on a sphere of 3,958.8 miles. */
function miles(from: NonNullable<Point>, to: NonNullable<Point>): number {
  const [one, other, turn] = [radians(from.latitude), radians(to.latitude), radians(to.longitude - from.longitude)];
  const across = Math.hypot(Math.cos(other) * Math.sin(turn), Math.cos(one) * Math.sin(other) - Math.sin(one) * Math.cos(other) * Math.cos(turn));
  const along = Math.sin(one) * Math.sin(other) + Math.cos(one) * Math.cos(other) * Math.cos(turn);
  return 3958.8 * Math.atan2(across, along);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

type Point = { latitude: number; longitude: number } | null;
