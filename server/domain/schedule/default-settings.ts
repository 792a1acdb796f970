import { addDays, type Day } from '../calendar.ts';
import type { ScheduleSettings } from './schedule.ts';

/** Planning assumptions behind the settings that a carrier has not made; each stands in the assumptions of the estimate. */
const sitesPerCrew = 25;
const fewestCrews = 2;
const mostCrews = 40;
/** Approvals were given on July 15 2022; the earliest terms show first money about Sept 29 2022 (derived from published term ends). */
const daysToFirstFunds = 76;

/** The settings with defaults filled in: one tower crew for every 25 sites with work at height, from 2 to 40; first money 76 days after the start. */
export function completeSettings(request: ScheduleRequest, sitesAtHeight: number): ScheduleSettings {
  return {
    startOn: request.startOn,
    firstFundsOn: request.firstFundsOn ?? addDays(request.startOn, daysToFirstFunds),
    towerCrews: request.towerCrews ?? Math.min(mostCrews, Math.max(fewestCrews, Math.ceil(sitesAtHeight / sitesPerCrew))),
    termYears: request.termYears,
  };
}

/** What the carrier set; the rest is assumed. */
export interface ScheduleRequest {
  startOn: Day;
  termYears: number | null;
  firstFundsOn?: Day | undefined;
  /** A whole number of 1 or more. */
  towerCrews?: number | undefined;
}
