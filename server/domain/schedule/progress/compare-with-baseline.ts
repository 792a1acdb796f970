import { daysBetween } from '../../calendar.ts';
import type { PlannedActivity, Schedule } from '../schedule.ts';

/** For every activity of the current plan that the baseline has, how far it moved; in the order of the current plan. */
export function compareWithBaseline(baseline: readonly PlannedActivity[], current: readonly PlannedActivity[]): ActivitySlip[] {
  const then = new Map(baseline.map((activity) => [activity.id, activity]));
  return current.flatMap(({ id, siteCode, startOn, finishOn }): ActivitySlip[] => {
    const before = then.get(id);
    if (!before) return [];
    const [startDays, finishDays] = [daysBetween(before.startOn, startOn), daysBetween(before.finishOn, finishOn)];
    return [{ id, siteCode, startDays, finishDays, lengthDays: finishDays - startDays }];
  });
}

/** For every site of both plans, how far its first and last day moved. */
export function compareSites(baseline: readonly PlannedSite[], current: readonly PlannedSite[]): SiteSlip[] {
  const then = new Map(baseline.map((site) => [site.siteCode, site]));
  return current.flatMap(({ siteCode, startOn, finishOn }): SiteSlip[] => {
    const before = then.get(siteCode);
    return before ? [{ siteCode, startDays: daysBetween(before.startOn, startOn), finishDays: daysBetween(before.finishOn, finishOn) }] : [];
  });
}

/** Calendar days, late ones positive. */
export interface ActivitySlip {
  id: string;
  siteCode: string | null;
  startDays: number;
  finishDays: number;
  lengthDays: number;
}

interface SiteSlip {
  siteCode: string;
  startDays: number;
  finishDays: number;
}

type PlannedSite = Pick<Schedule['sites'][number], 'siteCode' | 'startOn' | 'finishOn'>;
