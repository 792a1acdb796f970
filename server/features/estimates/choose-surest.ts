import type { FundingProblem, FundingSite } from '../../domain/funding/funding.ts';
import type { TimedSite } from '../../domain/funding/plan-chosen.ts';

const mostTried = 4;

/**
 * The smallest problems that may still keep a deadline, the surest first: one site with all that it hangs on, or the obligations alone where there are
 * some. Sites too late by the first look are tried too: the schedule of the chosen sites has the last word.
 */
export function toSmallest(problem: FundingProblem, timed: readonly TimedSite[], keepBy: 'p80' | 'likely'): Smallest[] {
  const musts = problem.sites.filter(({ mustBeDone }) => mustBeDone).map(({ code }) => code);
  const [must] = musts;
  if (must !== undefined) return [{ siteCode: must, problem: only(problem, musts) }];
  const timeOf = new Map(timed.map((site) => [site.siteCode.toLowerCase(), site]));
  const ranked = problem.sites.flatMap((site) => {
    if (site.barred?.cause === 'stated') return [];
    const path = [...listNeeds(problem, [site.code])].flatMap((key) => timeOf.get(key) ?? []);
    const [share, last] = [
      path.reduce((all, one) => all * one.share, 1),
      path
        .map(({ finishOn }) => finishOn)
        .sort()
        .at(-1) ?? '',
    ];
    return [{ siteCode: site.code, count: path.length, share: keepBy === 'p80' ? share : 0, last, cost: site.costCents }];
  });
  ranked.sort((a, b) => b.share - a.share || (a.last < b.last ? -1 : a.last > b.last ? 1 : a.count - b.count || a.cost - b.cost));
  return ranked.map(({ siteCode }) => ({ siteCode, problem: only(problem, [siteCode]) })).slice(0, mostTried);
}

/** No site but those named and what they hang on. */
function only(problem: FundingProblem, codes: readonly string[]): FundingProblem {
  const needed = listNeeds(problem, codes);
  const reason = `Larger choices that were tried miss the deadline; with ${codes.join(', ')} alone it is put least at risk.`;
  const barOf = ({ code, barred }: FundingSite) => {
    if (barred?.cause === 'stated') return barred;
    return needed.has(code.toLowerCase()) ? undefined : (barred ?? { cause: 'risk' as const, reason });
  };
  return { ...problem, sites: problem.sites.map((site) => ({ ...site, barred: barOf(site) })) };
}

/** In lower case, with the sites themselves: those their traffic runs over, and those of a tower that is finished all or none. */
function listNeeds({ sites, towers }: FundingProblem, codes: readonly string[]): Set<string> {
  const byKey = new Map(sites.map((site) => [site.code.toLowerCase(), site]));
  const needed = new Set<string>();
  const open = codes.map((code) => code.toLowerCase());
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (needed.has(key)) continue;
    needed.add(key);
    const parent = byKey.get(key)?.parentCode;
    if (parent) open.push(parent.toLowerCase());
    for (const { together, siteCodes } of towers) {
      const mates = siteCodes.map((code) => code.toLowerCase());
      if (together && mates.includes(key)) open.push(...mates);
    }
  }
  return needed;
}

interface Smallest {
  siteCode: string;
  problem: FundingProblem;
}
