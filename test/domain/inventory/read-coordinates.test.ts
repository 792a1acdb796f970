import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Axis, readCoordinate, readCoordinatePair } from '../../../server/domain/inventory/read-coordinates.ts';

describe('reading a coordinate', () => {
  test.each<[string, Axis, number]>([
    ['40.8136', 'latitude', 40.8136],
    ['-96.7026', 'longitude', -96.7026],
    ['−96.7026', 'longitude', -96.7026],
    ['-96,7026', 'longitude', -96.7026],
    ['40.8136°', 'latitude', 40.8136],
    ['40.8136 N', 'latitude', 40.8136],
    ['96.7026W', 'longitude', -96.7026],
    ['W96.7026', 'longitude', -96.7026],
    ['-96.7026 W', 'longitude', -96.7026],
    ['33.86 South', 'latitude', -33.86],
    [`40°48'49"N`, 'latitude', 40.813611],
    ['40°48′49″N', 'latitude', 40.813611],
    ['40º48’49”N', 'latitude', 40.813611],
    ['N 40 48 49', 'latitude', 40.813611],
    ['40-48-49.0 N', 'latitude', 40.813611],
    ['40:48:49', 'latitude', 40.813611],
    ['40 deg 48 min 49 sec N', 'latitude', 40.813611],
    ['404849N', 'latitude', 40.813611],
    ['0964209.5W', 'longitude', -96.702639],
    [`40° 48.82' N`, 'latitude', 40.813667],
    ['-96 42 09', 'longitude', -96.7025],
    ['Lat: 40.5', 'latitude', 40.5],
    ['4.08E+01', 'latitude', 40.8],
    ['0', 'latitude', 0],
  ])('“%s” as a %s is %d', (text, axis, degrees) => {
    expect(readCoordinate(text, axis).value).toBe(degrees);
  });

  test.each<[string, Axis, string]>([
    ['abc', 'latitude', 'not-a-latitude'],
    ['40.8136.5', 'latitude', 'not-a-latitude'],
    ['40 60 00', 'latitude', 'not-a-latitude'],
    ['40 10 61', 'latitude', 'not-a-latitude'],
    ['-40 N', 'latitude', 'not-a-latitude'],
    ['12 34 56 78', 'longitude', 'not-a-longitude'],
    ['98.5 W', 'latitude', 'coordinates-swapped'],
    ['45.4 N', 'longitude', 'coordinates-swapped'],
    ['45424444', 'latitude', 'latitude-out-of-range'],
    ['-198.5', 'longitude', 'longitude-out-of-range'],
  ])('“%s” as a %s is refused as %s, with what to write', (text, axis, code) => {
    const reading = readCoordinate(text, axis);
    expect(reading.value).toBeUndefined();
    expect(reading.problems[0]).toMatchObject({ severity: 'error', code });
    expect(reading.problems[0]?.message).toMatch(/Write|Put|Look/);
  });

  test('decimal degrees come back as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }), (millionths) => {
        const degrees = millionths / 1e7;
        expect(readCoordinate(String(degrees), 'longitude').value).toBe(degrees);
      }),
    );
  });

  test('degrees, minutes and seconds mean the same as decimal degrees', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 179 }), fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 599 }), (degrees, minutes, tenths) => {
        const value = readCoordinate(`${degrees}°${minutes}′${tenths / 10}″W`, 'longitude').value ?? 0;
        expect(value).toBeCloseTo(-(degrees + minutes / 60 + tenths / 36_000), 5);
      }),
    );
  });

  test('any text gets a value or a sentence, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const reading = readCoordinate(text, 'latitude');
        expect(reading.value === undefined).toBe(reading.problems.length > 0);
      }),
    );
  });
});

describe('reading two coordinates from one cell', () => {
  test.each([
    '40.8136, -96.7025',
    '40.8136,-96.7025',
    '(40.8136, -96.7025)',
    '40.8136 -96.7025',
    '40.8136; -96.7025',
    '40,8136; -96,7025',
    '40.8136 / -96.7025',
    '40.8136 N, 96.7025 W',
    'N40.8136 W96.7025',
    '40.8136N96.7025W',
    'Lat 40.8136 Long -96.7025',
  ])('“%s”', (text) => {
    expect(readCoordinatePair(text).value).toEqual({ latitude: 40.8136, longitude: -96.7025 });
  });

  test('degrees, minutes and seconds', () => {
    expect(readCoordinatePair(`40°48'49"N 96°42'09"W`).value).toEqual({ latitude: 40.813611, longitude: -96.7025 });
    expect(readCoordinatePair('40 48 49 N, 96 42 09 W').value).toEqual({ latitude: 40.813611, longitude: -96.7025 });
  });

  test.each(['40.8136', 'north of town', '1, 2, 3'])('“%s” is refused with an example', (text) => {
    expect(readCoordinatePair(text).problems[0]?.message).toContain('40.8136, -96.7026');
  });
});
