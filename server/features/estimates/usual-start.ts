import { addDays, type Day, rollForward } from '../../domain/calendar.ts';
import type { Program } from '../../domain/programs/program.ts';

/** The first day of work where nobody has set one: the end of the review of an application that is filed today. */
export function usualStart(program: Pick<Program, 'reviewDays'>, today: Day): Day {
  return rollForward(addDays(today, program.reviewDays.value ?? 0));
}
