import type { Drawing, Shape } from './drawing.ts';
import { boxAround, mapSize, westward } from './geo-box.ts';
import { drawGround, drawNames, type Position, projectionFor } from './map-ground.ts';
import { palette } from './palette.ts';
import type { BaseMap } from './read-base-map.ts';
import { round } from './shapes.ts';

const { width, height } = mapSize;
/** With more sites than this, those that fall on the same spot of the picture are drawn once, with short paths. */
const manySites = 1500;
const spot = 4;
const statuses: readonly SiteStatus[] = ['none', 'covered', 'boundary', 'to-resolve'];

/** Sites over state and county lines: the map for pages without JavaScript and for paper. Shape tells the status as well as color does. */
export function drawSiteMap(sites: MappedSite[], baseMap: BaseMap, words: { title: string; description: string }): Drawing {
  const project = projectionFor(boxAround(sites));
  const placed = sites.map(({ latitude, longitude, status }): Placed => ({ at: project([westward(longitude), latitude]), status }));
  const visible = thin(placed);
  return {
    width,
    height,
    ...words,
    shapes: [
      ...drawGround(baseMap, project),
      ...drawNames(baseMap, sites.length > manySites ? [] : visible.map(({ at: [x, y] }) => around(x, y)), project),
      ...drawSymbols(visible, sites.length),
    ],
  };
}

function around(x: number, y: number) {
  return { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 };
}

/** Of many sites on one spot the one that asks for most attention stays. */
function thin(placed: Placed[]): Placed[] {
  if (placed.length <= manySites) return placed;
  const spots = new Map<string, Placed>();
  for (const site of placed) {
    const [x, y] = [Math.round(site.at[0] / spot), Math.round(site.at[1] / spot)];
    const known = spots.get(`${x} ${y}`);
    if (!known || statuses.indexOf(known.status) < statuses.indexOf(site.status))
      spots.set(`${x} ${y}`, { at: [x * spot, y * spot], status: site.status });
  }
  return [...spots.values()];
}

function drawSymbols(sites: Placed[], count: number): Shape[] {
  const radius = count > 250 ? 3.2 : 4.5;
  return statuses.flatMap((status): Shape[] => {
    const d = sites
      .filter((site) => site.status === status)
      .map(({ at }) => (count > manySites ? dotPath(status, at) : symbolPath(status, at, radius)))
      .join('');
    if (d === '') return [];
    const hollow = status === 'none';
    const color = hollow ? { fill: palette.paper, stroke: palette.inkSoft, width: 1.5 } : { fill: colorOf(status), stroke: palette.paper, width: 1 };
    return [{ kind: 'path', d, ...color, ...(count > manySites ? { width: 0.5 } : {}) }];
  });
}

function symbolPath(status: SiteStatus, [x, y]: Position, r: number): string {
  if (status === 'boundary') return `M${round(x - r)},${round(y - r)}h${2 * r}v${2 * r}h${-2 * r}z`;
  if (status === 'to-resolve') return `M${round(x)},${round(y - 1.3 * r)}l${round(1.3 * r)},${round(2.3 * r)}h${round(-2.6 * r)}z`;
  return `M${round(x - r)},${round(y)}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0z`;
}

/** At two units a diamond reads as a dot, in half the bytes. */
function dotPath(status: SiteStatus, [x, y]: Position): string {
  if (status === 'boundary') return `M${x - 2},${y - 2}h4v4h-4z`;
  return status === 'to-resolve' ? `M${x},${y - 3}l3,5h-6z` : `M${x - 2},${y}l2-2 2 2-2 2z`;
}

function colorOf(status: SiteStatus): string {
  if (status === 'boundary') return palette.warn;
  return status === 'to-resolve' ? palette.stop : palette.accent;
}

type SiteStatus = 'covered' | 'boundary' | 'to-resolve' | 'none';
interface MappedSite {
  latitude: number;
  longitude: number;
  status: SiteStatus;
}
interface Placed {
  at: Position;
  status: SiteStatus;
}
