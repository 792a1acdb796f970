import { addDays, type Day } from '../../calendar.ts';
import { linkActivities } from '../link-activities.ts';
import type { PlannedActivity } from '../schedule.ts';

const momentKind = 'moment';

/** Activities with the moments that many of them lead to (all sites on air, all old equipment removed), each after the last of those. */
export function withMoments(activities: readonly PlannedActivity[]): PlannedActivity[] {
  const { links, gates } = linkActivities(activities, []);
  const leading = new Map<string, string[]>(gates.map(({ id }) => [id, []]));
  for (const { fromId, toId } of links) leading.get(toId)?.push(fromId);
  const moments = gates.map(({ id, title, day }): PlannedActivity => {
    const waitsFor = (leading.get(id) ?? []).map((from) => ({ id: from, kind: 'finish-start' as const, lagDays: 0 }));
    return { id, siteCode: null, kind: momentKind, title, startOn: addDays(day, 1), finishOn: day, crew: null, waitsFor };
  });
  return [...activities, ...moments];
}

export function isMoment({ kind }: PlannedActivity): boolean {
  return kind === momentKind;
}

/** By moment the last day of what leads to it, as recorded and else as planned. */
export function actualMoments(activities: readonly PlannedActivity[], finishedOn: (id: string) => Day | undefined): Map<string, Day> {
  const plan = new Map(activities.map((activity) => [activity.id, activity]));
  return new Map(
    activities.filter(isMoment).map(({ id, finishOn, waitsFor = [] }): [string, Day] => {
      const days = waitsFor.flatMap(({ id: from }) => finishedOn(from) ?? plan.get(from)?.finishOn ?? []);
      return [id, days.reduce((last, day) => (day > last ? day : last), days[0] ?? finishOn)];
    }),
  );
}
