import type { Issue } from '../../result.ts';
import { nameActivity } from './name-activity.ts';
import type { NetworkCalendar, WorkNetwork } from './work-network.ts';

/** Days are kept in arrays over the calendar, and lags are added to days. */
const mostDays = 100_000;
const mostTeams = 1_000;

/** A sentence for each number that makes no sense, before anything is computed with it. */
export function checkNumbers(network: WorkNetwork): Issue[] {
  const { activities, links, resources, calendars, places, dayCount, goal } = network;
  const issues: Issue[] = [];
  const fault = (code: string, message: string, subject?: string): void => {
    issues.push({ severity: 'error', code, message, ...(subject !== undefined && { subject }) });
  };
  if (!isWhole(dayCount, 1, mostDays)) fault('days-not-whole', `The plan reaches ${dayCount} days. Give a whole number from 1 to ${mostDays}.`);
  if (activities.length === 0) fault('no-activities', 'There is nothing to plan: the network has no activities.');
  else if (!isWhole(goal, 0, activities.length - 1)) fault('no-such-goal', `The goal is activity ${goal}, which does not exist. Choose another.`);
  const ids = new Set<string>();
  activities.forEach(({ id, duration, release, calendar, resource, place }, index) => {
    const name = nameActivity(network, index);
    if (ids.has(id)) fault('id-twice', `${name}: the id stands twice. Give each activity its own.`, id);
    ids.add(id);
    if (!isWhole(duration, 0, mostDays))
      fault('duration-not-whole', `${name} takes ${duration} days. Give a whole number from 0 to ${mostDays}.`, id);
    if (!isWhole(release, 0, mostDays)) fault('release-not-whole', `${name} is released on day ${release}. Give a whole number from 0.`, id);
    if (!isWhole(calendar, 0, calendars.length - 1)) fault('no-such-calendar', `${name} has calendar ${calendar}, which does not exist.`, id);
    if (!isWhole(resource, -1, resources.length - 1)) fault('no-such-resource', `${name} needs resource ${resource}, which does not exist.`, id);
    if (!isWhole(place, -1, places.length - 1)) fault('no-such-place', `${name} is at place ${place}, which does not exist.`, id);
  });
  for (const { from, to, lagDays, kind } of links) {
    const [before, after] = [nameActivity(network, from), nameActivity(network, to)];
    const exists = isWhole(from, 0, activities.length - 1) && isWhole(to, 0, activities.length - 1);
    if (!exists) fault('no-such-activity', `A link goes from ${before} to ${after}; one of them does not exist. Remove the link.`);
    else if (!isWhole(lagDays, 0, mostDays)) {
      fault('lag-not-whole', `${after} waits ${lagDays} days after ${before}. Give a whole number from 0 to ${mostDays}.`, activities[to]?.id);
    } else if (kind !== 'finish-start' && kind !== 'start-start')
      fault('no-such-link-kind', `The link from ${before} to ${after} is "${String(kind)}".`);
  }
  for (const { title, teams, travel, costPerDayCents, mobilisationCents } of resources) {
    if (!isWhole(teams, 0, mostTeams)) fault('teams-not-whole', `${title} has ${teams} teams. Give a whole number from 0 to ${mostTeams}.`);
    if (!isWhole(costPerDayCents, 0) || !isWhole(mobilisationCents, 0))
      fault('cost-not-whole', `${title} has a cost below zero or not in whole cents.`);
    if (travel && !(travel.freeMiles >= 0 && travel.milesPerDay > 0)) {
      const rule = `${travel.milesPerDay} miles a day beyond ${travel.freeMiles}`;
      fault('travel-rule', `${title} travels ${rule}. Give free miles of 0 or more and miles a day above 0.`);
    }
  }
  for (const calendar of calendars) {
    if (!isConsistent(calendar))
      fault('calendar-days', `The days of the calendar "${calendar.title}" are not in order or its windows do not match them.`);
  }
  for (const { siteCode, point } of places) {
    if (!point || (Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180)) continue;
    fault('place-off-earth', `Site ${siteCode} is at ${point.latitude}, ${point.longitude}, which is not on Earth. Mend its coordinates.`, siteCode);
  }
  return issues;
}

function isConsistent({ days, windowEnd }: NetworkCalendar): boolean {
  if (windowEnd.length !== days.length) return false;
  return days.every((day, ordinal) => {
    const end = windowEnd[ordinal] ?? -1;
    const isEnd = end === ordinal || windowEnd[ordinal + 1] === end;
    return day >= 0 && (ordinal === 0 || day > (days[ordinal - 1] ?? 0)) && end >= ordinal && end < days.length && isEnd;
  });
}

function isWhole(value: number, least: number, most = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}
