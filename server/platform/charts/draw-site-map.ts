import { geoConicEqualArea, geoIdentity, geoPath } from 'd3-geo';
import type { Drawing, Shape } from './drawing.ts';
import { type Box, boxAround, mapSize, westward } from './geo-box.ts';
import { palette } from './palette.ts';
import type { BaseMap } from './read-base-map.ts';
import { rect, round, text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const { width, height } = mapSize;
const nameSize = 10;
/** Border points nearer than this to the last one kept are left out. */
const detail = 0.6;
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
      rect([0, 0], [width, height], { fill: palette.water }),
      ...pathOf(
        'Polygon',
        baseMap.states.flatMap((state) => state.rings),
        { project, fill: palette.land, stroke: palette.state, width: 1.2 },
      ),
      ...pathOf(
        'LineString',
        baseMap.counties.flatMap((county) => county.lines),
        { project, stroke: palette.county, width: 0.8 },
      ),
      ...drawNames(baseMap, visible, project),
      ...drawSymbols(visible, sites.length),
    ],
  };
}

function projectionFor([west, south, east, north]: Box): Project {
  const middle = (west + east) / 2;
  const projection = geoConicEqualArea()
    .rotate([-middle, 0])
    .center([0, (south + north) / 2])
    .parallels([south + (north - south) / 6, north - (north - south) / 6]);
  const along = [0, 0.25, 0.5, 0.75, 1].map((share) => west + share * (east - west));
  const coordinates = along.flatMap((longitude) => [
    [longitude, south],
    [longitude, north],
  ]);
  projection.fitExtent(
    [
      [0, 0],
      [width, height],
    ],
    { type: 'MultiPoint', coordinates },
  );
  return (position) => projection(position) ?? [Number.NaN, Number.NaN];
}

/** Projected first and clipped flat, so that the winding of a ring does not matter. */
function pathOf(type: 'Polygon' | 'LineString', lines: Position[][], { project, ...style }: PathStyle): Shape[] {
  const clip = geoIdentity().clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
  const toPath = geoPath(clip).digits(1);
  const d = lines
    .map((line) => simplify(line.map(project)))
    .filter((line) => line.length > 1)
    .map((line) => toPath(type === 'Polygon' ? { type, coordinates: [line] } : { type, coordinates: line }) ?? '')
    .join('');
  return d === '' ? [] : [{ kind: 'path', d, ...style }];
}

function simplify(line: Position[]): Position[] {
  const kept: Position[] = [];
  let last: Position | undefined;
  line.forEach((position, index) => {
    const near = last && Math.hypot(position[0] - last[0], position[1] - last[1]) < detail;
    if (near && index < line.length - 1) return;
    kept.push(position);
    last = position;
  });
  return kept;
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

/** A name is set where it touches no other name and no site. */
function drawNames(baseMap: BaseMap, sites: Placed[], project: Project): Shape[] {
  const counties = baseMap.counties.flatMap((state) => state.names).map(({ name, at }) => ({ name, at: project(at) }));
  const names = counties.length > 0 ? counties : baseMap.states.map(({ code, center }) => ({ name: code, at: project(center) }));
  const taken: Place[] = sites.length > manySites ? [] : sites.map(({ at: [x, y] }) => ({ left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 }));
  const inside = names.filter(({ at: [x, y] }) => x > 0 && x < width && y > 0 && y < height);
  if (inside.length > 140) return [];
  return inside.flatMap(({ name, at: [x, y] }) => {
    const half = textWidth(name, nameSize) / 2 + 2;
    const place = { left: x - half, right: x + half, top: y - 7, bottom: y + 5 };
    const free = place.left > 0 && place.right < width && place.top > 0 && place.bottom < height && !taken.some((other) => overlap(place, other));
    if (!free) return [];
    taken.push(place);
    return [text([x, y + 3], name, { size: nameSize, anchor: 'middle', fill: palette.mapName })];
  });
}

function overlap(a: Place, b: Place): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
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

type Position = [number, number];
type Project = (position: Position) => Position;
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
interface Place {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
interface PathStyle {
  project: Project;
  stroke: string;
  width: number;
  fill?: string;
}
