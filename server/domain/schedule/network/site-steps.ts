import type { WorkPackage } from '../work-packages.ts';
import type { SiteTrait, StepKey, StepTemplate } from './read-work-templates.ts';

/** Above it a structure is registered with the FCC: 200 ft, from memory. */
const registeredFeet = 200;

/** The steps of one kind of site, as positions in the templates in their order, and what waits for what among them. */
export interface SiteSteps {
  steps: readonly number[];
  /** Pairs of positions in the templates: the second waits for the first. Of two ways from one step to another only the longer is listed. */
  links: readonly (readonly [from: number, to: number])[];
}

/** Finds the steps of a site; sites of one kind share them. `shared`: its structure is analyzed for another site. */
export function siteStepSource(templates: readonly StepTemplate[]): (site: WorkPackage, shared: boolean) => SiteSteps {
  const positionOf = new Map<StepKey, number>(templates.map(({ key }, position) => [key, position]));
  const found = new Map<string, SiteSteps>();
  return (site, shared) => {
    const traits = traitsOf(site);
    const signature = `${site.work} ${[...traits].join(' ')} ${shared}`;
    const known = found.get(signature);
    if (known) return known;
    const steps = templates.flatMap((template, position) => (applies(template, site, { traits, shared }) ? [position] : []));
    const present = new Set(steps);
    const made = { steps, links: reduceLinks(steps, (step) => (templates[step]?.after ?? []).flatMap((key) => positionOf.get(key) ?? []), present) };
    found.set(signature, made);
    return made;
  };
}

function applies({ scope, for: kinds, needs, without }: StepTemplate, site: WorkPackage, { traits, shared }: SiteFacts): boolean {
  if (scope !== 'site' && (scope !== 'structure' || shared)) return false;
  return kinds.includes(site.work) && needs.every((trait) => traits.has(trait)) && !without.some((trait) => traits.has(trait));
}

function traitsOf({ work, onTower, heightFeet, microwave, core, controller }: WorkPackage): ReadonlySet<SiteTrait> {
  const traits = new Set<SiteTrait>();
  if (onTower) traits.add('onTower');
  if (onTower && heightFeet !== undefined && heightFeet > registeredFeet) traits.add('tallStructure');
  if (microwave) traits.add('microwave');
  // Beside other work at height an old core goes with the network's core removal; a controller is a job of its own.
  if (controller || (core && work === 'indoor')) traits.add('oldCore');
  return traits;
}

/** Links among the steps present, without those that follow from others: templates stand in the order of the work. */
function reduceLinks(steps: readonly number[], after: (step: number) => number[], present: ReadonlySet<number>): [number, number][] {
  const before = new Map<number, Set<number>>();
  const links: [number, number][] = [];
  for (const step of steps) {
    const direct = after(step).filter((from) => present.has(from));
    const all = new Set<number>();
    for (const from of direct) {
      all.add(from);
      for (const earlier of before.get(from) ?? []) all.add(earlier);
    }
    const isImplied = (from: number): boolean => direct.some((other) => other !== from && before.get(other)?.has(from));
    for (const from of direct) if (!isImplied(from)) links.push([from, step]);
    before.set(step, all);
  }
  return links;
}

interface SiteFacts {
  traits: ReadonlySet<SiteTrait>;
  shared: boolean;
}
