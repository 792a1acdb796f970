import { addDays, type Day } from '../calendar.ts';
import type { ScheduleSettings } from './schedule.ts';

/**
 * Planning assumptions behind the settings that a carrier has not made. First funds: approvals were given on July 15 2022, and the earliest
 * terms show first money about Sept 29 2022 (derived from published term ends).
 */
export const defaultSettings = { sitesPerCrew: 25, fewestCrews: 2, mostCrews: 40, daysToFirstFunds: 76 } as const;

/** The settings with defaults filled in: tower crews by the number of sites with work at height, first money some time after the start. */
export function completeSettings(request: ScheduleRequest, sitesAtHeight: number): ScheduleSettings {
  const { sitesPerCrew, fewestCrews, mostCrews, daysToFirstFunds } = defaultSettings;
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
