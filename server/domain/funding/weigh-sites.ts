import type { Site, SiteKind } from '../inventory/site.ts';
import { bad, good, type Result } from '../result.ts';
import { counted, formatCount } from '../words.ts';

const servesNobody: ReadonlySet<SiteKind> = new Set<SiteKind>(['core', 'data-center', 'warehouse']);
const namesShown = 8;

/**
 * People served as weights. A core, data center or warehouse without a number serves nobody by itself; any other site without one counts as the middle
 * (median) of those with one, or as nobody, as asked. What was done is said. Refused where no site states a number.
 */
export function weighByPeople(sites: readonly WeighedSite[], missing: MissingPeople): Result<Weighed> {
  const stated = sites.flatMap(({ peopleServed }) => (peopleServed === null ? [] : [peopleServed])).sort((a, b) => a - b);
  if (stated.length === 0) {
    const message =
      'No site of this estimate says how many people it serves. Enter “People served” in the inventory, or count covered units or sites.';
    return bad([{ severity: 'error', code: 'people-missing', message }]);
  }
  const median = Math.round(((stated[Math.floor((stated.length - 1) / 2)] ?? 0) + (stated[Math.ceil((stated.length - 1) / 2)] ?? 0)) / 2);
  const open = sites.filter(({ peopleServed, kind }) => peopleServed === null && !servesNobody.has(kind));
  const idle = sites.filter(({ peopleServed, kind }) => peopleServed === null && servesNobody.has(kind));
  const bySite = sites.map(({ siteCode, peopleServed, kind }) => ({
    siteCode,
    weight: peopleServed ?? (missing === 'median' && !servesNobody.has(kind) ? median : 0),
  }));
  const treated = missing === 'median' ? `each counts as ${formatCount(median)}, the middle of those that do` : 'each counts as nobody, as was asked';
  return good({
    bySite,
    sentences: [
      `People served are as the inventory states them, at ${counted(stated.length, 'site')}.`,
      ...(open.length === 0 ? [] : [`${counted(open.length, 'site does', 'sites do')} not say how many: ${treated} (${namesOf(open)}).`]),
      ...(idle.length === 0 ? [] : [`Without a number a core, data center or warehouse serves nobody by itself (${namesOf(idle)}).`]),
    ],
  });
}

function namesOf(sites: readonly WeighedSite[]): string {
  const names = sites.slice(0, namesShown).map(({ siteCode }) => siteCode);
  return sites.length > namesShown ? `${names.join(', ')} and ${formatCount(sites.length - namesShown)} more` : names.join(', ');
}

/** How a site without a number counts. */
export type MissingPeople = 'median' | 'nobody';

export type WeighedSite = Pick<Site, 'kind' | 'peopleServed'> & { siteCode: string };

interface Weighed {
  bySite: { siteCode: string; weight: number }[];
  sentences: string[];
}
