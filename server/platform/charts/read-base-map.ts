import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Box, boxesMeet, grow } from './geo-box.ts';

/** Beyond this span county borders are finer than the picture. */
const widestCountyView = 14;
const cache = new Map<string, Promise<unknown>>();

/** State outlines, and county borders and names where the box is small enough to show them, from the files of `db/build-base-map.ts`. */
export async function readBaseMap(folder: string, box: Box): Promise<BaseMap> {
  const file = await readOnce<StatesFile>(join(folder, 'states.json'));
  const near = file.states.filter((state) => boxesMeet(state.box, grow(box)));
  const states = near.map(({ code, name, center, rings }) => ({
    code,
    name,
    center: toPosition(center, file),
    rings: rings.map((ring) => decodeLine(ring, file)),
  }));
  const counties = box[2] - box[0] > widestCountyView ? [] : await Promise.all(near.map(({ code }) => readCounties(folder, code)));
  return { states, counties };
}

async function readCounties(folder: string, code: string): Promise<BaseMap['counties'][number]> {
  const file = await readOnce<CountiesFile>(join(folder, 'counties', `${code}.json`));
  return {
    lines: file.lines.map((steps) => decodeLine(steps, file)),
    names: file.names.map(([x, y, name]) => ({ name, at: toPosition([x, y], file) })),
  };
}

function readOnce<T>(path: string): Promise<T> {
  const known = cache.get(path) as Promise<T> | undefined;
  if (known) return known;
  const reading = readFile(path, 'utf8').then((text) => JSON.parse(text) as T);
  cache.set(path, reading);
  reading.catch(() => cache.delete(path));
  return reading;
}

function decodeLine(steps: number[], grid: Grid): Position[] {
  const positions: Position[] = [];
  let [x, y] = [0, 0];
  for (let index = 0; index + 1 < steps.length; index += 2) {
    x += steps[index] ?? 0;
    y += steps[index + 1] ?? 0;
    positions.push(toPosition([x, y], grid));
  }
  return positions;
}

function toPosition([x, y]: Position, { scale, origin }: Grid): Position {
  return [x * scale[0] + origin[0], y * scale[1] + origin[1]];
}

/** Longitude, latitude in degrees; what lies west of the date line is below -180. */
type Position = [longitude: number, latitude: number];
export interface BaseMap {
  states: { code: string; name: string; center: Position; rings: Position[][] }[];
  counties: { lines: Position[][]; names: { name: string; at: Position }[] }[];
}
interface Grid {
  scale: Position;
  origin: Position;
}
interface StatesFile extends Grid {
  states: { code: string; name: string; box: Box; center: Position; rings: number[][] }[];
}
interface CountiesFile extends Grid {
  lines: number[][];
  names: [number, number, string][];
}
