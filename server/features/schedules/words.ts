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
