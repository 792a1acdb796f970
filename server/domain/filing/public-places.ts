import type { FrozenFiling, FrozenSite } from './frozen-filing.ts';
import { isSaid, withheldText } from './withheld-words.ts';

/** The sites of an application as the public may read them: without coordinates, street and town, and without serial numbers. */
export function publicSites({ sites, cost }: Pick<FrozenFiling, 'sites' | 'cost'>): { sites: FrozenSite[]; places: number; serials: number } {
  const counties = new Set((cost.rollUps ?? []).flatMap(({ parts }) => parts.map(({ key }) => key.toLowerCase())));
  return {
    sites: sites.map(({ code, name, kind, place, coordinates, structure, structureClass, items }) => ({
      code,
      name,
      kind,
      place: publicPlace(place, counties),
      coordinates: isSaid(coordinates) ? 'Coordinates withheld' : coordinates,
      structure,
      ...(structureClass && { structureClass }),
      items: items.map((item) => ({ ...item, serials: isSaid(item.serials) ? withheldText : item.serials })),
    })),
    places: sites.filter(({ place, coordinates }) => isSaid(coordinates) || publicPlace(place, counties) !== place).length,
    serials: sites.reduce((sum, { items }) => sum + items.filter(({ serials }) => isSaid(serials)).length, 0),
  };
}

/**
 * County and state of a place: `Kimball, NE` of `12 Elevator Road, Dix, Kimball, NE 69133`. The county stays only where the filing itself names it
 * as one, since a part of an address does not say what it is; without a state, nothing stays.
 */
function publicPlace(place: string, counties: ReadonlySet<string>): string {
  if (!isSaid(place)) return place;
  const parts = place.split(', ');
  const state = /^([A-Z]{2})( \d{5}(-\d{4})?)?$/.exec(parts.at(-1) ?? '')?.[1];
  if (state === undefined) return 'Place withheld';
  const county = parts.at(-2) ?? '';
  return counties.has(`${county}, ${state}`.toLowerCase()) ? `${county}, ${state}` : state;
}
