import { isInUnitedStates, states } from '../geography.ts';
import type { ColumnKey } from './column-key.ts';
import { readCoordinate, readCoordinatePair } from './read-coordinates.ts';

const decimals = /^-?\d{1,3}[.,]\d{3,}$/;
const detectors: readonly (readonly [ColumnKey, readonly ColumnKey[], (value: string) => boolean])[] = [
  ['site.coordinates', ['site.latitude', 'site.longitude', 'site.coordinates'], isPair],
  ['site.latitude', ['site.latitude', 'site.coordinates'], isLatitude],
  ['site.longitude', ['site.longitude', 'site.coordinates'], isLongitude],
  ['site.state', ['site.state'], (value) => states[value.toUpperCase()] !== undefined],
  ['item.maker', ['item.maker'], (value) => /^(?:huawei|zte)\b/i.test(value) && !/\d/.test(value)],
];

/** What a column without a telling header holds, when all its values look like it and no other column holds it; undefined when unsure. */
export function guessByContent(values: readonly string[], taken: ReadonlySet<ColumnKey>): ColumnKey | undefined {
  const filled = values.filter((value) => value !== '');
  if (filled.length < 2) return undefined;
  return detectors.find(([, clashes, looksRight]) => !clashes.some((key) => taken.has(key)) && filled.every(looksRight))?.[0];
}

function isPair(value: string): boolean {
  const pair = /\d[.,]?\d*.*[,;\s].*\d/.test(value) ? readCoordinatePair(value).value : undefined;
  return pair !== undefined && !Number.isInteger(pair.latitude) && isInUnitedStates(pair);
}

function isLatitude(value: string): boolean {
  const degrees = decimals.test(value) || /[NS]/i.test(value) ? readCoordinate(value, 'latitude').value : undefined;
  return degrees !== undefined && degrees >= 17 && degrees <= 72;
}

function isLongitude(value: string): boolean {
  const degrees = decimals.test(value) || /[EW]/i.test(value) ? readCoordinate(value, 'longitude').value : undefined;
  return degrees !== undefined && degrees <= -64;
}
