import { z } from 'zod';
import { addYears, type Day, formatDay } from '../../domain/calendar.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import type { WorkPlan } from '../../domain/schedule/work-plan.ts';
import type { FormContext } from './form-context.ts';
import { readCrews } from './read-crews.ts';
import { readLeftOut } from './read-left-out.ts';
import { readFreezes, readLateDeliveries, readMoneyParts, readOwnDurations } from './read-rows.ts';
import { type Refuse, readDay, readWhole, readWords } from './read-values.ts';

const page = z.coerce.number().int().min(1).max(100_000).catch(1);
/** Passes that a search may spend. */
export const searches = { quick: 50, normal: 500, thorough: 5_000 } as const;

export function readPage(text: string | undefined): number {
  return page.parse(text ?? 1);
}

/** What the form for a new plan holds; every value that cannot be used comes back as an issue of its field. */
export function readScheduleInput(body: Record<string, string>, context: FormContext): Result<ScheduleInput> {
  const issues: Issue[] = [];
  const refuse = (field: string): Refuse => {
    return (message) => {
      if (!issues.some((issue) => issue.field === field)) issues.push({ severity: 'error', code: 'input', field, message });
      return null;
    };
  };
  const startOn = readDay(body.startOn, refuse('startOn')) ?? refuse('startOn')('Enter the day on which work may start.');
  const orderOn = readDay(body.orderOn, refuse('orderOn'));
  const firstFundsOn = readDay(body.firstFundsOn, refuse('firstFundsOn'));
  if (startOn !== null) checkDays({ startOn, orderOn, firstFundsOn }, refuse);
  const goal = readGoal(body, startOn, refuse);
  const input = {
    name: readWords(body.name, { most: 80, lines: 'one line' }, refuse('name')),
    note: readWords(body.note, { most: 2_000, lines: 'many lines' }, refuse('note')),
    passes: readPasses(body.passes, refuse('passes')),
  };
  const decided: Omit<WorkPlan, 'startOn' | 'goal'> = {
    ...(orderOn && { orderOn }),
    ...(firstFundsOn && { firstFundsOn }),
    termYears: context.termYears,
    money: readMoneyParts(body, startOn, refuse),
    crews: readCrews(body, context, refuse),
    workWeek: body.workWeek === 'six days' ? 'six days' : 'five days',
    freezes: readFreezes(body, refuse),
    durations: readOwnDurations(body, context, refuse),
    sitesLeftOut: readLeftOut(body, context, refuse),
    lateDeliveries: readLateDeliveries(body, context, refuse),
  };
  return startOn && goal && issues.length === 0 ? good({ ...input, plan: { startOn, ...decided, goal } }) : bad(issues);
}

function checkDays(
  { startOn, orderOn, firstFundsOn }: { startOn: Day; orderOn: Day | null; firstFundsOn: Day | null },
  refuse: (field: string) => Refuse,
) {
  if (orderOn !== null && orderOn < startOn) {
    refuse('orderOn')(`The order comes before the work may start on ${formatDay(startOn)}. Enter that day or a later one.`);
  }
  const [first, last] = [addYears(startOn, -2), addYears(startOn, 5)];
  if (firstFundsOn !== null && (firstFundsOn < first || firstFundsOn > last)) {
    refuse('firstFundsOn')(
      `The first money arrives at most two years before and five after the start of work: ${formatDay(first)} to ${formatDay(last)}.`,
    );
  }
}

function readGoal(body: Record<string, string>, startOn: Day | null, refuse: (field: string) => Refuse): WorkPlan['goal'] | null {
  if (body.goal !== 'fewest crews') return { kind: 'finish' };
  const finishBy = readDay(body.finishBy, refuse('finishBy'));
  if (finishBy === null) return refuse('finishBy')('Enter the day by which the work must be finished.');
  if (startOn !== null && finishBy <= startOn)
    return refuse('finishBy')(`The day lies before the work may start on ${formatDay(startOn)}. Enter a later one.`);
  if ((body['crew-tower-crew-teams'] ?? '').trim() !== '') {
    refuse('crew-tower-crew-teams')(
      'The planner finds the fewest tower crews itself for this goal. Clear their number, or choose to finish as early as possible.',
    );
  }
  return { kind: 'fewest crews', finishBy };
}

function readPasses(text: string | undefined, refuse: Refuse): number {
  const known = Object.values(searches).find((passes) => String(passes) === text);
  return known ?? readWhole(text, [1, 20_000], refuse) ?? searches.normal;
}

export interface ScheduleInput {
  name: string;
  note: string;
  plan: WorkPlan;
  passes: number;
}
