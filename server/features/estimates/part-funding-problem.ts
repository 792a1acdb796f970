import type { FundingAsked } from '../../../db/schema/funding.ts';
import type { FundingProblem } from '../../domain/funding/funding.ts';
import { type BackhaulSite, inferBackhaul } from '../../domain/funding/infer-backhaul.ts';
import { toFundingProblem } from '../../domain/funding/to-funding-problem.ts';
import type { Site, SiteKind } from '../../domain/inventory/site.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import type { ReadyEstimate, SiteSum } from './queries.ts';

/** Such places serve without the new core, or are it. */
const withoutCore: ReadonlySet<SiteKind> = new Set<SiteKind>(['core', 'data-center', 'central-office', 'warehouse']);

/** An estimate and what a person asked as a funding problem, with everything it assumes in sentences. Refused where the stated backhaul leads nowhere. */
export function toPartFundingProblem(source: FundingSource, budgetCents: Cents, asked: FundingAsked): Result<AssumedProblem> {
  const { estimate, places, sites, inventoryVersion } = source;
  const siteOf = new Map(sites.map((site) => [site.code.toLowerCase(), site]));
  const known = new Set(places.map(({ siteCode }) => siteCode.toLowerCase()));
  const stations: BackhaulSite[] = [
    ...places.map(({ siteCode, latitude, longitude }) => ({
      code: siteCode,
      kind: siteOf.get(siteCode.toLowerCase())?.kind ?? ('tower' as const),
      backhaulTo: siteOf.get(siteCode.toLowerCase())?.backhaulTo ?? null,
      latitude,
      longitude,
    })),
    ...sites.filter(({ code }) => !known.has(code.toLowerCase())),
  ];
  const gone = places.filter(({ siteCode }) => !siteOf.has(siteCode.toLowerCase())).length;
  const backhaul = inferBackhaul(stations, { fiberCodes: [], longestHopMiles: asked.longestHopMiles });
  if (backhaul.issues.length > 0) return bad(backhaul.issues);
  const codes = estimate.sites.map(({ siteCode }) => siteCode);
  const problem = toFundingProblem(estimate, backhaul.hops, {
    towers: [],
    budgetCents,
    deadline: asked.crewDays === null ? null : { crews: 1, workingDays: asked.crewDays },
    mustBeDone: asked.mustBeDone,
    needsCore: codes.filter((code) => !withoutCore.has(siteOf.get(code.toLowerCase())?.kind ?? 'tower')),
    weights: asked.weight === 'sites' ? { name: 'sites', bySite: codes.map((siteCode) => ({ siteCode, weight: 1 })) } : null,
  });
  return good({
    problem,
    assumptions: [
      `Costs are the likely amounts of estimate ${estimate.row.number}. What is paid in the end will differ.`,
      `The core and network-wide work, ${formatCents(estimate.summary.networkTotal.likelyCents)}, is paid whole, once, before the first radio site counts as finished.`,
      ...backhaul.assumptions,
      'No cost is shared between sites: where two of them stand on one tower, each bears its own.',
      `The kind of each site is that of inventory version ${inventoryVersion}${gone === 0 ? '.' : `; ${counted(gone, 'site is', 'sites are')} no longer in it and taken for towers.`}`,
      asked.crewDays === null
        ? 'No deadline is part of this plan. A schedule of the chosen sites has to show that they can be done in time.'
        : 'Crew days are the working days of tower crews in the likely plan of the estimate. That they suffice is necessary, not enough: a schedule of the chosen sites has the last word.',
    ],
  });
}

interface FundingSource {
  estimate: ReadyEstimate;
  /** The sites of the estimate where they stood on its day. */
  places: readonly Pick<SiteSum, 'siteCode' | 'latitude' | 'longitude'>[];
  /** The inventory as it is now. */
  sites: readonly Site[];
  inventoryVersion: number;
}

interface AssumedProblem {
  problem: FundingProblem;
  assumptions: string[];
}
