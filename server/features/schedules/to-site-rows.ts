import type { scheduleSites } from '../../../db/schema/schedules.ts';
import type { PlannedActivity, Schedule } from '../../domain/schedule/schedule.ts';

/** Sorts after every planned day. */
const notPlanned = '9999-12-31';

/** A plan as rows: the work of the whole network first, then its sites in the order of the estimate. */
export function toSiteRows(scheduleId: number, schedule: Schedule, places: readonly Place[]): (typeof scheduleSites.$inferInsert)[] {
  const plans = new Map(schedule.sites.map((site) => [site.siteCode, site]));
  const activities = new Map<string, PlannedActivity[]>();
  for (const activity of schedule.activities) {
    const list = activities.get(activity.siteCode ?? '');
    if (list) list.push(activity);
    else activities.set(activity.siteCode ?? '', [activity]);
  }
  const known = [{ siteCode: '', siteName: '', place: '' }, ...places.filter(({ siteCode }) => plans.has(siteCode))];
  return known.map(({ siteCode, siteName, place }, position) => {
    const siteJson = plans.get(siteCode) ?? null;
    const finishOn = siteJson?.finishOn ?? notPlanned;
    return { scheduleId, position, siteCode, siteName, place, finishOn, siteJson, activitiesJson: activities.get(siteCode) ?? [] };
  });
}

interface Place {
  siteCode: string;
  siteName: string;
  place: string;
}
