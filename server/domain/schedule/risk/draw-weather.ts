import { addMonths, type Day, fromDayNumber, toDayNumber } from '../../calendar.ts';
import { type Spread, triangularAt } from '../../cost/risk/distributions.ts';
import { randomStream } from '../../random.ts';
import type { WorkNetwork } from '../network/work-network.ts';
import { type RunCalendar, toRunCalendar } from './run-calendar.ts';

/** However bad a season, now and then there is a day to work on. */
const mostLost = 0.95;
const monthsPerSeason = 3;

/**
 * Days on which no field work can be done, run after run. For each kind of weather one factor says how bad each season is, then each day is lost or
 * not: all places that know this weather lose the same days, so neighbors suffer together. `calendarOf` gives the calendar of each activity among
 * those that come back, in which lost days are closed.
 */
export function prepareWeather(network: WorkNetwork, weather: Weather, seed: number): WeatherDraws {
  const { activities, dayCount } = network;
  const calendars = network.calendars.map(toRunCalendar);
  const places: OpenCalendar[] = calendars.map((base) => ({ base, region: -1, open: base }));
  const regions: readonly (readonly number[])[] = listRegions(weather);
  const regionOf = weather.kindsAt.map((kinds) => regions.findIndex((region) => region.join() === kinds.join()));
  const known = new Map<string, number>();
  const calendarOf = Int32Array.from(activities, ({ calendar, place }, index) => {
    const region = weather.isOutdoors[index] ? (regionOf[place] ?? -1) : -1;
    const base = calendars[calendar];
    if (region < 0 || !base) return calendar;
    const key = `${calendar} in ${region}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, places.length);
    return places.push({ base, region, open: emptyCalendar(base) }) - 1;
  });
  const monthOf = monthsOfDays(network);
  const byKind = weather.kinds.map(() => new Uint8Array(dayCount));
  const byRegion = regions.map((kinds) => (kinds.length === 1 ? (byKind[kinds[0] ?? 0] ?? new Uint8Array(dayCount)) : new Uint8Array(dayCount)));
  const draw = (run: number): readonly RunCalendar[] => {
    weather.kinds.forEach(({ key, lostDayShares }, kind) => {
      if (!regions.some((region) => region.includes(kind))) return;
      const random = randomStream(seed, `weather ${key} ${run}`);
      loseDays(byKind[kind] ?? new Uint8Array(0), { random, lostDayShares, monthOf, badSeason: weather.badSeason });
    });
    regions.forEach((kinds, region) => {
      if (kinds.length > 1) joinDays(byRegion[region] ?? new Uint8Array(0), byKind, kinds);
    });
    return places.map(({ base, region, open }) => (region < 0 ? base : takeOut(base, byRegion[region] ?? new Uint8Array(0), open)));
  };
  const lostOf = (activity: number): Uint8Array | undefined => byRegion[places[calendarOf[activity] ?? -1]?.region ?? -1];
  const daysLost = (until: number): number => {
    let days = 0;
    for (const lost of byRegion) for (let day = 0; day < until && day < lost.length; day++) days += lost[day] ?? 0;
    return days / Math.max(1, byRegion.length);
  };
  return { calendarOf, draw, lostOf, daysLost };
}

/** Each combination of kinds that some place knows. */
function listRegions({ kindsAt }: Weather): (readonly number[])[] {
  const byName = new Map(kindsAt.filter((kinds) => kinds.length > 0).map((kinds) => [kinds.join(), kinds]));
  return [...byName.values()];
}

function loseDays(lost: Uint8Array, { random, lostDayShares, monthOf, badSeason }: OneWeather): void {
  let season = -1;
  let factor = 1;
  for (let day = 0; day < lost.length; day++) {
    const month = monthOf[day] ?? 0;
    // December counts to the winter of the year that follows.
    const here = Math.floor((month + 1) / monthsPerSeason);
    if (here !== season) {
      season = here;
      factor = triangularAt(random(), badSeason);
    }
    const share = factor * (lostDayShares[month % 12] ?? 0);
    lost[day] = random() < (share < mostLost ? share : mostLost) ? 1 : 0;
  }
}

function joinDays(lost: Uint8Array, byKind: readonly Uint8Array[], kinds: readonly number[]): void {
  lost.fill(0);
  for (const kind of kinds) {
    const days = byKind[kind] ?? lost;
    for (let day = 0; day < lost.length; day++) if (days[day] === 1) lost[day] = 1;
  }
}

/** The calendar without the days that are lost; its windows end where they ended before. */
function takeOut(base: RunCalendar, lost: Uint8Array, into: RunCalendar): RunCalendar {
  const { days, windowEnd, ordinalFrom } = into;
  let count = 0;
  let longest = 0;
  let from = 0;
  let window = base.windowEnd[0] ?? 0;
  for (let index = 0; index < base.days.length; index++) {
    const day = base.days[index] ?? 0;
    if ((base.windowEnd[index] ?? 0) !== window) {
      window = base.windowEnd[index] ?? 0;
      windowEnd.fill(count - 1, from, count);
      if (count - from > longest) longest = count - from;
      from = count;
    }
    if (lost[day] === 0) days[count++] = day;
  }
  if (count === 0) return base;
  windowEnd.fill(count - 1, from, count);
  if (count - from > longest) longest = count - from;
  let next = 0;
  for (let ordinal = 0; ordinal < count; ordinal++) {
    const day = days[ordinal] ?? 0;
    ordinalFrom.fill(ordinal, next, day + 1);
    next = day + 1;
  }
  ordinalFrom.fill(count - 1, next);
  return { days: days.subarray(0, count), windowEnd: windowEnd.subarray(0, count), ordinalFrom, longest };
}

function emptyCalendar({ days, ordinalFrom }: RunCalendar): RunCalendar {
  return {
    days: new Int32Array(days.length),
    windowEnd: new Int32Array(days.length),
    ordinalFrom: new Int32Array(ordinalFrom.length),
    longest: 0,
  };
}

/** Months of all days, counted from January of year 0. */
function monthsOfDays({ startOn, dayCount }: WorkNetwork): Int32Array {
  const months = new Int32Array(dayCount);
  const first = toDayNumber(startOn);
  let [year = 0, month = 1] = startOn.split('-').map(Number);
  for (let day = 0; day < dayCount; ) {
    const next =
      toDayNumber(
        addMonths(
          fromDayNumber(first + day)
            .slice(0, 8)
            .concat('01') as Day,
          1,
        ),
      ) - first;
    months.fill(12 * year + month - 1, day, Math.min(next, dayCount));
    day = next;
    year += month === 12 ? 1 : 0;
    month = (month % 12) + 1;
  }
  return months;
}

export interface Weather {
  kinds: readonly WeatherKind[];
  /** By place: positions of the kinds it knows, rising. */
  kindsAt: readonly (readonly number[])[];
  /** By activity: loses days to it. */
  isOutdoors: readonly boolean[];
  badSeason: Spread;
}

export interface WeatherKind {
  key: string;
  /** Share of days lost by month, January first. */
  lostDayShares: readonly number[];
}

interface WeatherDraws {
  /** By activity, the position of its calendar among those drawn. */
  calendarOf: Int32Array;
  /** The calendars of one run; written again by the next call. */
  draw: (run: number) => readonly RunCalendar[];
  /** Days that an activity lost in the last run, by day; undefined for work that weather does not stop. */
  lostOf: (activity: number) => Uint8Array | undefined;
  /** Days lost before a day in the last run, on average over the regions. */
  daysLost: (until: number) => number;
}

interface OpenCalendar {
  base: RunCalendar;
  region: number;
  open: RunCalendar;
}

interface OneWeather {
  random: () => number;
  lostDayShares: readonly number[];
  /** By day, counted from January of year 0. */
  monthOf: Int32Array;
  badSeason: Spread;
}
