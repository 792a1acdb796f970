import { day } from '../../server/domain/calendar.ts';
import { dollars } from '../../server/domain/money.ts';
import { randomStream } from '../../server/domain/random.ts';
import type {
  NetworkActivity,
  NetworkCalendar,
  NetworkLink,
  NetworkPlace,
  NetworkResource,
  WorkNetwork,
} from '../../server/domain/schedule/network/work-network.ts';

const startOn = day('2026-03-02');
const dayCount = 2600;
const sitesPerCluster = 9;

/**
 * A network of work with the shape of a real one, from a seed: sites in clusters over some hundred miles, a fifth closed in winter and a tenth in
 * harvest or hurricane season, cut-overs along a backhaul tree on some nights of the week, crews that travel. One tower crew for 25 sites.
 */
export function inventNetwork(sites: number, seed: number): WorkNetwork {
  const random = randomStream(seed, 'invented network');
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  const activities: NetworkActivity[] = [];
  const links: NetworkLink[] = [];
  const places: NetworkPlace[] = [];
  const add = (own: Partial<NetworkActivity> & { id: string }): number =>
    activities.push({
      step: own.id.split('.')[1] ?? '',
      title: own.id,
      place: -1,
      duration: 0,
      calendar: everyDay,
      resource: -1,
      release: 0,
      ...own,
    }) - 1;
  const link = (from: number, to: number, lagDays = 0, kind: NetworkLink['kind'] = 'finish-start'): void => {
    links.push({ from, to, kind, lagDays });
  };

  const order = add({ id: 'NETWORK.order', duration: 30 });
  const core = add({ id: 'NETWORK.core', duration: 210 });
  const coreOff = add({ id: 'NETWORK.core-removal', duration: 15, calendar: business });
  const destroyed = add({ id: 'NETWORK.destruction', duration: 30 });
  const goal = add({ id: 'NETWORK.complete' });
  link(order, core);
  link(coreOff, destroyed);
  link(destroyed, goal);

  const cutOvers: number[] = [];
  const spread = 1.2 + Math.sqrt(sites) / 8;
  const clusters = Array.from({ length: Math.ceil(sites / sitesPerCluster) }, (_, index) => {
    const season = random();
    return {
      name: `C${index + 1}`,
      latitude: 40 + (random() - 0.5) * spread,
      longitude: -104 + (random() - 0.5) * spread * 1.3,
      calendar: season < 0.2 ? noWinter : season < 0.3 ? noHarvest : business,
    };
  });
  for (let site = 0; site < sites; site++) {
    const cluster = clusters[Math.floor(site / sitesPerCluster)];
    const code = `HP-${String(site + 1).padStart(4, '0')}`;
    const point = {
      latitude: (cluster?.latitude ?? 40) + (random() - 0.5) * 0.35,
      longitude: (cluster?.longitude ?? -104) + (random() - 0.5) * 0.45,
    };
    const place = places.push({ siteCode: code, point, cluster: cluster?.name ?? '' }) - 1;
    const field = cluster?.calendar ?? business;
    const step = (name: string, own: Partial<NetworkActivity>): number => add({ id: `${code}.${name}`, place, ...own });
    const isTower = random() < 0.85;
    const survey = step('survey', { duration: 1, calendar: field, resource: surveyTeams });
    const design = step('design', { duration: between(4, 6), calendar: business, resource: structuralFirms });
    const permit = step('permit', { duration: between(30, 75) });
    const environment = step('environment', { duration: random() < 0.3 ? 105 : 0 });
    const modification = step('modification', { duration: random() < 0.1 ? 120 : 0 });
    const delivery = step('delivery', { duration: between(70, 100) });
    const install = isTower
      ? step('install', { duration: between(5, 7), calendar: field, resource: towerCrews })
      : step('install-light', { duration: between(2, 4), calendar: field, resource: technicians });
    const cutOver = step('cut-over', { duration: between(1, 2), calendar: nights, resource: engineers });
    const removal = isTower
      ? step('removal', { duration: 3, calendar: field, resource: towerCrews })
      : step('removal-light', { duration: 2, calendar: field, resource: technicians });
    const pickup = step('pickup', { duration: 1, calendar: business, resource: disposalFirms });
    link(survey, design, 14);
    link(design, permit);
    link(design, environment);
    link(design, modification);
    link(order, delivery);
    for (const before of [permit, environment, modification, delivery]) link(before, install);
    link(install, cutOver);
    link(core, cutOver);
    const parent = cutOvers[Math.max(0, site - 1 - Math.floor(random() * 12))];
    if (site > 0 && parent !== undefined) link(parent, cutOver, 0, 'start-start');
    cutOvers.push(cutOver);
    link(cutOver, removal, 14);
    link(cutOver, coreOff, 14);
    link(removal, pickup);
    link(pickup, destroyed);
  }
  return { startOn, dayCount, activities, links, resources: resourcesFor(sites), calendars: calendars(), places, goal };
}

const [everyDay, business, noWinter, noHarvest, nights] = [0, 1, 2, 3, 4];
const [towerCrews, technicians, surveyTeams, structuralFirms, engineers, disposalFirms] = [0, 1, 2, 3, 4, 5];

function resourcesFor(sites: number): NetworkResource[] {
  const resource = (key: string, sitesPerTeam: number, own: Partial<NetworkResource> = {}): NetworkResource => {
    const teams = Math.max(1, Math.ceil(sites / sitesPerTeam));
    const home = { latitude: 40, longitude: -104 };
    const homes = Array.from({ length: teams }, () => home);
    const travel = { freeMiles: 60, milesPerDay: 350 };
    return { key, title: key, teams, costPerDayCents: dollars(4_000), mobilisationCents: dollars(8_000), homes, travel, ...own };
  };
  return [
    resource('tower-crew', 25),
    resource('technician', 100),
    resource('survey-team', 125, { costPerDayCents: dollars(1_200), mobilisationCents: dollars(0) }),
    resource('structural-firm', 40, { travel: null, homes: [], costPerDayCents: dollars(1_500), mobilisationCents: dollars(0) }),
    resource('integration-engineer', 45, { travel: null, homes: [], costPerDayCents: dollars(1_600), mobilisationCents: dollars(0) }),
    resource('disposal-firm', 150, { travel: null, homes: [], costPerDayCents: dollars(1_000), mobilisationCents: dollars(0) }),
  ];
}

function calendars(): NetworkCalendar[] {
  // Day 0 is a Monday, March 2; days of the year are counted from it.
  const isWorkday = (date: number): boolean => date % 7 < 5;
  const within = (from: number, until: number) => (date: number) => date % 365 >= from && date % 365 <= until;
  const never = (): boolean => false;
  return [
    calendar('every day', () => true, never),
    calendar('business days', isWorkday, never),
    calendar('not in winter', isWorkday, (date) => !within(59, 257)(date)),
    calendar('not at harvest', isWorkday, within(166, 227)),
    calendar('nights from Tuesday to Thursday, not over the holidays', (date) => date % 7 >= 1 && date % 7 <= 3, within(260, 307)),
  ];
}

function calendar(title: string, isOpen: (date: number) => boolean, isShut: (date: number) => boolean): NetworkCalendar {
  const all = Array.from({ length: dayCount }, (_, date) => date);
  const days = all.filter((date) => isOpen(date) && !isShut(date));
  const ordinalFrom = new Int32Array(dayCount + 1).fill(days.length - 1);
  const windowEnd = new Int32Array(days.length);
  let ordinal = days.length;
  let end = days.length - 1;
  for (const date of all.toReversed()) {
    if (date === days[ordinal - 1]) windowEnd[--ordinal] = end;
    else if (isShut(date)) end = ordinal - 1;
    ordinalFrom[date] = Math.min(ordinal, days.length - 1);
  }
  return { key: title, title, days: Int32Array.from(days), ordinalFrom, windowEnd };
}
