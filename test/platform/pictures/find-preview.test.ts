import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findPreview } from '../../../server/platform/pictures/find-preview.ts';
import { jpegOf, pngOf, smallJpeg, webpOf } from './pictures.ts';

const jpeg = 'image/jpeg';
const png = 'image/png';

describe('a photo', () => {
  test.each(['big', 'little'] as const)('shows the small picture that its camera stored, turned upright (%s-endian)', (order) => {
    for (const [orientation, turn] of [
      [1, 0],
      [3, 180],
      [6, 90],
      [8, 270],
      [2, 0],
    ] as const) {
      const photo = jpegOf({ width: 4032, height: 3024, exif: { orientation, stored: smallJpeg(160, 120), order } });
      expect(findPreview(photo, { byteLength: 4_000_000, mediaType: jpeg })).toEqual({ kind: 'stored', bytes: smallJpeg(160, 120), turn });
    }
  });

  test('without one is shown whole where it is small in bytes and in pixels, and else not at all', () => {
    const of = (width: number, height: number, byteLength: number) => findPreview(jpegOf({ width, height }), { byteLength, mediaType: jpeg });
    expect(of(800, 600, 90_000)).toEqual({ kind: 'whole' });
    expect(of(800, 600, 900_000)).toBeNull();
    expect(of(30_000, 30_000, 90_000)).toBeNull();
    expect(of(0, 600, 90_000)).toBeNull();
  });

  test('whose stored picture is huge, broken off or none is not trusted with it', () => {
    const photo = (stored: Buffer, says = stored.length) =>
      findPreview(jpegOf({ width: 4032, height: 3024, exif: { orientation: 1, stored, says, order: 'big' } }), {
        byteLength: 4_000_000,
        mediaType: jpeg,
      });
    expect(photo(smallJpeg(20_000, 20_000))).toBeNull();
    expect(photo(smallJpeg(160, 120), 9_000_000)).toBeNull();
    expect(photo(Buffer.from('<svg onload=alert(1)>'))).toBeNull();
  });
});

describe('other pictures', () => {
  test('are shown whole where their head says that they are small', () => {
    expect(findPreview(pngOf(640, 480), { byteLength: 40_000, mediaType: png })).toEqual({ kind: 'whole' });
    expect(findPreview(pngOf(50_000, 50_000), { byteLength: 40_000, mediaType: png })).toBeNull();
    for (const kind of ['VP8 ', 'VP8L', 'VP8X'] as const) {
      expect(findPreview(webpOf(kind, 640, 480), { byteLength: 40_000, mediaType: 'image/webp' })).toEqual({ kind: 'whole' });
    }
    expect(findPreview(webpOf('VP8X', 16_000, 16_000), { byteLength: 40_000, mediaType: 'image/webp' })).toBeNull();
  });

  test('of any other type have no preview, whatever their bytes say', () => {
    for (const mediaType of ['image/svg+xml', 'application/pdf', 'text/plain'])
      expect(findPreview(pngOf(10, 10), { byteLength: 100, mediaType })).toBeNull();
  });
});

test('no bytes at all make it throw, and a stored picture is always a small part of the file', () => {
  const start = fc.constantFrom(
    Buffer.from('ffd8', 'hex'),
    jpegOf({ width: 9, height: 9, exif: { orientation: 6, stored: smallJpeg(9, 9), order: 'little' } }),
    pngOf(9, 9),
  );
  fc.assert(
    fc.property(
      start,
      fc.uint8Array({ maxLength: 200 }),
      fc.nat({ max: 200 }),
      fc.constantFrom(jpeg, png, 'image/webp'),
      (head, noise, at, mediaType) => {
        const bytes = Buffer.concat([head.subarray(0, at), Buffer.from(noise)]);
        const preview = findPreview(bytes, { byteLength: bytes.length, mediaType });
        if (preview?.kind === 'stored') expect(bytes.includes(preview.bytes)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
});
