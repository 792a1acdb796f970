import type { ProgramKey } from '../programs/program.ts';
import { getProgram } from '../programs/programs.ts';
import type { GrantedExtension } from './granted-extensions.ts';
import type { ScheduleSummary } from './schedule.ts';
import { type StatutoryDay, statutoryDays } from './statutory-days.ts';

/** The program's days for a plan with the extensions granted, as far as the finish with 80 % confidence needs them. */
export function planClock(
  program: ProgramKey,
  { settings, p80FinishOn }: ScheduleSummary,
  granted: readonly GrantedExtension[] = [],
): StatutoryDay[] {
  return statutoryDays(getProgram(program), {
    approvedOn: settings.startOn,
    approvalNote: 'The day on which the plan starts is taken as the day of approval. The day of the approval letter decides.',
    firstFundsOn: settings.firstFundsOn,
    termYears: settings.termYears,
    finishOn: p80FinishOn,
    granted,
  });
}
