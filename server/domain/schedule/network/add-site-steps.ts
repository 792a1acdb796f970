import type { CompletePlan } from '../default-settings.ts';
import type { Durations } from '../read-durations.ts';
import type { WorkPackage, WorkProgram } from '../work-packages.ts';
import type { CrewKind } from '../work-plan.ts';
import type { CalendarSource } from './build-calendars.ts';
import type { NetworkWriter } from './network-writer.ts';
import { likelyDaysOf } from './own-durations.ts';
import type { RegionalSeason } from './read-regional-seasons.ts';
import type { StepKey, StepTemplate } from './read-work-templates.ts';
import { siteStepSource } from './site-steps.ts';

/** Steps in which a site changes from the old network to the new, and which therefore follow the order of the backhaul. */
const turningSteps: readonly StepKey[] = ['cut-over', 'indoor', 'premises'];
const installSteps: readonly StepKey[] = ['install', 'install-light'];

/** Adds the steps of all sites, with the links among the steps of a site and between sites. */
export function addSiteSteps(context: BuildContext): PlacedSteps {
  const { sites, templates, structures, writer, parents } = context;
  const positionOf = new Map<StepKey, number>(templates.map(({ key }, position) => [key, position]));
  const leaderOf = new Map(structures.flatMap((group) => group.slice(1).map((site) => [site, group[0] ?? site] as const)));
  const stepsOf = siteStepSource(templates);
  const width = templates.length;
  const activityOf = new Int32Array(sites.length * width).fill(-1);
  const find = (site: number, step: StepKey): number => activityOf[site * width + (positionOf.get(step) ?? 0)] ?? -1;

  sites.forEach((site, place) => {
    const { steps, links } = stepsOf(site, leaderOf.has(place));
    for (const position of steps) {
      const template = templates[position];
      if (template) activityOf[place * width + position] = addStep(context, template, place);
    }
    for (const [from, to] of links) writer.link(activityOf[place * width + from] ?? 0, activityOf[place * width + to] ?? 0);
  });

  for (const [site, leader] of leaderOf) {
    const analysis = find(leader, 'structural-analysis');
    for (const [from, to] of [
      [find(site, 'survey'), analysis],
      [analysis, find(site, 'design')],
    ] as const)
      if (from >= 0 && to >= 0) writer.link(from, to);
  }
  for (const group of structures) {
    const installs = group.flatMap((site) => installSteps.map((step) => find(site, step)).filter((activity) => activity >= 0));
    installs.slice(1).forEach((activity, turn) => {
      writer.link(installs[turn] ?? 0, activity);
    });
  }
  // An inferred backhaul holds for radios alone; one that the carrier states, for everything that changes.
  parents.forEach((_, site) => {
    const following = context.isStated[site] ? turningSteps : turningSteps.slice(0, 1);
    const step = following.map((key) => find(site, key)).find((activity) => activity >= 0);
    if (step === undefined) return;
    for (let above = parents[site] ?? -1; above >= 0; above = parents[above] ?? -1) {
      const turn = turningSteps
        .slice(0, 2)
        .map((key) => find(above, key))
        .find((activity) => activity >= 0);
      if (turn === undefined) continue;
      writer.startTogether(turn, step);
      break;
    }
  });
  return { activityOf, find, width };
}

function addStep({ writer, calendars, sites, regions, durations, resourceOf }: BuildContext, template: StepTemplate, place: number): number {
  const site = sites[place];
  if (!site) throw new RangeError(`There is no site ${place}.`);
  const { key, title, trade, calendar } = template;
  const assumption = key === 'all-on-air' || key === 'all-removed' ? undefined : durations[key];
  const times = assumption?.perUnits ? Math.ceil(site.devices / assumption.perUnits) : 1;
  const activity = {
    id: `${site.siteCode}.${key}`,
    step: key,
    title,
    place,
    duration: assumption ? likelyDaysOf(assumption, times) : 0,
    calendar: calendars.positionOf(calendar, site.season, regions[place] ?? []),
    resource: resourceOf(trade),
    release: 0,
  };
  return writer.add(activity, times);
}

/** What the steps are added from. */
export interface BuildContext {
  program: WorkProgram;
  plan: CompletePlan;
  durations: Durations;
  templates: readonly StepTemplate[];
  calendars: CalendarSource;
  writer: NetworkWriter;
  /** In the order of the plan; what follows goes by it. */
  sites: readonly WorkPackage[];
  regions: readonly (readonly RegionalSeason[])[];
  /** The site that the traffic of each runs over; -1 for none. */
  parents: Int32Array;
  /** The carrier has said over which site the traffic of each runs. */
  isStated: readonly boolean[];
  structures: readonly (readonly number[])[];
  /** Part of the money that the equipment is ordered with. */
  batchOf: Int32Array;
  /** First day of each part of the money; empty where money holds nothing up. */
  releases: readonly number[];
  startNumber: number;
  /** Position of a trade in the resources; -1 for none. */
  resourceOf: (trade: CrewKind | null) => number;
}

export interface PlacedSteps {
  /** Activity by site and position in the templates, `width` of them for each site; -1 where the site has no such step. */
  activityOf: Int32Array;
  width: number;
  find: (site: number, step: StepKey) => number;
}
