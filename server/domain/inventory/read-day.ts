import { type Day, fromDayNumber, toDay, toDayNumber } from '../calendar.ts';
import { accept, acceptWith, quote, type Reading, refuse } from './reading.ts';

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const wanted = 'a date such as 2020-06-30 or 6/30/2020';
// Day 25569 of the 1900 date system of spreadsheets is 1970-01-01 (ECMA-376 part 1, 18.17.4.1); true for all days after February 1900.
const serialOfUnixEpoch = 25_569;
// 1954 to 2119: a plain number outside this is more likely a year or a slip than a date.
const firstSerial = 20_000;
const lastSerial = 80_000;
const earliestLikely = '1980-01-01';

/**
 * A day from `2020-06-30`, `6/30/2020`, `Jun 30 2020`, `30 Jun 2020`, `20200630` or a spreadsheet's serial number. Day-first dates, days that
 * do not exist and days after `today` are refused with the sentence that says what to write instead.
 */
export function readDay(text: string, today: Day): Reading<Day> {
  const plain = text
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?$/i, '')
    .trim();
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(plain);
  if (serial) return readSerial(Number(serial[1]), today);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (iso) return check(text, [Number(iso[1]), Number(iso[2]), Number(iso[3])], today);
  const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(plain);
  if (numeric) return readMonthFirst(text, [Number(numeric[1]), Number(numeric[2]), toYear(numeric[3] ?? '')], today);
  const named = readNamedMonth(plain);
  return named ? check(text, named, today) : notADay(text);
}

function readSerial(serial: number, today: Day): Reading<Day> {
  if (serial < firstSerial || serial > lastSerial) return notADay(String(serial));
  return checkRange(fromDayNumber(serial - serialOfUnixEpoch), today);
}

function readMonthFirst(text: string, [first, second, year]: [number, number, number], today: Day): Reading<Day> {
  const dayFirst = first > 12 && second >= 1 && second <= 12 ? toDay(iso(year, second, first)) : undefined;
  if (!dayFirst) return check(text, [year, first, second], today);
  return refuse({
    code: 'day-first-date',
    message: `${quote(text)} has the day first. Write the month first or use year-month-day: ${dayFirst}.`,
    wanted: dayFirst,
  });
}

function readNamedMonth(text: string): [number, number, number] | undefined {
  const monthFirst = /^([a-z]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4}|\d{2})$/i.exec(text);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})$/i.exec(text);
  const [name, date, year] = monthFirst ? [monthFirst[1], monthFirst[2], monthFirst[3]] : [dayFirst?.[2], dayFirst?.[1], dayFirst?.[3]];
  if (name === undefined || date === undefined || year === undefined) return undefined;
  const month = monthNames.findIndex((known) => name.toLowerCase().startsWith(known));
  return month < 0 ? undefined : [toYear(year), month + 1, Number(date)];
}

function check(text: string, [year, month, date]: [number, number, number], today: Day): Reading<Day> {
  const value = toDay(iso(year, month, date));
  if (value) return checkRange(value, today);
  return refuse({ code: 'no-such-day', message: `${quote(text)} is not a day of the calendar. Write ${wanted}.`, wanted });
}

function checkRange(value: Day, today: Day): Reading<Day> {
  if (toDayNumber(value) > toDayNumber(today)) {
    return refuse({
      code: 'day-in-the-future',
      message: `${value} has not come yet. Write the day on which the equipment was obtained.`,
      wanted: `a day up to ${today}`,
    });
  }
  if (value < earliestLikely) {
    return acceptWith(value, {
      code: 'day-long-ago',
      message: `${value} is very long ago. Check the year.`,
      wanted: `a day after ${earliestLikely}`,
    });
  }
  return accept(value);
}

function notADay(text: string): Reading<Day> {
  const message = /^(?:19|20)\d{2}$|^[a-z]+\.?\s+\d{4}$|^\d{4}-\d{2}$|^\d{1,2}\/\d{4}$/i.test(text.trim())
    ? `${quote(text)} names no day. The day decides whether a program pays, so write all of it: ${wanted}.`
    : `${quote(text)} is not a date. Write ${wanted}.`;
  return refuse({ code: 'not-a-day', message, wanted });
}

function iso(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function toYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
}
