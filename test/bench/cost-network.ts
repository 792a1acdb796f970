import type { Inventory } from '../../server/domain/inventory/inventory.ts';
import { accessSeasons, type Site } from '../../server/domain/inventory/site.ts';
import { aCoreSite, aSite, coreGear, type Gear, gearAt } from '../domain/cost/network.ts';

const kinds: { gear: Gear; structures: Site['structure'][] }[] = [
  { gear: { 'RAN baseband': 1, RRU: 3, router: 1 }, structures: ['guyed-tower', 'self-support-tower', 'monopole', 'building', 'silo'] },
  { gear: { microwave: 2, router: 1 }, structures: ['guyed-tower', 'water-tank', 'monopole'] },
  { gear: { 'small cell': 2 }, structures: ['pole'] },
  { gear: { 'DSLAM/MSAN': 1, 'optical transport': 1, switch: 1 }, structures: ['none'] },
  { gear: { 'RAN baseband': 1, RRU: 6, microwave: 2, antenna: 3 }, structures: ['guyed-tower', 'self-support-tower'] },
  { gear: { OLT: 1, router: 1 }, structures: ['building', 'none'] },
];
const states = ['NE', 'KS', 'WY', 'MT', 'AK', 'NM', 'MS'];

/** An invented network of all kinds of site, with the differences between sites that make estimates slow: heights, states, seasons, owners. */
export function costNetwork(siteCount: number): Inventory {
  const sites = Array.from({ length: siteCount }, (_, index): Site => {
    const { structures } = kinds[index % kinds.length] ?? { structures: [] };
    return aSite(`BX-${String(index + 1).padStart(5, '0')}`, {
      structure: structures[index % structures.length] ?? 'none',
      heightFeet: 60 + ((index * 37) % 340),
      latitude: 31 + ((index * 7919) % 17_000) / 1000,
      longitude: -118 + ((index * 104_729) % 35_000) / 1000,
      state: states[Math.floor(index / 50) % states.length] ?? 'NE',
      access: accessSeasons[Math.floor(index / 11) % 13] ?? 'all-year',
      ownership: index % 3 === 0 ? 'leased' : 'owned',
    });
  });
  const items = sites.flatMap((site, index) => gearAt(site.code, kinds[index % kinds.length]?.gear ?? {}));
  return { version: 1, sites: [...sites, aCoreSite()], items: [...items, ...gearAt('CORE', coreGear)] };
}
