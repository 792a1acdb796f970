import { day } from '../../../../server/domain/calendar.ts';
import type { PlannedActivity } from '../../../../server/domain/schedule/schedule.ts';
import type { ActivityProgress } from '../../../../server/domain/schedule/work-plan.ts';

/** Order, delivery, one site, destruction: each waits for the one before it. */
export const smallPlan: PlannedActivity[] = [
  activity('NETWORK.order', 'Purchase order', '2026-06-01 2026-06-30'),
  activity('NETWORK.lead-time', 'Delivery', '2026-07-01 2026-08-31', 'NETWORK.order'),
  activity('HP-0001.install', 'Install', '2026-09-01 2026-09-09', 'NETWORK.lead-time'),
  activity('HP-0001.cut-over', 'Cut-over', '2026-09-10 2026-09-11', 'HP-0001.install'),
  activity('HP-0001.removal', 'Removal', '2026-09-28 2026-09-30', 'HP-0001.cut-over', 14),
  activity('NETWORK.destruction', 'Destruction', '2026-10-01 2026-10-30', 'HP-0001.removal'),
];

export function entry(activityId: string, days: string, more: Partial<ActivityProgress> = {}): ActivityProgress {
  const [startedOn = '', finishedOn] = days.split(' ');
  return {
    activityId,
    startedOn: day(startedOn),
    finishedOn: finishedOn === undefined ? null : day(finishedOn),
    remainingDays: null,
    cause: null,
    note: '',
    ...more,
  };
}

/** The plan with other days for some of its activities. */
export function moved(days: Record<string, string>): PlannedActivity[] {
  return smallPlan.map((one) => {
    const [startOn, finishOn] = days[one.id]?.split(' ') ?? [one.startOn, one.finishOn];
    return { ...one, startOn: day(startOn ?? ''), finishOn: day(finishOn ?? '') };
  });
}

function activity(id: string, title: string, days: string, waitsFor?: string, lagDays = 0): PlannedActivity {
  const [startOn = '', finishOn = ''] = days.split(' ');
  const [code = '', kind = ''] = id.split('.');
  return {
    id,
    siteCode: code === 'NETWORK' ? null : code,
    kind,
    title,
    startOn: day(startOn),
    finishOn: day(finishOn),
    crew: null,
    waitsFor: waitsFor === undefined ? [] : [{ id: waitsFor, kind: 'finish-start', lagDays }],
  };
}
