import type { SiteTally } from '../cost/tally-covered.ts';
import type { EquipmentCategory } from '../inventory/equipment.ts';
import type { AccessSeason, SiteKind } from '../inventory/site.ts';

const radio: readonly EquipmentCategory[] = ['RAN baseband', 'RRU', 'AAU'];
const atHeight: readonly EquipmentCategory[] = ['microwave', 'antenna', 'small cell'];
const premises: readonly EquipmentCategory[] = ['ONT/CPE', 'LTE CPE'];
const core: readonly EquipmentCategory[] = ['EPC/core', 'IMS'];
const controller: readonly EquipmentCategory[] = ['controller BSC/RNC'];

/** What a site needs from whom: `tower` and `light` take a tower crew, `indoor` and `premises` technicians, `storage` only disposal. */
export type WorkKind = 'tower' | 'light' | 'indoor' | 'premises' | 'storage';

/** The work at one site. */
export interface WorkPackage {
  siteCode: string;
  work: WorkKind;
  /** Review and modification of a tower can come up. */
  onTower: boolean;
  season: AccessSeason;
  latitude: number | null;
  longitude: number | null;
  /** Customer devices to swap; 0 but for `premises`. */
  devices: number;
  /** The old core stands here: it goes with the core removal of the network. */
  core?: boolean;
  /** Old radio controllers stand here: they serve until the last cut-over. */
  controller?: boolean;
  /** Covered microwave radios stand here: the new ones are coordinated and licensed. */
  microwave?: boolean;
  /** What follows is left out where it is not known. */
  kind?: SiteKind | undefined;
  name?: string | undefined;
  city?: string | undefined;
  county?: string | undefined;
  state?: string | undefined;
  /** Where its traffic goes next: the code of a site, `fiber` or `core`. */
  backhaulTo?: string | undefined;
  /** Of the structure above ground. */
  heightFeet?: number | undefined;
  /** Of the ground above the sea. */
  elevationFeet?: number | undefined;
}

/** The work of a network. `radio`: new radios meet a core before the first cut-over. `core`: the core itself is replaced. */
export interface WorkProgram {
  packages: WorkPackage[];
  radio: boolean;
  core: boolean;
}

/** The work packages of covered equipment, in the order of the tallies. */
export function toWorkPackages(tallies: readonly SiteTally[]): WorkProgram {
  return {
    packages: tallies.map((tally) => ({
      siteCode: tally.site.code,
      work: workOf(tally),
      onTower: tally.structure === 'tower' && hasAny(tally, [...radio, 'microwave', 'antenna']),
      season: tally.site.access,
      latitude: tally.site.latitude,
      longitude: tally.site.longitude,
      devices: premises.reduce((sum, category) => sum + (tally.active.get(category) ?? 0), 0),
      core: hasAny(tally, core),
      controller: hasAny(tally, controller),
      microwave: hasAny(tally, ['microwave']),
      kind: tally.site.kind,
      name: tally.site.name || undefined,
      city: tally.site.city ?? undefined,
      county: tally.site.county ?? undefined,
      state: tally.site.state ?? undefined,
      backhaulTo: tally.site.backhaulTo ?? undefined,
      heightFeet: tally.site.heightFeet ?? undefined,
      elevationFeet: tally.site.elevationFeet ?? undefined,
    })),
    radio: tallies.some((tally) => hasAny(tally, radio)),
    core: tallies.some((tally) => hasAny(tally, core)),
  };
}

function workOf(tally: SiteTally): WorkKind {
  if (tally.active.size === 0) return 'storage';
  if (hasAny(tally, radio)) return tally.structure === 'tower' ? 'tower' : 'light';
  if (hasAny(tally, atHeight)) return 'light';
  return [...tally.active.keys()].every((category) => premises.includes(category)) ? 'premises' : 'indoor';
}

function hasAny(tally: SiteTally, categories: readonly EquipmentCategory[]): boolean {
  return categories.some((category) => tally.active.has(category));
}
