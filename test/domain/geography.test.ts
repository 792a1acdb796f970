import { describe, expect, test } from '@jest/globals';
import { isInState, isInUnitedStates, milesBetween, states, toStateCode } from '../../server/domain/geography.ts';

const places: readonly (readonly [string, number, number])[] = [
  ['NE', 40.8136, -96.7026],
  ['CO', 39.7392, -104.9903],
  ['KY', 37.0834, -88.6001],
  ['AL', 32.3792, -86.3077],
  ['SD', 45.4647, -98.4865],
  ['AK', 61.2181, -149.9003],
  ['AK', 52.9, 173.2],
  ['HI', 21.3069, -157.8583],
  ['ME', 44.8831, -68.6719],
  ['FL', 24.5551, -81.78],
  ['WA', 48.3849, -124.62],
  ['PR', 18.4655, -66.1057],
  ['GU', 13.4443, 144.7937],
  ['AS', -14.2756, -170.702],
  ['MP', 15.1778, 145.7508],
  ['VI', 18.3419, -64.9307],
  ['DC', 38.8977, -77.0365],
  ['TX', 25.9017, -97.4975],
];

describe('geography', () => {
  test.each(places)('%s at %d, %d lies in its state and in the country', (state, latitude, longitude) => {
    expect(isInState({ latitude, longitude }, state)).toBe(true);
    expect(isInUnitedStates({ latitude, longitude })).toBe(true);
  });

  test('London, Beijing and Mexico City lie elsewhere', () => {
    for (const [latitude, longitude] of [
      [51.5, -0.12],
      [39.9, 116.4],
      [19.4, -99.1],
    ] as const)
      expect(isInUnitedStates({ latitude, longitude })).toBe(false);
  });

  test('every state and territory is known by code and by name, in any case', () => {
    for (const [code, name] of Object.entries(states)) {
      expect(toStateCode(code.toLowerCase())).toBe(code);
      expect(toStateCode(` ${name.toUpperCase()} `)).toBe(code);
    }
    expect(toStateCode('Ontario')).toBeUndefined();
  });

  test('Denver to Omaha is about 485 miles', () => {
    expect(milesBetween({ latitude: 39.7392, longitude: -104.9903 }, { latitude: 41.2565, longitude: -95.9345 })).toBeCloseTo(488, -1);
  });
});
