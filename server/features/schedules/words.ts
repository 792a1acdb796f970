import { type Day, daysBetween } from '../../domain/calendar.ts';
import { type CrewKind, crewKinds } from '../../domain/schedule/work-plan.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import type { ScheduleListRow, ScheduleRow } from './queries.ts';

export const schedulesCrumb = { label: 'Schedules', href: paths.schedules() };

/** `One more crew (4)`, or `Plan 4` where it has no name of its own. */
export function planTitle({ name, number }: Pick<ScheduleRow, 'name' | 'number'>): string {
  return name === `Plan ${number}` ? name : `${name} (${number})`;
}

/** Where a plan stands, in a word. */
export function stateTag({ status, jobStatus }: Pick<ScheduleListRow, 'status' | 'jobStatus'>) {
  if (status === 'ready') return { label: 'Ready', tone: 'ok' };
  if (status === 'stopped') return { label: 'Ready, search stopped', tone: 'warn' };
  if (status === 'refused') return { label: 'Not possible', tone: 'stop' };
  if (jobStatus === 'queued') return { label: 'Waiting', tone: 'info' };
  return jobStatus === 'running' ? { label: 'Being made', tone: 'info' } : { label: 'Broke off', tone: 'stop' };
}

/** As people look for them: those that climb first. */
export const shownCrews: readonly CrewKind[] = ['tower-crew', ...crewKinds.filter((trade) => trade !== 'tower-crew')];

export const crewTitles: Readonly<Record<CrewKind, string>> = {
  'survey-team': 'Survey teams',
  'structural-firm': 'Structural engineers',
  'tower-crew': 'Tower crews',
  technician: 'Technician teams',
  'integration-engineer': 'Integration engineers',
  'disposal-firm': 'Disposal teams',
};

/** How far a day lies from another: `14 months after`, `3 days before`. Months where it is more than sixty days. */
export function apart(from: Day, to: Day): string {
  const days = daysBetween(from, to);
  const size = Math.abs(days);
  const words = size > 60 ? counted(Math.round(size / 30.44), 'month') : counted(size, 'day');
  return `${words} ${days < 0 ? 'before' : 'after'}`;
}

/** Why a plan cannot become the plan of an estimate; null where it can. An estimate must come out the same whenever it is computed again. */
export function whyNotAdopted({ status, isKeptFromCopied }: Pick<ScheduleRow, 'status' | 'isKeptFromCopied'>, isRest: boolean): string | null {
  if (isRest)
    return 'This plan is one of the rest of the work: its days come from what was recorded, so that an estimate cannot compute it again. Use a plan of the whole work.';
  if (status === 'stopped')
    return 'The search for this plan was stopped, so that it cannot be repeated exactly. Copy it, let the search end, and use that plan.';
  if (isKeptFromCopied)
    return 'The search for this plan went on from the plan it was copied from, which an estimate cannot repeat. If it ends no earlier than that one, use that one; else copy this plan, search longer, and use the copy.';
  return null;
}
