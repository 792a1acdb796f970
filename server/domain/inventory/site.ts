export const siteKinds = [
  'tower',
  'rooftop',
  'small-cell',
  'central-office',
  'core',
  'data-center',
  'cabinet',
  'customer-premises',
  'warehouse',
  'other',
] as const;
export type SiteKind = (typeof siteKinds)[number];

export const structureKinds = ['guyed-tower', 'self-support-tower', 'monopole', 'pole', 'building', 'silo', 'water-tank', 'none', 'unknown'] as const;
export type StructureKind = (typeof structureKinds)[number];

export const ownerships = ['owned', 'leased'] as const;
export type Ownership = (typeof ownerships)[number];

/** When crews can reach the site. */
export const accessSeasons = [
  'all-year',
  'summer-only',
  'no-winter',
  'hunting-closure',
  'wildlife-closure',
  'harvest-closure',
  'helicopter',
] as const;
export type AccessSeason = (typeof accessSeasons)[number];

/** A place where a carrier has equipment. `code` is the carrier's own identifier and is unique within the carrier, ignoring case. */
export interface Site {
  code: string;
  name: string;
  kind: SiteKind;
  /** Decimal degrees, WGS 84, north positive; null when not known yet. */
  latitude: number | null;
  /** Decimal degrees, WGS 84, east positive (the United States is negative); null when not known yet. */
  longitude: number | null;
  street: string | null;
  city: string | null;
  county: string | null;
  /** Two-letter postal code. */
  state: string | null;
  zip: string | null;
  structure: StructureKind;
  /** Height of the structure above ground, in feet. */
  heightFeet: number | null;
  /** Of the ground above sea level, in feet; null where the carrier has not said. */
  elevationFeet: number | null;
  ownership: Ownership | null;
  access: AccessSeason;
  /** People who are served from here, as the carrier counts them; null where it has not said. */
  peopleServed: number | null;
  /** Where its traffic goes next: the code of a site, `fiber` or `core` for a line of its own; null where the carrier has not said. */
  backhaulTo: string | null;
  notes: string | null;
}
