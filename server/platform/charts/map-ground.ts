import { geoConicEqualArea, geoIdentity, geoPath } from 'd3-geo';
import type { Shape } from './drawing.ts';
import { type Box, mapSize } from './geo-box.ts';
import { palette } from './palette.ts';
import type { BaseMap } from './read-base-map.ts';
import { rect, text } from './shapes.ts';
import { textWidth } from './text-width.ts';

const { width, height } = mapSize;
const nameSize = 10;
/** Border points nearer than this to the last one kept are left out. */
const detail = 0.6;

/** Where a longitude and latitude lie in the picture of the box. */
export function projectionFor([west, south, east, north]: Box): Project {
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

/** Land, state lines and county lines. */
export function drawGround(baseMap: BaseMap, project: Project): Shape[] {
  return [
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
  ];
}

/** Names of counties, or of states where counties are too fine: each where it touches no other name and nothing that is taken. */
export function drawNames(baseMap: BaseMap, occupied: readonly Place[], project: Project): Shape[] {
  const counties = baseMap.counties.flatMap((state) => state.names).map(({ name, at }) => ({ name, at: project(at) }));
  const names = counties.length > 0 ? counties : baseMap.states.map(({ code, center }) => ({ name: code, at: project(center) }));
  const taken: Place[] = [...occupied];
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

export type Position = [number, number];
type Project = (position: Position) => Position;

/** A box of the picture that no name may touch. */
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
