import type { AccessSeason } from '../../server/domain/inventory/site.ts';
import { randomStream } from '../../server/domain/random.ts';
import type { WorkKind, WorkProgram } from '../../server/domain/schedule/work-packages.ts';

const sitesPerCluster = 9;
const kinds: readonly WorkKind[] = ['tower', 'tower', 'tower', 'tower', 'tower', 'light', 'indoor'];
const seasons: readonly AccessSeason[] = ['all-year', 'all-year', 'all-year', 'no-winter', 'summer-only'];

/** The work of an invented network from a seed: sites in clusters over some hundred miles of plains and mountains, most of them towers. */
export function inventProgram(sites: number, seed: number): WorkProgram {
  const random = randomStream(seed, 'invented program');
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const spread = 1.2 + Math.sqrt(sites) / 8;
  const around = (middle: number, width: number): number => middle + (random() - 0.5) * width;
  const clusters = Array.from({ length: Math.ceil(sites / sitesPerCluster) }, () => ({
    latitude: around(40, spread),
    longitude: around(-104, spread * 1.3),
    season: pick(seasons),
    elevationFeet: Math.round(around(6_000, 6_000)),
  }));
  const packages = Array.from({ length: sites }, (_, index) => {
    const cluster = clusters[Math.floor(index / sitesPerCluster)];
    const work = pick(kinds);
    return {
      siteCode: `HP-${String(index + 1).padStart(4, '0')}`,
      work,
      onTower: work === 'tower',
      season: cluster?.season ?? 'all-year',
      latitude: around(cluster?.latitude ?? 40, 0.35),
      longitude: around(cluster?.longitude ?? -104, 0.45),
      devices: 0,
      core: index === 0,
      controller: false,
      microwave: work === 'tower',
      state: 'CO',
      heightFeet: work === 'tower' ? Math.round(around(220, 240)) : 40,
      elevationFeet: cluster?.elevationFeet ?? 5_000,
    };
  });
  return { packages, radio: true, core: true };
}
