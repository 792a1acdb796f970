import type { FundingAsked } from '../../../db/schema/funding.ts';
import { findSharedTowers } from '../../domain/funding/find-shared-towers.ts';
import type { FundingProblem } from '../../domain/funding/funding.ts';
import { type BackhaulSite, inferBackhaul } from '../../domain/funding/infer-backhaul.ts';
import { toFundingProblem } from '../../domain/funding/to-funding-problem.ts';
import { weighByPeople } from '../../domain/funding/weigh-sites.ts';
import type { SiteKind } from '../../domain/inventory/site.ts';
import type { Cents } from '../../domain/money.ts';
import { bad, good, type Result } from '../../domain/result.ts';
import { sayAssumptions } from './part-funding-assumptions.ts';
import type { FundingSource } from './part-funding-source.ts';

/** Such places serve without the new core. */
const withoutCore: ReadonlySet<SiteKind> = new Set<SiteKind>(['central-office', 'warehouse']);

/**
 * An estimate and what a person asked as a funding problem without crew days, with everything it assumes in sentences. Refused where the stated backhaul
 * leads nowhere, or where people count and nobody has said how many there are.
 */
export function toPartFundingProblem(source: FundingSource, budgetCents: Cents, asked: FundingAsked): Result<AssumedProblem> {
  const { estimate, places, sites, cost } = source;
  const siteOf = new Map(sites.map((site) => [site.code.toLowerCase(), site]));
  const kindOf = (code: string): SiteKind => siteOf.get(code.toLowerCase())?.kind ?? 'tower';
  const known = new Set(places.map(({ siteCode }) => siteCode.toLowerCase()));
  const stations: BackhaulSite[] = [
    ...places.map(({ siteCode, latitude, longitude }) => ({
      code: siteCode,
      kind: kindOf(siteCode),
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
  const people =
    asked.weight === 'people'
      ? weighByPeople(
          codes.map((siteCode) => ({
            siteCode,
            kind: kindOf(siteCode),
            peopleServed: siteOf.get(siteCode.toLowerCase())?.peopleServed ?? null,
          })),
          asked.missingPeople ?? 'median',
        )
      : null;
  if (people && !people.ok) return people;
  const bySite = codes.map((siteCode) => ({ siteCode, weight: 1 }));
  const weights = people ? { name: 'people served', bySite: people.value.bySite } : asked.weight === 'sites' ? { name: 'sites', bySite } : null;
  const stated = (asked.mustNotBeDone ?? []).map(({ siteCode, reason }) => ({
    siteCode,
    cause: 'stated' as const,
    reason: `The carrier says that it must not be done${reason === '' ? '.' : `: ${reason.replace(/\.?$/, '.')}`}`,
  }));
  const towers = asked.keepTowersTogether ? findSharedTowers(places.filter(({ siteCode }) => codes.includes(siteCode))) : [];
  const problem = toFundingProblem({ ...estimate, schedule: estimate.schedule, cost }, backhaul.hops, {
    towers,
    budgetCents,
    deadline: null,
    order: asked.order ?? 'value',
    mustBeDone: asked.mustBeDone,
    barred: [...source.barred.filter(({ siteCode }) => !stated.some((other) => other.siteCode === siteCode)), ...stated],
    needsCore: codes.filter((code) => !withoutCore.has(kindOf(code))),
    weights,
  });
  const said = { ...source, asked, gone, towers, backhaul: backhaul.assumptions, people: people?.value.sentences ?? [] };
  return good({ problem, assumptions: sayAssumptions(said) });
}

interface AssumedProblem {
  problem: FundingProblem;
  assumptions: string[];
}
