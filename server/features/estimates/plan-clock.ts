import { getProgram } from '../../domain/programs/programs.ts';
import { type StatutoryDay, statutoryDays } from '../../domain/schedule/statutory-days.ts';
import type { ReadyRow } from './queries.ts';

/** The program's days for the plan of an estimate, as far as the finish with 80 % confidence needs them. */
export function planClock(row: Pick<ReadyRow, 'program' | 'summaryJson'>): StatutoryDay[] {
  const { settings, p80FinishOn } = row.summaryJson.schedule;
  return statutoryDays(getProgram(row.program), {
    approvedOn: settings.startOn,
    approvalNote: 'The day on which the plan starts is taken as the day of approval. The day of the approval letter decides.',
    firstFundsOn: settings.firstFundsOn,
    termYears: settings.termYears,
    finishOn: p80FinishOn,
  });
}
