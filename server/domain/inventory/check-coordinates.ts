import { isInState, isInUnitedStates, type Place, states } from '../geography.ts';
import type { Problem } from './reading.ts';

/**
 * The coordinate doctor: finds out-of-range, swapped and signless coordinates and says the exact values to type, and doubts places outside the
 * United States or the stated state. It never corrects by itself. Both coordinates in decimal degrees, up to 180 either way.
 */
export function checkCoordinates(place: Place, state: string | null): Problem[] {
  const { latitude, longitude } = place;
  if (latitude === 0 && longitude === 0) {
    return [
      {
        severity: 'error',
        code: 'coordinates-zero',
        message: 'The coordinates 0, 0 lie in the sea off Africa. Write the real ones, or leave both blank while they are not known.',
        wanted: 'real coordinates or none',
      },
    ];
  }
  if (isHome(place, state)) return [];
  const candidates = corrections(place);
  const better = candidates.find((candidate) => isHome(candidate.place, state));
  // A place in another state is only doubted, not refused: its own coordinates are possible.
  if (isInUnitedStates(place)) return [outsideState(place, state ?? '', better)];
  const best = better ?? candidates.find((candidate) => isInUnitedStates(candidate.place));
  if (best) return [correction(best, place)];
  if (Math.abs(latitude) > 90) {
    return [
      {
        severity: 'error',
        code: 'latitude-out-of-range',
        message: `The latitude ${latitude} lies outside -90 to 90. Look for a lost decimal point or swapped columns.`,
        wanted: 'a number from -90 to 90',
      },
    ];
  }
  return [outsideCountry(place)];
}

/** In the stated state, or in the United States when none is stated. */
function isHome(place: Place, state: string | null): boolean {
  return isInUnitedStates(place) && (state === null || isInState(place, state));
}

/** Corrections worth proposing, likeliest slip first. */
function corrections({ latitude, longitude }: Place): Correction[] {
  return [
    { slip: 'sign', place: { latitude, longitude: -longitude } },
    { slip: 'swap', place: { latitude: longitude, longitude: latitude } },
    { slip: 'swap', place: { latitude: longitude, longitude: -latitude } },
    { slip: 'swap', place: { latitude: -longitude, longitude: latitude } },
    { slip: 'sign', place: { latitude: -latitude, longitude } },
    { slip: 'sign', place: { latitude: -latitude, longitude: -longitude } },
  ];
}

function correction({ slip, place }: Correction, found: Place): Problem {
  const wanted = `latitude ${place.latitude}, longitude ${place.longitude}`;
  if (slip === 'swap') {
    return {
      severity: 'error',
      code: 'coordinates-swapped',
      message: `Latitude ${found.latitude} and longitude ${found.longitude} look swapped. Type ${wanted}.`,
      wanted,
    };
  }
  const axis = place.longitude === found.longitude ? 'latitude' : 'longitude';
  return {
    severity: 'error',
    code: `${axis}-sign`,
    message:
      axis === 'longitude'
        ? `The longitude ${found.longitude} lacks its minus sign: places in the United States lie west of Greenwich. Type ${place.longitude}${
            place.latitude === found.latitude ? '' : `, and latitude ${place.latitude}`
          }.`
        : `The latitude ${found.latitude} has the wrong sign. Type ${place.latitude}.`,
    wanted: place.latitude !== found.latitude && axis === 'longitude' ? wanted : String(place[axis]),
  };
}

function outsideState(place: Place, state: string, better: Correction | undefined): Problem {
  const name = states[state] ?? state;
  return {
    severity: 'warning',
    code: 'coordinates-outside-state',
    message: `${place.latitude}, ${place.longitude} is not in ${name}. Check the coordinates and the state.`,
    wanted: better ? `${better.place.latitude}, ${better.place.longitude} would be` : `a place in ${name}`,
  };
}

function outsideCountry(place: Place): Problem {
  return {
    severity: 'warning',
    code: 'coordinates-outside-us',
    message: `${place.latitude}, ${place.longitude} is outside the United States and its territories. Check both numbers and their signs.`,
    wanted: 'a place in the United States',
  };
}

interface Correction {
  slip: 'sign' | 'swap';
  place: Place;
}
