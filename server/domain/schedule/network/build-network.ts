import { toDayNumber } from '../../calendar.ts';
import { bad, good, type Issue, type Result } from '../../result.ts';
import { type CompletePlan, completePlan } from '../default-settings.ts';
import { orderSites } from '../order-sites.ts';
import type { Durations } from '../read-durations.ts';
import type { WorkPackage, WorkProgram } from '../work-packages.ts';
import { type CrewKind, crewKinds, type WorkPlan } from '../work-plan.ts';
import { addNetworkSteps } from './add-network-steps.ts';
import { addSiteSteps } from './add-site-steps.ts';
import { backhaulOf, parentsFirst } from './backhaul-order.ts';
import { calendarSource } from './build-calendars.ts';
import { clusterSites } from './cluster-sites.ts';
import { findPlanFaults, missingTeams } from './find-plan-faults.ts';
import { groupStructures, placeOf } from './group-structures.ts';
import { networkWriter } from './network-writer.ts';
import { withOwnDurations } from './own-durations.ts';
import { type BatchCosts, planBatches } from './plan-batches.ts';
import { planLength } from './plan-length.ts';
import { type RegionalSeason, regionalSeasonsAt } from './read-regional-seasons.ts';
import type { WorkData } from './work-data.ts';
import type { NetworkResource, WorkNetwork } from './work-network.ts';

/**
 * An inventory's work as a network, under a plan: the steps of the templates at every site and for the network, with what waits for what; teams;
 * calendars. Sites go along the map, each after the one that its traffic runs over; the order of the input does not matter. Refused with a sentence
 * for everything in the plan that cannot be.
 */
export function buildNetwork(program: WorkProgram, plan: WorkPlan, data: NetworkData): Result<BuiltNetwork> {
  const left = new Set(plan.sitesLeftOut.map((code) => code.toLowerCase()));
  const kept = orderSites(program.packages.filter(({ siteCode }) => !left.has(siteCode.toLowerCase())));
  const complete = completePlan(plan, kept, data.trades);
  const faults = findPlanFaults(complete, program.packages, data.durations);
  const backhaul = backhaulOf(kept, program.packages);
  if (!backhaul.ok || faults.length > 0) return bad([...faults, ...backhaul.issues]);

  const order = parentsFirst(backhaul.value.parents);
  const positions = new Int32Array(order.length);
  order.forEach((from, position) => {
    positions[from] = position;
  });
  const sites = order.flatMap((position) => kept[position] ?? []);
  const parents = Int32Array.from(order, (from) => {
    const parent = backhaul.value.parents[from] ?? -1;
    return parent < 0 ? -1 : (positions[parent] ?? -1);
  });
  const regions = sites.map((site) => regionalSeasonsAt({ state: site.state ?? null, elevationFeet: site.elevationFeet ?? null }, data.regions));
  const batches = planBatches(sites, complete.money, data);
  const structures = groupStructures(sites);
  const dayCount = data.dayCount ?? planLength(sites, { plan: complete, durations: data.durations });
  const calendars = calendarSource({ plan: complete, seasons: data.seasons, dayCount });
  const writer = networkWriter();
  const durations = withOwnDurations(data.durations, complete.durations);
  const startNumber = toDayNumber(complete.startOn);
  const context = {
    program,
    plan: complete,
    durations,
    templates: data.templates,
    calendars,
    writer,
    sites,
    regions,
    parents,
    isStated: order.map((from) => backhaul.value.isStated[from] ?? false),
    structures,
    batchOf: batches.batchOf,
    releases: batches.parts.map(({ on }) => Math.max(0, toDayNumber(on) - startNumber)),
    startNumber,
    resourceOf: (trade: CrewKind | null) => (trade === null ? -1 : crewKinds.indexOf(trade)),
  };
  const placed = addSiteSteps(context);
  const network = addNetworkSteps(context, placed);
  const shut = neverOpen(sites, writer.activities, calendars.calendars);
  const missing = missingTeams(complete, sitesByTrade(writer.activities, sites));
  if (shut.length > 0 || missing.length > 0) return bad([...missing, ...shut]);

  const clusters = clusterSites(sites);
  return good(
    {
      network: {
        startOn: complete.startOn,
        dayCount,
        activities: writer.activities,
        links: writer.links,
        resources: crewKinds.map((trade) => toResource(trade, complete)),
        calendars: calendars.calendars,
        places: sites.map((site, index) => ({ siteCode: site.siteCode, point: placeOf(site), cluster: clusters[index] ?? '' })),
        goal: network.goal,
      },
      plan: complete,
      sites,
      trades: crewKinds,
      times: writer.times,
      durations,
      regions,
      assumptions: [...backhaul.value.assumptions, ...batches.assumptions, ...structureAssumption(structures, sites), ...regionAssumptions(regions)],
    },
    batches.issues,
  );
}

function toResource(trade: CrewKind, { teams }: CompletePlan): NetworkResource {
  const { rule, teams: count, costPerDayCents, mobilisationCents, home } = teams[trade];
  const homes = Array.from({ length: count }, () => home);
  return { key: trade, title: rule.title, teams: count, costPerDayCents, mobilisationCents, homes, travel: rule.travel };
}

/** Codes of the sites that need each trade. */
function sitesByTrade(activities: WorkNetwork['activities'], sites: readonly WorkPackage[]): Map<CrewKind, string[]> {
  const needed = new Map<CrewKind, Set<string>>(crewKinds.map((trade) => [trade, new Set()]));
  for (const { resource, duration, place } of activities) {
    const trade = crewKinds[resource];
    if (trade && duration > 0) needed.get(trade)?.add(sites[place]?.siteCode ?? '');
  }
  return new Map([...needed].map(([trade, codes]) => [trade, [...codes].sort()]));
}

function neverOpen(sites: readonly WorkPackage[], activities: WorkNetwork['activities'], calendars: WorkNetwork['calendars']): Issue[] {
  const named = new Set<string>();
  return activities.flatMap(({ calendar, duration, place, title }): Issue[] => {
    const site = sites[place];
    const open = calendars[calendar];
    if (duration === 0 || !open || open.days.length > 0) return [];
    const subject = site?.siteCode ?? title;
    if (named.has(subject)) return [];
    named.add(subject);
    const message = site
      ? `Site ${subject} is closed on every day of the plan under the access season ${site.season} and the freezes: its windows never open. Choose another season, or correct its closures or the freezes.`
      : `“${title}” can never be done: its calendar has no open day. Correct the freezes.`;
    return [{ severity: 'error', code: 'season-never-open', subject, field: 'access', message }];
  });
}

function structureAssumption(structures: readonly (readonly number[])[], sites: readonly WorkPackage[]): string[] {
  if (structures.length === 0) return [];
  const codes = structures.map((group) => group.map((site) => sites[site]?.siteCode).join(' and '));
  const named = codes.length > 5 ? `${codes.slice(0, 5).join('; ')} and ${codes.length - 5} more` : codes.join('; ');
  return [
    `Sites within 100 ft of each other are taken to share a structure, analyzed once and built one after another (planning assumption): ${named}.`,
  ];
}

function regionAssumptions(regions: readonly (readonly RegionalSeason[])[]): string[] {
  const counts = new Map<RegionalSeason, number>();
  for (const list of regions) for (const region of list) counts.set(region, (counts.get(region) ?? 0) + 1);
  return [...counts].map(([{ title, closes, confidence, source }, count]) => {
    const sites = count === 1 ? '1 site' : `${count} sites`;
    const effect = closes && confidence === 'read' ? 'closes' : 'closes nothing in this plan and makes days uncertain at';
    return `${title} ${effect} ${sites}. ${source}${confidence === 'read' ? '' : ' (planning assumption)'}`;
  });
}

export interface NetworkData extends WorkData, BatchCosts {
  /** Days that the calendars reach; left out, several times what the work should take. */
  dayCount?: number | undefined;
}

/** A network with what it was built from. */
export interface BuiltNetwork {
  network: WorkNetwork;
  plan: CompletePlan;
  /** By place. */
  sites: readonly WorkPackage[];
  /** By resource. */
  trades: readonly CrewKind[];
  /** By activity: the days of the duration named by its step are taken so many times (customer devices, by batches). */
  times: readonly number[];
  /** With what the carrier knows better. */
  durations: Durations;
  /** Regional rules for each place. */
  regions: readonly (readonly RegionalSeason[])[];
  /** What was assumed beyond durations and teams, in sentences with their source. */
  assumptions: string[];
}
