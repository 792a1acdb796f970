import { addYears, type Day, fromDayNumber, toDayNumber } from '../calendar.ts';
import { randomStream } from '../random.ts';
import { bad, good, type Issue, type Result } from '../result.ts';
import { prepareCases } from './case-durations.ts';
import { completeSettings, type ScheduleRequest } from './default-settings.ts';
import { describePlan } from './describe-plan.ts';
import { durationKinds } from './duration-kinds.ts';
import { findBottleneck } from './find-bottleneck.ts';
import { orderSites } from './order-sites.ts';
import type { SeasonRules } from './read-access-seasons.ts';
import type { Durations } from './read-durations.ts';
import { preparePlan, runPlan } from './run-plan.ts';
import type { Schedule, ScheduleSettings } from './schedule.ts';
import type { ScheduleRisk } from './schedule-risk.ts';
import { buildWorkCalendar, type WorkCalendar } from './work-calendar.ts';
import type { WorkProgram } from './work-packages.ts';

const longestPlanDays = 40 * 365;
const leastPlanDays = 5 * 365;
const mostRuns = 400;
const leastRuns = 60;
/** Runs times sites, so that a large network does not wait longer for a date that varies less. */
const runBudget = 400_000;

/**
 * Plans the likely case and simulates the finish. Crews take sites along the map, sites with closures first; see `run-plan.ts` for precedence.
 * The same inputs and seed give the same schedule. Refused when there are no crews, the work does not end within 40 years, or a site never opens.
 */
export function planSchedule(program: WorkProgram, inputs: ScheduleInputs, seed: number): Result<Schedule> {
  const ordered = { ...program, packages: orderSites(program.packages) };
  const atHeight = ordered.packages.filter(({ work }) => work === 'tower' || work === 'light').length;
  const settings = completeSettings(inputs.settings, atHeight);
  const faults = findFaults(settings);
  if (faults.length > 0) return bad(faults);
  const expected = planLength(ordered, inputs.durations, settings.towerCrews);
  for (const dayCount of new Set([expected, longestPlanDays])) {
    const calendar = buildWorkCalendar(settings.startOn, dayCount, inputs.seasons);
    const shut = neverOpen(ordered, calendar.seasons);
    if (shut.length > 0) return bad(shut);
    const schedule = planWithin(calendar, { program: ordered, settings, inputs, seed });
    if (schedule) return good({ ...schedule, sites: inOrderOf(program, schedule.sites) });
  }
  return bad([tooLong(settings)]);
}

/** The schedule, or undefined when the likely case or any run does not end within the calendar. */
function planWithin(calendar: WorkCalendar, { program, settings, inputs, seed }: PlanRequest): Schedule | undefined {
  const { durations } = inputs;
  const { startNumber } = calendar;
  const resources = { calendar, crews: settings.towerCrews };
  const cases = prepareCases(program, durations);
  const likely = cases.likely();
  const prepared = preparePlan(program);
  const plan = runPlan(prepared, likely, resources);
  const finish = plan.destruction.end;
  if (finish >= calendar.dayCount - 1) return undefined;
  const runs = inputs.runs ?? Math.min(mostRuns, Math.max(leastRuns, Math.floor(runBudget / Math.max(1, program.packages.length))));
  const finishes = new Int32Array(runs);
  for (let run = 0; run < runs; run++) {
    const random = randomStream(seed, `schedule run ${run}`);
    finishes[run] = runPlan(prepared, cases.draw(random, inputs.risk), resources).destruction.end;
    inputs.onProgress?.((run + 1) / runs);
  }
  finishes.sort();
  if ((finishes.at(-1) ?? 0) >= calendar.dayCount - 1) return undefined;
  const at = (share: number): Day => fromDayNumber(startNumber + (finishes[Math.ceil(share * runs) - 1] ?? 0));
  const termEndsOn = settings.termYears === null ? null : addYears(settings.firstFundsOn, settings.termYears);
  const { activities, phases, sites, sitesByMonth } = describePlan({ program, plan, startNumber, durations });
  const summary = {
    settings,
    finishOn: fromDayNumber(startNumber + finish),
    p50FinishOn: at(0.5),
    p80FinishOn: at(0.8),
    termEndsOn,
    withinTermShare: termEndsOn === null ? null : finishes.filter((end) => startNumber + end <= toDayNumber(termEndsOn)).length / runs,
    runs,
    bottleneck: findBottleneck({ program, likely, resources, finish }),
    phases,
    sitesByMonth,
    assumptions: durationKinds.map((kind) => durations[kind]),
  };
  return { summary, activities, sites };
}

function inOrderOf({ packages }: WorkProgram, sites: Schedule['sites']): Schedule['sites'] {
  const byCode = new Map(sites.map((site) => [site.siteCode, site]));
  return packages.flatMap(({ siteCode }) => byCode.get(siteCode) ?? []);
}

/** Days for which a calendar is needed: the field work of a slow draw shared by the crews, three times over for closures, plus all lead times. */
function planLength({ packages }: WorkProgram, durations: Durations, crews: number): number {
  const fieldDays = packages.reduce((sum, { work, devices }) => {
    const batches = devices > 0 ? Math.ceil(devices / (durations.premises.perUnits ?? 1)) * durations.premises.highDays : 0;
    if (work === 'premises') return sum + batches;
    return (
      sum +
      (work === 'tower' ? durations.install.highDays + durations.removal.highDays : durations['install-light'].highDays + durations.indoor.highDays)
    );
  }, 0);
  return Math.min(longestPlanDays, leastPlanDays + Math.ceil((3 * 1.4 * fieldDays) / crews));
}

function findFaults(settings: ScheduleSettings): Issue[] {
  if (!Number.isSafeInteger(settings.towerCrews) || settings.towerCrews < 1) {
    const message = 'The plan has no tower crew. Enter the number of crews, 1 or more.';
    return [{ severity: 'error', code: 'no-crews', field: 'towerCrews', found: String(settings.towerCrews).slice(0, 80), message }];
  }
  if (settings.termYears !== null && !(settings.termYears >= 0)) {
    return [
      { severity: 'error', code: 'term-years', field: 'termYears', message: 'The term is not a number of years. Enter 0 or more, or leave it out.' },
    ];
  }
  return [];
}

function tooLong({ towerCrews }: ScheduleSettings): Issue {
  const crews = towerCrews === 1 ? '1 tower crew' : `${towerCrews} tower crews`;
  const message = `With ${crews} and the closures of the sites the work does not end within 40 years. Enter more crews, or correct the access seasons.`;
  return { severity: 'error', code: 'too-few-crews', field: 'towerCrews', found: String(towerCrews), message };
}

function neverOpen({ packages }: WorkProgram, seasons: WorkCalendar['seasons']): Issue[] {
  return packages
    .filter(({ season }) => seasons[season].days.length === 0)
    .map(({ siteCode, season }) => ({
      severity: 'error' as const,
      code: 'season-never-open',
      subject: siteCode,
      field: 'access',
      message: `Site ${siteCode} is closed all year under the access season ${season}. Choose another season or correct its closures.`,
    }));
}

export interface ScheduleInputs {
  settings: ScheduleRequest;
  durations: Durations;
  seasons: SeasonRules;
  risk: ScheduleRisk;
  /** Runs of the simulation, 1 or more; left out, 400 for a small network and fewer for a large one. */
  runs?: number | undefined;
  /** Called with the share done, 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

interface PlanRequest {
  /** With its packages in the order of the plan. */
  program: WorkProgram;
  settings: ScheduleSettings;
  inputs: ScheduleInputs;
  seed: number;
}
