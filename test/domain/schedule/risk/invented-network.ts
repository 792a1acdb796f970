import { type Day, day, fromDayNumber, toDayNumber } from '../../../../server/domain/calendar.ts';
import { dollars } from '../../../../server/domain/money.ts';
import type {
  NetworkActivity,
  NetworkCalendar,
  NetworkLink,
  PlacedNetwork,
  WorkNetwork,
} from '../../../../server/domain/schedule/network/work-network.ts';
import type { ActivityRisk, ScheduleRiskData } from '../../../../server/domain/schedule/risk/schedule-risk-data.ts';
import type { SimulationSettings } from '../../../../server/domain/schedule/risk/simulate-schedule.ts';

/** Nothing is uncertain. */
export const certain: ScheduleRiskData = {
  fieldPace: { low: 1, likely: 1, high: 1, source: 'Invented.', confidence: 'planning assumption' },
  badSeason: { low: 1, likely: 1, high: 1, source: 'Invented.', confidence: 'planning assumption' },
  lateDelivery: { share: 0, low: 240, likely: 300, high: 365, source: 'Invented.', confidence: 'planning assumption' },
  slowReview: { low: 0, likely: 0, high: 0, source: 'Invented.', confidence: 'planning assumption' },
};

/** A calendar of the days for which `isOpen` says so; a closed season lies between windows. */
export function aCalendar(key: string, { dayCount, startOn, isOpen, isClosedSeason }: CalendarWish): NetworkCalendar {
  const first = toDayNumber(startOn);
  const all = Array.from({ length: dayCount }, (_, offset) => offset);
  const closed = (offset: number): boolean => isClosedSeason?.(fromDayNumber(first + offset)) ?? false;
  const days = all.filter((offset) => isOpen((first + offset + 4) % 7) && !closed(offset));
  const isBreak = (from: number, to: number): boolean => all.slice(from + 1, to).some(closed);
  let end = days.length - 1;
  const windowEnd = new Int32Array(days.length);
  for (let ordinal = days.length - 1; ordinal >= 0; ordinal--) {
    if (ordinal < days.length - 1 && isBreak(days[ordinal] ?? 0, days[ordinal + 1] ?? 0)) end = ordinal;
    windowEnd[ordinal] = end;
  }
  const ordinalFrom = Int32Array.from({ length: dayCount + 1 }, (_, offset) => {
    const found = days.findIndex((open) => open >= offset);
    return found < 0 ? days.length - 1 : found;
  });
  return { key, title: key, days: Int32Array.from(days), ordinalFrom, windowEnd };
}

/** Sites one after the other with survey, permit, tower work and removal by few crews, a delivery for all, and a goal at the end. */
export function aNetwork({ sites = 6, crews = 2, dayCount = 1500, winters = true, startOn = day('2027-01-04') }: NetworkWish = {}): WorkNetwork {
  const calendars = [
    aCalendar('every day', { dayCount, startOn, isOpen: () => true }),
    aCalendar('field', { dayCount, startOn, isOpen: isWeekday }),
    aCalendar('field, no winter', {
      dayCount,
      startOn,
      isOpen: isWeekday,
      ...(winters && { isClosedSeason: (value: Day) => value.slice(5) >= '12-01' || value.slice(5) <= '04-01' }),
    }),
  ];
  const activities: NetworkActivity[] = [];
  const links: NetworkLink[] = [];
  const add = (id: string, values: Partial<NetworkActivity>, after: [from: number, lagDays?: number][] = []): number => {
    const to = activities.length;
    activities.push({ id, step: id.split('.')[1] ?? id, title: id, place: -1, duration: 1, calendar: 0, resource: -1, release: 0, ...values });
    for (const [from, lagDays = 0] of after) links.push({ from, to, kind: 'finish-start', lagDays });
    return to;
  };
  const order = add('NETWORK.order', { duration: 30, release: 3 });
  const delivery = add('NETWORK.lead-time', { duration: 84 }, [[order]]);
  const removed = Array.from({ length: sites }, (_, site) => {
    const code = `HP-${String(site + 1).padStart(4, '0')}`;
    const field = site % 4 === 3 ? 2 : 1;
    const survey = add(`${code}.survey`, { place: site, duration: 1, calendar: field, resource: 1 });
    const permit = add(`${code}.permit`, { place: site, duration: 60 }, [[survey]]);
    const review = add(`${code}.environment`, { place: site, duration: 0 }, [[survey]]);
    const install = add(`${code}.install`, { place: site, duration: 5, calendar: field, resource: 0 }, [[permit], [review], [delivery]]);
    return add(`${code}.removal`, { place: site, duration: 2, calendar: field, resource: 0 }, [[install, 14]]);
  });
  const goal = add(
    'NETWORK.destruction',
    { duration: 22 },
    removed.map((from) => [from]),
  );
  const places = Array.from({ length: sites }, (_, site) => {
    const siteCode = `HP-${String(site + 1).padStart(4, '0')}`;
    return { siteCode, point: { latitude: 40 + ((site * 7) % 5) * 0.4, longitude: -103 + ((site * 3) % 4) * 0.9 }, cluster: 'A' };
  });
  const team = { costPerDayCents: dollars(3500), mobilisationCents: dollars(4500), homes: [] };
  const resources = [
    { key: 'tower-crew', title: 'Tower crews', teams: crews, ...team, travel: { freeMiles: 50, milesPerDay: 350 } },
    { key: 'survey-team', title: 'Survey teams', teams: 1, ...team, travel: null },
  ];
  return { startOn, dayCount, activities, links, resources, calendars, places, goal };
}

/** Every activity as the plan has it; changes by step. */
export function risksOf({ activities }: WorkNetwork, changes: (activity: NetworkActivity) => Partial<ActivityRisk> = () => ({})): ActivityRisk[] {
  return activities.map((activity) => ({
    draw: activity.id,
    spread: { low: activity.duration, likely: activity.duration, high: activity.duration },
    share: 1,
    neededWith: activity.id,
    isFieldWork: activity.resource >= 0,
    isDelivery: activity.step === 'lead-time',
    followsClaims: false,
    cause:
      activity.step === 'lead-time' ? 'supply chain' : activity.step === 'permit' || activity.step === 'environment' ? 'permits' : 'the work itself',
    title: activity.step,
    releaseCause: activity.release > 0 ? 'funding' : 'the work itself',
    ...changes(activity),
  }));
}

/** Ranges around what the plan has: half to double, and a review at three of ten sites. */
export function wideRisksOf(network: WorkNetwork): ActivityRisk[] {
  return risksOf(network, ({ step, duration }) =>
    step === 'environment'
      ? { spread: { low: 60, likely: 105, high: 180 }, share: 0.3 }
      : { spread: { low: Math.ceil(duration / 2), likely: duration, high: duration * 2 } },
  );
}

export function settingsFor(network: WorkNetwork, values: Partial<SimulationSettings> = {}): SimulationSettings {
  return {
    seed: 7,
    data: certain,
    risks: risksOf(network),
    weather: { kinds: [], kindsAt: network.places.map(() => []) },
    freezeDays: new Uint8Array(network.dayCount),
    runs: 200,
    ...values,
  };
}

/**
 * A plan of the network, found in the plainest way: activities in their order, each as early as links, calendar and the first free team allow. It
 * shares no code with the planner.
 */
export function planSimply(network: WorkNetwork): PlacedNetwork {
  const { activities, links, calendars, resources } = network;
  const starts = new Int32Array(activities.length);
  const ends = new Int32Array(activities.length);
  const teams = new Int32Array(activities.length).fill(-1);
  const free = resources.map((resource) => Array.from({ length: resource.teams }, () => ({ day: 0, place: -1 })));
  activities.forEach((activity, index) => {
    let earliest = activity.release;
    for (const link of links) {
      if (link.to !== index) continue;
      const from = link.kind === 'finish-start' ? (ends[link.from] ?? 0) + 1 : (starts[link.from] ?? 0);
      earliest = Math.max(earliest, from + link.lagDays);
    }
    starts[index] = earliest;
    ends[index] = earliest - 1;
    if (activity.duration === 0) return;
    const crews = free[activity.resource] ?? [];
    const there = crews.map(({ day: from, place }) => from + roadDays(network, activity, place));
    const team = there.indexOf(Math.min(...there));
    const days = calendars[activity.calendar]?.days ?? new Int32Array(0);
    const windowEnd = calendars[activity.calendar]?.windowEnd ?? new Int32Array(0);
    const from = Math.max(earliest, there[team] ?? 0);
    const longest = Math.max(...windowEnd.map((end, at) => end - at + 1));
    const at = days.findIndex(
      (open, ordinal) => open >= from && (activity.duration > longest || ordinal + activity.duration - 1 <= (windowEnd[ordinal] ?? 0)),
    );
    if (at < 0) throw new Error(`${activity.id} does not fit.`);
    starts[index] = days[at] ?? 0;
    ends[index] = days[at + activity.duration - 1] ?? 0;
    teams[index] = team;
    const crew = crews[team];
    if (crew) Object.assign(crew, { day: (ends[index] ?? 0) + 1, place: activity.place });
  });
  return { starts, ends, teams, finish: ends[network.goal] ?? 0 };
}

function roadDays({ resources, places }: WorkNetwork, activity: NetworkActivity, from: number): number {
  const travel = resources[activity.resource]?.travel;
  const [one, other] = [places[from]?.point, places[activity.place]?.point];
  if (!travel || !one || !other) return 0;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half =
    Math.sin(radians(other.latitude - one.latitude) / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  const miles = 2 * 3958.8 * Math.asin(Math.sqrt(half));
  return Math.ceil(Math.max(0, miles - travel.freeMiles) / travel.milesPerDay);
}

function isWeekday(weekday: number): boolean {
  return weekday > 0 && weekday < 6;
}

interface CalendarWish {
  dayCount: number;
  startOn: Day;
  /** 0 is Sunday. */
  isOpen: (weekday: number) => boolean;
  isClosedSeason?: (value: Day) => boolean;
}

interface NetworkWish {
  sites?: number;
  crews?: number;
  dayCount?: number;
  winters?: boolean;
  startOn?: Day;
}
