import type { Day } from '../calendar.ts';
import { federalHolidays } from './federal-days.ts';
import { element, elements } from './xml-text.ts';

/** Business days: Monday to Friday without federal holidays. */
export const businessCalendar = 1;
/** Every day of the week, for steps that are counted in calendar days. */
export const everyDayCalendar = 2;
/** Calendars of crews are numbered from here. */
const firstCrewCalendar = 3;

export function crewCalendar(crew: number): number {
  return firstCrewCalendar + crew - 1;
}

/**
 * The calendars of a Project file: eight hours a day, holidays from a year before to two years after the plan. Exceptions are written twice, as
 * Project itself does: as a day of type 0, which older readers take, and as an Exception, which newer ones take.
 */
export function writeProjectCalendars(first: Day, last: Day, crews: readonly number[]): string {
  const holidays = federalHolidays(Number(first.slice(0, 4)) - 1, Number(last.slice(0, 4)) + 2);
  const period = (day: Day) => `<TimePeriod>${elements({ FromDate: `${day}T00:00:00`, ToDate: `${day}T23:59:00` })}</TimePeriod>`;
  const daysOff = holidays.map(({ day }) => `<WeekDay>${elements({ DayType: 0, DayWorking: 0 })}${period(day)}</WeekDay>`).join('');
  const exceptions = holidays
    .map(
      ({ day, name }) =>
        `<Exception>${element('EnteredByOccurrences', 0)}${period(day)}${elements({ Occurrences: 1, Name: name, Type: 1, DayWorking: 0 })}</Exception>`,
    )
    .join('');
  const week = (isOpen: (dayType: number) => boolean) => [1, 2, 3, 4, 5, 6, 7].map((dayType) => weekDay(dayType, isOpen(dayType))).join('');
  return `<Calendars>${[
    calendar({ UID: businessCalendar, Name: 'Business days', IsBaseCalendar: 1, BaseCalendarUID: -1 }, [
      `<WeekDays>${week((dayType) => dayType > 1 && dayType < 7)}${daysOff}</WeekDays>`,
      `<Exceptions>${exceptions}</Exceptions>`,
    ]),
    calendar({ UID: everyDayCalendar, Name: 'Every day', IsBaseCalendar: 1, BaseCalendarUID: -1 }, [`<WeekDays>${week(() => true)}</WeekDays>`]),
    ...crews.map((crew) =>
      calendar({ UID: crewCalendar(crew), Name: `Tower crew ${crew}`, IsBaseCalendar: 0, BaseCalendarUID: businessCalendar }, []),
    ),
  ].join('')}</Calendars>`;
}

function calendar(head: Readonly<Record<string, string | number>>, parts: string[]): string {
  return `<Calendar>${elements(head)}${parts.join('')}</Calendar>`;
}

/** 1 is Sunday. */
function weekDay(dayType: number, isOpen: boolean): string {
  const hours = (from: string, to: string) => `<WorkingTime>${elements({ FromTime: from, ToTime: to })}</WorkingTime>`;
  const working = isOpen ? `<WorkingTimes>${hours('08:00:00', '12:00:00')}${hours('13:00:00', '17:00:00')}</WorkingTimes>` : '';
  return `<WeekDay>${elements({ DayType: dayType, DayWorking: isOpen ? 1 : 0 })}${working}</WeekDay>`;
}
