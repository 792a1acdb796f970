import { toDayNumber } from '../../calendar.ts';
import type { AccessSeason } from '../../inventory/site.ts';
import type { SeasonRules } from '../read-access-seasons.ts';
import { listPlanDays, type PlanDay, toSeasonCalendar } from '../work-calendar.ts';
import type { WorkPlan } from '../work-plan.ts';
import { isClosedByDefault, type RegionalSeason } from './read-regional-seasons.ts';
import type { CalendarKind } from './read-work-templates.ts';
import type { NetworkCalendar } from './work-network.ts';

const thursday = 4;
const saturday = 6;

/**
 * Calendars as steps ask for them, each made once: every day; an office from Monday to Friday; field work on the days of the working week on which
 * the site is open; cut-over in the nights of Monday to Thursday, where a cut-over that fits into one week is not spread over two. Federal
 * holidays count for all but the first, freezes for the field and the nights.
 */
export function calendarSource({ plan, seasons, dayCount }: CalendarSettings): CalendarSource {
  const planDays = listPlanDays(toDayNumber(plan.startOn), dayCount);
  const calendars: NetworkCalendar[] = [];
  const positions = new Map<string, number>();
  const freezes = plan.freezes.map(({ from, until, stops }) => {
    return { from: toDayNumber(from) - toDayNumber(plan.startOn), until: toDayNumber(until) - toDayNumber(plan.startOn), stops };
  });
  return { calendars, positionOf };

  function positionOf(kind: CalendarKind, season: AccessSeason, regions: readonly RegionalSeason[]): number {
    const closing = kind === 'field' || kind === 'night' ? regions.filter(isClosedByDefault) : [];
    const key = kind === 'every-day' || kind === 'office' ? kind : [kind, season, ...closing.map((region) => region.key)].join(' ');
    const known = positions.get(key);
    if (known !== undefined) return known;
    const closed = closedDates([...seasons[season].closures, ...closing.flatMap(({ closures }) => closures)]);
    const days = candidates(kind).map((one) => ({
      day: one.day,
      open: kind === 'office' || kind === 'every-day' || !(closed.has(one.date) || isFrozen(one.day, kind)),
    }));
    const title = titles[kind] + (key === kind || season === 'all-year' ? '' : `, ${season}`) + closing.map((region) => `, ${region.title}`).join('');
    const calendar = toSeasonCalendar(days, dayCount);
    const windows = kind === 'night' ? endWeekly(calendar, planDays) : calendar;
    positions.set(key, calendars.push({ key, title, ...windows }) - 1);
    return calendars.length - 1;
  }

  function candidates(kind: CalendarKind): readonly PlanDay[] {
    if (kind === 'every-day') return planDays;
    const last = kind === 'night' ? thursday : kind === 'field' && plan.workWeek === 'six days' ? saturday : saturday - 1;
    return planDays.filter(({ weekday, holiday }) => weekday > 0 && weekday <= last && !holiday);
  }

  function isFrozen(day: number, kind: 'field' | 'night'): boolean {
    return freezes.some(({ from, until, stops }) => from <= day && day <= until && (kind === 'night' || stops === 'field work'));
  }
}

const titles: Readonly<Record<CalendarKind, string>> = {
  'every-day': 'Every day',
  office: 'Monday to Friday, no federal holidays',
  field: 'Field work',
  night: 'Maintenance nights, Monday to Thursday',
};

/** Every window ends with the last night of its week. */
function endWeekly<T extends { days: Int32Array; windowEnd: Int32Array }>(calendar: T, planDays: readonly PlanDay[]): T {
  const { days, windowEnd } = calendar;
  const ends = windowEnd.slice();
  for (let ordinal = days.length - 2; ordinal >= 0; ordinal--) {
    const [here, next] = [planDays[days[ordinal] ?? 0]?.weekday ?? 0, planDays[days[ordinal + 1] ?? 0]?.weekday ?? 0];
    if (next <= here || (days[ordinal + 1] ?? 0) - (days[ordinal] ?? 0) > thursday) ends[ordinal] = ordinal;
    else if ((windowEnd[ordinal] ?? 0) > ordinal) ends[ordinal] = ends[ordinal + 1] ?? ordinal;
  }
  return { ...calendar, windowEnd: ends };
}

/** All dates of a year, `MM-DD`, that fall into a closure. */
function closedDates(closures: readonly { from: string; until: string }[]): ReadonlySet<string> {
  const closed = new Set<string>();
  for (let month = 1; month <= 12; month++) {
    for (let date = 1; date <= 31; date++) {
      const text = `${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      const isIn = closures.some(({ from, until }) => (from <= until ? from <= text && text <= until : from <= text || text <= until));
      if (isIn) closed.add(text);
    }
  }
  return closed;
}

export interface CalendarSource {
  calendars: NetworkCalendar[];
  /** Position of the calendar, which is made when it is first asked for. */
  positionOf: (kind: CalendarKind, season: AccessSeason, regions: readonly RegionalSeason[]) => number;
}

interface CalendarSettings {
  plan: Pick<WorkPlan, 'startOn' | 'freezes' | 'workWeek'>;
  seasons: SeasonRules;
  dayCount: number;
}
