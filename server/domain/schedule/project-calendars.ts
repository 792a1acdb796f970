import type { Day } from '../calendar.ts';
import type { AccessSeason } from '../inventory/site.ts';
import { type ClosedSpan, closedSpans } from './closed-spans.ts';
import { federalHolidays } from './federal-days.ts';
import type { SeasonRules } from './read-access-seasons.ts';
import { element, elements } from './xml-text.ts';

/** Business days: Monday to Friday without federal holidays. */
export const businessCalendar = 1;
/** Every day of the week, for steps that are counted in calendar days. */
export const everyDayCalendar = 2;

/** The calendars of a Project file by number: two that every file has, one for each season that closes sites, one for each team. */
export function numberCalendars(seasons: readonly AccessSeason[], teams: readonly string[]): NumberedCalendars {
  return {
    seasons: new Map(seasons.map((season, index) => [season, everyDayCalendar + 1 + index])),
    teams: new Map(teams.map((team, index) => [team, everyDayCalendar + seasons.length + 1 + index])),
  };
}

/**
 * The calendars of a Project file: eight hours a day, holidays and closures from a year before to two years after the plan. Exceptions are written
 * twice, as Project itself does: as a day of type 0, which older readers take, and as an Exception, which newer ones take. None overlaps another.
 */
export function writeProjectCalendars({ first, last, calendars, rules, teamNames }: ProjectCalendars): string {
  const [from, until] = [`${Number(first.slice(0, 4)) - 1}-01-01` as Day, `${Number(last.slice(0, 4)) + 2}-12-31` as Day];
  const holidays = federalHolidays(Number(from.slice(0, 4)), Number(until.slice(0, 4))).map(({ day, name }) => ({
    startOn: day,
    finishOn: day,
    name,
  }));
  const business = (exceptions: readonly NamedSpan[]): string[] => [
    `<WeekDays>${week((dayType) => dayType > 1 && dayType < 7)}${exceptions.map(dayOff).join('')}</WeekDays>`,
    `<Exceptions>${exceptions.map(exception).join('')}</Exceptions>`,
  ];
  const seasonal = [...calendars.seasons].map(([season, uid]) => {
    const closed = rules ? closedSpans(rules[season], from, until).map((span) => ({ ...span, name: 'Closed' })) : [];
    const open = holidays.filter(({ startOn }) => !closed.some((span) => startOn >= span.startOn && startOn <= span.finishOn));
    return calendar(
      { UID: uid, Name: `Business days, ${season}`, IsBaseCalendar: 1, BaseCalendarUID: -1 },
      business([...open, ...closed].sort(byStart)),
    );
  });
  return `<Calendars>${[
    calendar({ UID: businessCalendar, Name: 'Business days', IsBaseCalendar: 1, BaseCalendarUID: -1 }, business(holidays)),
    calendar({ UID: everyDayCalendar, Name: 'Every day', IsBaseCalendar: 1, BaseCalendarUID: -1 }, [`<WeekDays>${week(() => true)}</WeekDays>`]),
    ...seasonal,
    ...[...calendars.teams].map(([team, uid]) =>
      calendar({ UID: uid, Name: teamNames.get(team) ?? team, IsBaseCalendar: 0, BaseCalendarUID: businessCalendar }, []),
    ),
  ].join('')}</Calendars>`;
}

function calendar(head: Readonly<Record<string, string | number>>, parts: string[]): string {
  return `<Calendar>${elements(head)}${parts.join('')}</Calendar>`;
}

function week(isOpen: (dayType: number) => boolean): string {
  return [1, 2, 3, 4, 5, 6, 7].map((dayType) => weekDay(dayType, isOpen(dayType))).join('');
}

/** 1 is Sunday. */
function weekDay(dayType: number, isOpen: boolean): string {
  const hours = (from: string, to: string) => `<WorkingTime>${elements({ FromTime: from, ToTime: to })}</WorkingTime>`;
  const working = isOpen ? `<WorkingTimes>${hours('08:00:00', '12:00:00')}${hours('13:00:00', '17:00:00')}</WorkingTimes>` : '';
  return `<WeekDay>${elements({ DayType: dayType, DayWorking: isOpen ? 1 : 0 })}${working}</WeekDay>`;
}

function dayOff(span: ClosedSpan): string {
  return `<WeekDay>${elements({ DayType: 0, DayWorking: 0 })}${period(span)}</WeekDay>`;
}

function exception(span: NamedSpan): string {
  return `<Exception>${element('EnteredByOccurrences', 0)}${period(span)}${elements({ Occurrences: 1, Name: span.name, Type: 1, DayWorking: 0 })}</Exception>`;
}

function period({ startOn, finishOn }: ClosedSpan): string {
  return `<TimePeriod>${elements({ FromDate: `${startOn}T00:00:00`, ToDate: `${finishOn}T23:59:00` })}</TimePeriod>`;
}

function byStart(a: ClosedSpan, b: ClosedSpan): number {
  return a.startOn < b.startOn ? -1 : 1;
}

interface NamedSpan extends ClosedSpan {
  name: string;
}

interface ProjectCalendars {
  first: Day;
  last: Day;
  calendars: NumberedCalendars;
  /** Without them no season closes a site. */
  rules: SeasonRules | undefined;
  /** Names of teams by key. */
  teamNames: ReadonlyMap<string, string>;
}

export interface NumberedCalendars {
  seasons: ReadonlyMap<AccessSeason, number>;
  /** By the key of a team (`crewKey`). */
  teams: ReadonlyMap<string, number>;
}
