import { toDayNumber } from '../../calendar.ts';
import type { BuildContext, PlacedSteps } from './add-site-steps.ts';
import { likelyDaysOf } from './own-durations.ts';
import type { StepKey, StepTemplate } from './read-work-templates.ts';

/** Adds the steps of the network, one for each part of the order where money comes in parts, and their links with those of the sites. */
export function addNetworkSteps(context: BuildContext, placed: PlacedSteps): { goal: number } {
  const { templates, program, writer, sites, batchOf } = context;
  const has = { core: program.core, interworking: program.radio && !program.core };
  const ofNetwork = templates.filter(({ scope, when }) => (scope === 'network' || scope === 'batch') && (when === null || has[when]));
  const added = new Map<StepKey, number[]>();
  for (const template of ofNetwork) added.set(template.key, addStep(context, template));
  const lateFor = lateDays(context);

  templates.forEach((template, position) => {
    const own = added.get(template.key);
    if (own) {
      for (const key of template.after) linkToNetwork(own, key, template);
      return;
    }
    if (template.scope !== 'site') return;
    const before = template.after.filter((key) => added.has(key));
    if (before.length === 0) return;
    for (let site = 0; site < sites.length; site++) {
      const activity = placed.activityOf[site * placed.width + position] ?? -1;
      if (activity < 0) continue;
      for (const key of before) {
        const list = added.get(key) ?? [];
        const from = list.length > 1 ? list[batchOf[site] ?? 0] : list[0];
        if (from !== undefined) writer.link(from, activity, key === 'lead-time' ? lateFor(sites[site]?.siteCode ?? '') : 0);
      }
    }
  });
  const goal = added.get('destruction')?.[0];
  if (goal === undefined) throw new RangeError('The templates have no destruction.');
  return { goal };

  function linkToNetwork(own: readonly number[], key: StepKey, template: StepTemplate): void {
    // The first delivery is enough for a laboratory test; what is late for all is late for it, and for the core.
    const before = template.key === 'interworking' ? added.get(key)?.slice(0, 1) : added.get(key);
    const late = template.key === 'core' || template.key === 'interworking' ? lateFor(null) : 0;
    for (const to of own) {
      for (const from of before ?? []) writer.link(from, to, late);
      if (before) continue;
      for (let site = 0; site < sites.length; site++) {
        const from = placed.find(site, key);
        if (from >= 0) writer.link(from, to);
      }
    }
  }
}

/** Positions of the step: one, or one for each part of the order. */
function addStep({ writer, calendars, durations, plan, releases, startNumber, resourceOf }: BuildContext, template: StepTemplate): number[] {
  const { key, title, trade, calendar, scope } = template;
  const assumption = key === 'all-on-air' || key === 'all-removed' ? undefined : durations[key];
  const parts = scope === 'batch' ? Math.max(1, releases.length) : 1;
  const ordered = toDayNumber(plan.orderOn) - startNumber;
  return Array.from({ length: parts }, (_, part) => {
    const money = key === 'core' ? releases[0] : scope === 'batch' ? releases[part] : undefined;
    const activity = {
      id: part === 0 ? `NETWORK.${key}` : `NETWORK.${key}-${part + 1}`,
      step: key,
      title: parts === 1 ? title : `${title}, part ${part + 1} of ${parts}`,
      place: -1,
      duration: assumption ? likelyDaysOf(assumption, 1) : 0,
      calendar: calendars.positionOf(calendar, 'all-year', []),
      resource: resourceOf(trade),
      release: key === 'order' ? ordered : (money ?? 0),
    };
    return writer.add(activity, 1);
  });
}

/** Days by which the delivery to a site is late; for null, to all. */
function lateDays({ plan }: BuildContext): (siteCode: string | null) => number {
  const days = new Map<string, number>();
  let toAll = 0;
  for (const late of plan.lateDeliveries) {
    if (late.siteCode === null) toAll += late.days;
    else days.set(late.siteCode.toLowerCase(), (days.get(late.siteCode.toLowerCase()) ?? 0) + late.days);
  }
  return (siteCode) => toAll + (siteCode === null ? 0 : (days.get(siteCode.toLowerCase()) ?? 0));
}
