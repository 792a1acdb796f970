import { isAHoliday } from '@18f/us-federal-holidays';

/** A calendar day, `YYYY-MM-DD`, without time or zone. */
export type Day = string & { readonly brand: 'Day' };

/** An instant in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export type Instant = string & { readonly brand: 'Instant' };

const millisecondsPerDay = 86_400_000;

// Making a formatter takes far longer than using one.
const washington = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', year: 'numeric', month: '2-digit', day: '2-digit' });
const washingtonClock = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
});

/** A Day from `YYYY-MM-DD`, or undefined when the text is not a real day of the years 1900 to 2199. */
export function toDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (year < 1900 || year > 2199) return undefined;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text) ? (text as Day) : undefined;
}

/** A Day that the program itself states. Throws RangeError when it is not one. */
export function day(text: string): Day {
  const value = toDay(text);
  if (!value) throw new RangeError(`Not a day: ${text}`);
  return value;
}

/** Days since 1970-01-01, for arithmetic in schedules. */
export function toDayNumber(value: Day): number {
  return Date.parse(`${value}T00:00:00Z`) / millisecondsPerDay;
}

export function fromDayNumber(value: number): Day {
  return new Date(Math.round(value) * millisecondsPerDay).toISOString().slice(0, 10) as Day;
}

export function addDays(value: Day, days: number): Day {
  return fromDayNumber(toDayNumber(value) + days);
}

/** Same day of the month, or its last day where the month is shorter (Aug 31 + 6 months = Feb 28 or 29). */
export function addMonths(value: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = value.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10) as Day;
}

export function addYears(value: Day, years: number): Day {
  return addMonths(value, 12 * years);
}

/** Days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: Day, end: Day): number {
  return toDayNumber(end) - toDayNumber(start);
}

/** Monday to Friday and no federal holiday (5 U.S.C. 6103, observed days included). */
export function isBusinessDay(value: Day): boolean {
  const instant = new Date(`${value}T00:00:00Z`);
  const weekday = instant.getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isAHoliday(instant, { utc: true });
}

/** The day itself, or the next business day when it falls on a weekend or federal holiday. */
export function rollForward(value: Day): Day {
  let rolled = value;
  while (!isBusinessDay(rolled)) rolled = addDays(rolled, 1);
  return rolled;
}

/** The day of an instant in Washington, D.C. (Eastern time), by which the FCC and its rules count days. */
export function dayOf(instant: Instant): Day {
  const parts = new Map(washington.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}` as Day;
}

/** `10:04 EST`: the time of an instant in Washington, D.C., with the name of its zone. */
export function washingtonTime(instant: Instant): string {
  const parts = new Map(washingtonClock.formatToParts(Date.parse(instant)).map(({ type, value }) => [type, value]));
  return `${parts.get('hour')}:${parts.get('minute')}\u00a0${parts.get('timeZoneName')}`;
}

/** The day of an instant in UTC: the one to show beside a time in UTC. */
export function utcDayOf(instant: Instant): Day {
  return instant.slice(0, 10) as Day;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Mar 14, 2028`, with no-break spaces. */
export function formatDay(value: Day): string {
  const [year, month, date] = value.split('-');
  return `${months[Number(month) - 1]}\u00a0${Number(date)},\u00a0${year}`;
}
