import type { CostAdjuster } from '../cost-data.ts';
import type { SiteTally } from '../tally-covered.ts';

/** The adjusters that concern a site, in the order of the data. */
export function matchAdjusters({ site, structure }: SiteTally, adjusters: readonly CostAdjuster[]): CostAdjuster[] {
  return adjusters.filter(({ only }) => {
    if (only.states && !(site.state !== null && only.states.includes(site.state))) return false;
    if (only.access && !only.access.includes(site.access)) return false;
    if (only.structures && !only.structures.includes(structure)) return false;
    return only.fromFeet === undefined || (site.heightFeet !== null && site.heightFeet >= only.fromFeet);
  });
}
