import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkCoordinates } from '../../../server/domain/inventory/check-coordinates.ts';
import { checkPlaces } from '../../../server/domain/inventory/check-places.ts';

function check(latitude: number, longitude: number, state: string | null = null) {
  return checkCoordinates({ latitude, longitude }, state)[0];
}

describe('the coordinate doctor', () => {
  test('has nothing to say about a place in its state', () => {
    expect(check(45.424444, -98.517778, 'SD')).toBeUndefined();
    expect(check(13.4443, 144.7937, 'GU')).toBeUndefined();
    expect(check(45.424444, -98.517778)).toBeUndefined();
  });

  test('refuses a longitude without its minus sign and says the exact value to type', () => {
    expect(check(45.424444, 98.517778, 'SD')).toMatchObject({ severity: 'error', code: 'longitude-sign', wanted: '-98.517778' });
    expect(check(45.424444, 98.517778)?.message).toContain('Type -98.517778.');
    expect(check(61.2181, 149.9003, 'AK')).toMatchObject({ code: 'longitude-sign', wanted: '-149.9003' });
  });

  test('refuses swapped coordinates and says both values to type', () => {
    const wanted = 'latitude 45.424444, longitude -98.517778';
    expect(check(-98.517778, 45.424444, 'SD')).toMatchObject({ severity: 'error', code: 'coordinates-swapped', wanted });
    expect(check(98.517778, 45.424444)).toMatchObject({ code: 'coordinates-swapped', wanted });
    expect(check(-98.517778, 45.424444)?.message).toContain(`Type ${wanted}.`);
  });

  test('refuses a latitude with the wrong sign', () => {
    expect(check(-45.424444, -98.517778)).toMatchObject({ severity: 'error', code: 'latitude-sign', wanted: '45.424444' });
  });

  test('refuses 0, 0 and a latitude beyond the pole', () => {
    expect(check(0, 0)).toMatchObject({ severity: 'error', code: 'coordinates-zero' });
    expect(check(120, 170)).toMatchObject({ severity: 'error', code: 'latitude-out-of-range', wanted: 'a number from -90 to 90' });
  });

  test('only doubts a place abroad or in another state', () => {
    expect(check(51.5, -0.12)).toMatchObject({ severity: 'warning', code: 'coordinates-outside-us' });
    expect(check(45.424444, -98.517778, 'NE')).toMatchObject({ severity: 'warning', code: 'coordinates-outside-state' });
    expect(check(45.424444, -98.517778, 'NE')?.message).toContain('not in Nebraska');
  });

  test('what it tells people to type is accepted when they type it', () => {
    const aPlace = fc.record({
      latitude: fc.double({ min: -180, max: 180, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(aPlace, (place) => {
        const [problem] = checkCoordinates(place, null);
        const numbers = problem?.severity === 'error' ? /latitude (\S+), longitude (\S+)$/.exec(problem.wanted ?? '') : null;
        if (numbers) expect(checkCoordinates({ latitude: Number(numbers[1]), longitude: Number(numbers[2]) }, null)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the whole network', () => {
  const sites = Array.from({ length: 30 }, (_, index) => ({
    code: `S${index}`,
    latitude: 41 + (index % 6) / 5,
    longitude: -100 - Math.floor(index / 6) / 5,
  }));

  test('raises a doubt about two sites on one spot', () => {
    const found = checkPlaces([...sites, { code: 'TWIN', latitude: 41.000001, longitude: -100 }]);
    expect(found).toMatchObject([{ code: 'TWIN', problem: { severity: 'warning', code: 'same-coordinates' } }]);
    expect(found[0]?.problem.message).toContain('same spot as S0');
  });

  test('raises a doubt about a site far from all others', () => {
    const found = checkPlaces([...sites, { code: 'FAR', latitude: 31, longitude: -100 }]);
    expect(found).toMatchObject([{ code: 'FAR', problem: { code: 'far-from-others' } }]);
    expect(found[0]?.problem.message).toMatch(/7\d\d miles/);
  });

  test('has no opinion while there are few sites, or none of them has coordinates', () => {
    expect(checkPlaces([...sites.slice(0, 5), { code: 'FAR', latitude: 31, longitude: -100 }])).toEqual([]);
    expect(checkPlaces(sites.map((site) => ({ ...site, latitude: null })))).toEqual([]);
  });
});
