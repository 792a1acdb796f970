import { type BackhaulSite, inferBackhaul } from '../../funding/infer-backhaul.ts';
import type { SiteKind } from '../../inventory/site.ts';
import { bad, good, type Result } from '../../result.ts';
import type { WorkPackage } from '../work-packages.ts';

/** A microwave hop is seldom longer: a planning assumption. */
const longestHopMiles = 40;

/**
 * Over which site the traffic of each runs, among those with work: as the carrier states it, else inferred from distance, which is then said. Sites on
 * the way that have no work in the plan are passed over. Refused when what is
 * stated goes in a circle.
 */
export function backhaulOf(packages: readonly WorkPackage[], all: readonly WorkPackage[]): Result<Backhaul> {
  const known = new Set(all.map(({ siteCode }) => siteCode.toLowerCase()));
  const inferred = inferBackhaul(
    all.map((one) => toBackhaulSite(one, known)).sort((a, b) => (a.code < b.code ? -1 : 1)),
    { fiberCodes: [], longestHopMiles },
  );
  if (inferred.issues.length > 0) return bad(inferred.issues.map((issue) => ({ ...issue, severity: 'error', field: 'backhaulTo' })));
  const hopOf = new Map(inferred.hops.map((hop) => [hop.siteCode.toLowerCase(), hop]));
  const parentOf = (code: string): string | undefined => hopOf.get(code)?.parentCode?.toLowerCase();
  const positionOf = new Map(packages.map(({ siteCode }, index) => [siteCode.toLowerCase(), index]));
  const parents = Int32Array.from(packages, ({ siteCode }) => {
    let parent = parentOf(siteCode.toLowerCase());
    while (parent !== undefined && !positionOf.has(parent)) parent = parentOf(parent);
    return parent === undefined ? -1 : (positionOf.get(parent) ?? -1);
  });
  const isStated = packages.map(({ siteCode }) => hopOf.get(siteCode.toLowerCase())?.basis === 'stated');
  return good({ parents, isStated, assumptions: inferred.assumptions });
}

/** Positions with every site after the one that its traffic runs over, else in the order given. */
export function parentsFirst(parents: Int32Array): number[] {
  const order: number[] = [];
  const done = new Uint8Array(parents.length);
  for (let index = 0; index < parents.length; index++) {
    const path: number[] = [];
    for (let at = index; at >= 0 && done[at] === 0; at = parents[at] ?? -1) {
      done[at] = 1;
      path.push(at);
    }
    order.push(...path.reverse());
  }
  return order;
}

/** A next site without covered equipment is a line of its own as far as this work goes. */
function toBackhaulSite({ siteCode, kind, core, work, latitude, longitude, backhaulTo }: WorkPackage, known: ReadonlySet<string>): BackhaulSite {
  const kinds: Partial<Record<WorkPackage['work'], SiteKind>> = { premises: 'customer-premises', storage: 'warehouse' };
  const next = backhaulTo === undefined || known.has(backhaulTo.toLowerCase()) ? backhaulTo : 'fiber';
  return { code: siteCode, kind: kind ?? (core ? 'core' : (kinds[work] ?? 'tower')), latitude, longitude, backhaulTo: next ?? null };
}

export interface Backhaul {
  /** Position of the site that the traffic of each runs over; -1 for a line of its own. */
  parents: Int32Array;
  /** The carrier has said it for the site. */
  isStated: readonly boolean[];
  assumptions: string[];
}
