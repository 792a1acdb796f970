import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { states } from '../server/domain/geography.ts';

// Makes public/base-map from the npm package us-atlas (US Census Bureau borders, 1:10,000,000, public domain):
// `npx tsx db/build-base-map.ts`. Positions stay on the package's own grid, each line as differences between neighbors.
const source = new URL('../node_modules/us-atlas/counties-10m.json', import.meta.url);
const target = new URL('../public/base-map/', import.meta.url);

const atlas = JSON.parse(readFileSync(source, 'utf8')) as Atlas;
const grid = gridOf(atlas);
const codes = new Map(Object.entries(states).map(([code, name]) => [name, code]));
const countyFeatures = feature(atlas, atlas.objects.counties).features;

rmSync(target, { recursive: true, force: true });
mkdirSync(new URL('counties/', target), { recursive: true });

const outlines = feature(atlas, atlas.objects.states).features.map((state) => {
  const polygons = polygonsOf(state.geometry);
  const rings = polygons.flat();
  const name = state.properties.name;
  const code = codes.get(name.replace('Commonwealth of the ', '').replace('United States', 'U.S.'));
  if (!code) throw new Error(`No postal code for ${name}`);
  return { code, fips: String(state.id), name, box: boxOf(rings.flat()), center: centerOf(polygons), rings: rings.map(encodeLine) };
});
outlines.sort((a, b) => (a.code < b.code ? -1 : 1));

for (const { code, fips } of outlines) {
  const inside = (county: { id?: string | number | undefined }) => String(county.id).startsWith(fips);
  const borders = mesh(atlas, atlas.objects.counties, (a, b) => a !== b && inside(a) && inside(b));
  const names = countyFeatures.filter(inside).map((county) => {
    return [...centerOf(polygonsOf(county.geometry)), county.properties.name];
  });
  write(`counties/${code}.json`, { ...grid, lines: borders.coordinates.map(encodeLine), names });
}
write('states.json', { ...grid, states: outlines.map(({ code, name, box, center, rings }) => ({ code, name, box, center, rings })) });

function gridOf({ transform }: Atlas): { scale: Position; origin: Position } {
  if (!transform) throw new Error('us-atlas is expected to be quantized');
  return { scale: [transform.scale[0], transform.scale[1]], origin: [transform.translate[0], transform.translate[1]] };
}

function polygonsOf(geometry: GeoJSON.Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates.map(asPositions)];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.map((polygon) => polygon.map(asPositions));
  throw new Error(`No outline in a ${geometry.type}`);
}

function asPositions(ring: number[][]): Position[] {
  return ring.map(([longitude = 0, latitude = 0]) => [longitude, latitude]);
}

/** Guam and the western Aleutians lie beyond 180°: they are set on the same side of the Pacific as the rest, at -187° and so on. */
function west(longitude: number): number {
  return longitude > 100 ? longitude - 360 : longitude;
}

function toGrid([longitude, latitude]: Position): Position {
  return [Math.round((west(longitude) - grid.origin[0]) / grid.scale[0]), Math.round((latitude - grid.origin[1]) / grid.scale[1])];
}

function encodeLine(line: number[][]): number[] {
  let [lastX, lastY] = [0, 0];
  const steps = [];
  for (const position of asPositions(line)) {
    const [x, y] = toGrid(position);
    if (steps.length > 0 && x === lastX && y === lastY) continue;
    steps.push(x - lastX, y - lastY);
    [lastX, lastY] = [x, y];
  }
  return steps;
}

function boxOf(positions: Position[]): number[] {
  const longitudes = positions.map(([longitude]) => west(longitude));
  const latitudes = positions.map(([, latitude]) => latitude);
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)].map((value) => Number(value.toFixed(2)));
}

/** Where a name is set: the middle of the largest part. */
function centerOf(polygons: Position[][][]): Position {
  const outer = polygons.map((polygon) => polygon[0] ?? []);
  return toGrid(centroidOf(outer.reduce((best, ring) => (areaOf(ring) > areaOf(best) ? ring : best), outer[0] ?? [])));
}

function areaOf(ring: Position[]): number {
  return Math.abs(ring.reduce((sum, [x, y], index) => sum + crossOf([x, y], ring[index + 1] ?? ring[0] ?? [x, y]), 0) / 2);
}

function centroidOf(ring: Position[]): Position {
  let [sumX, sumY, sum] = [0, 0, 0];
  ring.forEach(([x, y], index) => {
    const next = ring[index + 1] ?? ring[0] ?? [x, y];
    const cross = crossOf([x, y], next);
    sumX += (x + next[0]) * cross;
    sumY += (y + next[1]) * cross;
    sum += cross;
  });
  return [sumX / (3 * sum), sumY / (3 * sum)];
}

function crossOf([x1, y1]: Position, [x2, y2]: Position): number {
  return x1 * y2 - x2 * y1;
}

function write(name: string, value: unknown): void {
  writeFileSync(new URL(name, target), `${JSON.stringify(value)}\n`);
}

type Position = [number, number];
type Atlas = Topology<{ counties: GeometryCollection<{ name: string }>; states: GeometryCollection<{ name: string }> }>;
