import { accept, quote, type Reading, refuse } from './reading.ts';

const limits = { latitude: 90, longitude: 180 } as const;
const examples = { latitude: '40.8136 or 40°48′49″N', longitude: '-96.7026 or 96°42′09″W' } as const;
const letters = { latitude: 'NS', longitude: 'EW' } as const;
// Seven decimals are a centimeter; more is noise of spreadsheets and would not survive a round trip through one.
const decimals = 1e7;

export type Axis = keyof typeof limits;

/**
 * One coordinate in decimal degrees from `40.8136`, `40°48'49"N`, `N 40 48.82`, `40-48-49.0 N`, `-96,7026`. A letter and a minus sign may stand
 * together when they agree. Errors: not a coordinate, beyond 180 degrees, a letter of the other axis. A latitude from 90 to 180 passes here: it may be
 * a swapped longitude, which `checkCoordinates` can tell when it sees both.
 */
export function readCoordinate(text: string, axis: Axis): Reading<number> {
  const plain = normalize(text);
  if (/^[+-]?\d+(?:\.\d+)?E[+-]?\d+$/.test(plain)) return inRange(Number(plain), text, axis);
  const letter = /[NSEW]/.exec(plain)?.[0];
  if (letter && !letters[axis].includes(letter)) {
    const other = axis === 'latitude' ? 'longitude' : 'latitude';
    return refuse({
      code: 'coordinates-swapped',
      message: `${quote(text)} is a ${other} but stands as the ${axis}. Put latitude (N or S) and longitude (E or W) in their own columns.`,
      wanted: `a ${axis}, such as ${examples[axis]}`,
    });
  }
  const size = readDegrees(plain.replace(/[NSEW]/, ' ').trim(), letter !== undefined);
  const negative = plain.includes('-') && /^-|^[NSEW]\s*-/.test(plain);
  if (size === undefined || (negative && (letter === 'N' || letter === 'E'))) return notACoordinate(text, axis);
  return inRange((negative || letter === 'S' || letter === 'W' ? -1 : 1) * size, text, axis);
}

/** Latitude and longitude from one text: `40.8136, -96.7026`, `40°48′49″N 96°42′09″W`. */
export function readCoordinatePair(text: string): Reading<{ latitude: number; longitude: number }> {
  const parts = splitPair(text);
  if (!parts) return notAPair(text);
  const latitude = readCoordinate(parts[0], 'latitude');
  const longitude = readCoordinate(parts[1], 'longitude');
  if (latitude.value !== undefined && longitude.value !== undefined) return accept({ latitude: latitude.value, longitude: longitude.value });
  const problems = [...latitude.problems, ...longitude.problems];
  // A part of the text alone would puzzle: the sentence about the whole is better.
  return problems.some((problem) => problem.code.startsWith('not-a-')) ? notAPair(text) : { value: undefined, problems: problems.slice(0, 1) };
}

function notAPair(text: string): Reading<never> {
  return refuse({
    code: 'not-coordinates',
    message: `${quote(text)} is not a pair of coordinates. Write latitude, comma, longitude, such as 40.8136, -96.7026.`,
    wanted: '40.8136, -96.7026',
  });
}

function inRange(value: number, text: string, axis: Axis): Reading<number> {
  return Math.abs(value) > 180 ? outOfRange(text, axis) : accept(Math.round(value * decimals) / decimals || 0);
}

function normalize(text: string): string {
  return text
    .replace(/[\u2212\u2013\u2014\u2010\u2011]/g, '-')
    .replace(/''|[\u2033\u201d\u201c\u02ba\u3003]/g, '"')
    .replace(/[\u2032\u2019\u2018\u02b9\u00b4`]/g, "'")
    .replace(/[\u00ba\u02da\u2218]/g, '°')
    .toUpperCase()
    .replace(/\b(?:LATITUDE|LAT|LONGITUDE|LONG|LON|LNG)\b[.:=]?/g, ' ')
    .replace(/NORTH|SOUTH|EAST|WEST/g, (word) => word.charAt(0))
    .replace(/DEGREES?|DEG\.?/g, '°')
    .replace(/MINUTES?|MIN\.?/g, "'")
    .replace(/SECONDS?|SEC\.?/g, '"')
    .trim();
}

/** Unsigned degrees from one to three numbers, or undefined. */
function readDegrees(text: string, hasLetter: boolean): number | undefined {
  const unsigned = text.replace(/^[-+]\s*/, '').trim();
  const packed = hasLetter ? /^(\d{2,3})(\d{2})(\d{2}(?:\.\d+)?)$/.exec(unsigned) : null;
  if (packed) return combine(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const match = /^(\d{1,9}(?:[.,]\d+)?)\s*°?(?:[\s:-]*(\d{1,2}(?:[.,]\d+)?)\s*'?(?:[\s:-]*(\d{1,2}(?:[.,]\d+)?)\s*"?)?)?$/.exec(unsigned);
  if (!match?.[1]) return undefined;
  const [degrees, minutes, seconds] = [match[1], match[2], match[3]].map((part) => (part === undefined ? undefined : Number(part.replace(',', '.'))));
  if (degrees === undefined) return undefined;
  if (minutes === undefined) return degrees;
  if (!Number.isInteger(degrees) || (seconds !== undefined && !Number.isInteger(minutes))) return undefined;
  // "40.8136" must not be read as 4 and 0.8136 minutes: parts need something between them.
  if (!/^\d+\s*[°\s:-]/.test(unsigned)) return undefined;
  return combine(degrees, minutes, seconds ?? 0);
}

function combine(degrees: number, minutes: number, seconds: number): number | undefined {
  return minutes < 60 && seconds < 60 ? Math.round((degrees + minutes / 60 + seconds / 3600) * 1e6) / 1e6 : undefined;
}

function splitPair(text: string): [string, string] | undefined {
  const plain = normalize(text).replace(/^[([{]|[)\]}]$/g, '');
  const separators = [/\s*[;/|]\s*/, /\s*,\s+|\s+,\s*/, /\s*,\s*/, /(?<=[NSEW])\s+/, /\s+(?=[NSEW])/, /(?<=[NS])(?=\d)/, /\s+/];
  for (const separator of separators) {
    const parts = plain.split(separator).filter((part) => part !== '');
    if (parts.length === 2 && parts[0] !== undefined && parts[1] !== undefined) return [parts[0], parts[1]];
  }
  return undefined;
}

function notACoordinate(text: string, axis: Axis): Reading<number> {
  return refuse({
    code: `not-a-${axis}`,
    message: `${quote(text)} is not a ${axis}. Write decimal degrees or degrees, minutes and seconds, such as ${examples[axis]}.`,
    wanted: `a number from -${limits[axis]} to ${limits[axis]}`,
  });
}

function outOfRange(text: string, axis: Axis): Reading<number> {
  return refuse({
    code: `${axis}-out-of-range`,
    message: `The ${axis} ${quote(text)} lies outside -${limits[axis]} to ${limits[axis]}. Look for a lost decimal point or swapped columns.`,
    wanted: `a number from -${limits[axis]} to ${limits[axis]}`,
  });
}
