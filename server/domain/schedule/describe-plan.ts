import { type Day, fromDayNumber } from '../calendar.ts';
import { type DurationKind, durationKinds } from './duration-kinds.ts';
import type { Durations } from './read-durations.ts';
import type { PlanDays, StepDays } from './run-plan.ts';
import type { PlannedActivity, Schedule, ScheduleSummary } from './schedule.ts';
import type { WorkKind, WorkProgram } from './work-packages.ts';

const workKinds: Readonly<Record<WorkKind, DurationKind>> = {
  tower: 'install',
  light: 'install-light',
  indoor: 'indoor',
  premises: 'premises',
  storage: 'removal-light',
};

/** A placed plan as activities with days, its phases, its sites and the sites finished by month. */
export function describePlan({ program, plan, startNumber, durations }: PlacedPlan): DescribedPlan {
  const toDay = (day: number): Day => fromDayNumber(startNumber + day);
  const activities: PlannedActivity[] = networkActivities(plan).map(({ kind, start, end }) => {
    return { id: `NETWORK.${kind}`, siteCode: null, kind, title: durations[kind].title, startOn: toDay(start), finishOn: toDay(end), crew: null };
  });
  const sites: Schedule['sites'] = [];
  program.packages.forEach(({ siteCode, work, core }, site) => {
    const removalKind: DurationKind = work === 'tower' ? 'removal' : 'removal-light';
    const steps: [DurationKind, StepDays, Int32Array | null][] = [
      ['survey', plan.survey, null],
      ['design', plan.design, null],
      ['permit', plan.permit, null],
      ['environment', plan.environment, null],
      ['modification', plan.modification, null],
      [workKinds[work], plan.work, plan.workCrew],
      ['cut-over', plan.cutOver, null],
      [removalKind, plan.removal, plan.removalCrew],
      ['indoor', plan.controller, null],
    ];
    const done = steps.flatMap(([kind, days, crews]): (PlannedActivity & { last: number; first: number })[] => {
      const [first, last] = [days.start[site] ?? -1, days.end[site] ?? -1];
      if (last < 0) return [];
      const team = crews?.[site] ?? -1;
      const crew = team < 0 ? null : team + 1;
      return [
        { id: `${siteCode}.${kind}`, siteCode, kind, title: durations[kind].title, startOn: toDay(first), finishOn: toDay(last), crew, first, last },
      ];
    });
    const first = Math.min(...done.map((step) => step.first));
    const last = Math.max(...done.map((step) => step.last), core ? plan.coreRemoval.end : -1);
    const onAir = core && plan.coreEnd >= first ? plan.coreEnd : last;
    const cutOver = done.find((step) => step.kind === 'cut-over')?.last ?? onAir;
    const crew = done.find((step) => step.crew !== null)?.crew ?? null;
    for (const { first: _first, last: _last, ...activity } of done) activities.push(activity);
    sites.push({ siteCode, startOn: toDay(first), cutOverOn: toDay(cutOver), finishOn: toDay(last), crew });
  });
  return { activities, sites, phases: toPhases(activities, durations), sitesByMonth: byMonth(sites) };
}

function networkActivities(plan: PlanDays): { kind: DurationKind; start: number; end: number }[] {
  const steps: { kind: DurationKind; start: number; end: number }[] = [
    { kind: 'order', start: 0, end: plan.orderEnd },
    { kind: 'lead-time', start: plan.orderEnd + 1, end: plan.deliveryEnd },
    { kind: 'core', start: plan.orderEnd + 1, end: plan.coreEnd },
    { kind: 'interworking', start: plan.deliveryEnd + 1, end: plan.interworkingEnd },
    { kind: 'core-removal', ...plan.coreRemoval },
    { kind: 'destruction', ...plan.destruction },
    { kind: 'close-out', start: plan.destruction.end + 1, end: plan.closeOutEnd },
  ];
  return steps.filter(({ start, end }) => end >= 0 && end >= start);
}

function toPhases(activities: readonly PlannedActivity[], durations: Durations): ScheduleSummary['phases'] {
  const phases = new Map<string, ScheduleSummary['phases'][number]>();
  for (const { kind, startOn, finishOn } of activities) {
    const phase = phases.get(kind);
    if (!phase) phases.set(kind, { kind, title: durations[kind as DurationKind].title, startOn, finishOn, count: 1 });
    else {
      phase.count++;
      if (startOn < phase.startOn) phase.startOn = startOn;
      if (finishOn > phase.finishOn) phase.finishOn = finishOn;
    }
  }
  return durationKinds.flatMap((kind) => phases.get(kind) ?? []);
}

function byMonth(sites: Schedule['sites']): ScheduleSummary['sitesByMonth'] {
  const counts = new Map<string, number>();
  for (const { finishOn } of sites) counts.set(finishOn.slice(0, 7), (counts.get(finishOn.slice(0, 7)) ?? 0) + 1);
  const months = [...counts.keys()].sort();
  const [first, last] = [months[0], months.at(-1)];
  const result: ScheduleSummary['sitesByMonth'] = [];
  if (!first || !last) return result;
  let [year = 0, month = 0] = first.split('-').map(Number);
  for (let name = first; name <= last; name = `${year}-${String(month).padStart(2, '0')}`) {
    result.push({ month: name, finished: counts.get(name) ?? 0 });
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year++;
  }
  return result;
}

interface PlacedPlan {
  /** With its packages in the order of the plan. */
  program: WorkProgram;
  plan: PlanDays;
  startNumber: number;
  durations: Durations;
}

interface DescribedPlan extends Pick<Schedule, 'activities' | 'sites'>, Pick<ScheduleSummary, 'phases' | 'sitesByMonth'> {}
