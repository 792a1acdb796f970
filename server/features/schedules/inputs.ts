import { z } from 'zod';
import { type Day, toDay } from '../../domain/calendar.ts';
import { bad, good, type Issue, type Result } from '../../domain/result.ts';
import type { WorkPlan } from '../../domain/schedule/work-plan.ts';

const page = z.coerce.number().int().min(1).max(100_000).catch(1);
export const searches = { quick: 200, normal: 1000, thorough: 5000 } as const;
const mostPasses = 50_000;

export function readPage(text: string | undefined): number {
  return page.parse(text ?? 1);
}

/** What the form for a new plan holds; every value that cannot be used comes back as an issue of its field. */
export function readScheduleInput(body: Record<string, string>, { termYears }: { termYears: number | null }): Result<ScheduleInput> {
  const issues: Issue[] = [];
  const refuse = (field: string, message: string): null => {
    issues.push({ severity: 'error', code: 'input', field, message });
    return null;
  };
  const startOn = readDay(body.startOn, (message) => refuse('startOn', message));
  const firstFundsOn = readDay(body.firstFundsOn, (message) => refuse('firstFundsOn', message));
  const teams = readWhole(body['crew-tower-crew-teams'], [1, 400], (message) => refuse('crew-tower-crew-teams', `Tower crews: ${message}`));
  const passes = readWhole(body.passes, [1, mostPasses], (message) => refuse('passes', message)) ?? searches.normal;
  if (startOn === null && !issues.some(({ field }) => field === 'startOn')) refuse('startOn', 'Enter the day on which work may start.');
  if (startOn === null || issues.length > 0) return bad(issues);
  const plan: WorkPlan = {
    startOn,
    ...(firstFundsOn && { firstFundsOn }),
    termYears,
    money: [],
    crews: teams === null ? {} : { 'tower-crew': { teams } },
    workWeek: 'five days',
    freezes: [],
    durations: {},
    sitesLeftOut: [],
    lateDeliveries: [],
    goal: { kind: 'finish' },
  };
  return good({ name: (body.name ?? '').trim().slice(0, 80), note: (body.note ?? '').trim().slice(0, 2000), plan, passes });
}

function readDay(text: string | undefined, refuse: (message: string) => null): Day | null {
  const typed = (text ?? '').trim();
  if (typed === '') return null;
  return toDay(typed) ?? refuse('Enter the day as year, month and day: 2027-04-01.');
}

function readWhole(text: string | undefined, [least, most]: [number, number], refuse: (message: string) => null): number | null {
  const plain = (text ?? '').replace(/[\s,]/g, '');
  if (plain === '') return null;
  const value = Number(plain);
  if (/^\d{1,9}$/.test(plain) && value >= least && value <= most) return value;
  return refuse(`Enter a whole number from ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')}.`);
}

export interface ScheduleInput {
  name: string;
  note: string;
  plan: WorkPlan;
  passes: number;
}
