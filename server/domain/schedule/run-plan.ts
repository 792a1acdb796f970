import type { CaseDurations } from './case-durations.ts';
import { dispatchJobs, type JobDays, type JobOrder } from './dispatch-jobs.ts';
import { fitWork, lastDayOf, type WorkCalendar } from './work-calendar.ts';
import type { WorkPackage, WorkProgram } from './work-packages.ts';

/** First and last day of a step by package, in days from the start of the plan; -1 where a package has no such step. */
export interface StepDays {
  start: Int32Array;
  end: Int32Array;
}

/** One case of the plan. Network days are last days, -1 where the step does not apply. */
export interface PlanDays {
  orderEnd: number;
  deliveryEnd: number;
  coreEnd: number;
  interworkingEnd: number;
  coreRemoval: { start: number; end: number };
  destruction: { start: number; end: number };
  closeOutEnd: number;
  survey: StepDays;
  design: StepDays;
  permit: StepDays;
  environment: StepDays;
  modification: StepDays;
  work: StepDays;
  cutOver: StepDays;
  removal: StepDays;
  controller: StepDays;
  /** Team of the work and of the removal, from 0; -1 without a tower crew. */
  workCrew: Int32Array;
  removalCrew: Int32Array;
}

/** The packages with what stays the same from case to case. */
export interface PreparedPlan {
  packages: readonly WorkPackage[];
  /** Sites whose work takes a tower crew. */
  onStructure: readonly boolean[];
  siteOrder: JobOrder;
  /** Installs are jobs 0 to n-1, removals (of technicians: old controllers) n to 2n-1. */
  crewOrder: JobOrder;
}

/** Sites with closures go before others, and installs before removals. */
export function preparePlan({ packages }: WorkProgram): PreparedPlan {
  const season = packages.map((work) => work.season);
  const seasons = new Set(season);
  const group = (removal: 0 | 1): number[] => season.map((name) => (name === 'all-year' ? 2 : 0) + removal);
  return {
    packages,
    onStructure: packages.map(({ work }) => work === 'tower' || work === 'light'),
    siteOrder: { season, seasons, group: Uint8Array.from(group(0)) },
    crewOrder: { season: [...season, ...season], seasons, group: Uint8Array.from([...group(0), ...group(1)]) },
  };
}

/**
 * Places all work of one case. Precedence: survey, design, permit and review, modification; order, delivery; then install, cut-over once the core
 * is ready, a time on air, removal; the old core and old controllers go after the last cut-over; destruction after the last removal.
 */
export function runPlan(prepared: PreparedPlan, days: CaseDurations, resources: PlanResources): PlanDays {
  const { packages, onStructure, siteOrder, crewOrder } = prepared;
  const { calendar, crews } = resources;
  const count = packages.length;
  const pool = { teams: crews, calendar };
  const survey = toSteps(dispatchJobs({ ready: new Float64Array(count), length: days.survey, order: siteOrder }, pool), days.survey);
  const design = follow(survey.end, days.design);
  const permit = follow(latest(survey, design), days.permit);
  const environment = follow(latest(survey, design), days.environment);
  const modification = follow(latest(survey, design, permit, environment), days.modification);
  const siteReady = latest(survey, design, permit, environment, modification);

  const orderEnd = days.orderDays - 1;
  const deliveryEnd = orderEnd + days.leadDays;
  const coreEnd = days.coreDays > 0 ? orderEnd + days.coreDays : -1;
  const interworkingEnd = days.interworkingDays > 0 ? deliveryEnd + days.interworkingDays : -1;
  const coreReady = Math.max(coreEnd, interworkingEnd) + 1;

  const cutOver: StepDays = { start: new Int32Array(count).fill(-1), end: new Int32Array(count).fill(-1) };
  const ready = Float64Array.from(siteReady, (day) => Math.max(day, deliveryEnd) + 1);
  const crewReady = new Float64Array(2 * count).fill(Number.POSITIVE_INFINITY);
  const crewLength = new Int32Array(2 * count);
  const insideReady = new Float64Array(2 * count);
  const insideLength = new Int32Array(2 * count);
  for (let site = 0; site < count; site++) {
    const workDays = days.work[site] ?? 0;
    const removalDays = days.removal[site] ?? 0;
    if (onStructure[site]) {
      crewReady[site] = ready[site] ?? 0;
      crewLength[site] = workDays;
      crewLength[count + site] = removalDays;
    } else {
      insideReady[site] = workDays === 0 ? 0 : (ready[site] ?? 0);
      insideLength[site] = workDays + removalDays;
    }
  }
  const crewed = dispatchJobs({ ready: crewReady, length: crewLength, order: crewOrder }, pool, (job, lastDay) => {
    if (job >= count) return undefined;
    const season = calendar.seasons[siteOrder.season[job] ?? 'all-year'];
    const length = days.cutOver[job] ?? 1;
    const ordinal = fitWork(season, Math.max(lastDay + 1, coreReady), length);
    cutOver.start[job] = season.days[ordinal] ?? 0;
    cutOver.end[job] = lastDayOf(season, ordinal, length);
    crewReady[count + job] = (cutOver.end[job] ?? 0) + 1 + (days.soak[job] ?? 0);
    return count + job;
  });
  const lastCutOver = Math.max(maxOf(cutOver.end), coreEnd);
  packages.forEach(({ work, core, controller }, site) => {
    if (work === 'indoor' && (core || controller)) insideReady[site] = Math.max(ready[site] ?? 0, lastCutOver + 1);
    insideReady[count + site] = Math.max(ready[site] ?? 0, lastCutOver + 1);
    insideLength[count + site] = days.controller[site] ?? 0;
  });
  const inside = dispatchJobs({ ready: insideReady, length: insideLength, order: crewOrder }, pool);

  const work = emptySteps(count);
  const removal = emptySteps(count);
  const controller = emptySteps(count);
  const workCrew = new Int32Array(count).fill(-1);
  const removalCrew = new Int32Array(count).fill(-1);
  for (let site = 0; site < count; site++) {
    if (onStructure[site]) {
      copyStep(work, site, crewed, site);
      copyStep(removal, site, crewed, count + site);
      workCrew[site] = crewed.team[site] ?? -1;
      removalCrew[site] = crewed.team[count + site] ?? -1;
    } else copyStep(packages[site]?.work === 'storage' ? removal : work, site, inside, site);
    if (days.controller[site]) copyStep(controller, site, inside, count + site);
  }
  const everyDay = calendar.seasons['all-year'];
  const coreOrdinal = fitWork(everyDay, lastCutOver + 1, days.coreRemovalDays);
  const coreRemoval =
    days.coreRemovalDays > 0
      ? { start: everyDay.days[coreOrdinal] ?? 0, end: lastDayOf(everyDay, coreOrdinal, days.coreRemovalDays) }
      : { start: -1, end: -1 };
  const lastRemoval = Math.max(maxOf(removal.end), maxOf(work.end), maxOf(controller.end), coreRemoval.end);
  const destruction = { start: lastRemoval + 1, end: lastRemoval + Math.max(1, days.destructionDays) };
  const closeOutEnd = destruction.end + days.closeOutDays;
  return {
    orderEnd,
    deliveryEnd,
    coreEnd,
    interworkingEnd,
    coreRemoval,
    destruction,
    closeOutEnd,
    survey,
    design,
    permit,
    environment,
    modification,
    work,
    cutOver,
    removal,
    controller,
    workCrew,
    removalCrew,
  };
}

function toSteps(placed: JobDays, length: Int32Array): StepDays {
  return { start: placed.start.map((day, job) => (length[job] ? day : -1)), end: placed.end.map((day, job) => (length[job] ? day : -1)) };
}

/** Steps of calendar days that begin on the day after others have ended. */
function follow(after: Int32Array, length: Int32Array): StepDays {
  return {
    start: after.map((day, site) => (length[site] ? day + 1 : -1)),
    end: after.map((day, site) => (length[site] ? day + (length[site] ?? 0) : -1)),
  };
}

function latest(...steps: StepDays[]): Int32Array {
  const result = new Int32Array(steps[0]?.end.length ?? 0).fill(-1);
  for (const { end } of steps) for (let site = 0; site < result.length; site++) result[site] = Math.max(result[site] ?? -1, end[site] ?? -1);
  return result;
}

function emptySteps(count: number): StepDays {
  return { start: new Int32Array(count).fill(-1), end: new Int32Array(count).fill(-1) };
}

function copyStep(to: StepDays, site: number, from: JobDays, job: number): void {
  to.start[site] = from.start[job] ?? -1;
  to.end[site] = from.end[job] ?? -1;
}

function maxOf(days: Int32Array): number {
  return days.reduce((most, day) => Math.max(most, day), -1);
}

export interface PlanResources {
  calendar: WorkCalendar;
  /** Tower crews, and as many survey teams and technician teams. */
  crews: number;
}
