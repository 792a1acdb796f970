import { type Day, daysBetween } from '../../domain/calendar.ts';

/** How long something holds: `Expires in 12 days`, `Expired`. Nothing where no last day is known. */
export function expiryTag(expiresOn: Day | null, today: Day): { label: string; tone: 'ok' | 'warn' | 'stop' } | null {
  if (expiresOn === null) return null;
  const days = daysBetween(today, expiresOn);
  if (days < 0) return { label: 'Expired', tone: 'stop' };
  if (days === 0) return { label: 'Expires today', tone: 'warn' };
  return { label: `Expires in ${days.toLocaleString('en-US')} ${days === 1 ? 'day' : 'days'}`, tone: days <= 30 ? 'warn' : 'ok' };
}
